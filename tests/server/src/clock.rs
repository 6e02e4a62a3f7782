//! The server's time is a value, so that a test can move it and nothing has to sleep.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;

/// What the server takes for the time: the system's, or one that tests move.
#[derive(Clone, Debug)]
pub struct Clock {
    // Milliseconds since 1970 where the clock is a test's; absent where it is the system's.
    manual: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self { manual: None }
    }

    /// A time that stands still until it is moved; given in milliseconds since 1970.
    pub fn manual(start: i64) -> Self {
        Self {
            manual: Some(Arc::new(AtomicI64::new(start))),
        }
    }

    /// Moves the time on. The system's time cannot be moved, so it then does nothing.
    pub fn advance(&self, by: Duration) {
        if let Some(now) = &self.manual {
            now.fetch_add(
                i64::try_from(by.as_millis()).unwrap_or(i64::MAX),
                Ordering::SeqCst,
            );
        }
    }

    /// Milliseconds since 1970.
    pub fn now(&self) -> i64 {
        match &self.manual {
            Some(now) => now.load(Ordering::SeqCst),
            None => Timestamp::now().as_millisecond(),
        }
    }
}

/// An instant as RFC 3339 writes it.
pub(crate) fn rfc3339(milliseconds: i64) -> String {
    instant(milliseconds).to_string()
}

/// An instant as the header `Date` writes it (RFC 9110 section 5.6.7).
pub(crate) fn http_date(milliseconds: i64) -> String {
    jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&instant(milliseconds))
        .unwrap_or_else(|_| "Thu, 01 Jan 1970 00:00:00 GMT".to_owned())
}

fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
