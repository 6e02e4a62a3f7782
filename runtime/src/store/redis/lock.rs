//! The lock of a key: whoever takes it makes up a name for that, and only that name gives it back.

use std::{sync::Arc, time::Duration};

use tokio::runtime::Handle;

use super::{
    fault,
    link::Link,
    script::{LOCK, Names, RELEASE, Reply, number},
    unique,
};
use crate::{
    BoxFuture, Result,
    store::{Fence, Lock},
};

/// An attempt to take a lock. Dropped, it gives back what it may have taken without knowing, because
/// an answer was lost or was not waited for.
pub(super) struct Claim {
    link: Arc<Link>,
    names: Names,
    holder: String,
    lease: Duration,
    is_over: bool,
}

/// What became of an attempt.
pub(super) enum Taking {
    Taken(RedisLock),
    /// Somebody holds it, for so long at most.
    Held(Duration, Claim),
}

/// A lock that is held.
pub(super) struct RedisLock {
    claim: Claim,
    fence: Fence,
}

impl Claim {
    pub(super) fn new(link: Arc<Link>, names: Names, lease: Duration) -> Result<Self> {
        Ok(Self {
            link,
            names,
            holder: unique()?,
            lease,
            // Nothing was sent yet.
            is_over: true,
        })
    }

    pub(super) async fn take(mut self) -> Result<Taking> {
        let milliseconds = u64::try_from(self.lease.as_millis()).unwrap_or(u64::MAX);
        // Redis counts in signed numbers.
        let milliseconds = milliseconds.clamp(1, 1 << 52);
        self.is_over = false;
        let reply = LOCK.call(&self.link, &self.names, |it| {
            it.arg(&self.holder).arg(milliseconds);
        });
        match reply.await? {
            Reply::Used(number) => Ok(Taking::Taken(RedisLock {
                claim: self,
                fence: Fence(number),
            })),
            Reply::Other(left) => {
                self.is_over = true;
                let left = left.and_then(|it| number(&it)).unwrap_or(1);
                Ok(Taking::Held(Duration::from_millis(left.max(1)), self))
            }
            Reply::Done | Reply::Late => Err(fault("Redis answered something else")),
        }
    }

    async fn give_back(link: &Link, names: &Names, holder: &str) -> Result<()> {
        let release = RELEASE.call(link, names, |it| {
            it.arg(holder);
        });
        release.await.map(drop)
    }
}

impl Drop for Claim {
    /// Where no task can be started, the lock ends with its lease.
    fn drop(&mut self) {
        if let (false, Ok(runtime)) = (self.is_over, Handle::try_current()) {
            let (link, names) = (self.link.clone(), self.names.clone());
            let holder = std::mem::take(&mut self.holder);
            runtime.spawn(async move {
                drop(Self::give_back(&link, &names, &holder).await);
            });
        }
    }
}

impl Lock for RedisLock {
    fn fence(&self) -> Fence {
        self.fence
    }

    fn release(mut self: Box<Self>) -> BoxFuture<'static, Result<()>> {
        Box::pin(async move {
            let claim = &mut self.claim;
            Claim::give_back(&claim.link, &claim.names, &claim.holder).await?;
            claim.is_over = true;
            Ok(())
        })
    }
}
