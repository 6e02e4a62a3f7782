//! `cargo xtask bench steps`: which of the twelve auth steps a generated client takes.

use anyhow::Result;

use crate::Verdict;
use crate::house::House;
use crate::page::PAGE;
use crate::terminal::say;
use crate::twelve::{self, SECTION, STEPS_TAKEN, Steps};
use crate::workbench::Workbench;

const EXAMPLES: &str = "Examples:
  cargo xtask bench steps            run the steps and show the table
  cargo xtask bench steps --write    and write it to docs/benchmarks.md

The tests are those of `cargo xtask test --only steps`; they lie in tests/steps/.";

/// Run the twelve auth steps against the strict server
///
/// A crate with every scheme is generated, and its typed client takes each step. The table shows
/// them beside what other generators make of the same steps.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Write the table to docs/benchmarks.md; else it is only shown
    #[arg(long)]
    pub(super) write: bool,
}

/// Runs them, shows the table, and writes it if asked to.
pub(super) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let bench = Workbench::new(house, "bench-steps", "taking the twelve auth steps", &[])?;
    let steps = STEPS_TAKEN
        .prepare(&bench)
        .and_then(|it| twelve::run(&bench, &it));
    bench.end();
    if !steps.as_ref().is_ok_and(Steps::are_all_passed) {
        say!("{}", bench.text());
    }
    let steps = steps?;
    say!("{}", steps.grid().text().trim_end());
    if arguments.write && SECTION.write(house, &steps.markdown())? {
        say!("\nwritten to {PAGE}");
    }
    Ok(if steps.are_all_passed() {
        Verdict::Clean
    } else {
        Verdict::Findings
    })
}
