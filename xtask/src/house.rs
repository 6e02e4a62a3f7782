//! Where things lie, and what day it is, so that no other module joins paths by hand or asks the
//! clock.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Today's date. It decides what people are reminded of, and never what is generated.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// The project's folder.
#[derive(Clone, Debug)]
pub(crate) struct House {
    root: PathBuf,
}

impl House {
    /// Finds the folder above this crate. Cargo says at run time where the crate lies; what was
    /// compiled in is only for those who start the program by hand.
    pub(crate) fn find() -> Result<Self> {
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here
            .parent()
            .with_context(|| format!("{} has no parent folder", here.display()))?;
        if !root.join("specs").is_dir() {
            bail!(
                "{} has no folder `specs`: is it the root of Keywright?",
                root.display()
            );
        }
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// A house somewhere else.
    pub(crate) fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The root folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root, written with `/`.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// How a path is shown: relative to the root and with `/`.
    pub(crate) fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/")
    }

    /// Where cargo builds.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |it| self.root.join(it))
    }

    /// Where the logs of `cargo xtask` lie.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target().join("xtask")
    }

    /// Where lies what earlier runs of `generate` made.
    pub(crate) fn shelf(&self) -> PathBuf {
        self.scratch().join("made")
    }

    /// The names of the providers: one per file `specs/<name>.yaml`, sorted.
    pub(crate) fn providers(&self) -> Result<Vec<String>> {
        let folder = self.path("specs");
        let mut names = Vec::new();
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let path = entry?.path();
            // Most editors take both endings, so an author would wait for it in vain.
            if path.extension().is_some_and(|it| it == "yml") {
                bail!(
                    "{} is not read; rename it so that it ends in .yaml",
                    self.show(&path)
                );
            }
            if path.extension().is_some_and(|it| it == "yaml") {
                names.extend(path.file_stem().map(|it| it.to_string_lossy().into_owned()));
            }
        }
        names.sort();
        Ok(names)
    }

    /// Refuses a name that no spec has, and tells the one that is called much the same.
    pub(crate) fn expect(known: &[String], name: &str) -> Result<()> {
        if known.iter().any(|it| it == name) {
            return Ok(());
        }
        let distance = |it: &String| strsim::osa_distance(it, name);
        let near = known.iter().min_by_key(|it| distance(it));
        let near = near.filter(|it| distance(it) <= (name.chars().count() / 3).max(1));
        let near = near.map_or(String::new(), |it| {
            format!("; `{it}` is called much the same")
        });
        bail!(
            "there is no specs/{name}.yaml{near}; there is: {}",
            known.join(", ")
        )
    }

    /// All files below a folder, sorted, without build output and version control. Symbolic links
    /// are not followed.
    pub(crate) fn files(&self, below: &str) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        let mut folders = vec![self.path(below)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)
                .with_context(|| format!("cannot read {}", folder.display()))?
            {
                let entry = entry?;
                let (path, kind) = (entry.path(), entry.file_type()?);
                if kind.is_file() {
                    files.push(path);
                } else if kind.is_dir()
                    && !["target", ".git"].iter().any(|it| entry.file_name() == *it)
                {
                    folders.push(path);
                }
            }
        }
        files.sort();
        Ok(files)
    }
}
