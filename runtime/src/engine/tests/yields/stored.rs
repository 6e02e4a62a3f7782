//! A store that does not take what a login brought along.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::sync::watch;

use super::super::rig::{Rig, until};
use super::{BOT, PLAIN, child, token};
use crate::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, MemoryStore, Record, Replaced, Result,
    StoreKey, TokenStore, Version,
};

/// A memory store in which the records of one scheme cannot be written, or always conflict.
struct Stubborn {
    inner: MemoryStore,
    scheme: &'static str,
    conflicts: bool,
    is_on: AtomicBool,
    tries: watch::Sender<u32>,
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
            self.tries.send_modify(|it| *it += 1);
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

#[tokio::test]
async fn a_store_that_does_not_take_it_fails_no_login() {
    for (conflicts, tries) in [(false, 1), (true, 3)] {
        let store = Arc::new(Stubborn {
            inner: MemoryStore::new(),
            scheme: "plain",
            conflicts,
            is_on: true.into(),
            tries: watch::Sender::new(0),
        });
        let rig = Rig::with_store(&BOT, store.clone());
        assert_eq!(rig.token().await, "Bearer token-1");
        assert_eq!(*store.tries.borrow(), tries);
        store.is_on.store(false, Ordering::Relaxed);
        assert_eq!(token(&child(&rig, &PLAIN)).await, "Bearer along-2");
        until(|| rig.fake.count() == 2).await;
    }
}
