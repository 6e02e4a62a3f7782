//! Whole lives of credentials against a provider that misbehaves.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};

use crate::Verdict;
use crate::cargo::{LEAN, cargo};
use crate::house::House;
use crate::terminal::say;

const EXAMPLES: &str = "Examples:
  cargo xtask soak runtime                      a thousand lives, other ones each time
  cargo xtask soak runtime --runs 1 --seed 42   one life again, as it was";

/// Live credentials through every fault of a provider
///
/// Every fault, every kind of scheme, one caller, eight and a thousand: no token may be lost, none
/// fetched twice, no secret shown. The first life that goes wrong ends it, and names the command
/// that repeats it.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How many lives
    #[arg(long, value_name = "N", default_value_t = 1000)]
    runs: u64,
    /// The seed of the first life; those after it count on. By the clock unless given
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// Runs the test that lives them, for longer than tests do.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let by_clock = || {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        since.unwrap_or_default().as_secs()
    };
    let seed = arguments.seed.unwrap_or_else(by_clock);
    say!("{} lives, from seed {seed}", arguments.runs);
    let test = [
        "test",
        "--quiet",
        "--package",
        "keywright",
        "--test",
        "faults",
    ];
    let status = cargo(house, test)
        .args(LEAN)
        .args(["soak", "--", "--nocapture"])
        .env("KEYWRIGHT_SOAK_RUNS", arguments.runs.to_string())
        .env("KEYWRIGHT_SOAK_SEED", seed.to_string())
        .env("RUST_BACKTRACE", "0")
        .status()
        .context("cannot start cargo")?;
    Ok(match status.code() {
        Some(0) => Verdict::Clean,
        Some(101) => Verdict::Findings,
        _ => Verdict::Unusable,
    })
}
