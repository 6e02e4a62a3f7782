//! A store that does not take what one wants to put into it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use crate::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, MemoryStore, Record, Replaced, Result,
    StoreKey, TokenStore, Version,
};

/// A memory store in which the records of one scheme cannot be written, or always conflict.
pub(super) struct Stubborn {
    inner: MemoryStore,
    scheme: &'static str,
    conflicts: bool,
    is_on: AtomicBool,
    tries: AtomicU32,
}

impl Stubborn {
    pub(super) fn new(scheme: &'static str, conflicts: bool) -> Arc<Self> {
        Arc::new(Self {
            inner: MemoryStore::new(),
            scheme,
            conflicts,
            is_on: true.into(),
            tries: 0.into(),
        })
    }

    /// How often a write was tried in vain.
    pub(super) fn tries(&self) -> u32 {
        self.tries.load(Ordering::Relaxed)
    }

    /// From now on it takes everything.
    pub(super) fn gives_in(&self) {
        self.is_on.store(false, Ordering::Relaxed);
    }
}

impl TokenStore for Stubborn {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        self.inner.load(key)
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            if key.scheme() != self.scheme || !self.is_on.load(Ordering::Relaxed) {
                return self.inner.replace(key, expected, record, fence).await;
            }
            assert_eq!(fence, Fence::UNLOCKED, "no lock is held");
            self.tries.fetch_add(1, Ordering::Relaxed);
            if self.conflicts {
                return Ok(Replaced::Conflict(None));
            }
            Err(Error::new(ErrorKind::Store, "the disk is full"))
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.inner.remove(key, expected, fence)
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        self.inner.lock(key, lease)
    }
}
