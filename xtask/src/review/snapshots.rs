//! The snapshots of the project, as texts by path.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::house::House;

/// Snapshots by their path relative to the root.
pub(crate) struct Snapshots {
    texts: BTreeMap<String, String>,
}

impl Snapshots {
    /// Reads all of them.
    pub(crate) fn read(house: &House) -> Result<Self> {
        let mut texts = BTreeMap::new();
        for file in house
            .files("")?
            .into_iter()
            .filter(|it| it.extension().is_some_and(|it| it == "snap"))
        {
            texts.insert(house.show(&file), read(&file)?);
        }
        Ok(Self { texts })
    }

    /// Puts others in their places.
    pub(crate) fn put(&mut self, others: BTreeMap<String, String>) {
        self.texts.extend(others);
    }

    /// Those that no test asked for. Tests name the files that they compare with in `references`.
    pub(crate) fn orphans(&self, house: &House, references: &Path) -> Result<Vec<String>> {
        let real = |path: PathBuf| fs::canonicalize(&path).unwrap_or(path);
        let asked: BTreeSet<PathBuf> = read(references)?
            .lines()
            .map(|it| real(PathBuf::from(it)))
            .collect();
        let present = self.texts.keys().filter(|it| house.path(it).is_file());
        Ok(present
            .filter(|it| !asked.contains(&real(house.path(it))))
            .cloned()
            .collect())
    }

    /// One text.
    pub(crate) fn get(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// All texts, by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// Takes the files away in which insta proposes other snapshots, `….snap.new` beside each, and
/// returns what they hold by the path of the snapshot.
pub(crate) fn take_pending(house: &House) -> Result<BTreeMap<String, String>> {
    let mut pending = BTreeMap::new();
    for file in house.files("")? {
        if let Some(path) = house.show(&file).strip_suffix(".snap.new") {
            pending.insert(format!("{path}.snap"), read(&file)?);
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(pending)
}

/// What a snapshot shows: all behind the lines in which insta keeps its notes.
pub(crate) fn body(snapshot: &str) -> &str {
    let behind = snapshot
        .strip_prefix("---\n")
        .and_then(|it| it.split_once("\n---\n"));
    behind.map_or(snapshot, |(_, body)| body)
}

/// Reads a text.
fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notes_of_insta_are_no_part_of_a_snapshot() {
        assert_eq!(
            body("---\nsource: a.rs\nassertion_line: 7\n---\nx\n---\ny\n"),
            "x\n---\ny\n"
        );
        assert_eq!(body("plain\n"), "plain\n");
    }
}
