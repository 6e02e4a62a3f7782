//! What every environment takes from the machine: its clocks and its random numbers.

#[cfg(feature = "blocking")]
use std::{
    sync::LazyLock,
    time::{Instant, SystemTime},
};

use super::Random;
#[cfg(feature = "blocking")]
use crate::{Clock, Now, Timestamp};
use crate::{Error, Result};

/// The machine's clocks.
#[cfg(feature = "blocking")]
pub(crate) struct Clocks;

#[cfg(feature = "blocking")]
impl Clock for Clocks {
    fn now(&self) -> Now {
        /// The monotonic clock counts from its first use.
        static ORIGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Now {
            monotonic: Instant::now().saturating_duration_since(*ORIGIN),
            wall: Timestamp::from_unix(0).saturating_add(since_1970.unwrap_or_default()),
        }
    }
}

/// The machine's random numbers.
pub(crate) struct Chance;

impl Random for Chance {
    /// A machine without random numbers loses jitter only, so the failure is not reported.
    fn next_u64(&self) -> u64 {
        getrandom::u64().unwrap_or_default()
    }

    fn unguessable(&self, bytes: &mut [u8]) -> Result<()> {
        getrandom::fill(bytes).map_err(|it| {
            let message = "this machine gives no random bytes, so no sign-in can be begun";
            Error::input(message).with_source(it)
        })
    }
}
