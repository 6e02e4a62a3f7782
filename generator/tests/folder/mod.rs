//! A temporary folder that generated files are written into.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use keywright_generator::File;
use keywright_generator::output::{Plan, plan};

/// The first line of every file that a run writes.
pub(crate) const HEADER: &str =
    "# Generated from specs/acme.yaml by `cargo xtask generate`. Do not edit.\n";

/// A folder that is gone when the test is.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "keywright-output-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let full = self.0.join(path);
        fs::create_dir_all(full.parent().expect("it lies in the folder")).expect("made");
        fs::write(full, text).expect("written");
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }

    pub(crate) fn plan(&self, files: &[File]) -> Plan {
        plan(files, &self.0).expect("nothing is in the way")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A generated file.
pub(crate) fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: format!("{HEADER}{text}"),
    }
}
