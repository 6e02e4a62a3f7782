//! Programs outside the workspace. One uses several generated crates as a stranger would: with the
//! default features, without any, and over TLS. One is a client of progenitor that borrows a
//! credential.

use anyhow::Result;

use crate::cargo::{WHOLE, cargo};
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::{calm, verdict};

/// The stranger.
pub(super) const MANIFEST: &str = "tests/consumer/Cargo.toml";

/// A client of another generator, which borrows a credential.
pub(super) const BORROWER: &str = "tests/progenitor/Cargo.toml";

/// Builds and tests them.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let of = |manifest: &'static str, arguments: &[&'static str]| {
        let mut command = cargo(bench.house(), arguments[..1].iter().copied());
        command
            .args(["--manifest-path", manifest])
            .args(&arguments[1..]);
        command
    };
    let consumer = |arguments: &[&'static str]| of(MANIFEST, arguments);
    let bare = bench.run(&mut consumer(&["check", "--no-default-features"]))?;
    let plain = bench.run(&mut consumer(&[
        "clippy",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    let tested = bench.run(calm(&mut consumer(&["test"])))?;
    // The build of TLS is slow, so the tests over it run here, where it is built anyway.
    let tls = ["test", "--workspace", "--test=tls", "--test=tls_installed"];
    let mut tls = cargo(bench.house(), tls);
    let tls = bench.run(calm(tls.args(WHOLE).arg("--features=tls")))?;
    let borrowed = bench.run(calm(&mut of(BORROWER, &["test"])))?;
    Ok(verdict(
        bare && plain && tested && tls && borrowed,
        "with all features, with none, five providers, TLS, a progenitor client",
        "what the log says",
    ))
}
