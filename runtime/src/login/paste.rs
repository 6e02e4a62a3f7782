//! Reads the lines that a person pastes, and stops when nobody wants them any more: a program goes
//! on after a sign-in, and what is typed then is not meant for it.

use std::{
    io::{self, BufRead as _},
    thread,
};

use tokio::sync::mpsc::Sender;

use super::Arrival;

/// The longest line that is taken for an address, in bytes.
const LONGEST: usize = 32 * 1024;

/// Lines that are being read, until it is dropped.
pub(super) struct Reading {
    #[cfg(unix)]
    task: Option<tokio::task::JoinHandle<()>>,
}

#[cfg(unix)]
impl Reading {
    /// The system tells when there is something to read, so that nothing waits inside a read. Of a
    /// file it tells nothing, and none has to be waited for.
    pub(super) fn begin(send: Sender<Arrival>) -> Self {
        use tokio::io::{Interest, unix::AsyncFd};

        #[expect(
            deprecated,
            reason = "its successor is unsafe for descriptors that may be closed meanwhile; a file owns its own"
        )]
        let input = input().and_then(|it| AsyncFd::with_interest(it, Interest::READABLE));
        let Ok(input) = input else {
            on_a_thread(send);
            return Self { task: None };
        };
        let task = tokio::spawn(async move { while_readable(&input, &send).await });
        Self { task: Some(task) }
    }
}

/// Standard input without the buffer of the standard library, in which lines would be lost.
#[cfg(unix)]
fn input() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd as _;

    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(unix)]
async fn while_readable(input: &tokio::io::unix::AsyncFd<std::fs::File>, send: &Sender<Arrival>) {
    use std::io::Read as _;

    let mut line = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(mut ready) = input.readable().await {
        let count = input.get_ref().read(&mut chunk).unwrap_or(0);
        ready.clear_ready();
        if count == 0 {
            return;
        }
        for byte in &chunk[..count] {
            match byte {
                b'\n' if pasted(send, &std::mem::take(&mut line)).await => {}
                b'\n' => return,
                byte if line.len() < LONGEST => line.push(*byte),
                _ => {}
            }
        }
    }
}

#[cfg(unix)]
impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

#[cfg(not(unix))]
impl Reading {
    /// The thread ends with the next line, or with the program.
    pub(super) fn begin(send: Sender<Arrival>) -> Self {
        on_a_thread(send);
        Self {}
    }
}

/// Reads on a thread of its own, which is not waited for.
fn on_a_thread(send: Sender<Arrival>) {
    thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            let Ok(line) = line else { return };
            if arrival(line.as_bytes()).is_some_and(|it| send.blocking_send(it).is_err()) {
                return;
            }
        }
    });
}

/// Sends on a line; whether more of them are wanted.
#[cfg(unix)]
async fn pasted(send: &Sender<Arrival>, line: &[u8]) -> bool {
    match arrival(line) {
        Some(it) => send.send(it).await.is_ok(),
        None => true,
    }
}

/// What a line holds; nothing where it is blank. Terminals mark what is pasted in ways that are no
/// part of an address.
fn arrival(line: &[u8]) -> Option<Arrival> {
    let text = String::from_utf8_lossy(line);
    let text = text.replace("\x1b[200~", "").replace("\x1b[201~", "");
    let text = text.trim();
    (!text.is_empty()).then(|| Arrival {
        text: text.to_owned(),
        reply: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_address_without_what_is_around_it() {
        let text = |line: &str| arrival(line.as_bytes()).map(|it| it.text);
        assert_eq!(
            text("  http://127.0.0.1/?code=1\r"),
            Some("http://127.0.0.1/?code=1".into())
        );
        assert_eq!(
            text("\x1b[200~?code=1\x1b[201~").as_deref(),
            Some("?code=1")
        );
        assert_eq!(text(" \r"), None);
    }
}
