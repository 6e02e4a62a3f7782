//! What a model of the life cycle writes down, in the plainest terms.

use std::time::Duration;

use super::super::Attempt;
use crate::Now;

/// What the model knows of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) generation: u64,
    /// When it was issued.
    pub(super) since: Now,
    /// When it came to us.
    pub(super) taken: Now,
    pub(super) length: Duration,
    pub(super) standing: Mine,
}

impl Token {
    /// How long it may be used.
    pub(super) fn usable(self) -> Duration {
        let skew = Duration::from_secs(10).min(self.length / 20);
        self.length.saturating_sub(skew)
    }

    /// Whether it is to be renewed ahead.
    pub(super) fn is_due(self, now: Now) -> bool {
        let margin = Duration::from_secs(300).min(self.length / 4);
        now.since(self.since) >= self.length.saturating_sub(margin)
    }

    /// Whether it ends later than another one.
    pub(super) fn outlasts(self, other: Self) -> bool {
        let end = |it: Self| it.since.monotonic + it.usable();
        end(self) > end(other)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mine {
    Good,
    Suspended,
    Rejected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Renew,
    Force,
    Close,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) attempt: Attempt,
    pub(super) purpose: Purpose,
    /// Something was rejected meanwhile.
    pub(super) doubted: bool,
}

/// A time in which no attempt may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    pub(super) since: Now,
    pub(super) length: Duration,
    /// Whether callers are refused while it lasts.
    pub(super) refuses: bool,
}
