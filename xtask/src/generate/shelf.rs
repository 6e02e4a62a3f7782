//! What earlier runs made, so that a spec which has not changed is not generated again.
//!
//! Why this can never leave stale output: the generator is pure, so its files depend on two things
//! only, the program and the text of the spec. A file of the shelf holds both, whole, beside what
//! was made, and what was made is taken from it only where both are the same:
//!
//! * **The text** is compared byte by byte.
//! * **The program** is told by its file: device, inode, length, and the times of the last change
//!   of its content and of its inode, to the nanosecond. Whoever replaces or rewrites a program
//!   gives it another of these, and no program can set the last one. A program that has not been
//!   there for longer than a clock ticks is not trusted, and a system that does not tell these
//!   things has no shelf.
//!
//! What stands in `generated/` is no part of this. What was taken from the shelf is compared with
//! the disk like what was made anew, every byte of every file: an output that was edited, removed
//! or added is seen whatever its length and its times say. A file of the shelf that is torn or
//! altered does not match its own sum and is not used. Only specs with nothing to say about them
//! are put there, so no warning is lost. `--check` and `--print` never look at it.

use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keywright_generator::{File, Source};

/// The longest that a clock of files stands still, with room to spare.
const TICK: Duration = Duration::from_secs(2);

/// What earlier runs of the same program made.
pub(crate) struct Shelf {
    folder: PathBuf,
    program: String,
}

impl Shelf {
    /// The shelf of this program; none where the program cannot be told from another.
    pub(crate) fn open(folder: PathBuf) -> Option<Self> {
        let program = program()?;
        Some(Self { folder, program })
    }

    /// What was made of this very text by this very program.
    pub(crate) fn take(&self, source: &Source) -> Option<Vec<File>> {
        let stored = fs::read_to_string(self.place(source)).ok()?;
        let (sum, stored) = stored.split_once('\n')?;
        if sum != self::sum(stored) {
            return None;
        }
        let mut parts = Parts(stored);
        if parts.next()? != self.program || parts.next()? != source.text() {
            return None;
        }
        let mut files = Vec::new();
        while let Some(path) = parts.next() {
            let (path, text) = (path.to_owned(), parts.next()?.to_owned());
            files.push(File { path, text });
        }
        Some(files)
    }

    /// Puts there what was made. Without it the next run is slower and nothing else, so a disk that
    /// cannot be written to is no error.
    pub(crate) fn put(&self, source: &Source, files: &[File]) {
        let texts = files.iter().flat_map(|it| [it.path.as_str(), &it.text]);
        let mut stored = String::new();
        for part in [self.program.as_str(), source.text()]
            .into_iter()
            .chain(texts)
        {
            let _ = write!(stored, "{}\n{part}\n", part.len());
        }
        let place = self.place(source);
        let beside = place.with_extension(format!("{}.new", std::process::id()));
        let _ = fs::create_dir_all(&self.folder);
        let written = fs::write(&beside, format!("{}\n{stored}", sum(&stored)));
        if written.and_then(|()| fs::rename(&beside, &place)).is_err() {
            let _ = fs::remove_file(&beside);
        }
    }

    fn place(&self, source: &Source) -> PathBuf {
        let stem = Path::new(source.name()).file_stem().unwrap_or_default();
        self.folder.join(stem).with_extension("made")
    }
}

/// Texts behind each other, each with its length in front.
struct Parts<'a>(&'a str);

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (length, rest) = self.0.split_once('\n')?;
        let (part, rest) = rest.split_at_checked(length.parse().ok()?)?;
        self.0 = rest.strip_prefix('\n')?;
        Some(part)
    }
}

/// It finds accidents; nobody is kept out by it who can write to the folder of the project.
fn sum(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    format!("{:016x} {}", hasher.finish(), text.len())
}

/// What tells this program from every other, and from itself before it was built again.
#[cfg(unix)]
fn program() -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;

    // On Linux this is the file that runs, even where another one has its name by now.
    let it = fs::metadata("/proc/self/exe")
        .or_else(|_| fs::metadata(std::env::current_exe()?))
        .ok()?;
    let changed = Duration::new(
        it.ctime().try_into().ok()?,
        it.ctime_nsec().try_into().ok()?,
    );
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()?;
    let (device, inode, length) = (it.dev(), it.ino(), it.len());
    let (modified, nanoseconds) = (it.mtime(), it.mtime_nsec());
    (now.checked_sub(changed)? > TICK)
        .then(|| format!("{device} {inode} {length} {modified}.{nanoseconds:09} {changed:?}"))
}

