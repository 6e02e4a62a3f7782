//! A store in a folder: it outlives the program, and the processes of one machine share it.
//!
//! Three files belong to a credential, all named by a digest of its key. `NAME.credential` holds
//! the record and is only ever replaced as a whole. `NAME.lock` is locked by the system for the
//! length of a read or write and holds the counters. `NAME.lease` is locked by the system for as
//! long as a renewal holds the key's lock: when its process dies, the system lets go at once, and
//! nobody has to wait for the end of a lease.

mod blocking;
mod folder;
mod lease;

use std::{fmt, path::PathBuf, sync::Arc, time::Duration};

use self::{
    blocking::{blocking, rest},
    folder::Folder,
    lease::{FileLock, Taking},
};
use super::{Entry, Fence, Lock, Record, Replaced, StoreKey, TokenStore, Version, form::Form};
use crate::{BoxFuture, Result};

/// The pauses between two looks at a lock that somebody else holds.
const SHORTEST: Duration = Duration::from_millis(5);
const LONGEST: Duration = Duration::from_millis(50);

/// Keeps credentials in a folder, for the programs of one user on one machine.
///
/// The folder is made with the permissions 0700 and each file in it with 0600. What others could
/// read or have put there is refused: a folder that others may write, a file that others may read,
/// a symbolic link. On systems without such permissions, the folder has to be one that only the
/// user can read.
///
/// What was stored survives a crash of the program at any point, and of the machine as far as its
/// disk keeps what it was told to. Without `encrypted`, the files hold tokens in
/// clear.
///
/// Programs that share the folder renew each credential once between them. The system has to be
/// able to lock files there, which some network file systems cannot; then every call fails and
/// says so.
pub struct FileStore {
    folder: Arc<Folder>,
}

impl FileStore {
    /// A store in this folder, which is made if it is not there.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self> {
        let folder = Arc::new(Folder::open(folder.into(), Form::default())?);
        Ok(Self { folder })
    }

    /// Encrypts what it keeps with this key, and reads nothing that is not.
    #[cfg(feature = "encryption")]
    #[must_use]
    pub fn encrypted(self, key: super::EncryptionKey) -> Self {
        let folder = self.folder.with_form(Form::encrypted(key));
        Self {
            folder: Arc::new(folder),
        }
    }

    /// Works on a key's files on a thread that may block.
    fn work<'a, T: Send + 'static>(
        &self,
        key: &StoreKey,
        work: impl FnOnce(&Folder, &StoreKey) -> Result<T> + Send + 'static,
    ) -> BoxFuture<'a, Result<T>> {
        let (folder, key) = (self.folder.clone(), key.clone());
        Box::pin(blocking(move || work(&folder, &key)))
    }
}

impl TokenStore for FileStore {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        self.work(key, Folder::read)
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        let record = record.clone();
        self.work(key, move |folder, key| {
            let mut state = folder.state(key)?;
            state.admit(fence)?;
            let kept = folder.read(key)?;
            let version = kept.as_ref().map(|it| it.version);
            if version != expected {
                return Ok(Replaced::Conflict(kept));
            }
            let version = Version(state.next(version)?);
            folder.write(key, version, &record)?;
            Ok(Replaced::Stored(version))
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.work(key, move |folder, key| {
            let mut state = folder.state(key)?;
            state.admit(fence)?;
            let version = folder.read(key)?.map(|it| it.version);
            if version != Some(expected) {
                return Ok(false);
            }
            // Noted first, so that the next version is greater than the one that goes.
            state.next(version)?;
            folder.remove(key)?;
            Ok(true)
        })
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(async move {
            let mut pause = SHORTEST;
            loop {
                let taking = self.work(key, move |folder, key| FileLock::take(folder, key, lease));
                match taking.await? {
                    Taking::Taken(lock) => return Ok(Box::new(lock) as Box<dyn Lock>),
                    Taking::Held(left) => rest(pause.min(left)).await,
                }
                pause = (pause * 2).min(LONGEST);
            }
        })
    }
}

impl fmt::Debug for FileStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileStore({})", self.folder.path().display())
    }
}

#[cfg(all(test, feature = "reqwest"))]
mod tests;
