//! The programs that are measured, built with optimisation.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::cargo::cargo;
use crate::workbench::Workbench;

/// Where they lie.
pub(super) struct Programs {
    /// This program, and the generator in it.
    pub(super) xtask: PathBuf,
    /// What only parses and prints.
    pub(super) floor: PathBuf,
}

impl Programs {
    /// Builds them.
    pub(super) fn build(bench: &Workbench<'_>) -> Result<Self> {
        bench.begin("building the generator, optimised");
        let xtask = build(bench, "xtask/Cargo.toml", "xtask")?;
        bench.begin("building the yardstick, optimised");
        let floor = build(bench, "xtask/floor/Cargo.toml", "floor")?;
        Ok(Self { xtask, floor })
    }
}

fn build(bench: &Workbench<'_>, manifest: &str, name: &str) -> Result<PathBuf> {
    let house = bench.house();
    let words = ["build", "--release", "--manifest-path", manifest];
    if !bench.run(&mut cargo(house, words))? {
        bail!("{manifest} cannot be built");
    }
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = house.target().join("release").join(file);
    if !path.is_file() {
        bail!(
            "{} is not there after it was built: is `build.target` set in a configuration of cargo?",
            path.display()
        );
    }
    Ok(path)
}
