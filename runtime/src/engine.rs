//! Holds one credential for any number of callers: hands out what is ready, renews it ahead of
//! its end, and lets one renewal serve all who wait.
//!
//! This is the thin driver. What to do is decided by [`lifecycle`], without I/O; what a renewal
//! does is [`renew`]; how a step is run is behind [`Steps`].

mod acquire;
mod applied;
mod beside;
mod carry;
mod close;
mod device;
mod expiry;
mod family;
mod force;
mod holder;
mod identity;
mod life;
mod lifecycle;
mod obtain;
mod publish;
mod ready;
mod refresh;
mod registered;
mod renew;
mod state;
mod steps;
mod task;
mod tenancy;
#[cfg(test)]
mod tests;
mod vault;
mod yields;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicU64},
    time::Duration,
};

use arc_swap::ArcSwapOption;
use tokio::sync::watch;

pub(crate) use self::{
    family::Family,
    holder::Holder,
    identity::{is_exchanged, is_held},
    ready::{Placed, PlacedValue, Ready},
    registered::Registry,
    steps::{Answer, Steps},
};
use self::{
    life::{Life, Phase},
    lifecycle::{Attempt, Closing, Decision, Lifecycle, Settled},
    obtain::Obtain,
    state::State,
    task::Purpose,
    vault::Vault,
};
use crate::{
    Environment, Error, ErrorKind, Now, Result, StoreKey, TokenStore, Values, store::Lasting,
    table::Scheme, telemetry::Telemetry,
};

/// Keeps one credential ready.
pub(crate) struct Engine {
    /// What may be handed out while it is fresh: what the lifecycle calls current.
    warm: ArcSwapOption<Ready>,
    state: Mutex<State>,
    obtain: Obtain,
    /// The key of its account, by which the keys of what is derived from it are made.
    root: StoreKey,
    vault: Vault,
    environment: Environment,
    /// How often it was acquired, by a person or without one.
    acquired: AtomicU64,
    telemetry: Telemetry,
}

/// What engines stand on: the way to the provider, the program around them, and where their
/// credentials rest.
#[derive(Clone)]
pub(crate) struct Ground {
    pub(crate) steps: Arc<dyn Steps>,
    pub(crate) environment: Environment,
    pub(crate) store: Arc<dyn TokenStore>,
}

/// A decision, with the means to follow it.
enum Next {
    Use(Arc<Ready>),
    Wait(watch::Receiver<Option<Settled>>),
    Fail(Error),
}

impl Engine {
    /// An engine for a scheme. Nothing is sent; a scheme whose inputs are the credential is ready
    /// at once. `root` is the key of its account; `parent` authenticates its steps.
    pub(crate) fn new(
        scheme: &'static Scheme,
        inputs: Values,
        parent: Option<Holder>,
        ground: Ground,
        root: StoreKey,
    ) -> Result<Arc<Self>> {
        let Ground {
            steps,
            environment,
            store,
        } = ground;
        let clock = environment.clock.clone();
        let now = clock.now();
        let key = identity::key(&root, scheme, &inputs, parent.as_ref());
        let longest = steps.longest();
        let obtain = Obtain::new(scheme, inputs, parent, steps, &environment);
        let lifecycle = if obtain.is_needed() {
            Lifecycle::default()
        } else {
            let life = Life::new(now, Duration::ZERO, Lasting::Never, 0);
            Lifecycle::holding(Arc::new(obtain.ready(1, None, life)?))
        };
        Ok(Arc::new(Self {
            telemetry: Telemetry::new(root.provider(), scheme.id),
            warm: ArcSwapOption::new(lifecycle.current().cloned()),
            state: Mutex::new(State::new(lifecycle)),
            root,
            vault: Vault::new(store, key, obtain.identity.clone(), &environment, longest),
            obtain,
            environment,
            acquired: AtomicU64::new(0),
        }))
    }

    /// The credential, if it is ready and fresh: no lock, no allocation.
    pub(crate) fn warm(&self) -> Option<Arc<Ready>> {
        self.glance(Arc::clone)
    }

