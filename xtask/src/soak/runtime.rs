//! Whole lives of credentials against a provider that misbehaves.

use anyhow::Result;

use super::Lives;
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
    #[command(flatten)]
    lives: Lives,
}

/// Runs the test that lives them.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let seed = arguments.lives.seed();
    say!("{} lives, from seed {seed}", arguments.lives.runs);
    let mut tests = cargo(house, ["test", "--quiet", "--package", "keywright"]);
    tests.args(["--test", "faults"]).args(LEAN);
    tests.args(["soak", "--", "--nocapture"]);
    arguments.lives.live(&mut tests, seed)
}
