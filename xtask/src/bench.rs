//! `cargo xtask bench`: what is promised about cost and about what works, measured.

mod chance;
mod figures;
mod fit;
mod fleet;
mod generate;
mod machine;
mod meter;
mod own;
mod place;
mod programs;
mod runtime;
mod spec;
mod steps;
mod trial;
mod yardstick;

use anyhow::Result;

use crate::Verdict;
use crate::house::House;

const EXAMPLES: &str = "Examples:
  cargo xtask bench                        measure everything and show it
  cargo xtask bench --write                and write it to docs/benchmarks.md
  cargo xtask bench generate --sizes 10    only the cost of the output, of one size
  cargo xtask bench steps                  only which of the twelve auth steps work
  cargo xtask bench runtime                the runtime beside its peers, which have to be built first

Only what is asked for with --write is written, and only its section of the page.";

/// Measure what the output and the runtime cost and which auth steps work
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
#[group(skip)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    which: Option<Which>,
    #[command(flatten)]
    all: generate::Arguments,
}

#[derive(clap::Subcommand)]
enum Which {
    Generate(generate::Arguments),
    Runtime(runtime::Arguments),
    Steps(steps::Arguments),
    #[command(hide = true)]
    Meter(meter::Arguments),
}

/// Measures what was asked for.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    match &arguments.which {
        Some(Which::Generate(it)) => generate::run(house, it),
        Some(Which::Runtime(it)) => runtime::run(house, it),
        Some(Which::Steps(it)) => steps::run(house, it),
        Some(Which::Meter(it)) => meter::run(it),
        None => {
            generate::run(house, &arguments.all)?;
            steps::run(
                house,
                &steps::Arguments {
                    write: arguments.all.write,
                },
            )
        }
    }
}
