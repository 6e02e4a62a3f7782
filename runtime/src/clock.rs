//! Time: one clock that measures, and one that tells the date.
//!
//! Lengths are measured by a clock that nobody steps and that counts on while a machine is
//! suspended. The date is only written down, so that another run of the program can tell how much
//! of a life has passed; it decides nothing while the program runs.

use std::time::Duration;

use crate::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The time since an origin of the clock's own choice. It never goes back, and it counts on
    /// while the machine is suspended: a credential ages in its sleep. A clock that does not
    /// serves too; what it then hands out as usable may be refused, and is renewed upon that.
    fn monotonic(&self) -> Duration;

    /// The date and time of day.
    fn wall(&self) -> Timestamp;

    /// What both say.
    fn now(&self) -> Now {
        Now {
            monotonic: self.monotonic(),
            wall: self.wall(),
        }
    }
}

/// What both clocks say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The time since an origin of the clock's own choice.
    pub monotonic: Duration,
    /// The date and time of day.
    pub wall: Timestamp,
}

impl Now {
    /// The deadline so much later.
    pub(crate) fn after(self, length: Duration) -> Deadline {
        Deadline(self.monotonic.saturating_add(length))
    }

    /// The time since an earlier moment.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        self.monotonic.saturating_sub(earlier.monotonic)
    }
}

/// A moment that passes, by the clock that measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Deadline(Duration);

impl Deadline {
    /// Whether it has passed.
    pub(crate) fn passed(self, monotonic: Duration) -> bool {
        monotonic >= self.0
    }

    /// How long it is until then.
    pub(crate) fn left(self, monotonic: Duration) -> Duration {
        self.0.saturating_sub(monotonic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(monotonic: u64, wall: i64) -> Now {
        Now {
            monotonic: Duration::from_secs(monotonic),
            wall: Timestamp::from_unix(wall),
        }
    }

    #[test]
    fn the_date_ends_no_deadline() {
        let deadline = at(100, 1_000).after(Duration::from_secs(60));
        let passed = |now: Now| deadline.passed(now.monotonic);
        assert!(!passed(at(159, 1_059)));
        assert!(passed(at(160, 900)), "somebody set the date back");
        assert!(!passed(at(101, 9_000)), "somebody set the date ahead");
    }

    #[test]
    fn nothing_overflows() {
        let deadline = at(100, i64::MAX / 1000).after(Duration::MAX);
        assert!(!deadline.passed(Duration::from_secs(u64::MAX / 2)));
    }
}
