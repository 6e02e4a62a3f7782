//! Generates again from nothing, in a copy of the project: out of an empty `generated/`, one
//! where a crate lost its manifest, and one where files are cut in half. Each time cargo itself
//! starts `xtask`, because whether cargo starts at all is what is in question.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::cargo::cargo;
use crate::house::House;
use crate::report::count;
use crate::workbench::Workbench;

use super::Outcome;

/// What is written by `cargo xtask generate`.
const WRITTEN: [&str; 3] = ["generated", "docs/providers", "specs"];

/// Breaks the copy in each way and mends it.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let house = bench.house();
    let copy = House::at(house.scratch().join("nothing"));
    copy_all(house, &copy)?;
    let mut faults = Vec::new();
    for (name, break_it) in BREAKS {
        bench.note(&format!("── {name}"));
        break_it(&copy).with_context(|| format!("cannot prepare: {name}"))?;
        let mut generate = cargo(&copy, ["xtask", "generate"]);
        // What is compiled is shared where cargo can do it; the program itself must not replace
        // the one that is running now.
        generate
            .env("CARGO_TARGET_DIR", copy.path("target"))
            .env("CARGO_BUILD_BUILD_DIR", house.target());
        if !bench.run(&mut generate)? {
            faults.push(format!("{name}: `cargo xtask generate` failed"));
            continue;
        }
        faults.extend(
            differences(house, &copy)?
                .into_iter()
                .map(|it| format!("{name}: {it} differs")),
        );
    }
    for it in &faults {
        bench.note(it);
    }
    if faults.is_empty() {
        return Ok(Outcome::Passed(format!(
            "mended {}",
            count(BREAKS.len(), "breakage")
        )));
    }
    Ok(Outcome::Failed(
        "`cargo xtask generate` if it says that files are not up to date, else see above".into(),
    ))
}

/// A name and what it does to a project.
type Break = (&'static str, fn(&House) -> Result<()>);

/// The ways in which `generated/` gets broken.
const BREAKS: &[Break] = &[
    ("generated/ is gone", |it| {
        Ok(fs::remove_dir_all(it.path("generated"))?)
    }),
    ("a crate lost its Cargo.toml", |it| {
        Ok(fs::remove_file(first_crate(it)?.join("Cargo.toml"))?)
    }),
    ("files are cut in half", |it| {
        for file in it.files("generated")? {
            let text = fs::read(&file)?;
            let header = text
                .iter()
                .position(|it| *it == b'\n')
                .map_or(0, |it| it + 1);
            fs::write(&file, &text[..header.max(text.len() / 2)])?;
        }
        Ok(())
    }),
];

/// The first generated crate.
fn first_crate(house: &House) -> Result<std::path::PathBuf> {
    let name = house
        .providers()?
        .into_iter()
        .next()
        .context("there is no provider")?;
    Ok(house.path("generated").join(name))
}

/// The files that are not the same in both projects.
fn differences(house: &House, copy: &House) -> Result<Vec<String>> {
    let mut paths = BTreeSet::from(["Cargo.lock".to_owned()]);
    for project in [house, copy] {
        for folder in WRITTEN {
            paths.extend(project.files(folder)?.iter().map(|it| project.show(it)));
        }
    }
    let read = |project: &House, path: &str| fs::read(project.path(path)).ok();
    paths.retain(|it| read(house, it) != read(copy, it));
    Ok(paths.into_iter().collect())
}

/// Copies what belongs to the project; not what is built. A file that is the same stays as it is,
/// so that cargo has nothing to build again.
fn copy_all(house: &House, copy: &House) -> Result<()> {
    for folder in fs::read_dir(copy.root()).into_iter().flatten() {
        let path = folder?.path();
        if path.is_dir() && path.file_name().is_some_and(|it| it != "target") {
            remove_strangers(house, copy, &path)?;
        }
    }
    for file in house.files("")? {
        let to = copy.path(&house.show(&file));
        let bytes = fs::read(&file)?;
        if fs::read(&to).is_ok_and(|it| it == bytes) {
            continue;
        }
        let folder = to.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(&to, bytes).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}

/// Removes from an older copy what the project has no more.
fn remove_strangers(house: &House, copy: &House, folder: &Path) -> Result<()> {
    for file in copy.files(&copy.show(folder))? {
        if !house.path(&copy.show(&file)).is_file() {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}
