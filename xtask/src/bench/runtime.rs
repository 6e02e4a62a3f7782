//! `cargo xtask bench runtime`: what a ready credential costs and what is kept when things go
//! wrong, beside the token caches that others have.

mod figures;

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::Verdict;
use crate::cargo::cargo;
use crate::house::House;
use crate::page::{PAGE, Section};
use crate::terminal::say;
use crate::weight;
use crate::workbench::Workbench;

use super::machine::machine;
use figures::Figures;

const EXAMPLES: &str = "Examples:
  cargo xtask bench runtime            measure and show the tables
  cargo xtask bench runtime --write    and write them to docs/benchmarks.md

The first run builds the peers, which takes minutes; they lie in a workspace of their own, bench/.
Run it where nothing else runs: it measures nanoseconds.";

/// Measure the runtime beside its peers
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Write the tables to docs/benchmarks.md; else they are only shown
    #[arg(long)]
    pub(super) write: bool,
}

/// The section of the page.
const SECTION: Section = Section::new("runtime");
/// The package that measures.
const MANIFEST: &str = "bench/Cargo.toml";

/// Measures, shows, and writes if asked to. A bar that is missed is a finding.
pub(super) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let bench = Workbench::new(
        house,
        "bench-runtime",
        "building the runtime and its peers",
        &[],
    )?;
    let measured = measure(&bench);
    bench.end();
    if measured.is_err() {
        say!("{}", bench.text());
    }
    let lock = std::fs::read_to_string(house.path("bench/Cargo.lock"))
        .context("cannot read bench/Cargo.lock")?;
    let packages = weight::packages(house)?;
    let figures = Figures::of(&measured?, &lock, packages, &machine())?;
    say!("{}", figures.text().trim_end());
    if arguments.write && SECTION.write(house, &figures.markdown())? {
        say!("\nwritten to {PAGE}");
    }
    Ok(if figures.are_all_met() {
        Verdict::Clean
    } else {
        Verdict::Findings
    })
}

/// Builds the package and runs it; what it prints are the figures.
fn measure(bench: &Workbench<'_>) -> Result<String> {
    let house = bench.house();
    let folder = house.target().join("bench");
    let words = ["build", "--release", "--manifest-path", MANIFEST];
    let mut build = cargo(house, words);
    build.arg("--target-dir").arg(&folder);
    if !bench.run(&mut build)? {
        bail!("the runtime and its peers cannot be built");
    }
    bench.begin("measuring the runtime and its peers");
    let name = format!("release/keywright-bench{}", std::env::consts::EXE_SUFFIX);
    let output = Command::new(folder.join(name))
        .output()
        .context("the measurement cannot be started")?;
    bench.note(&String::from_utf8_lossy(&output.stdout));
    bench.note(&String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        bail!("the measurement broke off");
    }
    String::from_utf8(output.stdout).context("the figures are not text")
}
