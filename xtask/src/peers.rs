//! Programs of others that tests are held against: packages of npm and of Python, locked in
//! tests/peers and installed beside what is built. Nothing else needs them.

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
/// The same of the packages of Python.
const INSTALLED_PYTHON: &str = "installed-python";

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
    /// Installs them where they are not, for those that run on this version of Node.js.
    pub(crate) fn install(bench: &Workbench<'_>, node: u32) -> Result<Result<Self, Lacking>> {
        let needed = ["node", "npm"];
        if let Some(lacking) = lacking(bench, needed, "nodejs npm").or_else(|| old(bench, node)) {
            return Ok(Err(lacking));
        }
        let place = place(bench.house());
        // A module of node looks for packages from where it lies, so the scripts lie beside them.
        copy(&bench.house().path(PEERS), &place)?;
        let flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        let mut npm = Command::new("npm");
        npm.args(flags).current_dir(&place);
        if !once(bench, &place.join("package-lock.json"), INSTALLED, &mut npm)? {
            let mend = "what the log says; the packages come from the registry of npm once";
            return Ok(Err(Lacking::Installation(mend)));
        }
        Ok(Ok(Self { place }))
    }

    /// Installs those of Python as well, where they are not.
    pub(crate) fn install_python(&self, bench: &Workbench<'_>) -> Result<Result<(), Lacking>> {
        let needed = ["python3", "pip3"];
        if let Some(lacking) = lacking(bench, needed, "python3 python3-pip") {
            return Ok(Err(lacking));
        }
        let list = self.place.join("requirements.txt");
        let flags = ["install", "--quiet", "--no-deps", "--upgrade"];
        let mut pip = Command::new("pip3");
        pip.args(flags)
            .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
            .env("PIP_ROOT_USER_ACTION", "ignore")
            .arg("--target")
            .arg(self.place.join("python"))
            .arg("--requirement")
            .arg(&list);
        if !once(bench, &list, INSTALLED_PYTHON, &mut pip)? {
            let mend = "what the log says; the packages come from PyPI once";
            return Ok(Err(Lacking::Installation(mend)));
        }
        Ok(Ok(()))
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

/// That programs are missing, and the packages of Debian that have them.
fn lacking(bench: &Workbench<'_>, needed: [&str; 2], packages: &str) -> Option<Lacking> {
    let missing: Vec<_> = needed.into_iter().filter(|it| !starts(it)).collect();
    if missing.is_empty() {
        return None;
    }
    let because = format!(
        "not installed: {}; apt-get install {packages}",
        missing.join(", ")
    );
    bench.note(&because);
    Some(Lacking::Programs(because))
}

/// That Node.js is older than this version. Some systems have one that is.
fn old(bench: &Workbench<'_>, least: u32) -> Option<Lacking> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    // One that tells no version is taken for what is needed; it says by itself what it lacks.
    if major(&text)? >= least {
        return None;
    }
    let because =
        format!("Node.js {text} is too old, {least} is the least: npm install --global node@22");
    bench.note(&because);
    Some(Lacking::Programs(because))
}

/// The first number of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
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

/// Installs exactly what a lock file says, unless that was done: the stamp says of which text.
fn once(bench: &Workbench<'_>, lock: &Path, stamp: &str, install: &mut Command) -> Result<bool> {
    let text = fs::read_to_string(lock);
    let text = text.with_context(|| format!("cannot read {}", lock.display()))?;
    let stamp = lock.with_file_name(stamp);
    if fs::read_to_string(&stamp).is_ok_and(|it| it == text) {
        return Ok(true);
    }
    let done = bench.run(install)?;
    if done {
        fs::write(&stamp, text).with_context(|| format!("cannot write {}", stamp.display()))?;
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

    #[test]
    fn versions_are_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("nightly"), None);
    }
}
