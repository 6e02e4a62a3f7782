//! Several stores as one.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use crate::{
    BoxFuture, Entry, Fence, Lock, Record, Replaced, Result, StoreKey, TokenStore, Version,
};

/// Several stores on the same ground take turns, as processes do that share it.
pub(in crate::store) struct Turns {
    stores: Vec<Arc<dyn TokenStore>>,
    next: AtomicUsize,
}

impl Turns {
    pub(in crate::store) fn of(stores: impl IntoIterator<Item = Arc<dyn TokenStore>>) -> Arc<Self> {
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
