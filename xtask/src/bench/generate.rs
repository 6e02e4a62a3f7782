//! `cargo xtask bench generate`: what the output costs, by the number of endpoints.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::builder::RangedU64ValueParser;

use crate::Verdict;
use crate::cargo::cargo;
use crate::house::House;
use crate::page::{PAGE, Section};
use crate::terminal::say;
use crate::workbench::Workbench;

use super::figures::Figures;
use super::machine::machine;
use super::spec::{LEAST, MOST};
use super::trial;

const EXAMPLES: &str = "Examples:
  cargo xtask bench generate                     10, 100 and 1,000 endpoints, three runs each
  cargo xtask bench generate --sizes 10,100      without the large one
  cargo xtask bench generate --runs 5            steadier figures
  cargo xtask bench generate --write             and write them to docs/benchmarks.md

Compare cpu and not wall where the machine has other work. Logs lie in target/xtask/.";

/// Measure generation, the lines that come out, and `cargo check` of them
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
    /// How often each thing is measured; the least counts
    #[arg(long, value_name = "NUMBER", default_value = "3", value_parser = clap::value_parser!(u32).range(1..=100))]
    runs: u32,
    /// Write the figures to docs/benchmarks.md; else they are only shown
    #[arg(long)]
    pub(super) write: bool,
}

/// The section of the page.
const SECTION: Section = Section::new("generate");

/// Measures, shows, and writes if asked to.
pub(super) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let mut sizes = arguments.sizes.clone();
    sizes.sort_unstable();
    sizes.dedup();
    let bench = Workbench::new(house, "bench", "building the generator, optimised", &[])?;
    let trials = build(&bench).and_then(|it| trial::measure(&bench, &it, &sizes, arguments.runs));
    bench.end();
    if trials.is_err() {
        say!("{}", bench.text());
    }
    let trials = trials?;
    let figures = Figures::of(&trials, arguments.runs, &machine());
    say!("{}", figures.text().trim_end());
    if arguments.write && SECTION.write(house, &figures.markdown())? {
        say!("\nwritten to {PAGE}");
    }
    Ok(Verdict::Clean)
}

/// Builds this program with optimisation, and the generator in it.
fn build(bench: &Workbench<'_>) -> Result<PathBuf> {
    let house = bench.house();
    let words = ["build", "--release", "--manifest-path", "xtask/Cargo.toml"];
    if !bench.run(&mut cargo(house, words))? {
        bail!("the generator cannot be built");
    }
    let name = format!("xtask{}", std::env::consts::EXE_SUFFIX);
    let path = house.target().join("release").join(name);
    if !path.is_file() {
        bail!(
            "{} is not there after it was built: is `build.target` set in a configuration of cargo?",
            path.display()
        );
    }
    Ok(path)
}
