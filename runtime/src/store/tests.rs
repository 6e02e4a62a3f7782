//! What the tests of several stores need.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::{
    Entry, Fence, Identity, Lasting, Lock, Record, Replaced, StoreKey, TokenStore, Version,
};
use crate::{BoxFuture, Result, Secret, Timestamp, Values};

/// What must not be found in clear where a store encrypts.
pub(super) const CANARY: &str = "c4n4ry-9e21d";

/// Several stores on the same ground take turns, as processes do that share it.
pub(super) struct Turns {
    stores: Vec<Arc<dyn TokenStore>>,
    next: AtomicUsize,
}

impl Turns {
    pub(super) fn of(stores: impl IntoIterator<Item = Arc<dyn TokenStore>>) -> Arc<Self> {
        Arc::new(Self {
            stores: stores.into_iter().collect(),
            next: AtomicUsize::new(0),
        })
    }

    fn next(&self) -> &dyn TokenStore {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        &*self.stores[next % self.stores.len()]
    }
}

impl TokenStore for Turns {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        self.next().load(key)
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        self.next().replace(key, expected, record, fence)
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.next().remove(key, expected, fence)
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        self.next().lock(key, lease)
    }
}

pub(super) fn key(account: &str) -> StoreKey {
    StoreKey::new("acme", "session", "https://api.acme.example", account)
}

pub(super) fn record(serial: u64) -> Record {
    Record {
        serial,
        issued: Timestamp::from_unix(1_767_225_600),
        lasting: Lasting::For(Duration::from_secs(3600)),
        refresh_until: None,
        identity: Identity::default(),
        kept: Values::new().with("token", Secret::new(CANARY)),
        asked: Vec::new(),
        intent: None,
    }
}

/// Writes over whatever is there.
pub(super) async fn put(store: &dyn TokenStore, key: &StoreKey, serial: u64) -> Result<Version> {
    let expected = store.load(key).await?.map(|it| it.version);
    match store
        .replace(key, expected, &record(serial), Fence::UNLOCKED)
        .await?
    {
        Replaced::Stored(version) => Ok(version),
        Replaced::Conflict(_) => panic!("nobody else writes"),
    }
}

/// The number of the record that is kept.
pub(super) async fn kept(store: &dyn TokenStore, key: &StoreKey) -> Result<Option<u64>> {
    Ok(store.load(key).await?.map(|it| it.record.serial))
}
