//! The counters of a key, and its lock as a lease.
//!
//! Numbers are at least the time in microseconds, so that none comes twice even when the counters
//! are lost with a folder that somebody has emptied.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::folder::{Folder, create_own, failed, fault, forget, open_own};
use crate::{
    BoxFuture, Result,
    environment::process,
    store::{Fence, Lock, StoreKey, Version, late, now},
};

/// How long the lock of the counters is waited for. It is held for the length of a write.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(2);

/// A file that is locked. Closing it is not enough to unlock it where a process was forked meanwhile,
/// which has it open still; and that one must not unlock it.
struct Locked {
    file: File,
    process: u32,
}

impl Locked {
    /// Locks a file, unless somebody else has.
    fn take(file: File, path: &Path) -> Result<std::result::Result<Self, File>> {
        Ok(match file.try_lock() {
            Ok(()) => Ok(Self {
                file,
                process: process(),
            }),
            Err(TryLockError::WouldBlock) => Err(file),
            Err(TryLockError::Error(it)) => return Err(failed("lock", path, it)),
        })
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        if self.process == process() {
            // Where it fails, closing the file does as much as it can.
            drop(self.file.unlock());
        }
    }
}

/// The counters of a key. Nobody else reads or changes them meanwhile.
pub(super) struct State {
    locked: Locked,
    path: PathBuf,
    counters: Counters,
}

#[derive(Clone, Copy, Default)]
struct Counters {
    /// The last number that was given to a version or a lock.
    sequence: u64,
    /// That of the last lock.
    fence: u64,
    /// When its lease ends, in microseconds since 1970.
    until: u64,
}

impl State {
    /// Waits for the lock of the counters, and reads them.
    pub(super) fn lock(path: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let gone = || fault(format!("the folder of {} is gone", path.display()));
        let mut file = open_own(&mut options, path)?.ok_or_else(gone)?;
        let start = Instant::now();
        let mut locked = loop {
            match Locked::take(file, path)? {
                Ok(locked) => break locked,
                Err(it) => file = it,
            }
            if start.elapsed() > PATIENCE {
                return Err(fault(format!(
                    "another program holds {} for too long; it may have been stopped in the \
                     middle of a write",
                    path.display()
                )));
            }
            thread::sleep(PAUSE);
        };
        let mut text = String::new();
        // What is not a text of ours is as good as lost: the time takes its place.
        drop(locked.file.read_to_string(&mut text));
        Ok(Self {
            locked,
            path: path.to_owned(),
            counters: Counters::parse(&text).unwrap_or_default(),
        })
    }

    /// Refuses a writer whose lock was followed by another.
    pub(super) fn admit(&self, fence: Fence) -> Result<()> {
        if fence < Fence(self.counters.fence) {
            return Err(late());
        }
        Ok(())
    }

    /// A number that was never used, for what follows a version.
    pub(super) fn next(&mut self, version: Option<Version>) -> Result<u64> {
        self.advance(version.map_or(0, |it| it.0));
        self.write()?;
        Ok(self.counters.sequence)
    }

    fn advance(&mut self, least: u64) {
        let used = self.counters.sequence.max(least);
        self.counters.sequence = used.saturating_add(1).max(now());
    }

    fn write(&mut self) -> Result<()> {
        let Counters {
            sequence,
            fence,
            until,
        } = self.counters;
        // Always of the same length, so that nothing of an older text is left over.
        let text = format!("{sequence:020} {fence:020} {until:020}\n");
        let file = &mut self.locked.file;
        let write = file.seek(SeekFrom::Start(0));
        let write = write.and_then(|_| file.write_all(text.as_bytes()));
        write.map_err(|it| failed("write", &self.path, it))
    }
}

impl Counters {
    fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.strip_suffix('\n')?.split(' ').map(str::parse);
        let mut number = || numbers.next()?.ok();
        Some(Self {
            sequence: number()?,
            fence: number()?,
            until: number()?,
        })
    }
}

/// What became of an attempt to take the lock of a key.
pub(super) enum Taking {
    Taken(FileLock),
    /// Somebody holds it, for so long at most.
    Held(Duration),
}

/// The lock of a key. Dropping it, or the death of its process, unlocks the file; that is what tells
/// the others that it is free.
pub(super) struct FileLock {
    fence: Fence,
    #[cfg_attr(not(test), expect(dead_code, reason = "it is held and not read"))]
    held: Locked,
}

impl FileLock {
    pub(super) fn take(folder: &Folder, key: &StoreKey, lease: Duration) -> Result<Taking> {
        let mut state = folder.state(key)?;
        let path = folder.file(key, "lease");
        let left = state.counters.until.saturating_sub(now());
        if left > 0 && is_held(&path)? {
            return Ok(Taking::Held(Duration::from_micros(left)));
        }
        // A new file, because one whose lease ran out may be locked still.
        forget(&path)?;
        let held = create_own(&path).map_err(|it| failed("write", &path, it))?;
        let Ok(held) = Locked::take(held, &path)? else {
            let stranger = format!("{} was locked by a stranger", path.display());
            return Err(fault(stranger));
        };
        state.advance(state.counters.fence);
        state.counters.fence = state.counters.sequence;
        state.counters.until = now().saturating_add(microseconds(lease));
        state.write()?;
        let fence = Fence(state.counters.fence);
        Ok(Taking::Taken(Self { fence, held }))
    }
}

impl Lock for FileLock {
    fn fence(&self) -> Fence {
        self.fence
    }

    fn release(self: Box<Self>) -> BoxFuture<'static, Result<()>> {
        drop(self);
        Box::pin(async { Ok(()) })
    }
}

/// Whether somebody who is alive has this file locked.
fn is_held(path: &Path) -> Result<bool> {
    match open_own(OpenOptions::new().read(true).write(true), path)? {
        None => Ok(false),
        Some(file) => Ok(Locked::take(file, path)?.is_err()),
    }
}

fn microseconds(length: Duration) -> u64 {
    u64::try_from(length.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::form::Form;

    /// A process that was forked has the same files open, and may live for long.
    #[test]
    fn what_another_process_has_open_is_unlocked_all_the_same() {
        let temporary = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(temporary.path().join("tokens"), Form::default());
        let folder = folder.expect("it is ours");
        let key = StoreKey::new("test", "token", "", "");
        for _ in 0..2 {
            let lease = Duration::from_secs(600);
            let Taking::Taken(lock) = FileLock::take(&folder, &key, lease).expect("it works")
            else {
                panic!("somebody holds it");
            };
            let again = FileLock::take(&folder, &key, lease).expect("it works");
            assert!(matches!(again, Taking::Held(_)));
            let theirs = lock.held.file.try_clone().expect("it is open");
            drop(lock);
            assert!(!is_held(&folder.file(&key, "lease")).expect("it works"));

            let state = folder.state(&key).expect("it is free");
            let their_state = state.locked.file.try_clone().expect("it is open");
            drop(state);
            drop(folder.state(&key).expect("it is free again"));
            drop((theirs, their_state));
        }
    }

    /// What was inherited is not given back for the one who holds it.
    #[test]
    fn another_process_unlocks_nothing() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let open = || File::options().read(true).write(true).open(file.path());
        let locked = Locked::take(open().expect("it is there"), file.path());
        let Ok(locked) = locked.expect("it works") else {
            panic!("somebody holds it");
        };
        drop(Locked {
            file: locked.file.try_clone().expect("it is open"),
            process: locked.process + 1,
        });
        let again = Locked::take(open().expect("it is there"), file.path());
        assert!(again.expect("it works").is_err(), "it is locked still");
    }
}
