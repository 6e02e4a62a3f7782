//! What a run would change on the disk, and the change itself: the one place of the generator that
//! reads, writes or deletes a file.
//!
//! Only files that bear the header are overwritten or deleted. A hand-written file in the way is
//! an error. Folders that are links are refused, so nothing outside the root is touched.

mod disk;

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use crate::{File, header};

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
            Some(text) if header::is_borne_by(text) => ChangeKind::Update,
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
    for folder in OWNED {
        for path in disk::files(root, folder)? {
            if changes.contains_key(&path) {
                continue;
            }
            let old = disk::read(root, &path)?.filter(|it| header::is_borne_by(it));
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

    /// Makes the changes. Each file is whole at every moment: it is written beside and then renamed.
    pub fn apply(&self) -> io::Result<()> {
        for change in &self.changes {
            match (&change.kind, &change.new) {
                (ChangeKind::Create | ChangeKind::Update, Some(text)) => {
                    disk::write(&self.root, &change.path, text)?;
                }
                (ChangeKind::Delete, _) => disk::delete(&self.root, &change.path)?,
                _ => {}
            }
        }
        Ok(())
    }
}

fn in_the_way(path: &str) -> io::Error {
    let message = format!(
        "{path} is in the way: it does not bear the header of generated files, so it is not overwritten; move or delete it"
    );
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}
