//! Any order of events, against what must hold after each of them.

use std::time::Duration;

use proptest::prelude::*;

use super::{super::Life, *};
use crate::{Clock, Values, store::Lasting, table::Scheme, testing::ManualClock};

static SCHEME: Scheme = Scheme::new("test", "Test");

/// What can happen.
#[derive(Clone, Copy, Debug)]
enum Event {
    Ask,
    /// A credential that was handed out is rejected; the number chooses which.
    Reject(usize),
    /// The running attempt brings a credential that lives so many seconds.
    Bring(u16),
    Fail(ErrorKind),
    /// The running attempt revokes what is held.
    Suspend,
    Revoke,
    Close,
    /// Somebody signs in.
    Force,
    /// The running closing ends well.
    End,
    /// So many milliseconds pass.
    Pass(u32),
    Sleep(u32),
    SetBack(u32),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let kinds = prop_oneof![
        Just(ErrorKind::Unavailable),
        Just(ErrorKind::Client),
        Just(ErrorKind::Interrupted),
    ];
    let event = prop_oneof![
        6 => Just(Event::Ask),
        3 => (0_usize..4).prop_map(Event::Reject),
        4 => (0_u16..400).prop_map(Event::Bring),
        2 => kinds.prop_map(Event::Fail),
        1 => Just(Event::Suspend),
        1 => Just(Event::Revoke),
        1 => prop_oneof![9 => Just(Event::Ask), 1 => Just(Event::Close)],
        1 => Just(Event::Force),
        1 => Just(Event::End),
        4 => (0_u32..200_000).prop_map(Event::Pass),
        1 => (0_u32..200_000).prop_map(Event::Sleep),
        1 => (0_u32..200_000).prop_map(Event::SetBack),
    ];
    prop::collection::vec(event, 1..200)
}

/// A driver that believes nothing.
#[derive(Default)]
struct Driver {
    clock: ManualClock,
    lifecycle: Lifecycle,
    running: Option<(Attempt, Purpose)>,
    /// Something was rejected while the attempt was running.
    doubted: bool,
    last: u64,
    /// All that was handed out, in order.
    handed: Vec<Arc<Ready>>,
    /// Generations that were taken back.
    dead: Vec<u64>,
    is_closed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Renew,
    Force,
    Close,
}

impl Driver {
    fn event(&mut self, event: Event) {
        let now = self.clock.now();
        let milliseconds = |it| Duration::from_millis(u64::from(it));
        let purpose = self.running.map(|it| it.1);
        let is_bringing = matches!(purpose, Some(Purpose::Renew | Purpose::Force));
        match event {
            Event::Ask => {
                let decision = self.lifecycle.ask(now);
                self.follow(decision, now);
            }
            Event::Reject(choice) => self.reject(choice, now),
            Event::Bring(_) if purpose == Some(Purpose::Close) => {}
            Event::Bring(seconds) => self.finish(Ok(Some(self.brought(seconds))), now),
            Event::Fail(kind) => self.finish(Err(Error::new(kind, "as told")), now),
            Event::Suspend | Event::Revoke if !is_bringing => {}
            Event::Suspend => {
                self.lifecycle.suspend(self.running.expect("it runs").0);
                assert!(self.lifecycle.current().is_none(), "it is being revoked");
            }
            Event::Revoke => {
                self.lifecycle.revoked(self.running.expect("it runs").0);
                assert!(self.lifecycle.held.is_none(), "it was revoked");
            }
            Event::Close => match self.lifecycle.close() {
                Closing::Begin(attempt) => self.begin(attempt, Purpose::Close),
                Closing::Join => assert_eq!(purpose, Some(Purpose::Close)),
                Closing::Wait => assert!(is_bringing),
                Closing::Done => assert!(self.is_closed),
            },
            Event::Force => match self.lifecycle.force() {
                Forcing::Begin(attempt) => self.begin(attempt, Purpose::Force),
                Forcing::Wait => assert!(purpose.is_some(), "it waits for nobody"),
                Forcing::Fail(_) => assert_ne!(self.lifecycle.ending, Ending::Open),
            },
            Event::End if purpose != Some(Purpose::Close) => {}
            Event::End => self.finish(Ok(None), now),
            Event::Pass(it) => self.clock.advance(milliseconds(it)),
            Event::Sleep(it) => self.clock.suspend(milliseconds(it)),
            Event::SetBack(it) => self.clock.set_back(milliseconds(it)),
        }
    }

