//! The lines of the environment for another terminal, in a file that is true as long as it is there.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// The file, until it is dropped.
pub(crate) struct Lines {
    pub(crate) file: PathBuf,
    lock: PathBuf,
    /// Held as long as the server runs, so that one that was killed leaves nothing that counts.
    _held: File,
}

impl Lines {
    /// Writes them, for a shell to read. The file of another server that still runs stays as it is:
    /// then they lie beside it, in one that has the number of this process in its name.
    pub(crate) fn write(file: &Path, process: u32, text: &str) -> io::Result<Self> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let beside = file.with_file_name(format!("{stem}-{process}.env"));
        for file in [file.to_owned(), beside] {
            let lock = file.with_extension("lock");
            let held = File::create(&lock)?;
            if held.try_lock().is_ok() {
                fs::write(&file, text)?;
                return Ok(Self {
                    file,
                    lock,
                    _held: held,
                });
            }
        }
        Err(io::Error::other("other servers hold it"))
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.file));
        drop(fs::remove_file(&self.lock));
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn two_servers_of_one_provider_keep_lines_of_their_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("serve").join("acme.env");
        let text = |it: &Lines| std::fs::read_to_string(&it.file).expect("it is there");
        let first = Lines::write(&file, 1, "first").expect("it writes");
        let second = Lines::write(&file, 2, "second").expect("it writes");
        assert_eq!(
            (text(&first), text(&second)),
            ("first".into(), "second".into())
        );
        assert_eq!(second.file, file.with_file_name("acme-2.env"));
        drop(first);
        assert!(!file.exists());
        let third = Lines::write(&file, 3, "third").expect("it writes");
        assert_eq!(third.file, file);
        drop((second, third));
        let left = std::fs::read_dir(folder.path().join("serve")).expect("a folder");
        assert_eq!(left.count(), 0);
    }
}
