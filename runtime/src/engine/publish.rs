//! From what was obtained, or found in the store, to what is handed out: stored first, and never
//! over something newer.

use std::{sync::Arc, time::Duration};

use super::{Engine, Life, Ready, life::Phase, lifecycle::Attempt, obtain::Fresh, vault::Found};
use crate::{
    Error, ErrorKind, Result,
    store::{Fence, Record},
};

/// How often a write is repeated that met another's.
pub(super) const WRITES: u32 = 3;

impl Engine {
    /// Uses what a sibling has stored, if it is another than ours and no further in its life than
    /// `latest`. What cannot be sent, because it was stored by another version, is not used.
    pub(super) fn adopt(
        &self,
        attempt: Attempt,
        found: &Found,
        latest: Phase,
    ) -> Option<Arc<Ready>> {
        let record = found.record.as_ref()?;
        let life = self.life(record);
        let phase = life.phase(self.environment.clock.monotonic());
        if self.vault.has_seen(record)
            || phase == Phase::Over
            || (phase == Phase::Due && latest == Phase::Fresh)
        {
            return None;
        }
        let ready = self.obtain.ready(attempt.generation(), Some(record), life);
        let ready = ready.ok()?;
        self.vault.hold(Some(record.clone()));
        Some(Arc::new(ready))
    }

    /// Stores what was obtained, and only then makes it ready to be handed out.
    pub(super) async fn publish(
        &self,
        attempt: Attempt,
        found: &mut Found,
        fresh: Fresh,
        fence: Fence,
    ) -> Result<Arc<Ready>> {
        let chance = self.environment.random.next_u64();
        let life = Life::new(fresh.sent, Duration::ZERO, fresh.record.lasting, chance);
        let life = self.paced(life);
        let generation = attempt.generation();
        let ready = self.obtain.ready(generation, Some(&fresh.record), life);
        // What cannot be sent is stored all the same: a refresh token that came with it is the only
        // one there is.
        if self.save(found, fresh, fence).await? {
            self.vault.hold(found.record.clone());
            return ready.map(Arc::new);
        }
        self.adopt(attempt, found, Phase::Due).ok_or_else(overtaken)
    }

    /// Stores what was obtained. `false`: a sibling has stored something newer, which `found`
    /// holds now.
    pub(super) async fn save(
        &self,
        found: &mut Found,
        mut fresh: Fresh,
        fence: Fence,
    ) -> Result<bool> {
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
                self.hand_down(&fresh.yielded).await;
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
    pub(super) fn is_held(&self, record: &Record) -> bool {
        let held = self.vault.held();
        held.is_some_and(|it| (it.serial, it.issued) == (record.serial, record.issued))
    }

    pub(super) fn phase(&self, record: &Record) -> Phase {
        self.life(record).phase(self.environment.clock.monotonic())
    }
}

pub(super) fn overtaken() -> Error {
    let message =
        "the token store was written by someone else in the middle of a renewal; try again";
    Error::new(ErrorKind::Store, message)
}
