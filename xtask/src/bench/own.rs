//! This very project: what a run with nothing to do takes, and what a fresh clone takes until its
//! first file is generated.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::cargo::cargo;
use crate::house::House;
use crate::workbench::Workbench;

use super::meter::{Usage, metered};
use super::place::Place;
use super::programs::Programs;

/// What was measured of this project.
pub(super) struct Own {
    /// How many specs it has.
    pub(super) specs: usize,
    /// `generate` where nothing has changed.
    pub(super) idle: Usage,
    /// `generate` where nothing is remembered and nothing is there.
    pub(super) all: Usage,
    /// What syn and prettyplease take on the Rust that it wrote.
    pub(super) floor: Usage,
    /// The same program when it has only to show its help.
    pub(super) start: Usage,
    /// A clone without anything built prints one generated file; once, because it is long.
    pub(super) fresh: Usage,
}

impl Own {
    /// What a run with nothing to do takes beyond the start of the program.
    pub(super) fn beyond(&self) -> Duration {
        self.idle.wall.saturating_sub(self.start.wall)
    }
}

/// Measures in copies of the project, so that what lies here is not touched.
pub(super) fn measure(bench: &Workbench<'_>, programs: &Programs, runs: u32) -> Result<Own> {
    bench.begin("this project: a fresh clone");
    let fresh = fresh(bench, &programs.xtask)?;
    bench.begin("this project: nothing to do");
    let names = bench.house().providers()?;
    let mut specs = Vec::new();
    for name in names {
        let path = bench.house().path(&format!("specs/{name}.yaml"));
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        specs.push((name, text));
    }
    let place = Place::prepare(bench, programs, "bench-own", &specs)?;
    let mut least: Option<[Usage; 4]> = None;
    for _ in 0..runs.max(5) {
        place.forget()?;
        let all = place.run(&place.generate())?;
        let floor = place.run(&place.floor())?;
        let idle = place.run(&place.generate())?;
        let mut help = place.command("generate");
        help.arg("--help");
        let start = place.run(&help)?;
        let run = [all, floor, idle, start];
        least = Some(least.map_or(run, |it| std::array::from_fn(|at| it[at].least(run[at]))));
    }
    let [all, floor, idle, start] = least.context("nothing was run")?;
    Ok(Own {
        specs: specs.len(),
        idle,
        all,
        floor,
        start,
        fresh,
    })
}

/// Copies what version control knows, and has one file printed there.
fn fresh(bench: &Workbench<'_>, xtask: &Path) -> Result<Usage> {
    let house = bench.house();
    let clone = House::at(house.scratch().join("bench-fresh"));
    if clone.root().exists() {
        fs::remove_dir_all(clone.root()).context("cannot remove an earlier clone")?;
    }
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(house.root())
        .output()
        .context("cannot start git")?;
    if !listed.status.success() {
        bail!("git does not list the files of this project");
    }
    for path in String::from_utf8_lossy(&listed.stdout).split_terminator('\0') {
        let to = clone.path(path);
        let folder = to.parent().unwrap_or(clone.root());
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        // A file that is deleted and not yet committed is in no clone.
        if house.path(path).is_file() {
            fs::copy(house.path(path), &to)
                .with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    let first = house.providers()?.into_iter().next().context("no spec")?;
    let file = format!("generated/{first}/src/client.rs");
    let mut command = cargo(&clone, ["xtask", "generate", "--print", &file]);
    command
        .env("CARGO_TARGET_DIR", clone.path("target"))
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("RUSTC_WRAPPER");
    let into = house.scratch().join("bench.usage");
    if !bench.run(&mut metered(xtask, &into, &command))? {
        bail!("a fresh clone does not generate");
    }
    Usage::read(&into)
}
