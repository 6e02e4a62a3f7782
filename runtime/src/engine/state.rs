//! What callers and attempts change together: the life cycle, and where the running attempt will tell
//! its end.

use tokio::sync::watch;

use super::{Lifecycle, Settled};
use crate::{Environment, Error, ErrorKind, environment::process};

pub(super) struct State {
    pub(super) lifecycle: Lifecycle,
    /// The process that it was last changed in.
    process: u32,
    /// Where the running attempt will tell its end.
    pub(super) end: Option<watch::Sender<Option<Settled>>>,
}

impl State {
    pub(super) fn new(lifecycle: Lifecycle) -> Self {
        Self {
            lifecycle,
            process: process(),
            end: None,
        }
    }

    /// In a process that was forked: the attempt that was running goes on in the other one, and
    /// here nobody would ever tell its end.
    pub(super) fn disown(&mut self, environment: &Environment) {
        let here = process();
        if self.process == here {
            return;
        }
        self.process = here;
        if let Some(attempt) = self.lifecycle.running() {
            let elsewhere = "the renewal is that of the process from which this one was forked";
            let error = Error::new(ErrorKind::Interrupted, elsewhere);
            let now = environment.clock.now();
            drop(self.lifecycle.finished(now, attempt, Err(error)));
            self.end = None;
        }
    }

    pub(super) fn open(&mut self) -> watch::Receiver<Option<Settled>> {
        let (sender, receiver) = watch::channel(None);
        self.end = Some(sender);
        receiver
    }

    pub(super) fn join(&self) -> Option<watch::Receiver<Option<Settled>>> {
        self.end.as_ref().map(watch::Sender::subscribe)
    }
}
