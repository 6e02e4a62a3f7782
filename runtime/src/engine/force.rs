//! Credentials that come in another way than by renewing: a person has signed in.
//!
//! It is an attempt of the life cycle like any other: it waits for the one that is running, owns
//! its requests and its write, and goes on when its caller does not.

use std::sync::Arc;

use super::{
    Engine, Ready, Settled,
    lifecycle::{Attempt, Forcing},
    lost,
    task::Purpose,
    wait,
};
use crate::{Result, SignIn, exchange::Callback, store::Fence};

impl Engine {
    /// Ends a sign-in: exchanges what the person brought back for a credential, and stores it.
    pub(crate) async fn sign_in(self: &Arc<Self>, begun: SignIn, callback: Callback) -> Result<()> {
        let attempt = loop {
            let (forcing, end) = self.change(|state| match state.lifecycle.force() {
                Forcing::Begin(attempt) => (Forcing::Begin(attempt), Some(state.open())),
                Forcing::Wait => (Forcing::Wait, state.join()),
                Forcing::Fail(error) => (Forcing::Fail(error), None),
            });
            match (forcing, end) {
                (Forcing::Fail(error), _) => return Err(error),
                (Forcing::Begin(attempt), Some(end)) => break (attempt, end),
                (Forcing::Wait, Some(end)) => drop(wait(end).await),
                (Forcing::Begin(_) | Forcing::Wait, None) => return Err(lost()),
            }
        };
        let (attempt, end) = attempt;
        self.start(attempt, Purpose::SignIn(Box::new((begun, callback))))?;
        match wait(end).await {
            Settled::Ready(_) => Ok(()),
            Settled::Failed(error) | Settled::Refused(error) => Err(error),
            Settled::Again | Settled::Closed => Err(lost()),
        }
    }

    pub(super) async fn signed_in(
        &self,
        attempt: Attempt,
        (begun, callback): (SignIn, Callback),
    ) -> Result<Arc<Ready>> {
        let lock = self.vault.lock(&self.environment, self.lease()).await?;
        let outcome = self.signed_in_locked(attempt, &begun, callback, lock.fence());
        let outcome = outcome.await;
        drop(lock.release().await);
        outcome
    }

    async fn signed_in_locked(
        &self,
        attempt: Attempt,
        begun: &SignIn,
        callback: Callback,
        fence: Fence,
    ) -> Result<Arc<Ready>> {
        let mut found = self.vault.load().await?;
        let base = found.record.clone().or_else(|| self.vault.held());
        if let (true, Some(base)) = (self.obtain.scheme.exclusive, base) {
            self.make_room(attempt, &base, &mut found, fence).await?;
        }
        let fresh = self.obtain.signed_in(begun, callback).await?;
        self.publish(attempt, &mut found, fresh, fence).await
    }
}
