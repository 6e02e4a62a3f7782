//! Holds the schema against programs that are not ours: an independent validator over every spec
//! and fixture, and the YAML language server as an editor drives it. Both are packages of npm,
//! locked in tests/peers and installed beside what is built; nothing else needs them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::workbench::Workbench;

use super::Outcome;
use super::steps::verdict;

/// The scripts and the lock file.
const PEERS: &str = "tests/peers";
/// What was installed: the text of the lock file that it was installed from.
const INSTALLED: &str = "installed";

/// Installs the packages where they are not, and runs both scripts.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let missing: Vec<_> = ["node", "npm"]
        .into_iter()
        .filter(|it| !starts(it))
        .collect();
    if !missing.is_empty() {
        let because = format!(
            "not installed: {}; apt-get install nodejs npm",
            missing.join(", ")
        );
        bench.note(&because);
        return Ok(Outcome::NotRun {
            because,
            optional: false,
        });
    }
    let house = bench.house();
    let place = house.target().join("peers");
    // A module of node looks for packages from where it lies, so the scripts lie beside them.
    copy(&house.path(PEERS), &place)?;
    if !install(bench, &place)? {
        let mend = "what the log says; the packages come from the registry of npm once";
        return Ok(Outcome::Failed(mend.into()));
    }
    let script = |name: &str| {
        let mut command = Command::new("node");
        command.arg(place.join(name)).arg(house.root());
        command
    };
    let fits = bench.run(&mut script("schema.mjs"))?;
    let speaks = bench.run(&mut script("editor.mjs"))?;
    Ok(verdict(
        fits && speaks,
        &remark(&bench.text()),
        "what the log says; generator/src/schema makes the schema",
    ))
}

/// Whether a program can be started.
fn starts(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))
            .with_context(|| format!("cannot copy {}", entry.path().display()))?;
    }
    Ok(())
}

/// Installs exactly what the lock file says, unless that was done.
fn install(bench: &Workbench<'_>, place: &Path) -> Result<bool> {
    let lock = fs::read_to_string(place.join("package-lock.json")).context("no lock file")?;
    let stamp = place.join(INSTALLED);
    if fs::read_to_string(&stamp).is_ok_and(|it| it == lock) {
        return Ok(true);
    }
    let flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    let done = bench.run(Command::new("npm").args(flags).current_dir(place))?;
    if done {
        fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))?;
    }
    Ok(done)
}

/// The last line of each script: what it saw.
fn remark(log: &str) -> String {
    let seen = |it: &&str| it.ends_with(" hold") || it.ends_with(" do not");
    log.lines().filter(seen).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_noticed() {
        assert!(starts("cargo"));
        assert!(!starts("keywright-has-no-such-program"));
    }

    #[test]
    fn the_remark_says_what_was_seen() {
        let log = "$ node\nok: a\n3 specs fit, 1 of 2 rejected ones do not\n2 of 2 hold\n";
        let expected = "3 specs fit, 1 of 2 rejected ones do not; 2 of 2 hold";
        assert_eq!(remark(log), expected);
    }
}
