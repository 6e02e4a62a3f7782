//! A program outside the workspace that uses two generated crates as a stranger would: with the
//! default features, without any, and over TLS.

use anyhow::Result;

use crate::cargo::cargo;
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::{calm, verdict};

/// The stranger.
pub(super) const MANIFEST: &str = "tests/consumer/Cargo.toml";

/// Builds and tests it.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let consumer = |arguments: &[&'static str]| {
        let mut command = cargo(bench.house(), arguments[..1].iter().copied());
        command
            .args(["--manifest-path", MANIFEST])
            .args(&arguments[1..]);
        command
    };
    let bare = bench.run(&mut consumer(&["check", "--no-default-features"]))?;
    let plain = bench.run(&mut consumer(&[
        "clippy",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    let tested = bench.run(calm(&mut consumer(&["test"])))?;
    // The build of TLS is slow, so the one test over it runs here, where it is built anyway.
    let tls = ["test", "--package", "keywright", "--test", "tls"];
    let tls = bench.run(calm(&mut cargo(bench.house(), tls)))?;
    Ok(verdict(
        bare && plain && tested && tls,
        "with all features, with none, four providers, TLS",
        "what the log says",
    ))
}