    /// Reads the credential, if it is ready and fresh, without holding it: callers on many cores do
    /// not meet at its reference count.
    pub(crate) fn glance<T>(&self, read: impl FnOnce(&Arc<Ready>) -> T) -> Option<T> {
        let held = self.warm.load();
        let ready = held.as_ref()?;
        if !ready.life.is_open() {
            let now = self.environment.clock.monotonic();
            if ready.life.phase(now) != Phase::Fresh {
                return None;
            }
            ready.life.touch(now);
        }
        Some(read(ready))
    }

    /// The credential, obtained or renewed if need be. Any number of callers cause one renewal;
    /// dropping the future of any of them harms nobody.
    pub(crate) async fn ready(self: &Arc<Self>) -> Result<Arc<Ready>> {
        match self.warm() {
            Some(ready) => Ok(ready),
            None => self.settle(self.decide(Lifecycle::ask)).await,
        }
    }

    /// A request that carried this generation was rejected: a newer credential to replay it with.
    /// `None`: there is none, and the rejection stands. An error: none could be obtained.
    pub(crate) async fn rejected(
        self: &Arc<Self>,
        generation: u64,
        rejection: &Error,
    ) -> Result<Option<Arc<Ready>>> {
        if !self.obtain.is_needed() {
            return Ok(None);
        }
        self.telemetry.rejected(generation, rejection);
        let first = self.decide(|it, now| it.rejected(now, generation, rejection));
        match self.settle(first).await {
            Ok(ready) => Ok((ready.generation > generation).then_some(ready)),
            Err(error) if error.is(rejection) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Revokes what is held, removes it from the store, and refuses every use from now on. If it
    /// fails, it can be called again.
    pub(crate) async fn close(self: &Arc<Self>) -> Result<()> {
        loop {
            let (closing, end) = self.change(|state| {
                let closing = state.lifecycle.close();
                let end = match closing {
                    Closing::Begin(_) => Some(state.open()),
                    Closing::Join | Closing::Wait => state.join(),
                    Closing::Done => None,
                };
                (closing, end)
            });
            if let Closing::Begin(attempt) = closing {
                self.start(attempt, Purpose::Close)?;
            }
            let Some(end) = end else {
                return Ok(());
            };
            match (wait(end).await, closing) {
                (Settled::Closed, _) => return Ok(()),
                (Settled::Failed(error), Closing::Begin(_) | Closing::Join) => return Err(error),
                _ => {}
            }
        }
    }

    /// Waits for the attempt that is running, if there is one. It begins none, and how it ends is
    /// told to others.
    pub(crate) async fn rest(&self) {
        if let Some(end) = self.change(|state| state.join()) {
            wait(end).await;
        }
    }

    /// What it counts and tells.
    pub(crate) fn telemetry(&self) -> &Telemetry {
        &self.telemetry
    }

    /// The inputs, and something that is known beside them.
    pub(crate) fn values_with(&self, more: &Values) -> Values {
        self.obtain.values(more)
    }

    /// The scopes that the caller asks for.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.obtain.asked()
    }

    /// Follows a decision to its end.
    async fn settle(self: &Arc<Self>, first: Next) -> Result<Arc<Ready>> {
        let (mut next, mut cut_off) = (first, false);
        loop {
            match next {
                Next::Use(ready) => return Ok(ready),
                Next::Fail(error) => return Err(error),
                Next::Wait(end) => match wait(end).await {
                    Settled::Ready(ready) => return Ok(ready),
                    // The runtime of whoever began it has ended. Ours may go on, so try once.
                    Settled::Failed(error) if is_cut_off(&error) && !cut_off => {
                        cut_off = true;
                        next = self.decide(Lifecycle::ask);
                    }
                    Settled::Failed(error) => return Err(error),
                    Settled::Again | Settled::Refused(_) | Settled::Closed => {
                        next = self.decide(Lifecycle::ask);
                    }
                },
            }
        }
    }

    fn decide(self: &Arc<Self>, decide: impl FnOnce(&mut Lifecycle, Now) -> Decision) -> Next {
        let now = self.environment.clock.now();
        let (next, begun) = self.change(|state| match decide(&mut state.lifecycle, now) {
            Decision::Use(ready) => (Next::Use(ready), None),
            Decision::UseAndRenew(ready, attempt) => {
                drop(state.open());
                (Next::Use(ready), Some(attempt))
            }
            Decision::Renew(attempt) => (Next::Wait(state.open()), Some(attempt)),
            Decision::Wait => match state.join() {
                Some(end) => (Next::Wait(end), None),
                None => (Next::Fail(lost()), None),
            },
            Decision::Fail(error) => (Next::Fail(error), None),
        });
        match &next {
            Next::Wait(_) => self.telemetry.waits(),
            Next::Use(ready) if ready.life.phase(now.monotonic) == Phase::Due => {
                self.telemetry.served_due(ready.generation);
            }
            Next::Use(_) | Next::Fail(_) => {}
        }
        let started = begun.map_or(Ok(()), |it| self.start(it, Purpose::Renew));
        match (next, started) {
            (Next::Use(ready), _) => {
                ready.life.touch(now.monotonic);
                Next::Use(ready)
            }
            (_, Err(error)) => Next::Fail(error),
            (next, Ok(())) => next,
        }
    }

    /// An attempt has ended; all who wait are told.
    fn finish(&self, attempt: Attempt, outcome: Result<Option<Arc<Ready>>>) {
        let now = self.environment.clock.now();
        let came = outcome.as_ref().map(Option::is_some).map_err(Clone::clone);
        let told = self.change(|state| {
            let settled = state.lifecycle.finished(now, attempt, outcome)?;
            Some((state.end.take()?, settled))
        });
        if let Some((end, settled)) = told {
            match came {
                Ok(true) => self.telemetry.renewed(attempt.generation()),
                Ok(false) => self.telemetry.closed(),
                Err(error) => self.telemetry.failed(attempt.generation(), &error),
            }
            end.send_replace(Some(settled));
        }
    }

    fn suspend(&self, attempt: Attempt) -> bool {
        self.change(|state| state.lifecycle.suspend(attempt))
    }

    /// Whether what is held has not been rejected.
    fn is_good(&self) -> bool {
        self.change(|state| state.lifecycle.current().is_some())
    }

    fn revoked(&self, attempt: Attempt) {
        self.change(|state| state.lifecycle.revoked(attempt));
    }

    /// Changes the state, and what is warm with it.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state: MutexGuard<'_, State> =
            self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.disown(&self.environment);
        let result = change(&mut state);
        let current = state.lifecycle.current();
        if current.map(Arc::as_ptr) != self.warm.load().as_ref().map(Arc::as_ptr) {
            self.warm.store(current.cloned());
        }
        result
    }

