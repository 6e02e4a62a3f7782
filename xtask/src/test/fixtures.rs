//! Generates a crate from every accepted fixture of the generator, in a workspace beside what is
//! built, and lives each crate's life against the strict server. A fixture shows one feature of
//! the language, so every feature compiles and is spoken on the wire, and not only those that a
//! shipped provider happens to need. Adding a fixture edits no list.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{File, Source, check, generate};

use crate::cargo::LEAN;
use crate::house::House;
use crate::report;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::{calm, tests_passed, verdict};

/// Where the fixtures lie.
const FIXTURES: &str = "generator/tests/accepted";

/// Where the wire tests look for specs other than those of the project.
const SPECS: &str = "KEYWRIGHT_SPECS";

/// What every fixture calls its provider. Crates that lie side by side need names of their own.
const PLACEHOLDER: &str = "provider: acme\n";

/// One fixture under the name of its own.
struct Fixture {
    name: String,
    source: Source,
}

/// Writes the workspace, lints it and runs its wire tests.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let scratch = Scratch::new(bench.house(), "fixtures");
    let fixtures = fixtures(bench.house())?;
    let sources: Vec<Source> = fixtures.iter().map(|it| it.source.clone()).collect();
    let files = match generate(&sources) {
        Ok(files) => files,
        Err(found) => {
            report::print(&sources, &found);
            bail!("{FIXTURES} holds a spec that is not accepted");
        }
    };
    write(&scratch, &fixtures, &files)?;
    bench.run(&mut scratch.lock())?;
    let lints = ["clippy", "--workspace", "--all-targets", "--keep-going"];
    let linted = bench.run(
        scratch
            .cargo(&lints)
            .args(LEAN)
            .args(["--", "--deny", "warnings"]),
    )?;
    let tests = ["test", "--package", "wire", "--no-fail-fast"];
    let passed = bench.run(
        calm(&mut scratch.cargo(&tests))
            .env(SPECS, scratch.own().path("specs"))
            .args(["--", "--show-output"]),
    )?;
    let log = bench.text();
    let lived = tests_passed(&log);
    // What a wire test leaves out, it says; here nobody has to look for it.
    let mut remark = vec![report::count(lived, "fixture")];
    remark.extend(not_run(&log).map(str::to_owned));
    let all = lived == fixtures.len();
    if !all {
        bench.note(&format!("{lived} of {} fixtures passed", fixtures.len()));
    }
    Ok(verdict(
        linted && passed && all,
        &remark.join("; "),
        "what the log says; the crates lie in target/xtask/fixtures",
    ))
}

/// The fixtures, each with its provider named after the file.
fn fixtures(house: &House) -> Result<Vec<Fixture>> {
    let mut fixtures = Vec::new();
    for path in house.files(FIXTURES)? {
        if path.extension().is_none_or(|it| it != "yaml") {
            continue;
        }
        let shown = house.show(&path);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = Source::new(shown, renamed(&text, &stem));
        let Ok(provider) = check(&source) else {
            let found = check(&source).err().unwrap_or_default();
            report::print(std::slice::from_ref(&source), &found);
            bail!("{} is not accepted", source.name());
        };
        fixtures.push(Fixture {
            name: provider.name,
            source,
        });
    }
    Ok(fixtures)
}

/// The text of a fixture whose provider is named after its file.
fn renamed(text: &str, stem: &str) -> String {
    let name = format!("provider: {}\n", stem.replace('_', "-"));
    text.replacen(PLACEHOLDER, &name, 1)
}

/// Writes the specs, the crates and the package that tests them.
fn write(scratch: &Scratch<'_>, fixtures: &[Fixture], files: &[File]) -> Result<()> {
    let specs = scratch.own().path("specs");
    if specs.is_dir() {
        fs::remove_dir_all(&specs).context("cannot empty the folder of specs")?;
    }
    scratch.write(files, &["wire"])?;
    for it in fixtures {
        scratch.put(&format!("specs/{}.yaml", it.name), it.source.text())?;
    }
    scratch.put("wire/Cargo.toml", &wire_manifest(fixtures))?;
    scratch.put("wire/src/lib.rs", "//! Holds the tests beside it.\n")?;
    scratch.put("wire/tests/wire.rs", &wire_tests(fixtures))
}

/// One package runs the wire tests of all crates, because linking one program for each is slow.
fn wire_manifest(fixtures: &[Fixture]) -> String {
    let mut text = "[package]\nname = \"wire\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                    publish = false\n\n[dev-dependencies]\n\
                    keywright-support = { workspace = true }\n\
                    tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n"
        .to_owned();
    for it in fixtures {
        let _ = writeln!(
            text,
            "keywright-{0} = {{ path = \"../generated/{0}\", default-features = false }}",
            it.name
        );
    }
    text
}

/// The generated tests as they are, one module each.
fn wire_tests(fixtures: &[Fixture]) -> String {
    let mut text = "//! The generated wire test of every fixture.\n".to_owned();
    for it in fixtures {
        let module = it.name.replace('-', "_");
        let _ = writeln!(
            text,
            "\n#[path = \"../../generated/{}/tests/wire.rs\"]\nmod {module};",
            it.name
        );
    }
    text
}

/// The lines `not run: NAME: reason`.
fn not_run(log: &str) -> impl Iterator<Item = &str> {
    log.lines()
        .map(str::trim)
        .filter(|it| it.starts_with("not run: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_named_after_its_file() {
        let renamed = renamed("provider: acme\ntitle: Acme\n", "basic_own");
        assert_eq!(renamed, "provider: basic-own\ntitle: Acme\n");
    }

    #[test]
    fn what_was_left_out_is_found() {
        let log = "test a::wire ... ok\nnot run: a: no endpoint\n";
        assert_eq!(
            not_run(log).collect::<Vec<_>>(),
            ["not run: a: no endpoint"]
        );
    }
}
