//! The plan of a refresh: what can be refreshed and by whom, and a journal around a token that works
//! once, because of what a crash can do to it.

use std::sync::Arc;

use super::{
    Engine, Ready,
    carry::{Bearer, By},
    life::Phase,
    lifecycle::Attempt,
    obtain::{Fresh, Obtain},
    publish::{WRITES, overtaken},
    vault::Found,
};
use crate::{
    Error, ErrorKind, Result, Timestamp,
    store::{Fence, Intent, Record},
    table::{Rotation, Step},
};

/// A token that works once may be sent once more after a crash, and no more.
const TRIES: u32 = 2;

/// What came of what is held.
pub(super) enum Refreshed {
    Ready(Arc<Ready>),
    /// The refresh token is of no use any more.
    Dead(Error),
    /// There is nothing to refresh it with.
    Impossible,
}

/// What a refresh came to.
enum Refresh {
    Brought(Fresh),
    Dead(Error),
}

/// What a refresh that failed says about what it was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// It is as good as before.
    Kept,
    /// It was refused, though not by a word of the provider's that says so for good. It is kept.
    Refused,
    /// It is of no use any more, and is never sent again.
    Dead,
}

impl Obtain {
    /// Whether a refresh that failed has shown what it was made with to be dead.
    ///
    /// Where only a person can bring another one, the provider must have said so: a gateway's 401
    /// or 403, and a 400 about something else, must not cost anybody their login. Where a login
    /// brings another one, less is enough, because the login mends it.
    fn verdict(&self, error: &Error) -> Verdict {
        if error.parental().is_some() {
            return Verdict::Kept;
        }
        let is_replaced_alone = self.is_replaced_alone();
        let is_about_request = matches!(error.status(), None | Some(400..=499));
        match error.kind() {
            ErrorKind::SignIn => Verdict::Dead,
            ErrorKind::Unauthorized if is_replaced_alone || error.code().is_some() => Verdict::Dead,
            ErrorKind::Unauthorized => Verdict::Refused,
            ErrorKind::Api | ErrorKind::Scope if is_replaced_alone && is_about_request => {
                Verdict::Dead
            }
            _ => Verdict::Kept,
        }
    }
}

impl Engine {
    /// Refreshes what is held, if that is possible.
    pub(super) async fn refreshed(
        &self,
        attempt: Attempt,
        base: Option<&Record>,
        found: &mut Found,
        fence: Fence,
    ) -> Result<Refreshed> {
        let Some((step, by)) = self.refreshing(base) else {
            return Ok(Refreshed::Impossible);
        };
        let base = base.cloned().unwrap_or_else(|| self.obtain.nothing());
        // Before anything is journalled: a parent that fails spends no token of ours.
        let values = self.obtain.values(&base.kept);
        let bearer = self.obtain.bearer(step, by, &values).await?;
        match self.refresh((step, bearer), base, found, fence).await? {
            Refresh::Brought(fresh) => {
                let ready = self.publish(attempt, found, fresh, fence).await?;
                Ok(Refreshed::Ready(ready))
            }
            Refresh::Dead(error) => {
                // Perhaps it is dead because a sibling has spent it.
                *found = self.vault.load().await?;
                let adopted = self.adopt(attempt, found, Phase::Due);
                Ok(adopted.map_or(Refreshed::Dead(error), Refreshed::Ready))
            }
        }
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

    /// Writes the journal over what it is about. A store that has lost that record and found it
    /// again has another version of it, and the same record.
    async fn journal(
        &self,
        found: &mut Found,
        base: &Record,
        journal: &Record,
        fence: Fence,
    ) -> Result<()> {
        for _ in 0..WRITES {
            if self.vault.replace(found, journal, fence).await? {
                return Ok(());
            }
            let state = |it: &Record| (it.serial, it.issued, it.intent);
            if found.record.as_ref().map(state) != Some(state(base)) {
                break;
            }
        }
        Err(overtaken())
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
            self.vault.is_leased()?;
            let tries = base.intent.map_or(0, |it| it.tries) + 1;
            if tries > TRIES {
                return Ok(Refresh::Dead(self.obtain.sign_in(Some(&base), None)));
            }
            let mut journal = base.clone();
            journal.intent = Some(Intent { tries });
            self.journal(found, &base, &journal, fence).await?;
        }
        let error = match self.obtain.refresh(step, &base, bearer).await {
            Ok(fresh) => return Ok(Refresh::Brought(fresh)),
            Err(error) => error,
        };
        let verdict = self.obtain.verdict(&error);
        let is_dead = verdict == Verdict::Dead;
        let error = match error.kind() {
            ErrorKind::SignIn | ErrorKind::Unauthorized if verdict != Verdict::Kept => {
                self.obtain.sign_in(Some(&base), Some(&error))
            }
            _ => error,
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
        match verdict {
            Verdict::Dead | Verdict::Refused => Ok(Refresh::Dead(error)),
            Verdict::Kept => Err(error),
        }
    }
}
