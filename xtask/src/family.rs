//! A program together with all that it starts, as one thing that can be ended: cargo starts compilers
//! and tests, and tests start servers. Whoever ends cargo alone leaves the others running.

use std::process::{Child, Command, exit};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, OnceLock};

use anyhow::{Context as _, Result};

/// A program that runs, and its descendants.
pub(crate) struct Family {
    child: Child,
}

impl Family {
    /// Starts it, in a process group of its own where the system has such a thing.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        signals()?.nothing_runs.store(false, SeqCst);
        let child = command.spawn();
        let child = child.with_context(|| format!("cannot start {}", shown(command)));
        if child.is_err() {
            signals()?.nothing_runs.store(true, SeqCst);
        }
        Ok(Self { child: child? })
    }

    /// Whether the program that was started has ended; what it started may go on.
    pub(crate) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Waits for its end, and tells whether that was a good one.
    pub(crate) fn succeeds(&mut self) -> Result<bool> {
        let status = self.child.wait().context("cannot wait for a program")?;
        Ok(status.success())
    }

    /// Ends all of them, and this program too, where Ctrl-C was pressed: a terminal tells only the
    /// group in front, and that is this program's.
    pub(crate) fn obey_the_keyboard(&mut self) {
        let signal = signals().map_or(0, |it| it.sent.load(SeqCst));
        if signal != 0 {
            self.end();
            exit(128 + i32::try_from(signal).unwrap_or_default());
        }
    }

    /// Ends all of them.
    pub(crate) fn end(&mut self) {
        #[cfg(unix)]
        if let Ok(group) = i32::try_from(self.child.id()) {
            use nix::sys::signal::{Signal, killpg};

            // They may all have ended by themselves.
            let _ = killpg(nix::unistd::Pid::from_raw(group), Signal::SIGKILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        if let Ok(it) = signals() {
            it.nothing_runs.store(true, SeqCst);
        }
    }
}

/// What Ctrl-C does: it ends this program at once, unless another one runs that has to end with it.
struct Signals {
    nothing_runs: Arc<AtomicBool>,
    /// The one that was sent, or zero.
    sent: Arc<AtomicUsize>,
}

fn signals() -> Result<&'static Signals> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;

    static SIGNALS: OnceLock<Signals> = OnceLock::new();
    if let Some(it) = SIGNALS.get() {
        return Ok(it);
    }
    let (nothing_runs, was_sent) = (Arc::new(AtomicBool::new(true)), Arc::default());
    let sent = Arc::default();
    for signal in [SIGINT, SIGTERM] {
        let number = usize::try_from(signal).unwrap_or_default();
        // A second one ends it, too, whatever runs.
        flag::register_conditional_default(signal, Arc::clone(&nothing_runs))
            .and_then(|_| {
                flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&was_sent))
            })
            .and_then(|_| flag::register(signal, Arc::clone(&was_sent)))
            .and_then(|_| flag::register_usize(signal, Arc::clone(&sent), number))
            .context("cannot listen for Ctrl-C")?;
    }
    Ok(SIGNALS.get_or_init(|| Signals { nothing_runs, sent }))
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|it| {
            it.to_string_lossy()
                .rsplit_once("bin/cargo")
                .map_or_else(|| it.to_string_lossy().into_owned(), |_| "cargo".into())
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Read as _, pipe};

    use super::*;

    #[test]
    fn what_a_program_started_ends_with_it() {
        let (mut reader, writer) = pipe().expect("a pipe");
        let mut command = Command::new("sh");
        command
            .args(["-c", "sleep 600 & echo both; sleep 600"])
            .stdout(writer);
        let mut both = Family::start(&mut command).expect("a shell");
        // The pipe ends when nobody holds its other end.
        drop(command);
        let mut said = [0; 5];
        reader.read_exact(&mut said).expect("they have begun");
        both.end();
        let mut rest = String::new();
        reader.read_to_string(&mut rest).expect("text");
        assert_eq!((said, rest.as_str()), (*b"both\n", ""));
        assert!(!both.succeeds().expect("it has ended"));
    }
}
