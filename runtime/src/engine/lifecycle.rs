//! The life of a credential as a state machine without I/O: events and the time go in, decisions
//! come out. The driver around it only does what it is told.
//!
//! Three numbers keep concurrent events apart. Each attempt has a number, and the credential that
//! it brings has the same one as its generation. A rejection names a generation; hence a late one
//! changes nothing, and an attempt that had begun before a rejection cannot undo it.

use std::sync::Arc;

use super::{Ready, is_cut_off, life::Phase};
use crate::{
    Error, ErrorKind, Now, Result,
    error::Parental,
    pause::{self, Pause},
};

/// What a caller is to do.
#[derive(Debug)]
pub(super) enum Decision {
    /// Use this.
    Use(Arc<Ready>),
    /// Use this, and begin an attempt that nobody waits for.
    UseAndRenew(Arc<Ready>, Attempt),
    /// Begin an attempt and wait for its end.
    Renew(Attempt),
    /// Wait for the end of the attempt that is running.
    Wait,
    /// Return this error.
    Fail(Error),
}

/// What one who closes is to do.
#[derive(Debug)]
pub(super) enum Closing {
    /// Begin to revoke.
    Begin(Attempt),
    /// Somebody else has begun; the end is the same for all.
    Join,
    /// Wait for the end of the renewal that is running, then ask again.
    Wait,
    /// It is closed.
    Done,
}

/// What one is to do who brings a credential in another way than by renewing.
#[derive(Debug)]
pub(super) enum Forcing {
    /// Begin.
    Begin(Attempt),
    /// Wait for the end of the attempt that is running, then ask again.
    Wait,
    /// Return this error.
    Fail(Error),
}

/// What an attempt came to, for those who waited for it.
#[derive(Clone, Debug)]
pub(super) enum Settled {
    /// It brought this.
    Ready(Arc<Ready>),
    /// It failed.
    Failed(Error),
    /// It was forced and failed. That concerns whoever forced it; others ask again.
    Refused(Error),
    /// What it brought may not be used; ask again.
    Again,
    /// Everything is revoked.
    Closed,
}

/// The number of an attempt, and the generation of what it brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attempt(u64);

impl Attempt {
    pub(super) fn generation(self) -> u64 {
        self.0
    }
}

#[derive(Debug, Default)]
#[cfg_attr(test, derive(Clone))]
pub(super) struct Lifecycle {
    /// The number of the last attempt.
    last: u64,
    held: Option<Held>,
    running: Option<Running>,
    pause: Pause,
    /// How many credentials in a row ended by a rejection.
    rejections: u32,
    /// Whether the last one did.
    was_rejected: bool,
    ending: Ending,
}

#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
struct Held {
    ready: Arc<Ready>,
    standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Good,
    /// It is being revoked to make room for another.
    Suspended,
    Rejected,
}

#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
struct Running {
    attempt: Attempt,
    kind: Kind,
    /// The credential in use was rejected after this attempt had begun.
    doubted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Renew,
    /// It brings a credential that owes nothing to the one in use: a person has signed in.
    Force,
    Close,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    Open,
    Closing,
    Closed,
}

impl Lifecycle {
    /// A life with a credential that is there from the start.
    pub(super) fn holding(ready: Arc<Ready>) -> Self {
        Self {
            last: ready.generation,
            held: Some(Held {
                ready,
                standing: Standing::Good,
            }),
            ..Self::default()
        }
    }

    /// What may be handed out without asking, while it is fresh.
    pub(super) fn current(&self) -> Option<&Arc<Ready>> {
        let held = self.held.as_ref()?;
        let is_good = held.standing == Standing::Good && self.ending == Ending::Open;
        is_good.then_some(&held.ready)
    }

    /// Somebody needs a credential.
    pub(super) fn ask(&mut self, now: Now) -> Decision {
        if self.ending != Ending::Open {
            return Decision::Fail(closed());
        }
        if let Some(ready) = self.current().cloned() {
            match ready.life.phase(now.monotonic) {
                Phase::Due if self.running.is_none() && !self.pause.holds(now) => {
                    return Decision::UseAndRenew(ready, self.begin(Kind::Renew));
                }
                Phase::Fresh | Phase::Due => return Decision::Use(ready),
                Phase::Over => {}
            }
        }
        match (&self.running, self.pause.error(now)) {
            (Some(_), _) => Decision::Wait,
            (None, Some(error)) => Decision::Fail(error.clone()),
            (None, None) => Decision::Renew(self.begin(Kind::Renew)),
        }
    }

    /// A request that carried this generation was rejected. The decision is for its replay;
    /// [`Decision::Fail`] with the same error says that the rejection stands.
    pub(super) fn rejected(&mut self, now: Now, generation: u64, error: &Error) -> Decision {
        let held = self.held.as_mut();
        if let Some(held) = held.filter(|it| it.ready.generation == generation)
            && held.standing == Standing::Good
        {
            let age = held.ready.life.age(now);
            if age < pause::least_age(self.rejections) {
                return Decision::Fail(error.clone());
            }
            held.standing = Standing::Rejected;
            self.rejections = self.rejections.saturating_add(1);
            self.was_rejected = true;
            if let Some(running) = &mut self.running {
                running.doubted = true;
            }
        }
        self.ask(now)
    }

    /// The attempt that is running, if there is one.
    pub(super) fn running(&self) -> Option<Attempt> {
        self.running.as_ref().map(|it| it.attempt)
    }

