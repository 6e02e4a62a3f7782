//! The house rules that no other tool knows: each rule is one module with one function that
//! tells what it found and where.

mod links;
mod modules;
mod providers;
mod readme;
mod weight;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::house::House;

/// A file of the project and its text.
pub(crate) struct Text {
    /// Relative to the root, with `/`.
    path: String,
    text: String,
}

/// What breaks a rule: `path:line: what is wrong and what to do`.
pub(crate) fn findings(house: &House) -> Result<Vec<String>> {
    let rust = written_by_hand(house, "rs")?;
    let templates = read(house, house.files("templates").unwrap_or_default())?;
    let mut findings = modules::findings(&rust, &templates);
    findings.extend(providers::findings(&house.providers()?, &rust));
    findings.extend(readme::findings(house)?);
    findings.extend(links::findings(house, &pages(house)?));
    findings.extend(weight::findings(house)?);
    Ok(findings)
}

/// The files with this ending that people write.
fn written_by_hand(house: &House, ending: &str) -> Result<Vec<Text>> {
    let mut files = Vec::new();
    for folder in ["bench", "generator", "runtime", "tests", "xtask"] {
        files.extend(house.files(folder)?);
    }
    files.retain(|it| it.extension().is_some_and(|it| it == ending));
    read(house, files)
}

/// The pages that people read, those that are generated too.
fn pages(house: &House) -> Result<Vec<Text>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(house.root()).context("cannot read the root")? {
        files.push(entry?.path());
    }
    for folder in ["docs", "generated", "specs"] {
        files.extend(house.files(folder).unwrap_or_default());
    }
    files.retain(|it| it.extension().is_some_and(|it| it == "md"));
    files.sort();
    read(house, files)
}

/// Reads texts.
fn read(house: &House, paths: Vec<PathBuf>) -> Result<Vec<Text>> {
    let one = |it: PathBuf| {
        let text =
            fs::read_to_string(&it).with_context(|| format!("cannot read {}", it.display()))?;
        Ok(Text {
            path: house.show(&it),
            text,
        })
    };
    paths.into_iter().map(one).collect()
}
