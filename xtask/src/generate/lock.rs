//! Keeps Cargo.lock right when crates come and go, so that nobody commits half of a change.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use keywright_generator::output::Change;

use crate::cargo::cargo;
use crate::house::House;
use crate::terminal::Status;

/// Where the packages of the workspace lie.
const FOLDERS: [&str; 4] = ["generated", "generator", "runtime", "tests"];

/// Whether Cargo.lock misses a generated crate or names one that is gone. It looks at text only:
/// cargo is slow to ask, and it refuses while a crate is broken.
///
/// A run that was interrupted may have written manifests and not asked cargo; its mark says so.
pub(crate) fn is_stale(house: &House) -> Result<bool> {
    if mark(house).exists() {
        return Ok(true);
    }
    let Ok(lock) = fs::read_to_string(house.path("Cargo.lock")) else {
        return Ok(true);
    };
    let locked = own_packages(&lock);
    let (mut present, mut generated) = (BTreeSet::new(), BTreeSet::new());
    for folder in ["", "generated", "tests"] {
        for entry in fs::read_dir(house.path(folder)).into_iter().flatten() {
            let manifest = fs::read_to_string(entry?.path().join("Cargo.toml")).unwrap_or_default();
            let Some(name) = package_name(&manifest) else {
                continue;
            };
            if folder == "generated" {
                generated.insert(name.clone());
            }
            present.insert(name);
        }
    }
    Ok(!generated.is_subset(&locked) || !locked.is_subset(&present))
}

/// Marks that manifests are about to change. The mark stays until cargo has written the lock.
pub(crate) fn begin(house: &House) -> Result<()> {
    let path = mark(house);
    let folder = house.scratch();
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, ""))
        .with_context(|| format!("cannot write {}", path.display()))
}

fn mark(house: &House) -> PathBuf {
    house.scratch().join("Cargo.lock.due")
}

/// Whether a change may be one that Cargo.lock has to follow. What a manifest says for people is
/// none, and cargo is slow to ask.
pub(crate) fn may_touch(change: &Change) -> bool {
    let for_cargo = |text: &Option<String>| -> Option<Vec<String>> {
        let lines = text.as_deref()?.lines();
        let lines = lines.filter(|it| !it.starts_with("description = "));
        Some(lines.map(str::to_owned).collect())
    };
    change.path.ends_with("/Cargo.toml") && for_cargo(&change.old) != for_cargo(&change.new)
}

/// Lets cargo write Cargo.lock: without the network if it can, and never touching a version that
/// is already locked. Tells whether it wrote anything.
///
/// cargo empties the file before it writes it, so it works on a mirror of the manifests, and what
/// it wrote is renamed into place.
pub(crate) fn update(house: &House) -> Result<bool> {
    let status = Status::new();
    status.begin("updating Cargo.lock …");
    let mirror = House::at(mirrors(house).join(std::process::id().to_string()));
    let filled = fill(&mirror, house).context("cannot mirror the manifests");
    let updated = filled.and_then(|()| update_in(&mirror, house));
    // What cannot be removed now is removed by the next run.
    let _ = fs::remove_dir_all(mirror.root());
    status.clear();
    if updated.is_ok() {
        let _ = fs::remove_file(mark(house));
    }
    updated
}

fn update_in(mirror: &House, house: &House) -> Result<bool> {
    let mut said = String::new();
    for arguments in [
        &["update", "--workspace", "--quiet", "--offline"][..],
        &["update", "--workspace", "--quiet"],
    ] {
        let output = cargo(mirror, arguments.iter().copied())
            .output()
            .context("cannot start cargo")?;
        if output.status.success() {
            let new = fs::read(mirror.path("Cargo.lock")).context("cargo wrote no Cargo.lock")?;
            if fs::read(house.path("Cargo.lock")).is_ok_and(|it| it == new) {
                return Ok(false);
            }
            let beside = house.path(&format!(".Cargo.lock.{}.new", std::process::id()));
            fs::write(&beside, new)
                .and_then(|()| fs::rename(&beside, house.path("Cargo.lock")))
                .inspect_err(|_| drop(fs::remove_file(&beside)))
                .context("the files are written, but Cargo.lock is not")?;
            return Ok(true);
        }
        said = String::from_utf8_lossy(&output.stderr).into_owned();
    }
    bail!("the files are written, but Cargo.lock is not: cargo says\n{said}")
}

