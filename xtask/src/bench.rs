//! `cargo xtask bench`: what is promised about what works, measured.

mod steps;

use anyhow::Result;

use crate::Verdict;
use crate::house::House;

const EXAMPLES: &str = "Examples:
  cargo xtask bench steps            which of the twelve auth steps work
  cargo xtask bench steps --write    and write it to docs/benchmarks.md

Only what is asked for with --write is written, and only its section of the page.";

/// Measure which auth steps work
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    which: Which,
}

#[derive(clap::Subcommand)]
enum Which {
    Steps(steps::Arguments),
}

/// Measures what was asked for.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    match &arguments.which {
        Which::Steps(it) => steps::run(house, it),
    }
}
