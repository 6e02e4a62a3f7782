//! A workspace of generated crates beside what is built: where crates are compiled and measured
//! that are no part of the project, with the versions, lints and profiles of the project.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use keywright_generator::{File, output};

use crate::cargo::cargo;
use crate::house::House;

/// The workspace.
pub(crate) struct Scratch<'a> {
    house: &'a House,
    own: House,
}

impl<'a> Scratch<'a> {
    /// One with this name, below the logs of `cargo xtask`.
    pub(crate) fn new(house: &'a House, name: &str) -> Self {
        Self {
            house,
            own: House::at(house.scratch().join(name)),
        }
    }

    /// The workspace as a project of its own.
    pub(crate) fn own(&self) -> &House {
        &self.own
    }

    /// Writes the generated files that differ, so that cargo builds only what changed, and the
    /// manifest: these members, and the generated crates.
    pub(crate) fn write(&self, files: &[File], members: &[&str]) -> Result<()> {
        fs::create_dir_all(self.own.root()).context("cannot make the workspace")?;
        let plan =
            output::plan(files, self.own.root()).context("cannot compare with what is there")?;
        plan.apply().context("cannot write the crates")?;
        self.manifest(members)
    }

    /// Writes the manifest and the lock file.
    pub(crate) fn manifest(&self, members: &[&str]) -> Result<()> {
        let root = self.read("Cargo.toml")?;
        self.put("Cargo.toml", &manifest(&root, self.house.root(), members))?;
        self.put("Cargo.lock", &self.read("Cargo.lock")?)
    }

    /// Writes a file, unless it is as it should be.
    pub(crate) fn put(&self, path: &str, text: &str) -> Result<()> {
        let to = self.own.path(path);
        if fs::read_to_string(&to).is_ok_and(|it| it == text) {
            return Ok(());
        }
        let folder = to.parent().unwrap_or(self.own.root());
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(&to, text).with_context(|| format!("cannot write {}", to.display()))
    }

    /// A call of cargo for this workspace, with the settings of the project.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo(self.house, arguments.iter().copied());
        command
            .arg("--manifest-path")
            .arg(self.own.path("Cargo.toml"));
        command
    }

    /// Fits the lock file to the members. Without the network: the versions are those of the
    /// project. Where that cannot be, the commands that follow fetch what is missing.
    pub(crate) fn lock(&self) -> Command {
        self.cargo(&["update", "--workspace", "--offline", "--quiet"])
    }

    /// A file of the project.
    fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.house.path(path)).with_context(|| format!("cannot read {path}"))
    }
}

/// The manifest of the project for other members.
fn manifest(root: &str, house: &Path, members: &[&str]) -> String {
    let mut text = String::new();
    for line in root.lines().filter(|it| !it.starts_with('#')) {
        if line.starts_with("members = ") {
            let all: Vec<&str> = ["generated/*"]
                .into_iter()
                .chain(members.iter().copied())
                .collect();
            let _ = writeln!(text, "members = {all:?}");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_has_other_members_and_absolute_paths() {
        let root = "[workspace]\nmembers = [\"a\"]\nexclude = [\"b\"]\n\n[workspace.dependencies]\n\
                    a = { path = \"a\", version = \"1\" }\n";
        let expected = "[workspace]\nmembers = [\"generated/*\", \"wire\"]\n\n\
                        [workspace.dependencies]\na = { path = \"/house/a\", version = \"1\" }\n";
        assert_eq!(manifest(root, Path::new("/house"), &["wire"]), expected);
    }
}
