//! Where a step does its work: it starts programs, keeps what they say in a log, and shows how
//! far it is.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::family::{Family, shown};
use crate::house::House;
use crate::terminal::{Status, clean};

/// How long a program may hold on to what it was to write to, after the one that started it has ended.
const LINGERING: Duration = Duration::from_secs(5);

/// The workplace of one step.
pub(crate) struct Workbench<'a> {
    house: &'a House,
    title: RefCell<String>,
    arguments: &'a [String],
    status: Status,
    path: PathBuf,
    log: RefCell<File>,
    patience: Option<Duration>,
}

impl<'a> Workbench<'a> {
    /// Begins a step with an empty log.
    pub(crate) fn new(
        house: &'a House,
        name: &str,
        title: &str,
        arguments: &'a [String],
    ) -> Result<Self> {
        let folder = house.scratch();
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let path = folder.join(format!("{name}.log"));
        let log = RefCell::new(
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?,
        );
        let bench = Self {
            house,
            title: RefCell::default(),
            arguments,
            status: Status::new(),
            path,
            log,
            patience: None,
        };
        bench.begin(title);
        Ok(bench)
    }

    /// Ends a program that says nothing for so long, and counts it as failed: a test that hangs would
    /// otherwise hang everything behind it, and nobody would learn which one it was.
    pub(crate) fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = Some(patience);
        self
    }

    /// Tells what begins, on the same log.
    pub(crate) fn begin(&self, title: &str) {
        self.status.begin(&format!("{title} …"));
        title.clone_into(&mut self.title.borrow_mut());
    }

    /// The project.
    pub(crate) fn house(&self) -> &'a House {
        self.house
    }

    /// What the caller passes on to `cargo test`.
    pub(crate) fn arguments(&self) -> &[String] {
        self.arguments
    }

    /// Writes a line to the log.
    pub(crate) fn note(&self, line: &str) {
        // A log that cannot be written must not hide the result of the step.
        let _ = writeln!(self.log.borrow_mut(), "{}", clean(line));
    }

    /// What was logged.
    pub(crate) fn text(&self) -> String {
        fs::read(&self.path)
            .map(|it| String::from_utf8_lossy(&it).into_owned())
            .unwrap_or_default()
    }

    /// Takes the live line away.
    pub(crate) fn end(&self) {
        self.status.clear();
    }

    /// Runs a program to its end and tells whether it succeeded. Both of its streams go to the
    /// log, in the order in which they come.
    pub(crate) fn run(&self, command: &mut Command) -> Result<bool> {
        self.note(&format!("$ {}", shown(command)));
        let (reader, writer) = io::pipe().context("cannot make a pipe")?;
        command
            .stdin(std::process::Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer);
        let mut child = Family::start(command)?;
        // The command holds the writing ends, and the pipe ends only when they are gone.
        command
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null());
        let lines = read_lines(reader);
        let start = Instant::now();
        let mut heard = start;
        let mut last = String::new();
        loop {
            child.obey_the_keyboard();
            match lines.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => {
                    heard = Instant::now();
                    // Some tools colour even what goes into a pipe.
                    last = anstream::adapter::strip_str(&line).to_string();
                    self.note(last.trim_end());
                }
                Err(RecvTimeoutError::Timeout) => {
                    // Its end counts, and not that of what it may have left behind.
                    if heard.elapsed() > LINGERING && child.has_ended() {
                        self.note("it left programs behind, which were ended");
                        child.end();
                        break;
                    }
                    if self.patience.is_some_and(|it| heard.elapsed() > it) {
                        self.note(&format!(
                            "it has said nothing for {} s, so it was ended; the last lines tell \
                             what hangs",
                            heard.elapsed().as_secs()
                        ));
                        child.end();
                        return Ok(false);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.status.show(&format!(
                "{} {} s  {}",
                self.title.borrow(),
                start.elapsed().as_secs(),
                last.trim()
            ));
        }
        child.succeeds()
    }
}

/// Reads lines on a thread of its own, so that the clock goes on while nothing is said.
fn read_lines(reader: io::PipeReader) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
            if sender
                .send(String::from_utf8_lossy(&line).into_owned())
                .is_err()
            {
                break;
            }
        }
    });
    receiver
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_has_failed_and_its_last_words_are_kept() {
        let folder = std::env::temp_dir().join(format!("workbench-{}", std::process::id()));
        let house = House::at(folder.clone());
        let bench = Workbench::new(&house, "hangs", "a test", &[]).expect("a workbench");
        let bench = bench.with_patience(Duration::from_millis(500));
        let mut command = Command::new("sh");
        command.args(["-c", "echo test it ...; sleep 600"]);
        let start = Instant::now();
        let ended_well = bench.run(&mut command).expect("a shell");
        let text = bench.text();
        fs::remove_dir_all(folder).expect("it is there");
        assert!(!ended_well);
        assert!(start.elapsed() < Duration::from_secs(300), "it was ended");
        let told = text.contains("test it ...\nit has said nothing for 0 s, so it was ended");
        assert!(told, "{text}");
    }
    #[test]
    fn what_a_program_leaves_behind_is_not_waited_for() {
        let folder = std::env::temp_dir().join(format!("workbench-left-{}", std::process::id()));
        let house = House::at(folder.clone());
        let bench = Workbench::new(&house, "leaves", "a test", &[]).expect("a workbench");
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo well"]);
        let start = Instant::now();
        let ended_well = bench.run(&mut command).expect("a shell");
        let text = bench.text();
        fs::remove_dir_all(folder).expect("it is there");
        assert!(ended_well);
        assert!(start.elapsed() < Duration::from_secs(300), "{text}");
        let told = text.contains("well\nit left programs behind, which were ended");
        assert!(told, "{text}");
    }
}
