//! Programs of others that tests are held against: packages of npm, locked in tests/peers and
//! installed beside what is built. Nothing else needs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::house::House;
use crate::workbench::Workbench;

/// The scripts and the lock file.
const PEERS: &str = "tests/peers";
/// What was installed: the text of the lock file that it was installed from.
const INSTALLED: &str = "installed";

/// Why there are none.
pub(crate) enum Lacking {
    /// Programs that a person installs; which, and how.
    Programs(String),
    /// The installation failed; the log says why, and this what to do.
    Installation(&'static str),
}

/// Where they are installed.
pub(crate) struct Peers {
    place: PathBuf,
}

impl Peers {
    /// Installs them where they are not.
    pub(crate) fn install(bench: &Workbench<'_>) -> Result<Result<Self, Lacking>> {
        let missing: Vec<_> = ["node", "npm"]
            .into_iter()
            .filter(|it| !starts(it))
            .collect();
        if !missing.is_empty() {
            let missing = missing.join(", ");
            let because = format!("not installed: {missing}; apt-get install nodejs npm");
            bench.note(&because);
            return Ok(Err(Lacking::Programs(because)));
        }
        let place = place(bench.house());
        // A module of node looks for packages from where it lies, so the scripts lie beside them.
        copy(&bench.house().path(PEERS), &place)?;
        if !install(bench, &place)? {
            let mend = "what the log says; the packages come from the registry of npm once";
            return Ok(Err(Lacking::Installation(mend)));
        }
        Ok(Ok(Self { place }))
    }

    /// Where the scripts and their packages lie.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// A call of a script with the root of the project.
    pub(crate) fn script(&self, house: &House, name: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.place.join(name)).arg(house.root());
        command
    }
}

fn place(house: &House) -> PathBuf {
    house.target().join("peers")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_noticed() {
        assert!(starts("cargo"));
        assert!(!starts("keywright-has-no-such-program"));
    }
}
