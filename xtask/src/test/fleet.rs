//! Stores that processes share: several real processes on a folder and on a real Redis. Without
//! `redis-server`, the part that needs none is run.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::cargo::{WHOLE, cargo};
use crate::report::count;
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::{calm, tests_passed, verdict};

/// How one gets it.
pub(crate) const INSTALL: &str = "apt-get install redis-server";

/// The test, in the workspace that the other tests are built in, so that nothing is built again.
pub(crate) const FLEET: [&str; 4] = ["test", "--workspace", "--test", "fleet"];

/// Runs the tests of the stores that the step `tests` leaves out.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let mut fleet = cargo(bench.house(), FLEET);
    // Most of them wait most of the time.
    fleet.args(WHOLE).args(["--", "--test-threads", "6"]);
    let has_redis = has_redis();
    if !has_redis {
        fleet.args(["--skip", "redis"]);
    }
    let passed = bench.run(calm(&mut fleet))?;
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
