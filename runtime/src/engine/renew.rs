//! The plan of a renewal: lock, look what a sibling has done, refresh or acquire, store, and only
//! then hand out.
//!
//! It runs in a task of its own and to its end, whoever has stopped waiting.

use std::sync::{Arc, atomic::Ordering};

use super::{
    Engine, Ready,
    life::Phase,
    lifecycle::Attempt,
    refresh::Refreshed,
    vault::{Found, Waited},
};
use crate::{
    Error, ErrorKind, Result,
    store::{Fence, Record},
};

impl Engine {
    /// Obtains a credential and stores it.
    pub(super) async fn renew(&self, attempt: Attempt) -> Result<Arc<Ready>> {
        if let (true, Some(parent)) = (self.obtain.scheme.yielded, &self.obtain.parent) {
            return self.renew_yielded(attempt, parent).await;
        }
        let newer = |found: &Found| self.adopt(attempt, found, Phase::Fresh);
        let waiting = self.vault.lock_or(self.lease(), newer);
        let lock = match waiting.await? {
            Waited::Found(ready) => return Ok(ready),
            Waited::Locked(lock) => lock,
        };
        let outcome = self.renew_locked(attempt, lock.fence()).await;
        // A lock that cannot be given back ends with its lease; what was obtained counts.
        drop(lock.release().await);
        outcome
    }

    async fn renew_locked(&self, attempt: Attempt, fence: Fence) -> Result<Arc<Ready>> {
        let mut found = self.vault.load().await?;
        if let Some(fresh) = self.vault.unsaved() {
            self.save(&mut found, fresh, fence).await?;
        }
        if let Some(ready) = self.adopt(attempt, &found, Phase::Fresh) {
            return Ok(ready);
        }
        match self.obtain(attempt, &mut found, fence).await {
            // A sibling's credential that is due is better than none.
            Err(error) if error.is_temporary() => {
                self.adopt(attempt, &found, Phase::Due).ok_or(error)
            }
            outcome => outcome,
        }
    }

    async fn obtain(
        &self,
        attempt: Attempt,
        found: &mut Found,
        fence: Fence,
    ) -> Result<Arc<Ready>> {
        let base = self.vault.newest(found);
        let dead = match self.refreshed(attempt, base.as_ref(), found, fence).await? {
            Refreshed::Ready(ready) => return Ok(ready),
            Refreshed::Dead(error) => Some(error),
            Refreshed::Impossible => None,
        };
        if !self.obtain.is_acquired_alone() {
            return Err(dead.unwrap_or_else(|| self.obtain.sign_in(base.as_ref(), None)));
        }
        self.acquire(attempt, base, found, fence).await
    }

    /// Acquires a new credential, whatever is held.
    pub(super) async fn acquire(
        &self,
        attempt: Attempt,
        base: Option<Record>,
        found: &mut Found,
        fence: Fence,
    ) -> Result<Arc<Ready>> {
        if let (true, Some(base)) = (self.obtain.scheme.exclusive, base) {
            self.make_room(attempt, &base, found, fence).await?;
        }
        let fresh = self.obtain.acquire().await?;
        let ready = self.publish(attempt, found, fresh, fence).await?;
        self.acquired.fetch_add(1, Ordering::Release);
        Ok(ready)
    }

    /// Revokes what is held, because the provider allows one session at a time.
    pub(super) async fn make_room(
        &self,
        attempt: Attempt,
        base: &Record,
        found: &mut Found,
        fence: Fence,
    ) -> Result<()> {
        let Some(step) = self.obtain.scheme.revoke else {
            return Ok(());
        };
        let was_good = self.suspend(attempt);
        let is_alive = (was_good || !self.is_held(base)) && self.phase(base) != Phase::Over;
        match self.obtain.revoke(step, &base.kept).await {
            Err(error) if is_alive && !is_refusal(&error) => return Err(error),
            Ok(()) | Err(_) => {}
        }
        self.revoked(attempt);
        self.vault.hold(None);
        self.vault.remove(found, fence).await
    }
}

/// Whether a revocation failed because there was nothing left to revoke. What a parent fails at
/// says nothing about that.
pub(super) fn is_refusal(error: &Error) -> bool {
    if error.parental().is_some() {
        return false;
    }
    let is_refused = matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::SignIn);
    is_refused || matches!(error.status(), Some(404 | 410))
}
