//! The plan of a renewal: lock, look what a sibling has done, refresh or acquire, store, and only
//! then hand out.
//!
//! It runs in a task of its own and to its end, whoever has stopped waiting. What a crash can do
//! to a refresh token that works once is journalled before it is sent.

use std::{sync::Arc, time::Duration};

use super::{
    Engine, Life, Ready,
    carry::{Bearer, By},
    life::Phase,
    lifecycle::Attempt,
    obtain::{Fresh, meaning},
    vault::Found,
};
use crate::{
    Error, ErrorKind, Result, Timestamp,
    store::{Fence, Intent, Record},
    table::{Rotation, Step},
};

/// A token that works once may be sent once more after a crash, and no more.
const TRIES: u32 = 2;
/// How often a write is repeated that met another's.
const WRITES: u32 = 3;

/// What a refresh came to.
enum Refresh {
    Brought(Fresh),
    /// The refresh token is of no use any more.
    Dead(Error),
}

impl Engine {
    /// Obtains a credential and stores it.
    pub(super) async fn renew(&self, attempt: Attempt) -> Result<Arc<Ready>> {
        let lock = self.vault.lock(&self.environment, self.lease()).await?;
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
        if let Some(ready) = self.adopt(attempt, &found, Phase::Fresh)? {
            return Ok(ready);
        }
        match self.obtain(attempt, &mut found, fence).await {
            // A sibling's credential that is due is better than none.
            Err(error) if error.is_temporary() => {
                self.adopt(attempt, &found, Phase::Due)?.ok_or(error)
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
        let base = found.record.clone().or_else(|| self.vault.held());
        if let Some((step, by)) = self.refreshing(base.as_ref()) {
            let base = base.clone().unwrap_or_else(|| self.obtain.nothing());
            // Before anything is journalled: a parent that fails spends no token of ours.
            let values = self.obtain.values(&base.kept);
            let bearer = self.obtain.bearer(by, &values).await?;
            match self.refresh((step, bearer), base, found, fence).await? {
                Refresh::Brought(fresh) => return self.publish(attempt, found, fresh, fence).await,
                Refresh::Dead(error) => {
                    // Perhaps it is dead because a sibling has spent it.
                    *found = self.vault.load().await?;
                    if let Some(ready) = self.adopt(attempt, found, Phase::Due)? {
                        return Ok(ready);
                    }
                    if self.obtain.scheme.acquire.is_empty() {
                        return Err(error);
                    }
                }
            }
        }
        if self.obtain.scheme.acquire.is_empty() {
            return Err(sign_in(None));
        }
        if let (true, Some(base)) = (self.obtain.scheme.exclusive, base) {
            self.make_room(attempt, &base, found, fence).await?;
        }
        let fresh = self.obtain.acquire().await?;
        self.publish(attempt, found, fresh, fence).await
    }

    /// The step that can refresh what is held, and what carries it. One that the credential itself
    /// authenticates needs one that has neither ended nor been rejected, or else a parent's.
    fn refreshing(&self, base: Option<&Record>) -> Option<(&'static Step, By)> {
        if base.is_none() && !self.obtain.begins_with_refresh() {
            return None;
        }
        let step = self.obtain.refreshable(base)?;
        let is_good =
            |it: &Record| self.phase(it) != Phase::Over && (!self.is_held(it) || self.is_good());
        Some((step, self.obtain.by(step, base.is_some_and(is_good))?))
    }

    /// Refreshes, with a journal around a token that works once.
    async fn refresh(
        &self,
        (step, bearer): (&'static Step, Bearer),
        base: Record,
        found: &mut Found,
        fence: Fence,
    ) -> Result<Refresh> {
        let is_journalled = self.obtain.scheme.rotation != Rotation::Reusable;
        if is_journalled {
            let tries = base.intent.map_or(0, |it| it.tries) + 1;
            if tries > TRIES {
                return Ok(Refresh::Dead(sign_in(None)));
            }
            let mut journal = base.clone();
            journal.intent = Some(Intent { tries });
            if !self.vault.replace(found, &journal, fence).await? {
                return Err(overtaken());
            }
        }
        let (error, is_dead) = match self.obtain.refresh(step, &base, bearer).await {
            Ok(fresh) => return Ok(Refresh::Brought(fresh)),
            Err(error) if error.parental().is_some() => (error, false),
            Err(error) => match error.kind() {
                ErrorKind::SignIn | ErrorKind::Unauthorized => (sign_in(Some(&error)), true),
                ErrorKind::Api | ErrorKind::Scope => (error, true),
                _ => (error, false),
            },
        };
        let mut after = base;
        if is_dead {
            after.intent = None;
            after.refresh_until = Some(Timestamp::from_unix(0));
        }
        if self.is_held(&after) {
            self.vault.hold(Some(after.clone()));
        }
        if is_journalled || is_dead {
            // The attempt has ended and is accounted for, so the journal is closed. Where the answer
            // was lost on the way, the provider says at the next attempt whether the token is
            // spent. If closing fails, that attempt takes it for a crash: no more than caution.
            drop(self.vault.replace(found, &after, fence).await);
        }
        if is_dead {
            Ok(Refresh::Dead(error))
        } else {
            Err(error)
        }
    }

    /// Revokes what is held, because the provider allows one session at a time.
    async fn make_room(
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

    /// Uses what a sibling has stored, if it is another than ours and no further in its life than
    /// `latest`.
    fn adopt(&self, attempt: Attempt, found: &Found, latest: Phase) -> Result<Option<Arc<Ready>>> {
        let Some(record) = &found.record else {
            return Ok(None);
        };
        let life = self.life(record);
        let phase = life.phase(self.environment.clock.now());
        if self.is_held(record)
            || phase == Phase::Over
            || (phase == Phase::Due && latest == Phase::Fresh)
        {
            return Ok(None);
        }
        let ready = self
            .obtain
            .ready(attempt.generation(), &record.kept, life)?;
        self.vault.hold(Some(record.clone()));
        Ok(Some(Arc::new(ready)))
    }

    /// Stores what was obtained, and only then makes it ready to be handed out.
    async fn publish(
        &self,
        attempt: Attempt,
        found: &mut Found,
        fresh: Fresh,
        fence: Fence,
    ) -> Result<Arc<Ready>> {
        let chance = self.environment.random.next_u64();
        let life = Life::new(fresh.sent, Duration::ZERO, fresh.record.lasting, chance);
        let life = self.paced(life);
        let ready = self
            .obtain
            .ready(attempt.generation(), &fresh.record.kept, life)?;
        if self.save(found, fresh, fence).await? {
            self.vault.hold(found.record.clone());
            return Ok(Arc::new(ready));
        }
        self.adopt(attempt, found, Phase::Due)?
            .ok_or_else(overtaken)
    }

    /// Stores what was obtained. `false`: a sibling has stored something newer, which `found`
    /// holds now.
    async fn save(&self, found: &mut Found, mut fresh: Fresh, fence: Fence) -> Result<bool> {
        let held = self.vault.held().map_or(0, |it| it.serial);
        for _ in 0..WRITES {
            let serial = found.record.as_ref().map_or(0, |it| it.serial);
            if fresh.record.serial == 0 || found.record.is_none() {
                fresh.record.serial = held.max(serial) + 1;
            } else if serial >= fresh.record.serial {
                self.vault.set_unsaved(None);
                return Ok(false);
            }
            self.vault.set_unsaved(Some(fresh.clone()));
            if self.vault.replace(found, &fresh.record, fence).await? {
                self.vault.set_unsaved(None);
                return Ok(true);
            }
        }
        Err(overtaken())
    }

    fn life(&self, record: &Record) -> Life {
        let chance = self.environment.random.next_u64();
        let now = self.environment.clock.now();
        self.paced(Life::resumed(now, record.issued, record.lasting, chance))
    }

    fn paced(&self, life: Life) -> Life {
        if self.obtain.scheme.exclusive {
            life.without_margin()
        } else {
            life
        }
    }

    /// Whether a record is what the credential in use was made of.
    fn is_held(&self, record: &Record) -> bool {
        let held = self.vault.held();
        held.is_some_and(|it| (it.serial, it.issued) == (record.serial, record.issued))
    }

    pub(super) fn phase(&self, record: &Record) -> Phase {
        self.life(record).phase(self.environment.clock.now())
    }
}

/// Whether a revocation failed because there was nothing left to revoke.
pub(super) fn is_refusal(error: &Error) -> bool {
    let is_refused = matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::SignIn);
    is_refused || matches!(error.status(), Some(404 | 410))
}

fn sign_in(cause: Option<&Error>) -> Error {
    let message = "the credential is dead; sign in again";
    match cause {
        None => Error::new(ErrorKind::SignIn, message),
        Some(cause) => meaning(cause, ErrorKind::SignIn, message),
    }
}

fn overtaken() -> Error {
    let message =
        "the token store was written by someone else in the middle of a renewal; try again";
    Error::new(ErrorKind::Store, message)
}
