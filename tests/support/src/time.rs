//! The client's time, moved by hand.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use keywright::{Clock, Environment, Timestamp};

/// The client's time.
pub(crate) struct Time(Arc<AtomicI64>);

struct Moved(Arc<AtomicI64>);

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_milliseconds(self.0.load(Ordering::SeqCst))
    }
}

impl Time {
    /// When every test begins: 2026-01-01T00:00:00Z, in milliseconds since 1970.
    pub(crate) const START: i64 = 1_767_225_600_000;

    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicI64::new(Self::START)))
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.0.fetch_add(
            i64::try_from(by.as_millis()).unwrap_or(i64::MAX),
            Ordering::SeqCst,
        );
    }

    pub(crate) fn environment(&self) -> Environment {
        Environment {
            clock: Arc::new(Moved(self.0.clone())),
            ..Environment::tokio()
        }
    }
}
