//! `cargo xtask soak`: what tests look at for seconds, for as long as one likes.

mod fleet;
mod generate;
mod runtime;

use anyhow::Result;

use crate::Verdict;
use crate::house::House;

const EXAMPLES: &str = "Examples:
  cargo xtask soak generate --minutes 60        hostile texts in every place of the specs
  cargo xtask soak runtime                      a thousand lives, other ones each time
  cargo xtask soak runtime --runs 1 --seed 42   one life again, as it was
  cargo xtask soak fleet --minutes 5            processes on one store, killed at random";

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
    Runtime(runtime::Arguments),
}

/// Soaks.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    match &arguments.what {
        What::Fleet(it) => fleet::run(house, it),
        What::Generate(it) => generate::run(house, it),
        What::Runtime(it) => runtime::run(house, it),
    }
}
