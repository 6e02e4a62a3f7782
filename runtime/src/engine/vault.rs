//! What this engine knows of the store: its key, what it holds of it in memory, and what it has
//! obtained but could not yet keep.

use std::{
    convert::Infallible,
    future::poll_fn,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::Poll,
    time::Duration,
};

use super::obtain::Fresh;
use crate::{
    BoxFuture, Environment, Error, ErrorKind, Result,
    clock::Deadline,
    store::{Entry, Fence, Identity, Lock, Record, Replaced, StoreKey, TokenStore, Version},
};

/// How long a lock is waited for before a first look at what others have done, and a later one.
const LOOK: Duration = Duration::from_millis(250);
const LONGEST_LOOK: Duration = Duration::from_secs(2);

/// One key of a store.
pub(super) struct Vault {
    store: Arc<dyn TokenStore>,
    key: StoreKey,
    identity: Identity,
    environment: Environment,
    /// How long a request can take, and a call of the store may.
    longest: Duration,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    /// What the credential in use was made of.
    held: Option<Record>,
    /// What was obtained and could not be stored. It must not be lost: the refresh token that
    /// was spent for it is gone.
    unsaved: Option<Fresh>,
    /// Until when the lock that was taken last is ours.
    leased: Option<Deadline>,
}

/// What was found under the key.
pub(super) struct Found {
    /// The version to name when it is replaced.
    pub(super) version: Option<Version>,
    /// The record, if it belongs to this login.
    pub(super) record: Option<Record>,
}

/// What came of waiting for a lock.
pub(super) enum Waited<T> {
    Locked(Box<dyn Lock>),
    /// What others have stored is enough.
    Found(T),
}

impl Vault {
    pub(super) fn new(
        store: Arc<dyn TokenStore>,
        key: StoreKey,
        identity: Identity,
        environment: &Environment,
        longest: Duration,
    ) -> Self {
        Self {
            store,
            key,
            identity,
            environment: environment.clone(),
            longest,
            memory: Mutex::default(),
        }
    }

    pub(super) fn store(&self) -> &dyn TokenStore {
        &*self.store
    }

