//! What a person in a terminal is told, and the address that they paste: on standard error, so that
//! the output of the program stays its own.

use std::io::{self, IsTerminal as _, Write as _};

use tokio::sync::mpsc;

use super::{Arrival, paste::Reading};
use crate::SignIn;

/// A person in a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    title: &'static str,
    /// Whether a browser was opened.
    is_open: bool,
    /// Whether a browser of this machine comes back by itself.
    is_heard: bool,
}

impl Terminal {
    pub(super) fn new(title: &'static str, is_open: bool, is_heard: bool) -> Self {
        Self {
            title,
            is_open,
            is_heard,
        }
    }

    /// Says what to do.
    pub(super) fn tell(self, begun: &SignIn) {
        let Self {
            title,
            is_open,
            is_heard,
        } = self;
        let url = begun.url();
        let opening = if is_open {
            format!("Sign in to {title} in the browser that has opened; if none has, open")
        } else {
            format!("To sign in to {title}, open this address in a browser:")
        };
        let paste = "paste the address that it went to, and press Enter";
        let closing = match (is_heard, self.reads()) {
            (true, true) => {
                format!("A browser on this machine comes back by itself. Where it cannot, {paste}.")
            }
            (true, false) => "A browser on this machine comes back by itself.".to_owned(),
            (false, _) => format!("When it has left the pages of {title}, {paste}."),
        };
        say(&format!("{opening}\n\n  {url}\n\n{closing}"));
    }

    /// Says that a callback was refused.
    pub(super) fn tell_of_other(by_browser: bool) {
        say(if by_browser {
            "A browser came back from another sign-in; that was refused. Waiting for this one."
        } else {
            "That is no address to which this sign-in comes back. Paste the whole of it."
        });
    }

    /// Whether lines are read: not where they are meant for somebody else.
    fn reads(self) -> bool {
        !self.is_open || io::stdin().is_terminal()
    }

    /// Sends on what is pasted, until the returned value is dropped.
    pub(super) fn read(self, send: mpsc::Sender<Arrival>) -> Option<Reading> {
        self.reads().then(|| Reading::begin(send))
    }
}

/// Prints a text; whoever closed the pipe does not want it.
fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
