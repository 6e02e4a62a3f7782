//! What this engine knows of the store: its key, what it holds of it in memory, and what it has
//! obtained but could not yet keep.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::obtain::Fresh;
use crate::{
    Environment, Error, ErrorKind, Result,
    store::{Entry, Fence, Identity, Lock, Record, Replaced, StoreKey, TokenStore, Version},
};

/// One key of a store.
pub(super) struct Vault {
    store: Arc<dyn TokenStore>,
    key: StoreKey,
    identity: Identity,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    /// What the credential in use was made of.
    held: Option<Record>,
    /// What was obtained and could not be stored. It must not be lost: the refresh token that
    /// was spent for it is gone.
    unsaved: Option<Fresh>,
}

/// What was found under the key.
pub(super) struct Found {
    /// The version to name when it is replaced.
    pub(super) version: Option<Version>,
    /// The record, if it belongs to this login.
    pub(super) record: Option<Record>,
}

impl Vault {
    pub(super) fn new(store: Arc<dyn TokenStore>, key: StoreKey, identity: Identity) -> Self {
        Self {
            store,
            key,
            identity,
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

    /// Takes the key's lock. Whoever holds it has as long as the lease, and so have we to wait.
    pub(super) async fn lock(
        &self,
        environment: &Environment,
        lease: Duration,
    ) -> Result<Box<dyn Lock>> {
        let lock = self.store.lock(&self.key, lease);
        let taken = environment.within(lease, lock);
        taken.await.unwrap_or_else(|| {
            let message = "the lock of the token store was not given back in time";
            Err(Error::new(ErrorKind::Store, message))
        })
    }

    /// Reads what is kept.
    pub(super) async fn load(&self) -> Result<Found> {
        Ok(self.mine(self.store.load(&self.key).await?))
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
        match self
            .store
            .replace(&self.key, found.version, record, fence)
            .await?
        {
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
            if self.store.remove(&self.key, version, fence).await? {
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
