//! One size: a synthetic provider is generated, generated again with nothing to do, and checked by
//! the compiler, each several times and each time by the command that a user types.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cargo::LEAN;
use crate::grid::thousands;
use crate::workbench::Workbench;

use super::meter::Usage;
use super::place::Place;
use super::programs::Programs;
use super::spec::spec;

/// What was measured of one size.
pub(super) struct Trial {
    pub(super) endpoints: usize,
    /// `generate` where only the manifest is there, by a program that never ran before.
    pub(super) first: Usage,
    /// The same by one that did.
    pub(super) generation: Usage,
    /// What syn and prettyplease take on the Rust that it wrote.
    pub(super) floor: Usage,
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
            first: self.first.least(other.first),
            generation: self.generation.least(other.generation),
            floor: self.floor.least(other.floor),
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
    place: Place<'a>,
    endpoints: usize,
    provider: String,
}

/// Measures the sizes; each figure is the least of so many runs. A run takes every size once, so
/// that what disturbs the machine for a while disturbs no size alone.
pub(super) fn measure(
    bench: &Workbench<'_>,
    programs: &Programs,
    sizes: &[usize],
    runs: u32,
) -> Result<Vec<Trial>> {
    let mut places = Vec::new();
    for size in sizes {
        let title = format!("{} endpoints", thousands(size));
        bench.begin(&format!("{title}: building what the crate depends on"));
        places.push((title, Site::prepare(bench, programs, *size)?));
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
    fn prepare(bench: &'a Workbench<'a>, programs: &'a Programs, endpoints: usize) -> Result<Self> {
        let provider = format!("bench-{endpoints}");
        let specs = [(provider.clone(), spec(&provider, endpoints))];
        let site = Self {
            place: Place::prepare(bench, programs, &provider, &specs)?,
            endpoints,
            provider,
        };
        site.place.succeed(&mut site.check())?;
        Ok(site)
    }

    /// Measures everything once.
    fn trial(&self) -> Result<Trial> {
        let place = &self.place;
        place.forget_all()?;
        let first = place.run(&place.generate())?;
        place.forget()?;
        let generation = place.run(&place.generate())?;
        let before = place.marks()?;
        let idle = place.run(&place.generate())?;
        let after = place.marks()?;
        let differs = |it: &&PathBuf| before.get(*it) != after.get(*it);
        let all: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
        let touched = (all.into_iter().filter(differs).count(), after.len());
        let floor = place.run(&place.floor())?;
        place.succeed(
            &mut place
                .scratch
                .cargo(&["clean", "--package", &self.package()]),
        )?;
        let check = place.run(&self.check())?;
        place.succeed(&mut place.generate())?;
        let check_again = place.run(&self.check())?;
        Ok(Trial {
            endpoints: self.endpoints,
            first,
            generation,
            floor,
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

    fn check(&self) -> Command {
        let mut command = self
            .place
            .scratch
            .cargo(&["check", "--package", &self.package()]);
        // A cache of the compiler's output would be measured instead of the compiler.
        command.args(LEAN).env_remove("RUSTC_WRAPPER");
        command
    }

    /// The lines of the crate and its page, by file.
    fn lines(&self) -> Result<BTreeMap<String, usize>> {
        let own = self.place.scratch.own();
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
