//! The plan of an end: revoke what is held, then forget it.

use super::{Engine, life::Phase, renew::is_refusal};
use crate::{Result, Values, store::Fence};

impl Engine {
    /// Revokes what is held and removes it from the store.
    pub(super) async fn revoke_all(&self) -> Result<()> {
        if !self.obtain.is_needed() {
            return self.revoke(&Values::new(), true).await;
        }
        let lock = self.vault.lock(self.lease()).await?;
        let outcome = self.revoke_locked(lock.fence()).await;
        // A lock that cannot be given back ends with its lease.
        drop(lock.release().await);
        outcome
    }

    async fn revoke_locked(&self, fence: Fence) -> Result<()> {
        let mut found = self.vault.load().await?;
        let unsaved = self.vault.unsaved().map(|it| it.record);
        let newest = unsaved.or_else(|| self.vault.newest(&found));
        if let Some(record) = newest {
            // A refresh token outlives the access token, and is what somebody else could use.
            let is_alive = self.phase(&record) != Phase::Over
                || self.obtain.refreshable(Some(&record)).is_some();
            self.revoke(&record.kept, is_alive).await?;
        }
        self.vault.set_unsaved(None);
        self.vault.hold(None);
        self.vault.remove(&mut found, fence).await
    }

    /// What the provider refuses, or what is over, needs no revocation.
    async fn revoke(&self, kept: &Values, is_alive: bool) -> Result<()> {
        match self.obtain.scheme.revoke {
            None => Ok(()),
            Some(step) => match self.obtain.revoke(step, kept).await {
                Err(error) if is_alive && !is_refusal(&error) => Err(error),
                Ok(()) | Err(_) => Ok(()),
            },
        }
    }
}
