//! One attempt as one task, which ends with a result whatever happens to it.

use std::{sync::Arc, time::Duration};

use super::{Engine, Ready, force::Brought, lifecycle::Attempt};
use crate::{Error, ErrorKind, Result};

/// What an attempt is for.
pub(super) enum Purpose {
    Renew,
    /// To acquire, whatever is held.
    Acquire,
    /// To make a credential of what came once a person had agreed.
    SignIn(Brought),
    Close,
}

impl Purpose {
    fn word(&self) -> &'static str {
        match self {
            Self::Renew => "renew",
            Self::Acquire => "acquire",
            Self::SignIn(_) => "sign_in",
            Self::Close => "close",
        }
    }
}

/// Tells the engine the end of an attempt, also when its task is dropped or panics.
struct Unfinished {
    engine: Arc<Engine>,
    attempt: Attempt,
}

impl Engine {
    /// Starts an attempt. It belongs to nobody: no caller's end is its end.
    pub(super) fn start(self: &Arc<Self>, attempt: Attempt, purpose: Purpose) -> Result<()> {
        // Made before the task is first run, because it may be dropped before that.
        let unfinished = Unfinished {
            engine: self.clone(),
            attempt,
        };
        let word = purpose.word();
        let task = async move {
            let engine = &unfinished.engine;
            let outcome = match purpose {
                Purpose::Renew => engine.renew(attempt).await.map(Some),
                Purpose::Acquire => engine.acquired_anew(attempt).await.map(Some),
                Purpose::SignIn(it) => engine.signed_in(attempt, it).await.map(Some),
                Purpose::Close => engine.revoke_all().await.map(|()| None),
            };
            unfinished.end(outcome);
        };
        let told = self.telemetry().attempt(attempt.generation(), word, task);
        self.environment.spawn.spawn(Box::pin(told))
    }
}

impl Unfinished {
    fn end(&self, outcome: Result<Option<Arc<Ready>>>) {
        self.engine.finish(self.attempt, outcome);
    }
}

impl Drop for Unfinished {
    /// Says nothing new where the end is known.
    fn drop(&mut self) {
        let interrupted = |it: &str| Error::new(ErrorKind::Interrupted, it);
        self.end(Err(if std::thread::panicking() {
            // It would panic again at once, perhaps after another request.
            interrupted("the renewal panicked, in a store, a transport or this crate")
                .with_retry_after(Some(Duration::ZERO))
        } else {
            interrupted("the renewal was cut off, because its runtime was shut down")
        }));
    }
}
