//! The suite finds what it looks for: stores that break one rule each do not pass.

use super::*;
use crate::{BoxFuture, Entry, MemoryStore, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Late writers are let in.
    Fences,
    /// A write replaces whatever is there.
    Versions,
    /// Versions begin anew after a removal.
    Repeats,
    /// Accounts that differ in case only are one.
    Keys,
    /// Everybody gets the lock.
    Locks,
    /// A version names what is kept, and a number that is not known names nothing.
    Guesses,
}

/// A store in memory with a fault.
struct Careless {
    inner: MemoryStore,
    fault: Fault,
}

impl Careless {
    fn is(&self, fault: Fault) -> bool {
        self.fault == fault
    }

    fn key(&self, key: &StoreKey) -> StoreKey {
        let account = if self.is(Fault::Keys) {
            key.account().to_lowercase()
        } else {
            key.account().to_owned()
        };
        StoreKey::new(key.provider(), key.scheme(), key.host(), account)
    }

    fn fence(&self, fence: Fence) -> Fence {
        if self.is(Fault::Fences) {
            Fence::UNLOCKED
        } else {
            fence
        }
    }

    /// What a caller sees of an entry.
    fn shown(&self, entry: Entry) -> Entry {
        let version = if self.is(Fault::Repeats) {
            Version(entry.record.serial)
        } else {
            entry.version
        };
        Entry { version, ..entry }
    }

    /// The version that a caller means.
    async fn meant(&self, key: &StoreKey, version: Option<Version>) -> Result<Option<Version>> {
        let kept = self.inner.load(key).await?;
        Ok(match self.fault {
            Fault::Versions => kept.map(|it| it.version),
            Fault::Guesses if kept.is_none() => None,
            Fault::Repeats => kept
                .filter(|it| Some(Version(it.record.serial)) == version)
                .map(|it| it.version)
                .or(version.map(|_| Version(u64::MAX))),
            _ => version,
        })
    }
}

impl TokenStore for Careless {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(async {
            let entry = self.inner.load(&self.key(key)).await?;
            Ok(entry.map(|it| self.shown(it)))
        })
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            let key = self.key(key);
            let expected = self.meant(&key, expected).await?;
            let fence = self.fence(fence);
            let replaced = self.inner.replace(&key, expected, record, fence).await?;
            Ok(match replaced {
                Replaced::Stored(version) => {
                    let record = record.clone();
                    Replaced::Stored(self.shown(Entry { version, record }).version)
                }
                Replaced::Conflict(entry) => Replaced::Conflict(entry.map(|it| self.shown(it))),
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
            let key = self.key(key);
            match self.meant(&key, Some(expected)).await? {
                Some(version) => self.inner.remove(&key, version, self.fence(fence)).await,
                None => Ok(false),
            }
        })
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(async move {
            let key = self.key(key);
            if self.is(Fault::Locks) {
                return self.inner.lock(&key, Duration::ZERO).await;
            }
            self.inner.lock(&key, lease).await
        })
    }
}

#[tokio::test]
async fn a_store_with_a_fault_does_not_pass() {
    for (fault, said) in [
        (Fault::Fences, "a late writer is not refused"),
        (
            Fault::Versions,
            "a write succeeds that expects another version",
        ),
        (Fault::Repeats, "a version comes again after a removal"),
        (Fault::Keys, "a write that expects what is kept fails"),
        (Fault::Locks, "two hold one lock"),
        (
            Fault::Guesses,
            "a write succeeds that expects another version",
        ),
    ] {
        let inner = MemoryStore::new();
        let store = Arc::new(Careless { inner, fault });
        let trial = tokio::spawn(conformance(store, Environment::tokio()));
        let panic = trial.await.expect_err("it passes").into_panic();
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text
            .or(panic.downcast_ref::<&str>().copied())
            .unwrap_or_default();
        assert!(text.contains(said), "{fault:?}: {text}");
    }
}