    /// The key.
    #[cfg(test)]
    pub(super) fn key(&self) -> &StoreKey {
        &self.key
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the key's lock.
    pub(super) async fn lock(&self, lease: Duration) -> Result<Box<dyn Lock>> {
        match self.lock_or(lease, |_| None::<Infallible>).await? {
            Waited::Locked(lock) => Ok(lock),
            Waited::Found(never) => match never {},
        }
    }

    /// Takes the key's lock, unless what others have stored meanwhile makes that unnecessary: of
    /// many that wait, each would otherwise hold the lock for a moment, only to look.
    ///
    /// Whoever holds it has as long as the lease. If that one dies, so has its successor, and so
    /// long have we to wait.
    pub(super) async fn lock_or<T>(
        &self,
        lease: Duration,
        enough: impl Fn(&Found) -> Option<T>,
    ) -> Result<Waited<T>> {
        let clock = &self.environment.clock;
        let begun = clock.monotonic();
        let patience = lease.saturating_mul(2);
        let mut lock = self.store.lock(&self.key, lease);
        let mut pause = LOOK;
        loop {
            if let Some(taken) = self.environment.within(pause, &mut lock).await {
                return self.locked(taken, lease);
            }
            // Both go on side by side: a future that is not polled may hold what the other needs.
            let mut read = pin!(self.load());
            let seen = poll_fn(|context| match lock.as_mut().poll(context) {
                Poll::Ready(taken) => Poll::Ready(Err(taken)),
                Poll::Pending => read.as_mut().poll(context).map(Ok),
            });
            match seen.await {
                Err(taken) => return self.locked(taken, lease),
                // A look that fails says nothing; the lock may be given back all the same.
                Ok(found) => {
                    if let Some(it) = found.ok().as_ref().and_then(&enough) {
                        return Ok(Waited::Found(it));
                    }
                }
            }
            if clock.monotonic().saturating_sub(begun) >= patience {
                let message = "the lock of the token store was not given back in time";
                return Err(Error::new(ErrorKind::Store, message));
            }
            pause = pause.saturating_mul(2).min(LONGEST_LOOK);
        }
    }

    /// Notes until when a lock is ours.
    fn locked<T>(&self, taken: Result<Box<dyn Lock>>, lease: Duration) -> Result<Waited<T>> {
        let lock = taken?;
        let now = self.environment.clock.now();
        self.memory().leased = Some(now.after(lease));
        Ok(Waited::Locked(lock))
    }

    /// An error, unless the lock is ours for long enough to send a request and to store what it
    /// brings. What works once must not be sent by two at a time.
    pub(super) fn is_leased(&self) -> Result<()> {
        let end = self.environment.clock.now().after(self.longest * 2);
        if self.memory().leased.is_some_and(|it| it >= end) {
            return Ok(());
        }
        let message = "the token store was so slow that its lock might have ended in the middle of \
                       a refresh; nothing was sent";
        Err(Error::new(ErrorKind::Store, message))
    }

    /// Waits for the store, and not for ever.
    pub(super) async fn wait<T>(&self, act: BoxFuture<'_, Result<T>>) -> Result<T> {
        let done = self.environment.within(self.longest, act).await;
        done.unwrap_or_else(|| {
            Err(Error::new(
                ErrorKind::Store,
                "the token store did not answer in time",
            ))
        })
    }

    /// Reads what is kept.
    pub(super) async fn load(&self) -> Result<Found> {
        Ok(self.mine(self.wait(self.store.load(&self.key)).await?))
    }

    fn mine(&self, entry: Option<Entry>) -> Found {
        Found {
            version: entry.as_ref().map(|it| it.version),
            record: entry
                .map(|it| it.record)
                .filter(|it| it.identity == self.identity),
        }
    }

    /// Replaces what was found. `false`: someone else did, and `found` says with what.
    pub(super) async fn replace(
        &self,
        found: &mut Found,
        record: &Record,
        fence: Fence,
    ) -> Result<bool> {
        let replacing = self.store.replace(&self.key, found.version, record, fence);
        match self.wait(replacing).await? {
            Replaced::Stored(version) => {
                found.version = Some(version);
                found.record = Some(record.clone());
                Ok(true)
            }
            Replaced::Conflict(entry) => {
                *found = self.mine(entry);
                Ok(false)
            }
        }
    }

    /// Removes what was found, unless someone else has replaced it.
    pub(super) async fn remove(&self, found: &mut Found, fence: Fence) -> Result<()> {
        if let (Some(version), Some(_)) = (found.version, &found.record) {
            let removing = self.store.remove(&self.key, version, fence);
            if self.wait(removing).await? {
                *found = Found {
                    version: None,
                    record: None,
                };
            } else {
                *found = self.load().await?;
            }
        }
        Ok(())
    }

    /// What the credential in use was made of.
    pub(super) fn held(&self) -> Option<Record> {
        self.memory().held.clone()
    }

    /// The newer of what was found and what the credential in use was made of. A store that was set
    /// back, by a restored copy or by a replica that lagged behind, holds a token that is spent.
    pub(super) fn newest(&self, found: &Found) -> Option<Record> {
        match (&found.record, self.held()) {
            // The same one: what was found may tell of a refresh that another process began.
            (Some(found), Some(held)) if !is_newer(found, &held) && !is_newer(&held, found) => {
                Some(Record {
                    intent: found.intent,
                    ..held
                })
            }
            (Some(found), Some(held)) if !is_newer(found, &held) => Some(held),
            (Some(found), _) => Some(found.clone()),
            (None, held) => held,
        }
    }

    /// Whether a record is the one that the credential in use was made of, or an older one.
    pub(super) fn has_seen(&self, record: &Record) -> bool {
        self.held().is_some_and(|it| !is_newer(record, &it))
    }

    /// Notes what the credential in use is made of from now on.
    pub(super) fn hold(&self, record: Option<Record>) {
        self.memory().held = record;
    }

    pub(super) fn unsaved(&self) -> Option<Fresh> {
        self.memory().unsaved.clone()
    }

    pub(super) fn set_unsaved(&self, fresh: Option<Fresh>) {
        self.memory().unsaved = fresh;
    }
}

/// Whether one record comes after another. A store that lost everything counts from the beginning
/// again, so the number alone does not tell.
fn is_newer(one: &Record, other: &Record) -> bool {
    one.serial > other.serial || one.issued > other.issued
}
