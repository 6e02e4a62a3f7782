//! A project of its own, in a temporary folder, for the real program to work on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A project; it is gone when the test is.
pub(crate) struct Project(pub(crate) PathBuf);

impl Project {
    /// A workspace with the dependencies of the real one, and no spec.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("keywright-project-{}-{count}", std::process::id());
        let project = Self(std::env::temp_dir().join(name));
        for folder in ["specs", "xtask"] {
            fs::create_dir_all(project.0.join(folder)).expect("a temporary folder can be made");
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().expect("the project is there");
        let text = fs::read_to_string(root.join("Cargo.toml")).expect("it is there");
        let lines = text.lines().filter(|it| !it.starts_with("exclude = "));
        let manifest: String = lines
            .map(|it| match it {
                it if it.starts_with("members = ") => "members = [\"generated/*\"]\n".to_owned(),
                it => it.replace("path = \"", &format!("path = \"{}/", root.display())) + "\n",
            })
            .collect();
        project.write("Cargo.toml", manifest.as_bytes());
        fs::copy(root.join("Cargo.lock"), project.0.join("Cargo.lock")).expect("copied");
        project
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        fs::write(self.0.join(path), bytes).expect("written");
    }

    /// Writes a small spec.
    pub(crate) fn spec(&self, name: &str, title: &str) {
        let text = format!(
            "provider: {name}\ntitle: {title}\ndocs: https://docs.acme.example\nchecked: 2026-08-20\n\
             base_url: https://api.acme.example\nauth:\n  - bearer\nendpoints:\n  ping: {{ call: GET /ping, auth: any }}\n"
        );
        self.write(&format!("specs/{name}.yaml"), text.as_bytes());
    }

    /// A call of the program, for this project.
    pub(crate) fn xtask(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        self.at_home(&mut command);
        command.args(arguments);
        command
    }

    /// A call of the program by a shell that sets limits first.
    pub(crate) fn limited(&self, limits: &str, arguments: &str) -> Command {
        let mut command = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_xtask");
        command.args(["-c", &format!("{limits}; exec '{program}' {arguments}")]);
        self.at_home(&mut command);
        command
    }

    fn at_home(&self, command: &mut Command) {
        command
            .env("CARGO_MANIFEST_DIR", self.0.join("xtask"))
            .env_remove("CARGO_TARGET_DIR")
            .stdin(Stdio::null())
            .current_dir(&self.0);
    }

    /// Everything that a run writes.
    pub(crate) fn files(&self) -> Files {
        let mut files = Files::new();
        let mut folders: Vec<PathBuf> = ["generated", "docs", "specs"]
            .map(|it| self.0.join(it))
            .into();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("it can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_none_or(|it| it != "yaml") {
                    self.add(&path, &mut files);
                }
            }
        }
        for entry in fs::read_dir(&self.0).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.to_string_lossy().contains("Cargo.lock") {
                self.add(&path, &mut files);
            }
        }
        files
    }

    fn add(&self, path: &Path, files: &mut Files) {
        let name = path.strip_prefix(&self.0).expect("it lies in the folder");
        let bytes = fs::read(path).expect("it can be read");
        files.insert(name.display().to_string(), bytes);
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
