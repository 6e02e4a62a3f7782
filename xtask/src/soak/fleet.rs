//! Processes that share a store and are killed at random.

use anyhow::{Result, bail};

use super::told;
use crate::Verdict;
use crate::cargo::{WHOLE, cargo};
use crate::house::House;
use crate::terminal::say;
use crate::test::{FLEET, INSTALL, has_redis};

const EXAMPLES: &str = "Examples:
  cargo xtask soak fleet                 for ten minutes
  cargo xtask soak fleet --minutes 60    for an hour";

/// Kill processes that share a store, at random moments
///
/// Eight processes use four credentials, half of the time with a folder and half with Redis before
/// a folder, which is restarted, too. It ends with one live token for each credential, and every use
/// of a spent refresh token is one of the counted attempts after a kill.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How long
    #[arg(long, value_name = "N", default_value_t = 10.0)]
    minutes: f64,
}

/// Runs the tests that need this long.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    if !(arguments.minutes >= 1.0 && arguments.minutes.is_finite()) {
        bail!("one minute is the least: a lease has to run out in it");
    }
    if !has_redis() {
        bail!("redis-server is not installed: {INSTALL}");
    }
    say!("{} minutes of kills", arguments.minutes);
    let mut tests = cargo(house, FLEET);
    tests
        .arg("--quiet")
        .args(WHOLE)
        .args(["--", "--ignored", "soak::", "--nocapture"])
        .args(["--test-threads", "1"])
        .env("KEYWRIGHT_SOAK_MINUTES", arguments.minutes.to_string());
    told(&mut tests)
}
