//! `cargo xtask soak`: what tests look at for seconds, for as long as one likes.

mod fleet;
mod generate;
mod oauth;
mod providers;
mod runtime;

use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};

use crate::Verdict;
use crate::house::House;

const EXAMPLES: &str = "Examples:
  cargo xtask soak generate --minutes 60        hostile texts in every place of the specs
  cargo xtask soak runtime                      a thousand lives, other ones each time
  cargo xtask soak runtime --runs 1 --seed 42   one life again, as it was
  cargo xtask soak providers --only infobip     the same for the schemes of a provider
  cargo xtask soak fleet --minutes 5            processes on one store, killed at random
  cargo xtask soak oauth --minutes 10           one sign-in to a certified server, short tokens";

/// Look for rare faults, for minutes or hours
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    Fleet(fleet::Arguments),
    Generate(generate::Arguments),
    Oauth(oauth::Arguments),
    Providers(providers::Arguments),
    Runtime(runtime::Arguments),
}

/// Soaks.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    match &arguments.what {
        What::Fleet(it) => fleet::run(house, it),
        What::Generate(it) => generate::run(house, it),
        What::Oauth(it) => oauth::run(house, it),
        What::Providers(it) => providers::run(house, it),
        What::Runtime(it) => runtime::run(house, it),
    }
}

/// Lives that follow from seeds.
#[derive(clap::Args)]
struct Lives {
    /// How many lives
    #[arg(long, value_name = "N", default_value_t = 1000)]
    runs: u64,
    /// The seed of the first life; those after it count on. By the clock unless given
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

impl Lives {
    /// The seed of the first life.
    fn seed(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let by_clock = || since.unwrap_or_default().as_secs();
        self.seed.unwrap_or_else(by_clock)
    }

    /// Runs the tests that live them, for longer than tests do.
    fn live(&self, tests: &mut Command, seed: u64) -> Result<Verdict> {
        tests
            .env("KEYWRIGHT_SOAK_RUNS", self.runs.to_string())
            .env("KEYWRIGHT_SOAK_SEED", seed.to_string());
        told(tests)
    }
}

/// Runs tests, and says what they found.
fn told(tests: &mut Command) -> Result<Verdict> {
    let tests = tests.env("RUST_BACKTRACE", "0");
    let status = tests.status().context("cannot start cargo")?;
    Ok(match status.code() {
        Some(0) => Verdict::Clean,
        Some(101) => Verdict::Findings,
        _ => Verdict::Unusable,
    })
}
