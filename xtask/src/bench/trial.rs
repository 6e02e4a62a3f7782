//! One size: a synthetic provider is generated, generated again with nothing to do, and checked by
//! the compiler, each several times and each time by the command that a user types.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::cargo::LEAN;
use crate::grid::thousands;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::meter::{Usage, metered};
use super::spec::spec;

/// What was measured of one size.
pub(super) struct Trial {
    pub(super) endpoints: usize,
    /// `generate` where only the manifest is there.
    pub(super) generation: Usage,
    /// `generate` where nothing is to be done.
    pub(super) idle: Usage,
    /// How many files the latter touched, of how many.
    pub(super) touched: (usize, usize),
    /// `cargo check` of the crate, with its dependencies built.
    pub(super) check: Usage,
    /// `cargo check` after a `generate` that had nothing to do.
    pub(super) check_again: Usage,
    /// How many lines each file has, by its path in the crate; the page of documentation too.
    pub(super) lines: BTreeMap<String, usize>,
}

impl Trial {
    /// The least of each figure, and the most that was touched.
    fn least(self, other: &Self) -> Self {
        Self {
            generation: self.generation.least(other.generation),
            idle: self.idle.least(other.idle),
            touched: self.touched.max(other.touched),
            check: self.check.least(other.check),
            check_again: self.check_again.least(other.check_again),
            ..self
        }
    }
}

/// Where one size is tried.
struct Site<'a> {
    bench: &'a Workbench<'a>,
    scratch: Scratch<'a>,
    /// The program with the optimised generator.
    xtask: &'a Path,
    endpoints: usize,
    provider: String,
}

/// Measures the sizes; each figure is the least of so many runs. A run takes every size once, so
/// that what disturbs the machine for a while disturbs no size alone.
pub(super) fn measure(
    bench: &Workbench<'_>,
    xtask: &Path,
    sizes: &[usize],
    runs: u32,
) -> Result<Vec<Trial>> {
    let mut places = Vec::new();
    for size in sizes {
        let title = format!("{} endpoints", thousands(size));
        bench.begin(&format!("{title}: building what the crate depends on"));
        places.push((title, Site::prepare(bench, xtask, *size)?));
    }
    let mut least = Vec::new();
    for run in 1..=runs {
        let mut trials = Vec::new();
        for (title, site) in &places {
            bench.begin(&format!("run {run} of {runs}: {title}"));
            trials.push(site.trial()?);
        }
        least = if least.is_empty() {
            trials
        } else {
            least
                .into_iter()
                .zip(trials)
                .map(|(one, other): (Trial, _)| one.least(&other))
                .collect()
        };
    }
    Ok(least)
}

impl<'a> Site<'a> {
    /// Writes the spec and the workspace, and has all built that the crate depends on.
    fn prepare(bench: &'a Workbench<'a>, xtask: &'a Path, endpoints: usize) -> Result<Self> {
        let provider = format!("bench-{endpoints}");
        let site = Self {
            bench,
            scratch: Scratch::new(bench.house(), &provider),
            xtask,
            endpoints,
            provider,
        };
        let (house, scratch) = (bench.house(), &site.scratch);
        let spec = spec(&site.provider, endpoints);
        scratch.put(&format!("specs/{}.yaml", site.provider), &spec)?;
        scratch.manifest(&[])?;
        // `generate` compares the lock file with the packages of the project, which lie elsewhere.
        for folder in ["", "tests"] {
            for path in manifests(&house.path(folder))? {
                let text = fs::read_to_string(&path)?;
                scratch.put(&house.show(&path), &text)?;
            }
        }
        site.succeed(&mut site.generate())?;
        site.succeed(&mut site.check())?;
        Ok(site)
    }

    /// Measures everything once.
    fn trial(&self) -> Result<Trial> {
        self.remove_generated()?;
        let generation = self.run(&self.generate())?;
        let before = self.marks()?;
        let idle = self.run(&self.generate())?;
        let after = self.marks()?;
        let differs = |it: &&PathBuf| before.get(*it) != after.get(*it);
        let all: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
        let touched = (all.into_iter().filter(differs).count(), after.len());
        self.succeed(&mut self.scratch.cargo(&["clean", "--package", &self.package()]))?;
        let check = self.run(&self.check())?;
        self.succeed(&mut self.generate())?;
        let check_again = self.run(&self.check())?;
        Ok(Trial {
            endpoints: self.endpoints,
            generation,
            idle,
            touched,
            check,
            check_again,
            lines: self.lines()?,
        })
    }

    fn package(&self) -> String {
        format!("keywright-{}", self.provider)
    }

    /// The command `generate`, optimised, in the workspace of the trial.
    fn generate(&self) -> Command {
        let mut command = Command::new(self.xtask);
        let own = self.scratch.own();
        command.arg("generate").current_dir(own.root());
        // By this it finds the project that it works on.
        command.env("CARGO_MANIFEST_DIR", own.path("xtask"));
        command
    }

    fn check(&self) -> Command {
        let mut command = self.scratch.cargo(&["check", "--package", &self.package()]);
        // A cache of the compiler's output would be measured instead of the compiler.
        command.args(LEAN).env_remove("RUSTC_WRAPPER");
        command
    }

    /// Runs a program in a process of its own that tells what it cost.
    fn run(&self, command: &Command) -> Result<Usage> {
        let into = self.bench.house().scratch().join("bench.usage");
        self.succeed(&mut metered(self.xtask, &into, command))?;
        Usage::read(&into)
    }

    /// Runs a program that has no reason to fail.
    fn succeed(&self, command: &mut Command) -> Result<()> {
        if self.bench.run(command)? {
            return Ok(());
        }
        bail!("a command failed that was to be measured");
    }

    /// Removes what is generated, except the manifest: without it cargo would have to be asked
    /// about the lock file, and that is not what is measured.
    fn remove_generated(&self) -> Result<()> {
        for path in self.generated()? {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
        Ok(())
    }

    /// The generated files, without the manifest.
    fn generated(&self) -> Result<Vec<PathBuf>> {
        let own = self.scratch.own();
        let mut files = own.files("generated")?;
        files.extend(own.files("docs")?);
        files.extend(own.files("specs")?);
        files.retain(|it| {
            it.extension().is_none_or(|it| it != "yaml") && !it.ends_with("Cargo.toml")
        });
        Ok(files)
    }

    /// When each file was written: a file that is written again has another time, even where its
    /// text is the same.
    fn marks(&self) -> Result<BTreeMap<PathBuf, SystemTime>> {
        let one = |it: PathBuf| {
            let time = fs::metadata(&it)?.modified()?;
            Ok((it, time))
        };
        self.scratch.own().files("")?.into_iter().map(one).collect()
    }

    /// The lines of the crate and its page, by file.
    fn lines(&self) -> Result<BTreeMap<String, usize>> {
        let own = self.scratch.own();
        let mut files = own.files(&format!("generated/{}", self.provider))?;
        files.extend(own.files("docs")?);
        let mut lines = BTreeMap::new();
        for file in files {
            let text = fs::read_to_string(&file)?;
            let path = own.show(&file);
            let path = path.strip_prefix(&format!("generated/{}/", self.provider));
            let path = path.unwrap_or("docs/").to_owned();
            lines.insert(path, text.lines().count());
        }
        Ok(lines)
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
