//! A store that may forget, with one behind it that does not.

use std::{fmt, sync::Arc, time::Duration};

use super::{Entry, Fence, Lock, Record, Replaced, StoreKey, TokenStore, Version};
use crate::{BoxFuture, Error, ErrorKind, Result};

/// How often two copies are compared that others write meanwhile.
const TRIES: u32 = 10;

/// A store that is asked first, and a durable one behind it.
///
/// The first one decides: its versions and fences count, and every write reaches it first. Each
/// record is then copied into the one behind, and a write has succeeded when both have it. What the
/// first one has lost comes back from the one behind when it is next asked for. A lock is taken in
/// both, so that it still excludes others when the first one forgets it in the middle of a renewal.
///
/// Both are needed: this store is as available as the less available one. All processes that share
/// the first one have to share the one behind as well; a folder that only one of several machines
/// sees would bring back what another has replaced long ago. After a crash between the two writes,
/// the copy is one renewal behind until the lock is next taken.
pub struct BackedStore {
    first: Arc<dyn TokenStore>,
    behind: Arc<dyn TokenStore>,
}

impl BackedStore {
    /// The first store, such as one in Redis, and the one behind it, such as one in a folder.
    pub fn new(first: Arc<dyn TokenStore>, behind: Arc<dyn TokenStore>) -> Self {
        Self { first, behind }
    }

    async fn loaded(&self, key: &StoreKey) -> Result<Option<Entry>> {
        // In this order: what is removed goes from the one behind before it goes from the first.
        let first = self.first.load(key).await?;
        let behind = self.behind.load(key).await?;
        match (first, behind) {
            // The copy is mended under the lock only: who only reads could bring back what is being
            // removed.
            (first @ Some(_), _) => Ok(first),
            (None, None) => Ok(None),
            (None, Some(Entry { record, .. })) => {
                let restored = self.first.replace(key, None, &record, Fence::UNLOCKED);
                Ok(match restored.await? {
                    Replaced::Stored(version) => Some(Entry { version, record }),
                    Replaced::Conflict(entry) => entry,
                })
            }
        }
    }

    /// Copies what the first one keeps, whoever wrote it, so that a slow writer never puts an older
    /// record over a newer copy.
    async fn copy(&self, key: &StoreKey) -> Result<()> {
        for _ in 0..TRIES {
            let behind = self.behind.load(key).await?;
            let Some(first) = self.first.load(key).await? else {
                return Ok(());
            };
            if behind.as_ref().is_some_and(|it| is_same(it, &first)) {
                return Ok(());
            }
            let expected = behind.map(|it| it.version);
            let copied = self
                .behind
                .replace(key, expected, &first.record, Fence::UNLOCKED);
            if let Replaced::Stored(_) = copied.await?
                && self.first.load(key).await?.map(|it| it.version) == Some(first.version)
            {
                return Ok(());
            }
        }
        Err(busy())
    }

    async fn replaced(
        &self,
        key: &StoreKey,
        expected: Option<Version>,
        record: &Record,
        fence: Fence,
    ) -> Result<Replaced> {
        if expected.is_none()
            && let Some(kept) = self.loaded(key).await?
        {
            return Ok(Replaced::Conflict(Some(kept)));
        }
        match self.first.replace(key, expected, record, fence).await? {
            Replaced::Conflict(None) => Ok(Replaced::Conflict(self.loaded(key).await?)),
            Replaced::Conflict(kept) => Ok(Replaced::Conflict(kept)),
            Replaced::Stored(version) => {
                self.copy(key).await?;
                Ok(Replaced::Stored(version))
            }
        }
    }

    async fn removed(&self, key: &StoreKey, expected: Version, fence: Fence) -> Result<bool> {
        let kept = self.loaded(key).await?;
        let Some(kept) = kept.filter(|it| it.version == expected) else {
            return Ok(false);
        };
        // A write that changes nothing but the version shows whether it may be removed.
        let touched = self.first.replace(key, Some(expected), &kept.record, fence);
        let Replaced::Stored(version) = touched.await? else {
            return Ok(false);
        };
        for _ in 0..TRIES {
            match self.behind.load(key).await? {
                None => return self.first.remove(key, version, fence).await,
                Some(it) => {
                    let remove = self.behind.remove(key, it.version, Fence::UNLOCKED);
                    remove.await?;
                }
            }
        }
        Err(busy())
    }
}

fn is_same(one: &Entry, other: &Entry) -> bool {
    one.record.to_bytes() == other.record.to_bytes()
}

fn busy() -> Error {
    let message = "a credential is written by others all the time; try again";
    Error::new(ErrorKind::Store, message)
}

impl TokenStore for BackedStore {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(self.loaded(key))
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(self.replaced(key, expected, record, fence))
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(self.removed(key, expected, fence))
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(async move {
            // Always in this order, so that no two wait for each other. Whoever gets the one behind
            // finds the first one free, or its holder late.
            let behind = self.behind.lock(key, lease).await?;
            let first = self.first.lock(key, lease).await?;
            let both = Both { first, behind };
            // A crash between two writes left the copy one renewal behind.
            if let Err(error) = self.copy(key).await {
                drop(Box::new(both).release().await);
                return Err(error);
            }
            Ok(Box::new(both) as Box<dyn Lock>)
        })
    }
}

/// Both locks.
struct Both {
    first: Box<dyn Lock>,
    behind: Box<dyn Lock>,
}

impl Lock for Both {
    fn fence(&self) -> Fence {
        self.first.fence()
    }

    fn release(self: Box<Self>) -> BoxFuture<'static, Result<()>> {
        Box::pin(async {
            let Self { first, behind } = *self;
            let first = first.release().await;
            behind.release().await.and(first)
        })
    }
}

impl fmt::Debug for BackedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BackedStore")
    }
}

#[cfg(all(test, feature = "reqwest"))]
mod tests;
