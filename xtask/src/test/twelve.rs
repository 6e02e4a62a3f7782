//! The twelve auth steps pass, and the page that shows them is up to date.

use anyhow::Result;

use crate::cargo::LEAN;
use crate::page::PAGE;
use crate::twelve::{self, SECTION, STEPS_TAKEN};
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::verdict;

/// The tests.
pub(super) const TESTS: &str = STEPS_TAKEN.tests;

/// Lints the tests, runs them and compares the page.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let scratch = STEPS_TAKEN.prepare(bench)?;
    let mut lints = scratch.cargo(&["clippy", "--package", "steps", "--all-targets"]);
    let linted = bench.run(lints.args(LEAN).args(["--", "--deny", "warnings"]))?;
    let steps = twelve::run(bench, &scratch)?;
    let passed = linted && steps.are_all_passed();
    if passed && !SECTION.says(bench.house(), &steps.markdown())? {
        bench.note(&format!("{PAGE} does not say what was measured"));
        return Ok(Outcome::Failed("cargo xtask bench steps --write".into()));
    }
    let mend = "what the log says; the crate lies in target/xtask/steps";
    Ok(verdict(passed, &steps.summary(), mend))
}
