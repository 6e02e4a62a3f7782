//! Credentials that come in another way than by renewing: a person has signed in, or what comes with
//! a login is needed.
//!
//! It is an attempt of the life cycle like any other: it waits for the one that is running, owns
//! its requests and its write, and goes on when its caller does not.

use std::sync::{Arc, atomic::Ordering};

use super::{
    Engine, Ready, Settled,
    device::Granted,
    lifecycle::{Attempt, Forcing},
    lost,
    task::Purpose,
    wait,
};
use crate::{Result, SignIn, exchange::Callback, store::Fence};

/// What came once a person had agreed.
pub(super) enum Brought {
    /// A code, which is exchanged for a credential.
    Code(Box<(SignIn, Callback)>),
    /// The token of a device code.
    Token(Box<Granted>),
}

impl Engine {
    /// Ends a sign-in: makes a credential of what came, and stores it.
    pub(super) async fn sign_in(self: &Arc<Self>, brought: Brought) -> Result<()> {
        self.force(Purpose::SignIn(brought), || false).await
    }

    /// Ends a sign-in on a page.
    pub(crate) async fn sign_in_on_page(
        self: &Arc<Self>,
        begun: SignIn,
        callback: Callback,
    ) -> Result<()> {
        self.sign_in(Brought::Code(Box::new((begun, callback))))
            .await
    }

    /// What to tell one who goes on with a client that was closed.
    pub(super) fn refuse_closed(&self) -> Result<()> {
        self.change(|state| state.lifecycle.is_open())
    }

    /// Acquires a credential although there is one, unless that was done since `before`.
    pub(super) async fn acquire_anew(self: &Arc<Self>, before: u64) -> Result<()> {
        let is_done = || self.acquired.load(Ordering::Acquire) > before;
        self.force(Purpose::Acquire, is_done).await
    }

    /// Begins an attempt once no other one runs, and waits for its end.
    async fn force(
        self: &Arc<Self>,
        purpose: Purpose,
        is_done: impl Fn() -> bool + Send,
    ) -> Result<()> {
        let (attempt, end) = loop {
            if is_done() {
                return Ok(());
            }
            let (forcing, end) = self.change(|state| {
                let forcing = state.lifecycle.force();
                let end = match forcing {
                    Forcing::Begin(_) => Some(state.open()),
                    Forcing::Wait => state.join(),
                    Forcing::Fail(_) => None,
                };
                (forcing, end)
            });
            match (forcing, end) {
                (Forcing::Fail(error), _) => return Err(error),
                (Forcing::Begin(attempt), Some(end)) => break (attempt, end),
                (Forcing::Wait, Some(end)) => drop(wait(end).await),
                (Forcing::Begin(_) | Forcing::Wait, None) => return Err(lost()),
            }
        };
        self.start(attempt, purpose)?;
        match wait(end).await {
            Settled::Ready(_) => Ok(()),
            Settled::Failed(error) | Settled::Refused(error) => Err(error),
            Settled::Again | Settled::Closed => Err(lost()),
        }
    }

    pub(super) async fn acquired_anew(&self, attempt: Attempt) -> Result<Arc<Ready>> {
        let lock = self.vault.lock(self.lease()).await?;
        let outcome = self.acquired_locked(attempt, lock.fence()).await;
        drop(lock.release().await);
        outcome
    }

    async fn acquired_locked(&self, attempt: Attempt, fence: Fence) -> Result<Arc<Ready>> {
        let mut found = self.vault.load().await?;
        let base = self.vault.newest(&found);
        self.acquire(attempt, base, &mut found, fence).await
    }

    pub(super) async fn signed_in(&self, attempt: Attempt, brought: Brought) -> Result<Arc<Ready>> {
        let lock = self.vault.lock(self.lease()).await?;
        let outcome = self.signed_in_locked(attempt, brought, lock.fence()).await;
        drop(lock.release().await);
        outcome
    }

    async fn signed_in_locked(
        &self,
        attempt: Attempt,
        brought: Brought,
        fence: Fence,
    ) -> Result<Arc<Ready>> {
        let mut found = self.vault.load().await?;
        let base = self.vault.newest(&found);
        if let (true, Some(base)) = (self.obtain.scheme.exclusive, base) {
            self.make_room(attempt, &base, &mut found, fence).await?;
        }
        let fresh = self.obtain.signed_in(brought).await?;
        let ready = self.publish(attempt, &mut found, fresh, fence).await?;
        self.acquired.fetch_add(1, Ordering::Release);
        Ok(ready)
    }
}
