//! What can happen to a life cycle.

use std::time::Duration;

use crate::{Error, ErrorKind, error::Parental};

/// What can happen.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    /// A caller arrives.
    Ask,
    /// One of those who wait is dropped.
    Cancel,
    /// A credential that was handed out is rejected: the newest one, or so many before it.
    Reject(usize),
    /// The running attempt brings a credential that lives so many seconds.
    Bring(u16),
    /// It brings one that a sibling has stored: so many seconds, of which so many have passed.
    Adopt(u16, u16),
    Fail(Failure),
    /// The running attempt is about to revoke what is held.
    Suspend,
    /// It has done so.
    Revoke,
    Close,
    /// Somebody signs in.
    Force,
    /// The running closing ends well.
    End,
    /// So many milliseconds pass.
    Pass(u32),
    /// The date is set ahead.
    Step(u32),
    /// The date is set back.
    SetBack(u32),
}

/// How an attempt fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// In a way that passes.
    Passing,
    /// The provider says how many seconds to wait.
    Throttled(u16),
    /// The client is wrong, or the credential is dead.
    Lasting(ErrorKind),
    /// Its runtime has ended.
    CutOff,
    Panicked,
    /// Its parent had nothing to lend.
    Parental,
}

impl Failure {
    /// The error that an attempt ends with.
    pub(super) fn error(self) -> Error {
        match self {
            Self::Passing => Error::new(ErrorKind::Unavailable, "as told"),
            Self::Throttled(seconds) => Error::new(ErrorKind::Throttled, "as told")
                .with_retry_after(Some(Duration::from_secs(seconds.into()))),
            Self::Lasting(kind) => Error::new(kind, "as told"),
            Self::CutOff => Error::new(ErrorKind::Interrupted, "as told"),
            Self::Panicked => {
                Error::new(ErrorKind::Interrupted, "as told").with_retry_after(Some(Duration::ZERO))
            }
            Self::Parental => {
                Error::new(ErrorKind::Unavailable, "as told").of_parent("parent", Parental::Failed)
            }
        }
    }

    /// The pause after it, at least, and whether callers are refused meanwhile.
    pub(super) fn pause(self) -> Option<(Duration, bool)> {
        let first = Duration::from_millis(250);
        match self {
            Self::CutOff => None,
            Self::Passing | Self::Panicked => Some((first, true)),
            Self::Parental => Some((first, false)),
            Self::Throttled(seconds) => Some((Duration::from_secs(seconds.into()), true)),
            Self::Lasting(_) => Some((Duration::from_secs(5), true)),
        }
    }
}
