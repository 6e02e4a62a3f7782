//! The engines of a client and of all that were made of it, so that whoever ends a program can wait
//! for every renewal that is under way, also for those of clients that are gone.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::Engine;

/// Engines, in the order in which they were made: a parent before what is derived from it.
#[derive(Default)]
pub(crate) struct Family(Mutex<Members>);

#[derive(Default)]
struct Members {
    engines: Vec<Weak<Engine>>,
    /// How many there may be before those that are gone are looked for.
    enough: usize,
}

impl Family {
    /// Adds an engine. It lives no longer for that.
    pub(crate) fn add(&self, engine: &Arc<Engine>) {
        let mut members = self.members();
        if members.engines.len() >= members.enough {
            members.engines.retain(|it| it.strong_count() > 0);
            // With twice as many, looking costs each newcomer the same, however many there are.
            members.enough = 2 * members.engines.len().max(4);
        }
        members.engines.push(Arc::downgrade(engine));
    }

    /// Waits for the attempts that are running. The last are waited for first, because they may
    /// make those before them begin one.
    pub(crate) async fn rest(&self) {
        let engines = self.members().engines.clone();
        for it in engines.iter().rev() {
            if let Some(engine) = it.upgrade() {
                engine.rest().await;
            }
        }
    }

    /// How many engines it keeps in mind, and how many of them are in use.
    #[cfg(test)]
    pub(super) fn count(&self) -> (usize, usize) {
        let engines = &self.members().engines;
        let used = engines.iter().filter(|it| it.strong_count() > 0);
        (engines.len(), used.count())
    }

    fn members(&self) -> MutexGuard<'_, Members> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