#[cfg(not(unix))]
fn program() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use keywright_generator::output::{self, ChangeKind};

    use super::*;

    /// A shelf in a folder of its own, which goes when the test ends.
    struct Own(Shelf);

    impl Own {
        fn new(name: &str) -> Self {
            let name = format!("keywright-shelf-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            let _ = fs::remove_dir_all(&folder);
            Self(Shelf {
                folder,
                program: "one".to_owned(),
            })
        }
    }

    impl Drop for Own {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0.folder);
        }
    }

    fn files() -> Vec<File> {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        vec![file("a/b.rs", "fn b() {}\n\n3\nabc\n"), file("c", "")]
    }

    #[test]
    fn what_was_put_there_is_taken_for_the_same_text_and_program_only() {
        let own = Own::new("same");
        let source = Source::new("specs/acme.yaml", "provider: acme\n");
        assert_eq!(own.0.take(&source), None);
        own.0.put(&source, &files());
        assert_eq!(own.0.take(&source), Some(files()));
        let edited = Source::new("specs/acme.yaml", "provider: acme\n\n");
        assert_eq!(own.0.take(&edited), None);
        let other = Shelf {
            folder: own.0.folder.clone(),
            program: "two".to_owned(),
        };
        assert_eq!(other.take(&source), None);
    }

    /// A warm run sees every change of the disk, whatever length and times say.
    #[test]
    fn no_edit_of_the_output_is_missed() {
        let own = Own::new("edits");
        let root = own.0.folder.join("house");
        let source = Source::new("specs/acme.yaml", "provider: acme\n");
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: format!("// Generated from a by `cargo xtask generate`. Do not edit.\n{text}\n"),
        };
        let made = vec![
            file("generated/acme/a.rs", "one"),
            file("generated/acme/b.rs", "two"),
        ];
        own.0.put(&source, &made);
        let changed = || {
            let files = own.0.take(&source).expect("it lies there");
            let plan = output::plan(&files, &root).expect("it can be read");
            plan.apply().expect("it can be written");
            let all = plan.changes.into_iter();
            let changed = all.filter(|it| it.kind != ChangeKind::Unchanged);
            changed.map(|it| (it.path, it.kind)).collect::<Vec<_>>()
        };
        assert_eq!(changed().len(), 2);
        assert_eq!(changed(), []);
        let path = root.join("generated/acme/a.rs");
        let (text, before) = (&made[0].text, fs::metadata(&path).expect("it is there"));
        fs::write(&path, text.replace("one", "eno")).expect("it can be written");
        let edited = fs::File::options()
            .write(true)
            .open(&path)
            .expect("it is there");
        edited
            .set_modified(before.modified().expect("times are kept"))
            .expect("ours");
        let after = fs::metadata(&path).expect("it is there");
        assert_eq!(after.len(), before.len());
        assert_eq!(after.modified().ok(), before.modified().ok());
        let a = "generated/acme/a.rs".to_owned();
        assert_eq!(changed(), [(a.clone(), ChangeKind::Update)]);
        assert_eq!(&fs::read_to_string(&path).expect("it is there"), text);
        fs::remove_file(&path).expect("ours");
        assert_eq!(changed(), [(a, ChangeKind::Create)]);
        let orphan = root.join("generated/acme/c.rs");
        fs::write(&orphan, &made[1].text).expect("it can be written");
        assert_eq!(
            changed(),
            [("generated/acme/c.rs".to_owned(), ChangeKind::Delete)]
        );
        assert!(!orphan.exists());
        assert_eq!(changed(), []);
    }

    #[test]
    fn what_is_torn_or_altered_is_not_used() {
        let own = Own::new("torn");
        let source = Source::new("specs/acme.yaml", "provider: acme\n");
        own.0.put(&source, &files());
        let place = own.0.place(&source);
        let whole = fs::read_to_string(&place).expect("it was put there");
        for broken in [
            whole[..whole.len() / 2].to_owned(),
            whole.replace("fn b()", "fn c()"),
            String::new(),
        ] {
            fs::write(&place, broken).expect("it can be written");
            assert_eq!(own.0.take(&source), None);
        }
        fs::write(&place, &whole).expect("it can be written");
        assert_eq!(own.0.take(&source), Some(files()));
    }
}