/// Where mirrors lie: each run has one of its own, because the cargo of a run that was killed may
/// still write to another.
fn mirrors(house: &House) -> PathBuf {
    house.scratch().join("lock")
}

/// Makes a workspace with all that cargo looks at to write a lock file: the manifests, and files
/// of the names that it takes for targets.
fn fill(mirror: &House, house: &House) -> Result<()> {
    fs::create_dir_all(mirror.root())?;
    for file in ["Cargo.toml", "Cargo.lock"] {
        if house.path(file).is_file() {
            fs::copy(house.path(file), mirror.path(file))?;
        }
    }
    for folder in FOLDERS {
        if !house.path(folder).is_dir() {
            continue;
        }
        for from in house.files(folder)? {
            let to = mirror.path(&house.show(&from));
            let is_manifest = from.file_name().is_some_and(|it| it == "Cargo.toml");
            let is_rust = from.extension().is_some_and(|it| it == "rs");
            if !is_manifest && !is_rust {
                continue;
            }
            fs::create_dir_all(to.parent().unwrap_or(mirror.root()))?;
            if is_manifest {
                fs::copy(&from, &to)?;
            } else {
                fs::write(&to, "")?;
            }
        }
    }
    Ok(())
}

/// Removes what a run that was killed has left beside Cargo.lock, and its mirror.
pub(crate) fn sweep(house: &House) -> Result<()> {
    // A cargo that is left over may be writing there; then a later run removes it.
    let _ = fs::remove_dir_all(mirrors(house));
    for entry in fs::read_dir(house.root()).context("cannot read the root")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name
            .strip_prefix(".Cargo.lock.")
            .and_then(|it| it.strip_suffix(".new"));
        if process.is_some_and(|it| it.parse::<u32>().is_ok()) {
            fs::remove_file(entry.path()).with_context(|| format!("cannot delete {name}"))?;
        }
    }
    Ok(())
}

/// The packages in a lock file that come from this workspace: those without a source.
fn own_packages(lock: &str) -> BTreeSet<String> {
    let own = lock
        .split("[[package]]")
        .skip(1)
        .filter(|it| !it.lines().any(|line| line.starts_with("source = ")));
    own.filter_map(quoted_name).collect()
}

/// The name in a manifest that holds a package.
fn package_name(manifest: &str) -> Option<String> {
    manifest.split("[package]").nth(1).and_then(quoted_name)
}

/// The value of the first line `name = "…"`.
fn quoted_name(text: &str) -> Option<String> {
    let line = text.lines().find_map(|it| it.strip_prefix("name = \""))?;
    Some(line.trim_end().trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use keywright_generator::output::ChangeKind;

    use super::*;

    #[test]
    fn a_description_is_not_for_cargo() {
        let change = |old: &str, new: &str| Change {
            path: "generated/acme/Cargo.toml".into(),
            kind: ChangeKind::Update,
            old: Some(old.into()),
            new: Some(new.into()),
        };
        let (a, b) = (
            "description = \"a\"\nx = 1\n",
            "description = \"b\"\nx = 1\n",
        );
        assert!(!may_touch(&change(a, b)));
        assert!(may_touch(&change(a, "description = \"a\"\nx = 2\n")));
    }

    #[test]
    fn a_run_that_was_interrupted_is_remembered() {
        let root = std::env::temp_dir().join(format!("keywright-due-{}", std::process::id()));
        fs::create_dir_all(root.join("generated")).expect("a folder");
        fs::write(root.join("Cargo.lock"), "version = 4\n").expect("a file");
        let house = House::at(root.clone());
        let before = is_stale(&house).expect("readable");
        begin(&house).expect("writable");
        let marked = is_stale(&house).expect("readable");
        fs::remove_file(mark(&house)).expect("it is there");
        fs::remove_dir_all(&root).expect("ours");
        assert_eq!((before, marked), (false, true));
    }

    #[test]
    fn tells_own_packages_from_others() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1\"\nsource = \"registry\"\n\n[[package]]\nname = \"b\"\nversion = \"1\"\n";
        assert_eq!(own_packages(lock), BTreeSet::from(["b".to_owned()]));
    }
}
