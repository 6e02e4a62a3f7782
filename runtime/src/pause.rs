//! When not to ask the provider again: after a failure, after an answer that brought nothing
//! newer, and after a rejection of what had only just been issued.

use std::time::Duration;

use crate::{Error, ErrorKind, Now, clock::Deadline};

const FIRST: Duration = Duration::from_millis(250);
const LONGEST: Duration = Duration::from_secs(60);
/// After an error that does not pass by itself. Asking again with the same password changes
/// nothing, and some providers lock the account.
const LASTING: Duration = Duration::from_secs(5);

/// A time without attempts.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub(crate) struct Pause {
    until: Option<Deadline>,
    error: Option<Error>,
    /// How many attempts in a row were of no use.
    useless: u32,
}

impl Pause {
    pub(crate) fn holds(&self, now: Now) -> bool {
        self.until.is_some_and(|it| !it.passed(now.monotonic))
    }

    /// The error that all callers share while the pause lasts.
    pub(crate) fn error(&self, now: Now) -> Option<&Error> {
        self.error.as_ref().filter(|_| self.holds(now))
    }

    pub(crate) fn failed(&mut self, now: Now, error: Error) {
        let passes = error.is_temporary() || error.kind() == ErrorKind::Store;
        let least = if passes { FIRST } else { LASTING };
        let wait = error
            .retry_after()
            .unwrap_or_default()
            .max(self.next(least));
        self.until = Some(now.after(wait));
        self.error = Some(error);
    }

    /// Ahead of expiry, wait. Nobody is refused meanwhile.
    pub(crate) fn nothing_newer(&mut self, now: Now) {
        self.until = Some(now.after(self.next(FIRST)));
        self.error = None;
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    fn next(&mut self, least: Duration) -> Duration {
        let wait = doubled(FIRST, self.useless).max(least);
        self.useless = self.useless.saturating_add(1);
        wait
    }
}

/// The age below which a rejected credential is kept, after so many rejections in a row.
///
/// Some providers answer 403 both to an expired token and to a call that is not allowed. A new
/// token does not help the latter, and must not be fetched for every such call.
pub(crate) fn least_age(rejections: u32) -> Duration {
    match rejections.checked_sub(1) {
        None => Duration::ZERO,
        Some(before) => doubled(Duration::from_secs(1), before),
    }
}

fn doubled(first: Duration, times: u32) -> Duration {
    let factor = 1_u32.checked_shl(times).unwrap_or(u32::MAX);
    first.saturating_mul(factor).min(LONGEST)
}
