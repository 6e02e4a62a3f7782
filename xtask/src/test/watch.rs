//! Lives with `cargo xtask generate --watch` as an author does, in a project beside this one:
//! saves in place and by rename, a spec that is half written, one more spec and one less, and
//! Ctrl-C.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::cargo::program;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::Outcome;

/// How long it waits for what should come at once: other programs may be at work here.
const PATIENCE: Duration = Duration::from_secs(60);

/// Tells what was seen, or what did not come.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let author = Author::begin(bench)?;
    let spec = author.path("specs/acme.yaml");
    let text = fs::read_to_string(&spec).context("no spec was begun")?;
    author.sees("the first run", || author.shows("acme", "Acme"))?;

    let start = Instant::now();
    fs::write(&spec, text.replace("title: Acme", "title: In Place"))?;
    author.sees("a save in place", || author.shows("acme", "In Place"))?;
    let after = start.elapsed().as_millis();

    let aside = author.path("specs/.acme.yaml.swp");
    fs::write(&aside, text.replace("title: Acme", "title: By Rename"))?;
    fs::rename(&aside, &spec)?;
    author.sees("a save by rename", || author.shows("acme", "By Rename"))?;

    fs::write(&spec, &text[..text.len() / 2])?;
    author.sees("half a spec", || author.said("nothing was written"))?;
    if !author.shows("acme", "By Rename") {
        bail!("half a spec changed what was generated");
    }
    fs::write(&spec, &text)?;
    author.sees("the whole spec again", || author.shows("acme", "Acme"))?;

    let other = author.path("specs/other.yaml");
    fs::write(&other, text.replace("provider: acme", "provider: other"))?;
    author.sees("one more spec", || author.shows("other", "Acme"))?;
    fs::remove_file(&other)?;
    author.sees("one less", || !author.path("generated/other").exists())?;
    author.end()?;
    Ok(Outcome::Passed(format!(
        "a save was followed after {after} ms"
    )))
}

/// Someone with an editor, and a second terminal in which the command runs.
struct Author<'a> {
    bench: &'a Workbench<'a>,
    scratch: Scratch<'a>,
    watcher: Child,
    said: PathBuf,
}

impl<'a> Author<'a> {
    /// Begins a provider in an empty project, and watches.
    fn begin(bench: &'a Workbench<'a>) -> Result<Self> {
        let scratch = Scratch::new(bench.house(), "watch");
        for folder in ["specs", "generated", "docs"] {
            let folder = scratch.own().path(folder);
            if folder.is_dir() {
                fs::remove_dir_all(&folder).context("cannot empty the project")?;
            }
        }
        fs::create_dir_all(scratch.own().path("specs")).context("cannot make the project")?;
        scratch.manifest(&[])?;
        let program = program()?;
        let xtask = || {
            let mut command = Command::new(&program);
            // It looks for the project above the folder that cargo says is its own.
            command.env("CARGO_MANIFEST_DIR", scratch.own().path("xtask"));
            command
        };
        if !bench.run(xtask().args(["new", "acme"]))? {
            bail!("`cargo xtask new acme` failed");
        }
        let said = scratch.own().path("said.log");
        let log = fs::File::create(&said).context("cannot write a log")?;
        let watcher = xtask()
            .args(["generate", "--watch"])
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("cannot watch")?;
        Ok(Self {
            bench,
            scratch,
            watcher,
            said,
        })
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.scratch.own().path(relative)
    }

    /// Whether the page of a provider bears this title.
    fn shows(&self, provider: &str, title: &str) -> bool {
        fs::read_to_string(self.path(&format!("docs/providers/{provider}.md")))
            .is_ok_and(|it| it.lines().any(|line| line == format!("# {title}")))
    }

    fn said(&self, text: &str) -> bool {
        fs::read_to_string(&self.said).is_ok_and(|it| it.contains(text))
    }

    /// Waits until something is so.
    fn sees(&self, what: &str, is_so: impl Fn() -> bool) -> Result<()> {
        let start = Instant::now();
        while !is_so() {
            if start.elapsed() > PATIENCE {
                bail!(
                    "{what} was not followed; {} says what happened",
                    self.said.display()
                );
            }
            thread::sleep(Duration::from_millis(5));
        }
        self.bench
            .note(&format!("{what}: after {} ms", start.elapsed().as_millis()));
        Ok(())
    }

    /// Ctrl-C.
    fn end(mut self) -> Result<()> {
        if cfg!(unix) {
            let interrupt = format!("kill -INT {}", self.watcher.id());
            self.bench
                .run(Command::new("sh").args(["-c", &interrupt]))?;
            let status = self.watcher.wait().context("cannot wait for the watcher")?;
            if !status.success() {
                bail!("Ctrl-C ended the watcher with {status}");
            }
        }
        Ok(())
    }
}

impl Drop for Author<'_> {
    fn drop(&mut self) {
        // It has ended where all went well; else nobody else would end it.
        let _ = self.watcher.kill();
        let _ = self.watcher.wait();
    }
}