    /// How long a renewal may hold the store's lock: as long as all of its steps can take.
    fn lease(&self) -> Duration {
        let steps = u32::try_from(self.obtain.scheme.acquire.len()).unwrap_or(u32::MAX);
        // Beside acquiring: one refresh, one revocation, and one more for the store itself.
        let steps = steps.saturating_add(3);
        let own = self.obtain.steps.longest().saturating_mul(steps);
        match &self.obtain.parent {
            None => own,
            // A step is run once more after its parent's credential was refused. The parent may
            // wait for its lock for two leases and then renew, and may do so again after the refusal.
            Some(parent) => {
                let parents = parent.engine.lease().saturating_mul(6);
                own.saturating_mul(2).saturating_add(parents)
            }
        }
    }

    /// Whose the credential is.
    fn whose(&self) -> Vec<(String, String)> {
        if self.obtain.is_needed() {
            self.obtain.identity.0.clone()
        } else {
            identity::of_static(self.obtain.scheme, &self.obtain.inputs)
        }
    }
}

async fn wait(mut end: watch::Receiver<Option<Settled>>) -> Settled {
    let settled = end.wait_for(Option::is_some).await;
    let settled = settled.ok().and_then(|it| it.clone());
    settled.unwrap_or_else(|| Settled::Failed(lost()))
}

/// Whether an attempt ended with its runtime. One that panicked asks for a pause.
fn is_cut_off(error: &Error) -> bool {
    error.kind() == ErrorKind::Interrupted && error.retry_after().is_none()
}

fn lost() -> Error {
    Error::new(ErrorKind::Interrupted, "the renewal was lost; try again")
}
