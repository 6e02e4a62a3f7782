//! The files of a store: where they lie, who may read them, and how they are replaced.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, ErrorKind as Io, Read as _, Write as _},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::lease::State;
use crate::{
    Error, ErrorKind, Result,
    store::{Entry, Record, StoreKey, Version, form::Form},
};

/// What is longer was not written by us.
const LONGEST: u64 = 16 << 20;

/// A folder in which only this user reads and writes.
pub(super) struct Folder {
    path: PathBuf,
    form: Form,
}

impl Folder {
    pub(super) fn open(path: PathBuf, form: Form) -> Result<Self> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&path)
            .map_err(|it| failed("make the folder", &path, it))?;
        let metadata = fs::metadata(&path).map_err(|it| failed("look at", &path, it))?;
        if lets(&metadata, 0o022) {
            return Err(fault(format!(
                "others may write into the token store {0}; run `chmod 700 {0}`, after a look at \
                 what is in it",
                path.display()
            )));
        }
        Ok(Self { path, form })
    }

    #[cfg(feature = "encryption")]
    pub(super) fn with_form(&self, form: Form) -> Self {
        let path = self.path.clone();
        Self { path, form }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// One of the files of a key.
    pub(super) fn file(&self, key: &StoreKey, ending: &str) -> PathBuf {
        self.path.join(format!("{}.{ending}", key.name()))
    }

    /// The counters of a key, locked until they are dropped.
    pub(super) fn state(&self, key: &StoreKey) -> Result<State> {
        State::lock(&self.file(key, "lock"))
    }

    /// What is kept. No lock is needed: a file is replaced as a whole.
    pub(super) fn read(&self, key: &StoreKey) -> Result<Option<Entry>> {
        let path = self.file(key, "credential");
        let Some(file) = open_own(OpenOptions::new().read(true), &path)? else {
            return Ok(None);
        };
        // Room for all of it first, and for a last look, so that no copy is left behind by growth.
        let length = file.metadata().map_err(|it| failed("look at", &path, it))?;
        let room = usize::try_from(length.len().min(LONGEST)).unwrap_or_default();
        let mut bytes = Zeroizing::new(Vec::with_capacity(room + 64));
        let read = file.take(LONGEST).read_to_end(&mut bytes);
        read.map_err(|it| failed("read", &path, it))?;
        let place = format!("the credential in {}", path.display());
        self.form.read(key, &bytes, &place).map(Some)
    }

    /// Replaces what is kept: written beside, brought to the disk, renamed. Whoever reads meanwhile,
    /// or after a crash at any point, finds the old one or the new one whole.
    pub(super) fn write(&self, key: &StoreKey, version: Version, record: &Record) -> Result<()> {
        let bytes = self.form.write(key, version, record)?;
        let (beside, path) = (self.file(key, "new"), self.file(key, "credential"));
        // What a crash has left behind. Whoever writes holds the lock of the key.
        forget(&beside)?;
        let written = create_own(&beside).and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_all()
        });
        written.map_err(|it| failed("write", &beside, it))?;
        fs::rename(&beside, &path).map_err(|it| failed("replace", &path, it))?;
        self.sync()
    }

    /// Removes what is kept.
    pub(super) fn remove(&self, key: &StoreKey) -> Result<()> {
        forget(&self.file(key, "credential"))?;
        self.sync()
    }

    /// Brings the names in the folder to the disk.
    #[cfg_attr(
        not(unix),
        expect(
            clippy::unused_self,
            clippy::unnecessary_wraps,
            reason = "only unix has it"
        )
    )]
    fn sync(&self) -> Result<()> {
        #[cfg(unix)]
        File::open(&self.path)
            .and_then(|it| it.sync_all())
            .map_err(|it| failed("write", &self.path, it))?;
        Ok(())
    }
}

/// Opens a file that nobody else can have read or put there. Nothing is there: nothing comes back.
pub(super) fn open_own(options: &mut OpenOptions, path: &Path) -> Result<Option<File>> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    let look = |it: io::Result<Metadata>| match it {
        Ok(it) => Ok(Some(it)),
        Err(it) if it.kind() == Io::NotFound => Ok(None),
        Err(it) => Err(failed("look at", path, it)),
    };
    let before = look(fs::symlink_metadata(path))?;
    if before.as_ref().is_some_and(|it| !it.is_file()) {
        return Err(fault(format!(
            "{} is not a file of the token store but a link or something else; remove it",
            path.display()
        )));
    }
    let file = match options.open(path) {
        Ok(file) => file,
        Err(it) if it.kind() == Io::NotFound => return Ok(None),
        Err(it) => return Err(failed("open", path, it)),
    };
    let opened = file.metadata().map_err(|it| failed("look at", path, it))?;
    // What was looked at is what was opened, unless a file was put or replaced in between: then it
    // is looked at again.
    let after = look(fs::symlink_metadata(path))?;
    if after.is_some_and(|it| !it.is_file()) {
        return Err(fault(format!(
            "{} has become a link; remove it",
            path.display()
        )));
    }
    if lets(&opened, 0o077) {
        return Err(fault(format!(
            "others may read {0}; what it holds may be known to them. Run `chmod 600 {0}` if it \
             is not, else remove it and sign in again",
            path.display()
        )));
    }
    Ok(Some(file))
}

/// Makes a file that only this user can read, from its first moment on.
pub(super) fn create_own(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes a file, if it is there.
pub(super) fn forget(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(it) if it.kind() != Io::NotFound => Err(failed("remove", path, it)),
        _ => Ok(()),
    }
}

/// Whether others than the owner may do one of these things.
fn lets(metadata: &Metadata, mode: u32) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & mode != 0;
    #[cfg(not(unix))]
    {
        let _ = (metadata, mode);
        false
    }
}

pub(super) fn failed(what: &str, path: &Path, error: io::Error) -> Error {
    fault(format!("cannot {what} {}: {error}", path.display())).with_source(error)
}

pub(super) fn fault(message: String) -> Error {
    Error::new(ErrorKind::Store, message)
}
