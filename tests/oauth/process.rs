//! A program of others that serves on this machine: it is told on standard input what to do, says on
//! standard output where it is, and ends when its standard input does. So it outlives nobody who
//! started it, however that one ends.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

/// The program. It ends with this value; and where that is never dropped, with this program.
pub(crate) struct Process {
    child: Child,
    input: Mutex<ChildStdin>,
}

/// What it says, line by line.
pub(crate) type Said = Lines<BufReader<ChildStdout>>;

impl Process {
    /// Starts a program with the path of a script of the peers, tells it a line, and hears its first.
    pub(crate) fn start(
        program: &str,
        script: &str,
        words: &[PathBuf],
        told: &str,
    ) -> (Self, String, Said) {
        let mut child = Command::new(program)
            .arg(peers().join(script))
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it can be started");
        let mut input = child.stdin.take().expect("it is a pipe");
        writeln!(input, "{told}").expect("it takes a line");
        let output = child.stdout.take().expect("it is a pipe");
        let process = Self {
            child,
            input: Mutex::new(input),
        };
        let mut lines = BufReader::new(output).lines();
        let first = lines.next().and_then(Result::ok);
        let first = first.unwrap_or_else(|| panic!("{script} said nothing; above it says why"));
        (process, first, lines)
    }

    /// Tells it another line.
    pub(crate) fn tell(&self, line: &str) {
        let mut input = self.input.lock().expect("nobody panicked with it");
        writeln!(input, "{line}").expect("it takes a line");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already, and then nothing is left to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the programs of others are installed.
fn peers() -> PathBuf {
    let place = std::env::var_os("KEYWRIGHT_PEERS");
    let place =
        place.expect("`cargo xtask test --only oauth` says where the programs are installed");
    place.into()
}
