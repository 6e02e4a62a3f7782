//! Stores that processes share: their lints and tests with all features, and several real processes
//! on a folder and on a real Redis. Without `redis-server`, the part that needs none is run.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::cargo::{STORES, cargo};
use crate::report::count;
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::{calm, tests_passed, verdict};

/// How one gets it.
pub(crate) const INSTALL: &str = "apt-get install redis-server";

/// Lints the stores and runs their tests.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let house = bench.house();
    let stores = |words: &[&'static str]| {
        let mut command = cargo(house, words[..1].iter().copied());
        command.args(STORES).args(&words[1..]);
        command
    };
    let lints = [
        "clippy", "--lib", "--test", "fleet", "--", "--deny", "warnings",
    ];
    let linted = bench.run(&mut stores(&lints))?;
    let units = ["test", "--lib", "--", "store", "conformance"];
    let units = bench.run(calm(&mut stores(&units)))?;
    // Most of them wait most of the time.
    let mut fleet = stores(&["test", "--test", "fleet", "--", "--test-threads", "6"]);
    let has_redis = has_redis();
    if !has_redis {
        fleet.args(["--skip", "redis"]);
    }
    let lived = bench.run(calm(&mut fleet))?;
    let passed = linted && units && lived;
    if passed && !has_redis {
        let because = format!("Redis was left out, redis-server is not installed: {INSTALL}");
        bench.note(&because);
        return Ok(Outcome::NotRun {
            because,
            optional: false,
        });
    }
    let number = tests_passed(&bench.text());
    Ok(verdict(passed, &count(number, "test"), "what the log says"))
}

/// Whether there is a Redis to start.
pub(crate) fn has_redis() -> bool {
    Command::new("redis-server")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}
