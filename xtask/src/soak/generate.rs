//! Hostile texts in every place of the specs and fixtures, built with optimisation.

use anyhow::{Context as _, Result};

use crate::Verdict;
use crate::cargo::cargo;
use crate::house::House;

const EXAMPLES: &str = "Examples:
  cargo xtask soak generate                 ten minutes
  cargo xtask soak generate --minutes 480   a night";

/// Put hostile texts into every place of the specs and fixtures
///
/// Each spec must be refused, or become files of the expected shape. A text that does harm is
/// written to target/xtask/soak/, and its path is printed.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How long
    #[arg(long, value_name = "N", default_value_t = 10)]
    minutes: u64,
}

/// Soaks.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let build = [
        "run",
        "--release",
        "--quiet",
        "--package",
        "keywright-hostile",
        "--",
    ];
    let status = cargo(house, build)
        .arg(arguments.minutes.to_string())
        .arg(house.scratch().join("soak"))
        .status()
        .context("cannot start cargo")?;
    Ok(match status.code() {
        Some(0) => Verdict::Clean,
        Some(1) => Verdict::Findings,
        _ => Verdict::Unusable,
    })
}
