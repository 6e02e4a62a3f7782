//! How long one credential may be used, and from when on it is renewed: two thresholds.
//!
//! A margin that is longer than the life would mean a renewal for every call, so it is capped by
//! a share of the life. The jitter is drawn once for each credential; drawn for each call, the
//! earliest of many draws would always win.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use crate::{Now, Timestamp, clock::Deadline, store::Lasting};

/// A credential is renewed so long before its end, and up to half of it more by jitter.
const MARGIN: Duration = Duration::from_secs(300);
/// It is not used so shortly before its end: it would end on its way.
const SKEW: Duration = Duration::from_secs(10);

/// How long one credential may be used.
#[derive(Debug)]
pub(crate) struct Life {
    begun: Now,
    end: End,
}

#[derive(Debug)]
enum End {
    /// None that is known of.
    Open,
    At {
        renew_from: Deadline,
        usable_until: Deadline,
    },
    AfterRest {
        length: Duration,
        used: LastUse,
    },
}

/// Where a credential stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// It is used.
    Fresh,
    /// It is used while another is being obtained.
    Due,
    /// It is not used any more.
    Over,
}

impl Life {
    /// A life of which some is over already. `chance` is any random number.
    pub(super) fn new(now: Now, elapsed: Duration, lasting: Lasting, chance: u64) -> Self {
        let after = |length: Duration| now.after(length.saturating_sub(elapsed));
        let end = match lasting {
            Lasting::Never | Lasting::Unknown => End::Open,
            Lasting::For(length) => {
                let margin = MARGIN.min(length / 4);
                let jitter = part(margin / 2, chance);
                End::At {
                    renew_from: after(length.saturating_sub(margin).saturating_sub(jitter)),
                    usable_until: after(usable(length)),
                }
            }
            Lasting::Idle(length) => End::AfterRest {
                length: usable(length),
                used: LastUse::new(now, elapsed),
            },
        };
        Self { begun: now, end }
    }

    /// A life that was begun in another run of the program, or by another program.
    pub(super) fn resumed(now: Now, issued: Timestamp, lasting: Lasting, chance: u64) -> Self {
        Self::new(now, now.wall.saturating_since(issued), lasting, chance)
    }

    /// The same life, not renewed ahead: where one session must end before the next begins, there
    /// is no old one to use meanwhile.
    pub(super) fn without_margin(mut self) -> Self {
        if let End::At {
            renew_from,
            usable_until,
        } = &mut self.end
        {
            *renew_from = *usable_until;
        }
        self
    }

    /// Whether no clock needs to be read.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.end, End::Open)
    }

    /// Where it stands at a moment of the clock that measures.
    pub(super) fn phase(&self, now: Duration) -> Phase {
        match &self.end {
            End::At { usable_until, .. } if usable_until.passed(now) => Phase::Over,
            End::At { renew_from, .. } if renew_from.passed(now) => Phase::Due,
            // A use is what keeps it alive, so there is nothing to renew ahead.
            End::AfterRest { length, used } if used.age(now) >= *length => Phase::Over,
            End::Open | End::At { .. } | End::AfterRest { .. } => Phase::Fresh,
        }
    }

    /// Notes a use.
    pub(super) fn touch(&self, now: Duration) {
        if let End::AfterRest { used, .. } = &self.end {
            used.set(now);
        }
    }

    /// How long it has been held.
    pub(super) fn age(&self, now: Now) -> Duration {
        now.since(self.begun)
    }

    /// Whether it ends later than another one.
    pub(super) fn outlasts(&self, other: &Self) -> bool {
        match (&self.end, &other.end) {
            (
                End::At {
                    usable_until: mine, ..
                },
                End::At {
                    usable_until: others,
                    ..
                },
            ) => mine > others,
            _ => true,
        }
    }
}

fn usable(length: Duration) -> Duration {
    length.saturating_sub(SKEW.min(length / 20))
}

/// A random part of a length.
fn part(length: Duration, chance: u64) -> Duration {
    let milliseconds = u128::from(chance) * length.as_millis() / u128::from(u64::MAX);
    Duration::from_millis(u64::try_from(milliseconds).unwrap_or(u64::MAX))
}

/// When a credential was last used, in milliseconds, written without a lock.
#[derive(Debug)]
struct LastUse(AtomicU64);

impl LastUse {
    fn new(now: Now, elapsed: Duration) -> Self {
        Self(AtomicU64::new(milliseconds(
            now.monotonic.saturating_sub(elapsed),
        )))
    }

    fn set(&self, now: Duration) {
        self.0.fetch_max(milliseconds(now), Relaxed);
    }

    fn age(&self, now: Duration) -> Duration {
        now.saturating_sub(Duration::from_millis(self.0.load(Relaxed)))
    }
}

fn milliseconds(length: Duration) -> u64 {
    u64::try_from(length.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
