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

use tokio::sync::Notify;

use super::{Entry, Fence, Lock, Record, Replaced, StoreKey, TokenStore, Version, late};
use crate::{BoxFuture, Environment, Result, environment::process};

/// Keeps credentials in memory. Clients that share one share their credentials.
#[derive(Default)]
pub struct MemoryStore(Arc<Memory>);

#[derive(Default)]
struct Memory {
    slots: Mutex<HashMap<StoreKey, Slot>>,
    // One sequence serves versions and fences of all keys, so that none is ever used twice.
    sequence: AtomicU64,
    /// Tells the time, without which no lease ends.
    environment: Option<Environment>,
}

#[derive(Default)]
struct Slot {
    entry: Option<Entry>,
    /// The number of the last lock.
    fence: u64,
    /// Whether that lock is held: in which process, and until when by the monotonic clock. In one
    /// that was forked, nobody holds what the other one holds of its own memory.
    held: Option<(u32, Duration)>,
    freed: Arc<Notify>,
}

/// What became of an attempt to take a lock.
enum Taking {
    Taken(Fence),
    /// It is held for so long at most.
    Held(Duration, Arc<Notify>),
}

impl MemoryStore {
    /// An empty store, whose leases end by tokio's time.
    ///
    /// Without the feature `reqwest` there is no such time: no lease ends until its lock is given
    /// back or dropped. [`with_environment`](Self::with_environment) mends that.
    pub fn new() -> Self {
        #[cfg(feature = "reqwest")]
        return Self::of(Some(Environment::tokio()));
        #[cfg(not(feature = "reqwest"))]
        Self::of(None)
    }

    /// An empty store, whose leases end by this environment's time.
    pub fn with_environment(environment: Environment) -> Self {
        Self::of(Some(environment))
    }

    fn of(environment: Option<Environment>) -> Self {
        Self(Arc::new(Memory {
            environment,
            ..Memory::default()
        }))
    }
}

impl Memory {
    fn next(&self) -> u64 {
        self.sequence.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn slot<T>(&self, key: &StoreKey, act: impl FnOnce(&mut Slot) -> T) -> T {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        act(slots.entry(key.clone()).or_default())
    }

    /// The monotonic clock; it stands still where there is none.
    fn now(&self) -> Duration {
        let clock = self.environment.as_ref().map(|it| &it.clock);
        clock.map_or(Duration::ZERO, |it| it.monotonic())
    }

    fn take(&self, key: &StoreKey, lease: Duration) -> Taking {
        let (here, now) = (process(), self.now());
        self.slot(key, |slot| match slot.held {
            Some((holder, until)) if holder == here && until > now => {
                Taking::Held(until.saturating_sub(now), slot.freed.clone())
            }
            _ => {
                slot.fence = self.next();
                slot.held = Some((here, now.saturating_add(lease)));
                Taking::Taken(Fence(slot.fence))
            }
        })
    }

    fn free(&self, key: &StoreKey, fence: Fence) {
        self.slot(key, |slot| {
            if Fence(slot.fence) == fence && slot.held.take().is_some() {
                slot.freed.notify_one();
            }
        });
    }
}

impl Slot {
    fn is_late(&self, fence: Fence) -> bool {
        fence < Fence(self.fence)
    }

    fn version(&self) -> Option<Version> {
        self.entry.as_ref().map(|it| it.version)
    }
}

impl TokenStore for MemoryStore {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(async { Ok(self.0.slot(key, |it| it.entry.clone())) })
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            let version = Version(self.0.next());
            self.0.slot(key, |slot| {
                if slot.is_late(fence) {
                    return Err(late());
                }
                if slot.version() != expected {
                    return Ok(Replaced::Conflict(slot.entry.clone()));
                }
                let record = record.clone();
                slot.entry = Some(Entry { version, record });
                Ok(Replaced::Stored(version))
            })
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            self.0.slot(key, |slot| {
                if slot.is_late(fence) {
                    return Err(late());
                }
                let is_it = slot.version() == Some(expected);
                if is_it {
                    slot.entry = None;
                }
                Ok(is_it)
            })
        })
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(async move {
            loop {
                let (rest, freed) = match self.0.take(key, lease) {
                    Taking::Held(rest, freed) => (rest, freed),
                    Taking::Taken(fence) => {
                        return Ok(Box::new(MemoryLock {
                            memory: self.0.clone(),
                            key: key.clone(),
                            fence,
                        }) as Box<dyn Lock>);
                    }
                };
                // Whichever comes first, the loop looks again.
                match &self.0.environment {
                    Some(it) => drop(it.within(rest, freed.notified()).await),
                    None => freed.notified().await,
                }
            }
        })
    }
}

/// A lock that is given back when it is dropped, also with the task that held it.
struct MemoryLock {
    memory: Arc<Memory>,
    key: StoreKey,
    fence: Fence,
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

impl Drop for MemoryLock {
    fn drop(&mut self) {
        self.memory.free(&self.key, self.fence);
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryStore")
    }
}

#[cfg(all(test, feature = "reqwest"))]
mod tests;
