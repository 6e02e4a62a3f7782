//! The default store: what it keeps lives as long as the store itself.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::sync::OwnedMutexGuard;

use super::{Entry, Fence, Lock, Record, Replaced, StoreKey, TokenStore, Version};
use crate::{BoxFuture, Result};

/// Keeps credentials in memory. Clients that share one share their credentials.
#[derive(Default)]
pub struct MemoryStore {
    slots: Mutex<HashMap<StoreKey, Slot>>,
    // One sequence serves versions and fences of all keys, so that none is ever used twice.
    sequence: AtomicU64,
}

#[derive(Default)]
struct Slot {
    entry: Option<Entry>,
    lock: Arc<tokio::sync::Mutex<()>>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn next(&self) -> u64 {
        self.sequence.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn slot<T>(&self, key: &StoreKey, act: impl FnOnce(&mut Slot) -> T) -> T {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        act(slots.entry(key.clone()).or_default())
    }
}

impl TokenStore for MemoryStore {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(async { Ok(self.slot(key, |it| it.entry.clone())) })
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        _fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            let version = Version(self.next());
            Ok(self.slot(key, |slot| {
                if slot.entry.as_ref().map(|it| it.version) != expected {
                    return Replaced::Conflict(slot.entry.clone());
                }
                let record = record.clone();
                slot.entry = Some(Entry { version, record });
                Replaced::Stored(version)
            }))
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        _fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            Ok(self.slot(key, |slot| {
                let is_it = slot.entry.as_ref().is_some_and(|it| it.version == expected);
                if is_it {
                    slot.entry = None;
                }
                is_it
            }))
        })
    }

    /// The lease is not needed: whoever holds the lock lives in this process, and gives it back
    /// even when its task is dropped.
    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        _lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(async {
            let lock = self.slot(key, |it| it.lock.clone());
            let held = lock.lock_owned().await;
            let fence = Fence(self.next());
            Ok(Box::new(MemoryLock { fence, _held: held }) as Box<dyn Lock>)
        })
    }
}

struct MemoryLock {
    fence: Fence,
    _held: OwnedMutexGuard<()>,
}

impl Lock for MemoryLock {
    fn fence(&self) -> Fence {
        self.fence
    }

    fn release(self: Box<Self>) -> BoxFuture<'static, Result<()>> {
        drop(self);
        Box::pin(async { Ok(()) })
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryStore")
    }
}

#[cfg(test)]
mod tests;
