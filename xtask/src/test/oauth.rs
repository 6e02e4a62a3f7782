//! Signs in to an OAuth server that is not ours, as its clients do: a crate is generated for it, and
//! the server is a package of npm that each test starts on this machine. What needs Chromium or Python
//! is left out where they are missing, and the table says so.

use anyhow::Result;

use crate::cargo::LEAN;
use crate::oauth::{CHROMIUM, INSTALL, LIVE, NODE, PEERS, chromium};
use crate::peers::{Lacking, Peers};
use crate::report::count;
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::{calm, tests_passed, verdict};

/// The tests.
pub(super) const TESTS: &str = LIVE.tests;

/// Lints the tests and runs them.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let peers = match Peers::install(bench, NODE)? {
        Ok(peers) => peers,
        Err(lacking) => return Ok(lacking.into()),
    };
    let scratch = LIVE.prepare(bench)?;
    let mut lints = scratch.cargo(&["clippy", "--package", LIVE.name, "--all-targets"]);
    let linted = bench.run(lints.args(LEAN).args(["--", "--deny", "warnings"]))?;
    let mut tests = scratch.cargo(&["test", "--package", LIVE.name, "--test", LIVE.name]);
    calm(tests.args(LEAN)).env(PEERS, peers.place()).arg("--");
    let mut left_out = Vec::new();
    match chromium() {
        Some(program) => {
            tests.env(CHROMIUM, program);
        }
        None => left_out.push(("browser", format!("Chromium is not installed: {INSTALL}"))),
    }
    match peers.install_python(bench)? {
        Ok(()) => {}
        Err(Lacking::Programs(because)) => left_out.push(("echo", because)),
        Err(lacking) => return Ok(lacking.into()),
    }
    for (word, _) in &left_out {
        tests.args(["--skip", word]);
    }
    let passed = bench.run(&mut tests)?;
    if linted && passed && !left_out.is_empty() {
        let told = left_out
            .iter()
            .map(|(word, why)| format!("{word} was left out, {why}"));
        let because = told.collect::<Vec<_>>().join("; ");
        bench.note(&because);
        return Ok(Outcome::NotRun {
            because,
            optional: false,
        });
    }
    let number = tests_passed(&bench.text());
    let mend = "what the log says; the crate lies in target/xtask/oauth";
    Ok(verdict(linted && passed, &count(number, "test"), mend))
}