    fn brought(&self, seconds: u16) -> Arc<Ready> {
        let length = Lasting::For(Duration::from_secs(seconds.into()));
        let generation = self.running.map_or(0, |it| it.0.generation());
        Arc::new(Ready {
            scheme: &SCHEME,
            generation,
            placed: Vec::new(),
            values: Values::new(),
            address: None,
            life: Life::new(self.clock.now(), Duration::ZERO, length, generation << 60),
        })
    }

    fn begin(&mut self, attempt: Attempt, purpose: Purpose) {
        assert!(self.running.is_none(), "two attempts at once");
        assert!(attempt.generation() > self.last, "numbers only grow");
        self.last = attempt.generation();
        self.running = Some((attempt, purpose));
        self.doubted = false;
    }

    fn hand_out(&mut self, ready: Arc<Ready>, now: Now) {
        assert!(!self.is_closed, "something was handed out after the end");
        assert_ne!(ready.life.phase(now), Phase::Over, "it was over");
        assert!(
            !self.dead.contains(&ready.generation),
            "it had been rejected"
        );
        let last = self.handed.last().map_or(0, |it| it.generation);
        assert!(ready.generation >= last, "generations only grow");
        self.handed.push(ready);
    }

    fn follow(&mut self, decision: Decision, now: Now) {
        match decision {
            Decision::Use(ready) => self.hand_out(ready, now),
            Decision::UseAndRenew(ready, attempt) => {
                self.hand_out(ready, now);
                self.begin(attempt, Purpose::Renew);
            }
            Decision::Renew(attempt) => self.begin(attempt, Purpose::Renew),
            Decision::Wait => assert!(self.running.is_some(), "it waits for nobody"),
            Decision::Fail(_) => {}
        }
    }

    fn reject(&mut self, choice: usize, now: Now) {
        let Some(index) = self.handed.len().checked_sub(1 + choice) else {
            return;
        };
        let generation = self.handed[index].generation;
        let was_good = self.is_good(generation);
        let error = Error::new(ErrorKind::Unauthorized, "refused");
        let was_running = self.running.is_some();
        let decision = self.lifecycle.rejected(now, generation, &error);
        if was_good && !self.is_good(generation) {
            self.dead.push(generation);
            self.doubted |= was_running;
        }
        if let Decision::Use(ready) | Decision::UseAndRenew(ready, _) = &decision {
            assert!(ready.generation > generation, "it is no newer one");
        }
        self.follow(decision, now);
    }

    fn is_good(&self, generation: u64) -> bool {
        let held = self.lifecycle.held.as_ref();
        held.is_some_and(|it| it.ready.generation == generation && it.standing == Standing::Good)
    }

    fn finish(&mut self, outcome: Result<Option<Arc<Ready>>>, now: Now) {
        let Some((attempt, purpose)) = self.running.take() else {
            return;
        };
        if let (true, Purpose::Renew, Ok(Some(ready))) = (self.doubted, purpose, &outcome) {
            self.dead.push(ready.generation);
        }
        let good = self.lifecycle.current().map(|it| it.generation);
        let paused = self.lifecycle.pause.holds(now);
        let settled = self.lifecycle.finished(now, attempt, outcome);
        match settled.expect("it was running") {
            Settled::Ready(ready) => self.hand_out(ready, now),
            Settled::Closed => {
                assert_eq!(purpose, Purpose::Close);
                self.is_closed = true;
            }
            Settled::Refused(_) => {
                assert_eq!(purpose, Purpose::Force);
                assert_eq!(self.lifecycle.pause.holds(now), paused, "it pauses nobody");
                let still = self.lifecycle.current().map(|it| it.generation);
                assert!(good.is_none() || still == good, "what was good stays good");
            }
            Settled::Failed(_) | Settled::Again => {}
        }
        let again = self.lifecycle.finished(now, attempt, Err(too_late()));
        assert!(again.is_none(), "an attempt ends once");
    }
}

proptest! {
    #[test]
    fn what_must_hold_holds_in_any_order_of_events(events in events()) {
        let mut driver = Driver::default();
        for event in events {
            driver.event(event);
        }
    }

    #[test]
    fn it_never_gets_stuck(events in events()) {
        let mut driver = Driver::default();
        for event in events {
            driver.event(event);
        }
        // Whatever has happened: once the attempt ends and time passes, either the end is final,
        // or one more attempt brings a credential.
        driver.event(Event::Fail(ErrorKind::Interrupted));
        driver.event(Event::Pass(120_000));
        driver.event(Event::Pass(1_000_000));
        driver.event(Event::Ask);
        driver.event(Event::Bring(399));
        let now = driver.clock.now();
        match driver.lifecycle.ask(now) {
            Decision::Use(_) => {}
            Decision::Fail(error) => prop_assert_eq!(error.kind(), ErrorKind::Input),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
