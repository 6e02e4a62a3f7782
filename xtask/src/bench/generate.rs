//! `cargo xtask bench generate`: what the output costs, by the number of endpoints.

use anyhow::Result;
use clap::builder::RangedU64ValueParser;

use crate::Verdict;
use crate::house::House;
use crate::page::{PAGE, Section};
use crate::terminal::say;
use crate::workbench::Workbench;

use super::figures::Figures;
use super::fleet::{self, Fleet};
use super::machine::machine;
use super::own::{self, Own};
use super::programs::Programs;
use super::spec::{LEAST, MOST};
use super::trial::{self, Trial};

const EXAMPLES: &str = "Examples:
  cargo xtask bench generate                     10, 100 and 1,000 endpoints, three runs each
  cargo xtask bench generate --sizes 10,100      without the large one
  cargo xtask bench generate --runs 5            steadier figures
  cargo xtask bench generate --write             and write them to docs/benchmarks.md

Compare cpu and not wall where the machine has other work. Logs lie in target/xtask/.";

/// Measure generation, what comes out, and what compiling that costs
///
/// The specs are synthetic and the same on every machine. The generator is built with
/// optimisation; the crates are checked in the profile `dev`, with their dependencies built.
#[derive(clap::Args, Clone)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// How many endpoints the specs have
    #[arg(
        long,
        value_name = "NUMBER,…",
        value_delimiter = ',',
        default_value = "10,100,1000",
        value_parser = RangedU64ValueParser::<usize>::new().range(LEAST as u64..=MOST as u64)
    )]
    sizes: Vec<usize>,
    /// How many providers a project has
    #[arg(
        long,
        value_name = "NUMBER,…",
        value_delimiter = ',',
        default_value = "10,100,1000",
        value_parser = RangedU64ValueParser::<usize>::new().range(1..=10_000)
    )]
    providers: Vec<usize>,
    /// How often each thing is measured; the least counts
    #[arg(long, value_name = "NUMBER", default_value = "3", value_parser = clap::value_parser!(u32).range(1..=100))]
    runs: u32,
    /// Write the figures to docs/benchmarks.md; else they are only shown
    #[arg(long)]
    pub(super) write: bool,
}

/// The section of the page.
const SECTION: Section = Section::new("generate");

/// Everything that was measured.
pub(super) struct Measured {
    pub(super) trials: Vec<Trial>,
    pub(super) fleets: Vec<Fleet>,
    pub(super) own: Own,
}

impl Measured {
    fn by(bench: &Workbench<'_>, sizes: &[usize], providers: &[usize], runs: u32) -> Result<Self> {
        let programs = Programs::build(bench)?;
        Ok(Self {
            trials: trial::measure(bench, &programs, sizes, runs)?,
            fleets: fleet::measure(bench, &programs, providers, runs)?,
            own: own::measure(bench, &programs, runs)?,
        })
    }
}

/// Measures, shows, and writes if asked to.
pub(super) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let mut sizes = arguments.sizes.clone();
    sizes.sort_unstable();
    sizes.dedup();
    let bench = Workbench::new(house, "bench", "building", &[])?;
    let measured = Measured::by(&bench, &sizes, &arguments.providers, arguments.runs);
    bench.end();
    if measured.is_err() {
        say!("{}", bench.text());
    }
    let figures = Figures::of(&measured?, arguments.runs, &machine());
    say!("{}", figures.text().trim_end());
    if arguments.write && SECTION.write(house, &figures.markdown())? {
        say!("\nwritten to {PAGE}");
    }
    Ok(Verdict::Clean)
}
