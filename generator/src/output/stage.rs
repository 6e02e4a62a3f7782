//! A file beside its place: written in full before it is renamed into it, so that the place holds
//! the old text or the new one at every moment, whatever happens to the process.
//!
//! It is not flushed to the device. That would cost more than all the rest of a run, and what a
//! power cut could take is written again from the spec by the next run.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process,
};

use super::disk;

/// A file that waits beside its place. Dropped, it is gone.
pub(super) struct Staged<'a> {
    root: &'a Path,
    path: &'a str,
    full: PathBuf,
    beside: PathBuf,
    renamed: bool,
}

impl<'a> Staged<'a> {
    /// Writes the text beside its place.
    pub(super) fn write(root: &'a Path, path: &'a str, text: &str) -> io::Result<Self> {
        let full = disk::resolve(root, path)?;
        let folder = full.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|it| disk::at(path, &it))?;
        let name = full.file_name().unwrap_or_default().to_string_lossy();
        let beside = folder.join(format!(".{name}.{}.new", process::id()));
        let staged = Self {
            root,
            path,
            full,
            beside,
            renamed: false,
        };
        // An earlier process may have had our number. What stands there is replaced, never
        // followed or written into.
        match fs::remove_file(&staged.beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(disk::at(path, &error));
            }
            _ => {}
        }
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).open(&staged.beside);
        file.and_then(|mut it| it.write_all(text.as_bytes()))
            .map_err(|it| disk::at(path, &it))?;
        Ok(staged)
    }

    /// Renames it into its place.
    pub(super) fn commit(mut self) -> io::Result<()> {
        // A folder may have become a link since it was written.
        disk::resolve(self.root, self.path)?;
        fs::rename(&self.beside, &self.full).map_err(|it| disk::at(self.path, &it))?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.renamed {
            let _ = fs::remove_file(&self.beside);
            disk::prune(self.root, &self.beside);
        }
    }
}

/// Whether a file has the name of one that waits: `.lib.rs.4711.new`.
pub(super) fn is_beside(name: &str) -> bool {
    let inner = name
        .strip_prefix('.')
        .and_then(|it| it.strip_suffix(".new"));
    inner
        .and_then(|it| it.rsplit_once('.'))
        .is_some_and(|(name, process)| {
            let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
            !name.is_empty() && is_number(process)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_that_wait() {
        assert!(is_beside(".lib.rs.4711.new"));
        for other in [
            "lib.rs",
            ".lib.rs.new",
            ".lib.rs.47a.new",
            ".new",
            ".4711.new",
            "..4711.new",
        ] {
            assert!(!is_beside(other), "{other}");
        }
    }
}
