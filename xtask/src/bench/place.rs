//! A project of synthetic specs in which `cargo xtask generate` is measured, as users run it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::generate::SHARED;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::meter::{Usage, metered};
use super::programs::Programs;

/// The project, and the programs that are measured in it.
pub(super) struct Place<'a> {
    bench: &'a Workbench<'a>,
    /// Its folder.
    pub(super) scratch: Scratch<'a>,
    programs: &'a Programs,
}

impl<'a> Place<'a> {
    /// Writes the workspace and the specs, by the names of their providers.
    pub(super) fn prepare(
        bench: &'a Workbench<'a>,
        programs: &'a Programs,
        name: &str,
        specs: &[(String, String)],
    ) -> Result<Self> {
        let (house, scratch) = (bench.house(), Scratch::new(bench.house(), name));
        for (provider, text) in specs {
            scratch.put(&format!("specs/{provider}.yaml"), text)?;
        }
        scratch.manifest(&[])?;
        // `generate` compares the lock file with the packages of the project, which lie elsewhere.
        for folder in ["", "tests"] {
            for path in manifests(&house.path(folder))? {
                let text = fs::read_to_string(&path)?;
                scratch.put(&house.show(&path), &text)?;
            }
        }
        let place = Self {
            bench,
            scratch,
            programs,
        };
        place.succeed(&mut place.generate())?;
        Ok(place)
    }

    /// The command `generate`, optimised, in this project.
    pub(super) fn generate(&self) -> Command {
        self.command("generate")
    }

    /// A command of the optimised program.
    pub(super) fn command(&self, word: &str) -> Command {
        let mut command = Command::new(&self.programs.xtask);
        let own = self.scratch.own();
        command.arg(word).current_dir(own.root());
        // By this it finds the project that it works on.
        command.env("CARGO_MANIFEST_DIR", own.path("xtask"));
        command
    }

    /// What only parses and prints the Rust that was generated.
    pub(super) fn floor(&self) -> Command {
        let mut command = Command::new(&self.programs.floor);
        command.arg(self.scratch.own().path("generated"));
        command
    }

    /// Runs a program in a process of its own that tells what it cost.
    pub(super) fn run(&self, command: &Command) -> Result<Usage> {
        let into = self.bench.house().scratch().join("bench.usage");
        self.succeed(&mut metered(&self.programs.xtask, &into, command))?;
        Usage::read(&into)
    }

    /// Runs a program that has no reason to fail.
    pub(super) fn succeed(&self, command: &mut Command) -> Result<()> {
        if self.bench.run(command)? {
            return Ok(());
        }
        bail!("a command failed that was to be measured");
    }

    /// Removes what is generated and all that is remembered, as after a build of the program.
    pub(super) fn forget_all(&self) -> Result<()> {
        self.forget_but(|_| false)
    }

    /// Removes what is generated and what is remembered of the specs. The pages of the language are
    /// made of the program alone, so a program that has run before remembers them.
    pub(super) fn forget(&self) -> Result<()> {
        self.forget_but(|it| it.file_stem().is_some_and(|it| it == SHARED))
    }

    /// The manifests stay: without them cargo would have to be asked about the lock file, and that
    /// is not what is measured.
    fn forget_but(&self, is_kept: fn(&Path) -> bool) -> Result<()> {
        let own = self.scratch.own();
        let mut files = own.files("generated")?;
        files.extend(own.files("docs")?);
        files.extend(own.files("specs")?);
        files.retain(|it| {
            it.extension().is_none_or(|it| it != "yaml") && !it.ends_with("Cargo.toml")
        });
        let made = own.shelf();
        if made.exists() {
            for entry in fs::read_dir(&made).context("cannot read what is remembered")? {
                files.extend(Some(entry?.path()).filter(|it| !is_kept(it)));
            }
        }
        for path in files {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
        Ok(())
    }

    /// When each file was written: a file that is written again has another time, even where its
    /// text is the same.
    pub(super) fn marks(&self) -> Result<BTreeMap<PathBuf, SystemTime>> {
        let one = |it: PathBuf| {
            let time = fs::metadata(&it)?.modified()?;
            Ok((it, time))
        };
        self.scratch.own().files("")?.into_iter().map(one).collect()
    }
}

/// The manifests of the packages in a folder.
fn manifests(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut manifests = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path().join("Cargo.toml");
        if path.is_file() {
            manifests.push(path);
        }
    }
    Ok(manifests)
}
