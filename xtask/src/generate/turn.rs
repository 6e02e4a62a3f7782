//! One run at a time. Two would find the same differences and write the same files, and each would
//! take what the other has written beside a place for something that was left over.

use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::house::House;

/// The right to write. The system takes it back when the process ends, however it ends, so the file
/// that stands for it is never in the way.
pub(crate) struct Turn {
    _file: File,
}

impl Turn {
    /// Waits until no other run writes, and says so.
    pub(crate) fn take(house: &House) -> Result<Self> {
        let path = place(house)?;
        let context = || format!("cannot lock {}", path.display());
        let file = File::open(&path).with_context(context)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                anstream::eprintln!("another `cargo xtask generate` is writing; waiting for it …");
                file.lock().with_context(context)?;
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(context),
        }
        Ok(Self { _file: file })
    }
}

/// What is locked: something that all runs in this checkout share, wherever they build.
fn place(house: &House) -> Result<PathBuf> {
    // A folder can be locked without leaving anything in it.
    if cfg!(unix) {
        return Ok(house.path("specs"));
    }
    let folder = house.scratch();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("generate.lock");
    fs::write(&path, "").with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