    /// The running attempt is about to revoke what is held: nobody may use it any more. Tells
    /// whether it was good until now.
    pub(super) fn suspend(&mut self, attempt: Attempt) -> bool {
        let is_running = self.is_running(attempt);
        match &mut self.held {
            Some(held) if is_running && held.standing == Standing::Good => {
                held.standing = Standing::Suspended;
                true
            }
            _ => false,
        }
    }

    /// The running attempt has revoked what was held.
    pub(super) fn revoked(&mut self, attempt: Attempt) {
        if self.is_running(attempt) {
            self.held = None;
        }
    }

    /// An attempt has ended. `Ok(None)`: everything is revoked. Nothing comes back for an attempt
    /// whose end is known already.
    pub(super) fn finished(
        &mut self,
        now: Now,
        attempt: Attempt,
        outcome: Result<Option<Arc<Ready>>>,
    ) -> Option<Settled> {
        let running = self.running.take_if(|it| it.attempt == attempt)?;
        let outcome = match outcome {
            Ok(Some(ready)) if ready.life.phase(now.monotonic) == Phase::Over => Err(too_late()),
            outcome => outcome,
        };
        Some(match outcome {
            Ok(None) => {
                self.held = None;
                self.ending = Ending::Closed;
                Settled::Closed
            }
            Ok(Some(ready)) if running.kind == Kind::Force => self.replace(ready),
            Ok(Some(ready)) => self.install(now, ready, running.doubted),
            Err(error) if running.kind == Kind::Force => {
                self.resume();
                Settled::Refused(error)
            }
            Err(error) => self.fail(now, error),
        })
    }

    /// Somebody brings a credential in another way. No pause is in the way of that.
    pub(super) fn force(&mut self) -> Forcing {
        if let Err(closed) = self.is_open() {
            return Forcing::Fail(closed);
        }
        match self.running {
            Some(_) => Forcing::Wait,
            None => Forcing::Begin(self.begin(Kind::Force)),
        }
    }

    /// Whether nobody has ended it; what to tell where somebody has.
    pub(super) fn is_open(&self) -> Result<()> {
        if self.ending == Ending::Open {
            Ok(())
        } else {
            Err(closed())
        }
    }

    /// Somebody ends it all.
    pub(super) fn close(&mut self) -> Closing {
        if self.ending == Ending::Closed {
            return Closing::Done;
        }
        self.ending = Ending::Closing;
        match &self.running {
            Some(running) if running.kind == Kind::Close => Closing::Join,
            Some(_) => Closing::Wait,
            None => Closing::Begin(self.begin(Kind::Close)),
        }
    }

    fn install(&mut self, now: Now, ready: Arc<Ready>, doubted: bool) -> Settled {
        let old = self.held.take();
        let replaces_good = old.as_ref().is_some_and(|it| it.standing == Standing::Good);
        if !doubted && !std::mem::take(&mut self.was_rejected) {
            self.rejections = 0;
        }
        let is_newer = ready.life.phase(now.monotonic) == Phase::Fresh
            && old.is_none_or(|it| !replaces_good || ready.life.outlasts(&it.ready.life));
        if is_newer {
            self.pause.clear();
        } else {
            self.pause.nothing_newer(now);
        }
        let standing = if doubted {
            Standing::Rejected
        } else {
            Standing::Good
        };
        let settled = match (doubted, self.ending) {
            (_, Ending::Closing | Ending::Closed) => Settled::Failed(closed()),
            (true, Ending::Open) => Settled::Again,
            (false, Ending::Open) => Settled::Ready(ready.clone()),
        };
        self.held = Some(Held { ready, standing });
        settled
    }

    /// A new beginning: what was rejected or failed before says nothing about it.
    fn replace(&mut self, ready: Arc<Ready>) -> Settled {
        self.pause.clear();
        self.rejections = 0;
        self.was_rejected = false;
        self.held = Some(Held {
            ready: ready.clone(),
            standing: Standing::Good,
        });
        match self.ending {
            Ending::Open => Settled::Ready(ready),
            Ending::Closing | Ending::Closed => Settled::Failed(closed()),
        }
    }

    /// What was not revoked after all is good still.
    fn resume(&mut self) {
        if let Some(held) = &mut self.held
            && held.standing == Standing::Suspended
        {
            held.standing = Standing::Good;
        }
    }

    fn fail(&mut self, now: Now, error: Error) -> Settled {
        self.resume();
        if error.parental() == Some(Parental::Failed) {
            // The parent pauses. Whoever waits here asks it again, and nobody else does.
            self.pause.nothing_newer(now);
        } else if !is_cut_off(&error) {
            self.pause.failed(now, error.clone());
        }
        match self.current() {
            Some(ready) if ready.life.phase(now.monotonic) != Phase::Over => {
                Settled::Ready(ready.clone())
            }
            _ => Settled::Failed(error),
        }
    }

    fn begin(&mut self, kind: Kind) -> Attempt {
        self.last += 1;
        let attempt = Attempt(self.last);
        self.running = Some(Running {
            attempt,
            kind,
            doubted: false,
        });
        attempt
    }

    fn is_running(&self, attempt: Attempt) -> bool {
        self.running() == Some(attempt)
    }
}

fn closed() -> Error {
    Error::input("this client was closed; build another one")
}

fn too_late() -> Error {
    let message = "the credential had expired before it arrived; its life is shorter than the wait";
    Error::new(ErrorKind::Timeout, message)
}

#[cfg(test)]
mod tests;
