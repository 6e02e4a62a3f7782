//! Generates a crate from every accepted fixture of the generator, in a workspace beside what is
//! built, and lives each crate's life against the strict server. A fixture shows one feature of
//! the language, so every feature compiles and is spoken on the wire, and not only those that a
//! shipped provider happens to need. Adding a fixture edits no list.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{File, Source, check, generate, output};

use crate::cargo::{LEAN, cargo};
use crate::house::House;
use crate::report;

use super::Outcome;
use super::bench::Bench;
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
pub(super) fn run(bench: &Bench<'_>) -> Result<Outcome> {
    let (house, scratch) = (
        bench.house(),
        House::at(bench.house().scratch().join("fixtures")),
    );
    let fixtures = fixtures(house)?;
    let sources: Vec<Source> = fixtures.iter().map(|it| it.source.clone()).collect();
    let files = match generate(&sources) {
        Ok(files) => files,
        Err(found) => {
            report::print(&sources, &found);
            bail!("{FIXTURES} holds a spec that is not accepted");
        }
    };
    write(house, &scratch, &fixtures, &files)?;
    let manifest = scratch.path("Cargo.toml").display().to_string();
    let own = ["--manifest-path", manifest.as_str()];
    // Without the network if cargo can: the versions are those of the project. Where it cannot,
    // the commands below fetch what is missing.
    bench.run(cargo(house, ["update", "--workspace", "--offline", "--quiet"]).args(own))?;
    let lints = ["clippy", "--workspace", "--all-targets", "--keep-going"];
    let linted = bench.run(
        cargo(house, lints)
            .args(own)
            .args(LEAN)
            .args(["--", "--deny", "warnings"]),
    )?;
    let tests = ["test", "--package", "wire", "--no-fail-fast"];
    let passed = bench.run(
        calm(&mut cargo(house, tests))
            .args(own)
            .env(SPECS, scratch.path("specs"))
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

/// Writes what differs, so that cargo builds only what changed.
fn write(house: &House, scratch: &House, fixtures: &[Fixture], files: &[File]) -> Result<()> {
    let specs = scratch.path("specs");
    if specs.is_dir() {
        fs::remove_dir_all(&specs).context("cannot empty the folder of specs")?;
    }
    fs::create_dir_all(scratch.root()).context("cannot make the workspace")?;
    let plan = output::plan(files, scratch.root()).context("cannot compare with what is there")?;
    plan.apply().context("cannot write the crates")?;
    for it in fixtures {
        let path = format!("specs/{}.yaml", it.name);
        put(scratch, &path, it.source.text())?;
    }
    let root = read(house, "Cargo.toml")?;
    put(scratch, "Cargo.toml", &workspace(&root, house.root()))?;
    put(scratch, "Cargo.lock", &read(house, "Cargo.lock")?)?;
    put(scratch, "wire/Cargo.toml", &wire_manifest(fixtures))?;
    put(
        scratch,
        "wire/src/lib.rs",
        "//! Holds the tests beside it.\n",
    )?;
    put(scratch, "wire/tests/wire.rs", &wire_tests(fixtures))
}

/// The manifest of the project for other members: the same versions, lints and profiles.
fn workspace(root: &str, house: &Path) -> String {
    let mut text = String::new();
    for line in root.lines().filter(|it| !it.starts_with('#')) {
        if line.starts_with("members = ") {
            text += "members = [\"generated/*\", \"wire\"]\n";
        } else if !line.starts_with("exclude = ") {
            let absolute = line.split_once("path = \"").and_then(|(before, rest)| {
                let (path, after) = rest.split_once('"')?;
                let path = house.join(path).display().to_string();
                Some(format!("{before}path = {path:?}{after}"))
            });
            let _ = writeln!(text, "{}", absolute.as_deref().unwrap_or(line));
        }
    }
    text
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

fn read(house: &House, path: &str) -> Result<String> {
    fs::read_to_string(house.path(path)).with_context(|| format!("cannot read {path}"))
}

/// Writes a file, unless it is as it should be.
fn put(scratch: &House, path: &str, text: &str) -> Result<()> {
    let to = scratch.path(path);
    if fs::read_to_string(&to).is_ok_and(|it| it == text) {
        return Ok(());
    }
    let folder = to.parent().unwrap_or(scratch.root());
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&to, text).with_context(|| format!("cannot write {}", to.display()))
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

    #[test]
    fn the_manifest_has_other_members_and_absolute_paths() {
        let root = "[workspace]\nmembers = [\"a\"]\nexclude = [\"b\"]\n\n[workspace.dependencies]\n\
                    a = { path = \"a\", version = \"1\" }\n";
        let expected = "[workspace]\nmembers = [\"generated/*\", \"wire\"]\n\n\
                        [workspace.dependencies]\na = { path = \"/house/a\", version = \"1\" }\n";
        assert_eq!(workspace(root, Path::new("/house")), expected);
    }
}
