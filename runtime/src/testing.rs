//! An environment for tests: time that moves when it is told to, and chance that repeats; and what
//! every store has to pass.
//!
//! It is always compiled, because the tests of generated crates inject it from outside.

mod acme;
mod attempts;
mod conformance;
#[cfg(feature = "reqwest")]
mod crowd;

use std::{
    fmt,
    future::poll_fn,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::{Poll, Waker},
    time::Duration,
};

#[cfg(feature = "reqwest")]
pub use self::crowd::crowd;
pub use self::{acme::acme, attempts::Attempts, conformance::conformance};
use crate::{BoxFuture, Clock, Environment, Now, Random, Result, Sleep, Spawn, Timestamp};

/// Both clocks and all sleepers, moved by hand. Clones are the same clock.
#[derive(Clone)]
pub struct ManualClock(Arc<Mutex<Hands>>);

struct Hands {
    now: Now,
    sleepers: Vec<Waker>,
}

impl ManualClock {
    /// A clock that stands at a date.
    pub fn new(wall: Timestamp) -> Self {
        // Not zero, so that an origin taken for an instant shows.
        let monotonic = Duration::from_secs(1_000_000);
        let now = Now { monotonic, wall };
        Self(Arc::new(Mutex::new(Hands {
            now,
            sleepers: Vec::new(),
        })))
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, turn: impl FnOnce(&mut Now)) {
        let mut hands = self.hands();
        turn(&mut hands.now);
        let sleepers = std::mem::take(&mut hands.sleepers);
        drop(hands);
        sleepers.into_iter().for_each(Waker::wake);
    }

    /// Lets time pass.
    pub fn advance(&self, length: Duration) {
        self.turn(|now| {
            now.monotonic += length;
            now.wall = now.wall.saturating_add(length);
        });
    }

    /// Sets the date ahead, as people and daemons do. No time passes.
    pub fn step(&self, length: Duration) {
        self.turn(|now| now.wall = now.wall.saturating_add(length));
    }

    /// Sets the date back. No time passes.
    pub fn set_back(&self, length: Duration) {
        self.turn(|now| now.wall = now.wall.saturating_sub(length));
    }

    /// An environment with this clock, chance that repeats, and tasks that run as given.
    pub fn environment(&self, spawn: Arc<dyn Spawn>) -> Environment {
        let it = Arc::new(self.clone());
        Environment {
            clock: it.clone(),
            random: Arc::new(Repeatable::default()),
            sleep: it,
            spawn,
        }
    }

    /// An environment with this clock, chance that repeats, and tokio's tasks.
    #[cfg(feature = "reqwest")]
    pub fn tokio(&self) -> Environment {
        self.environment(Environment::tokio().spawn)
    }
}

impl Default for ManualClock {
    /// It stands at 2026-01-01T00:00:00Z.
    fn default() -> Self {
        Self::new(Timestamp::from_unix(1_767_225_600))
    }
}

impl Clock for ManualClock {
    fn monotonic(&self) -> Duration {
        self.hands().now.monotonic
    }

    fn wall(&self) -> Timestamp {
        self.hands().now.wall
    }

    fn now(&self) -> Now {
        self.hands().now
    }
}

impl Sleep for ManualClock {
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
        let clock = self.clone();
        let end = clock.monotonic().saturating_add(length);
        Box::pin(poll_fn(move |context| {
            let mut hands = clock.hands();
            if hands.now.monotonic >= end {
                return Poll::Ready(());
            }
            hands.sleepers.push(context.waker().clone());
            Poll::Pending
        }))
    }
}

impl fmt::Debug for ManualClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ManualClock({})", self.now().wall)
    }
}

/// Numbers that look random and are the same in every run (splitmix64).
#[derive(Debug, Default)]
pub struct Repeatable(AtomicU64);

impl Repeatable {
    /// Numbers from a seed.
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Random for Repeatable {
    fn next_u64(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut it = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// They can be guessed, of course.
    fn unguessable(&self, bytes: &mut [u8]) -> Result<()> {
        for chunk in bytes.chunks_mut(8) {
            let number = self.next_u64().to_be_bytes();
            chunk.copy_from_slice(&number[..chunk.len()]);
        }
        Ok(())
    }
}
