//! Runs `cargo xtask new` for each kind of the language, in a project beside this one, and lives
//! the crate of each skeleton against the strict server. An existing file is not touched.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{Source, kinds};

use crate::cargo::program;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::Outcome;
use super::lives::{Spec, live};

/// Writes one spec of each kind, and tries them.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let scratch = Scratch::new(bench.house(), "new");
    let folder = scratch.own().path("specs");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).context("cannot empty the folder of specs")?;
    }
    fs::create_dir_all(&folder).context("cannot make the folder of specs")?;
    let program = program()?;
    let new = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        // It looks for the project above the folder that cargo says is its own.
        command.env("CARGO_MANIFEST_DIR", scratch.own().path("xtask"));
        command.arg("new").args(arguments);
        command
    };
    let mut specs = Vec::new();
    for (kind, _) in kinds() {
        // All workspaces build into one folder, and other crates there are called like a kind.
        let name = format!("new-{}", kind.replace('_', "-"));
        if !bench.run(&mut new(&[&name, "--kind", kind]))? {
            return Ok(Outcome::Failed(format!(
                "`cargo xtask new {name} --kind {kind}`"
            )));
        }
        let shown = format!("specs/{name}.yaml");
        let read = || fs::read_to_string(scratch.own().path(&shown));
        let text = read().with_context(|| format!("cannot read {shown}"))?;
        if bench.run(&mut new(&[&name]))? || read()? != text {
            bail!("`cargo xtask new` wrote over {shown}");
        }
        specs.push(Spec {
            name,
            source: Source::new(shown, text),
        });
    }
    live(bench, &scratch, &specs, "skeleton")
}
