//! What every environment takes from the machine: its clocks and its random numbers.

use std::time::{Duration, SystemTime};

use super::Random;
use crate::{Clock, Error, Result, Timestamp};

/// The machine's clocks.
pub(crate) struct Clocks;

impl Clock for Clocks {
    fn monotonic(&self) -> Duration {
        since_origin()
    }

    fn wall(&self) -> Timestamp {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Timestamp::from_unix(0).saturating_add(since_1970.unwrap_or_default())
    }
}

/// Rust's own clock stops in suspend on these systems, and they have another that does not:
/// `CLOCK_BOOTTIME` on Linux; Apple's `CLOCK_MONOTONIC`, which is not that of Linux.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn since_origin() -> Duration {
    use rustix::time::{ClockId, clock_gettime};

    #[cfg(not(target_vendor = "apple"))]
    const CLOCK: ClockId = ClockId::Boottime;
    #[cfg(target_vendor = "apple")]
    const CLOCK: ClockId = ClockId::Monotonic;

    // Since the machine was started, so it is not negative.
    Duration::try_from(clock_gettime(CLOCK)).unwrap_or_default()
}

/// That of Windows counts on in suspend. The others are those of servers.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn since_origin() -> Duration {
    use std::{sync::LazyLock, time::Instant};

    /// It counts from its first use.
    static ORIGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    ORIGIN.elapsed()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_are_the_machines() {
        let wall = Clocks.wall();
        assert!(wall > Timestamp::from_unix(1_700_000_000), "{wall}");
        let before = Clocks.monotonic();
        std::thread::sleep(Duration::from_millis(2));
        let passed = Clocks.monotonic().saturating_sub(before);
        assert!(passed >= Duration::from_millis(2), "{passed:?}");
        assert!(passed < Duration::from_secs(60), "{passed:?}");
    }

    /// It counts what the machine slept since it was started, so it is no younger than Rust's.
    #[cfg(target_os = "linux")]
    #[test]
    fn linux_counts_the_time_asleep() {
        let uptime = std::fs::read_to_string("/proc/uptime").expect("Linux has it");
        let uptime: f64 = uptime
            .split(' ')
            .next()
            .expect("a number")
            .parse()
            .expect("seconds");
        let ours = Clocks.monotonic().as_secs_f64();
        assert!((ours - uptime).abs() < 5.0, "{ours} and {uptime}");
    }
}
