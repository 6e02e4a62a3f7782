//! Time, as two clocks that are read together.
//!
//! The monotonic clock stops while a machine is suspended; the wall clock is stepped by people
//! and by daemons. A deadline has passed when either of them says so, hence an error of one clock
//! leads to an early renewal and never to a late one.

use std::time::Duration;

use crate::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// What both clocks say.
    fn now(&self) -> Now;
}

/// What both clocks say at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The time since an origin of the clock's own choice. It never goes back.
    pub monotonic: Duration,
    /// The date and time of day.
    pub wall: Timestamp,
}

impl Now {
    /// The deadline so much later.
    pub(crate) fn after(self, length: Duration) -> Deadline {
        Deadline {
            monotonic: self.monotonic.saturating_add(length),
            wall: self.wall.saturating_add(length),
        }
    }

    /// The time since an earlier moment, by the clock that saw more of it pass.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        let monotonic = self.monotonic.saturating_sub(earlier.monotonic);
        monotonic.max(self.wall.saturating_since(earlier.wall))
    }
}

/// A moment that passes once either clock has reached it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Deadline {
    monotonic: Duration,
    wall: Timestamp,
}

impl Deadline {
    /// Whether it has passed.
    pub(crate) fn passed(self, now: Now) -> bool {
        now.monotonic >= self.monotonic || now.wall >= self.wall
    }

    /// Whether it is at least as late as another, by both clocks.
    pub(crate) fn reaches(self, other: Self) -> bool {
        self.monotonic >= other.monotonic && self.wall >= other.wall
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
    fn either_clock_ends_a_deadline() {
        let deadline = at(100, 1_000).after(Duration::from_secs(60));
        assert!(!deadline.passed(at(159, 1_059)));
        assert!(
            deadline.passed(at(160, 900)),
            "the wall clock was set back; the other one counts on"
        );
        assert!(
            deadline.passed(at(101, 1_060)),
            "the machine slept; the wall clock knows"
        );
    }

    #[test]
    fn nothing_overflows() {
        let deadline = at(100, i64::MAX / 1000).after(Duration::MAX);
        assert!(!deadline.passed(at(u64::MAX / 2, 0)));
    }
}
