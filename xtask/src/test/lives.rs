//! Crates of specs that are no part of the project: they are written into a workspace beside what
//! is built, linted, and each lives its life against the strict server.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{File, Source, generate};

use crate::cargo::LEAN;
use crate::report;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::Outcome;
use super::fixtures::SHOWN;
use super::steps::{calm, tests_passed, verdict};

/// Where the wire tests look for specs other than those of the project.
const SPECS: &str = "KEYWRIGHT_SPECS";

/// Where they look for those that have a review snapshot.
const SHOWN_BY: &str = "KEYWRIGHT_SHOWN";

/// One spec that is tried.
pub(super) struct Spec {
    /// The name of its provider.
    pub(super) name: String,
    /// Its text.
    pub(super) source: Source,
}

/// Writes the workspace, lints it and runs its wire tests. `noun` is what one spec is called.
pub(super) fn live(
    bench: &Workbench<'_>,
    scratch: &Scratch<'_>,
    specs: &[Spec],
    noun: &str,
) -> Result<Outcome> {
    let files = prepare(bench, scratch, specs, noun)?;
    let lints = ["clippy", "--workspace", "--all-targets", "--keep-going"];
    let linted = bench.run(
        scratch
            .cargo(&lints)
            .args(LEAN)
            .args(["--", "--deny", "warnings"]),
    )?;
    let passed = bench.run(calm(&mut lives(scratch, noun)).args(["--", "--show-output"]))?;
    let log = bench.text();
    let lived = tests_passed(&log);
    // What a wire test leaves out, it says; here nobody has to look for it.
    let mut remark = vec![report::count(specs.len(), noun)];
    remark.extend(not_run(&log).map(str::to_owned));
    // A test that is not found is not missed by the harness.
    let written = tests_written(&files);
    let all = lived == written;
    if !all {
        bench.note(&format!("{lived} of {written} tests passed"));
    }
    let mend = format!(
        "`cargo xtask review --fixtures` where a snapshot differs, else what the log says; the crates lie in {}",
        bench.house().show(scratch.own().root())
    );
    Ok(verdict(linted && passed && all, &remark.join("; "), &mend))
}

/// Generates the crates and writes the workspace.
pub(super) fn prepare(
    bench: &Workbench<'_>,
    scratch: &Scratch<'_>,
    specs: &[Spec],
    noun: &str,
) -> Result<Vec<File>> {
    let sources: Vec<Source> = specs.iter().map(|it| it.source.clone()).collect();
    let files = match generate(&sources) {
        Ok(files) => files,
        Err(found) => {
            report::print(&sources, &found);
            bail!("a {noun} is not accepted");
        }
    };
    write(scratch, specs, &files, noun)?;
    bench.run(&mut scratch.lock())?;
    Ok(files)
}

/// The wire tests of the workspace.
pub(super) fn lives(scratch: &Scratch<'_>, noun: &str) -> Command {
    let package = package(noun);
    let tests = ["test", "--package", &package, "--no-fail-fast"];
    let mut command = scratch.cargo(&tests);
    command
        .env(SPECS, scratch.own().path("specs"))
        .env(SHOWN_BY, SHOWN.join(" "));
    command
}

/// Writes the specs, the crates and the package that tests them.
fn write(scratch: &Scratch<'_>, specs: &[Spec], files: &[File], noun: &str) -> Result<()> {
    let folder = scratch.own().path("specs");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).context("cannot empty the folder of specs")?;
    }
    scratch.write(files, &["wire"])?;
    for it in specs {
        scratch.put(&format!("specs/{}.yaml", it.name), it.source.text())?;
    }
    scratch.put("wire/Cargo.toml", &manifest(specs, noun))?;
    scratch.put("wire/src/lib.rs", "//! Holds the tests beside it.\n")?;
    scratch.put("wire/tests/wire.rs", &tests(specs))
}

/// One package runs the wire tests of all crates, because linking one program for each is slow.
fn manifest(specs: &[Spec], noun: &str) -> String {
    let mut text = format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         publish = false\n\n[dev-dependencies]\n\
         keywright-support = {{ workspace = true }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
        package(noun)
    );
    for it in specs {
        let _ = writeln!(
            text,
            "keywright-{0} = {{ path = \"../generated/{0}\", default-features = false }}",
            it.name
        );
    }
    text
}

/// The package that holds the tests. All workspaces build into one folder, and cargo tells their
/// packages apart by name and by the path within the workspace alone, so names must differ.
fn package(noun: &str) -> String {
    format!("{noun}-wire")
}

/// The generated tests as they are, one module each.
fn tests(specs: &[Spec]) -> String {
    let mut text = "//! The generated wire test of every spec.\n".to_owned();
    for it in specs {
        let module = it.name.replace('-', "_");
        let _ = writeln!(
            text,
            "\n#[path = \"../../generated/{}/tests/wire.rs\"]\nmod {module};",
            it.name
        );
    }
    text
}

/// How many tests the wire tests hold.
fn tests_written(files: &[File]) -> usize {
    let wires = files.iter().filter(|it| it.path.ends_with("tests/wire.rs"));
    let lines = wires.flat_map(|it| it.text.lines());
    lines
        .filter(|it| it.starts_with("#[test]") || it.starts_with("#[tokio::test"))
        .count()
}

/// The lines `not run: NAME: reason`.
fn not_run(log: &str) -> impl Iterator<Item = &str> {
    log.lines()
        .map(str::trim)
        .filter(|it| it.starts_with("not run: "))
}

#[cfg(test)]
mod tests_of_lives {
    use super::*;

    #[test]
    fn what_was_left_out_is_found() {
        let log = "test a::wire ... ok\nnot run: a: no endpoint\n";
        assert_eq!(
            not_run(log).collect::<Vec<_>>(),
            ["not run: a: no endpoint"]
        );
    }
}
