//! What a run would change on the disk, and the change itself: the one place of the generator that
//! reads, writes or deletes a file.
//!
//! Only files that bear the header are overwritten or deleted. A hand-written file in the way is
//! an error. Folders that are links are refused, so nothing outside the root is touched.
//!
//! A run that is killed leaves every file old or new. What it had written beside a place and not
//! renamed is left over, and the next run deletes it.

mod disk;
mod stage;

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
};

use crate::{File, header};
use stage::Staged;

/// The folders that hold generated files only; what no spec owns any more is deleted there.
const OWNED: [&str; 2] = ["generated", "docs/providers"];

/// What a run changes.
#[derive(Clone, Debug)]
pub struct Plan {
    root: PathBuf,
    /// Every file, by path; those that stay as they are included.
    pub changes: Vec<Change>,
}

/// What becomes of one file.
#[derive(Clone, Debug)]
pub struct Change {
    /// Relative to the root, with `/` between folders.
    pub path: String,
    /// What becomes of it.
    pub kind: ChangeKind,
    /// Its text before, if it was there.
    pub old: Option<String>,
    /// Its text afterwards, if it will be there.
    pub new: Option<String>,
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Create,
    /// It differs.
    Update,
    /// No spec owns it any more.
    Delete,
    /// It is as it should be.
    Unchanged,
}

/// Compares files with what lies below `root`. Nothing is written.
pub fn plan(files: &[File], root: &Path) -> io::Result<Plan> {
    let mut changes = BTreeMap::new();
    for file in files {
        let old = disk::read(root, &file.path)?;
        let kind = match &old {
            None => ChangeKind::Create,
            Some(text) if *text == file.text => ChangeKind::Unchanged,
            // A power cut can leave a file empty whose name was written and whose text was not.
            Some(text) if text.is_empty() || header::is_borne_by(text) => ChangeKind::Update,
            Some(_) => return Err(in_the_way(&file.path)),
        };
        let change = Change {
            path: file.path.clone(),
            kind,
            old,
            new: Some(file.text.clone()),
        };
        changes.insert(file.path.clone(), change);
    }
    for path in unowned(files, root)? {
        if changes.contains_key(&path) {
            continue;
        }
        let left_over = stage::is_beside(path.rsplit('/').next().unwrap_or_default());
        let old = disk::read(root, &path)?
            .filter(|it| header::is_borne_by(it) || (left_over && it.is_empty()));
        if old.is_some() {
            changes.insert(
                path.clone(),
                Change {
                    path,
                    kind: ChangeKind::Delete,
                    old,
                    new: None,
                },
            );
        }
    }
    Ok(Plan {
        root: root.to_owned(),
        changes: changes.into_values().collect(),
    })
}

impl Plan {
    /// Whether the disk is as it should be.
    pub fn is_empty(&self) -> bool {
        self.changes
            .iter()
            .all(|it| it.kind == ChangeKind::Unchanged)
    }

    /// Makes the changes. Each file is whole at every moment. All are written beside their places
    /// before the first is renamed, so a disk that is full or read-only changes nothing.
    pub fn apply(&self) -> io::Result<()> {
        let mut staged = Vec::new();
        for change in &self.changes {
            self.is_as_planned(change)?;
            if let (ChangeKind::Create | ChangeKind::Update, Some(text)) =
                (change.kind, &change.new)
            {
                staged.push(Staged::write(&self.root, &change.path, text)?);
            }
        }
        staged.into_iter().try_for_each(Staged::commit)?;
        let mut gone = self
            .changes
            .iter()
            .filter(|it| it.kind == ChangeKind::Delete);
        gone.try_for_each(|it| disk::delete(&self.root, &it.path))
    }

    /// Somebody may have written to a file since it was looked at.
    fn is_as_planned(&self, change: &Change) -> io::Result<()> {
        if change.kind == ChangeKind::Unchanged
            || disk::read(&self.root, &change.path)? == change.old
        {
            return Ok(());
        }
        let message = format!(
            "{} was changed while this ran, so nothing is written; run it again",
            change.path
        );
        Err(io::Error::other(message))
    }
}

/// What may lie there that no spec owns: generated files, and what killed runs have left.
fn unowned(files: &[File], root: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for folder in OWNED {
        paths.extend(disk::files(root, folder)?);
        paths.extend(disk::left_over(root, folder, true)?);
    }
    let folders = files.iter().filter_map(|it| it.path.rsplit_once('/'));
    let folders: BTreeSet<&str> = folders.map(|it| it.0).collect();
    for folder in folders {
        if !OWNED.iter().any(|it| folder.starts_with(it)) {
            paths.extend(disk::left_over(root, folder, false)?);
        }
    }
    Ok(paths)
}

fn in_the_way(path: &str) -> io::Error {
    let message = format!(
        "{path} is in the way: it does not bear the header of generated files, so it is not overwritten; move or delete it"
    );
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}
