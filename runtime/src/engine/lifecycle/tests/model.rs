//! A driver that believes nothing: it keeps its own account of tokens, pauses and those who wait,
//! in the plainest terms, and compares every decision with it.

use std::{sync::Arc, time::Duration};

use super::{
    super::{super::ready::Place, *},
    account::{Mine, Purpose, Rest, Run, Token},
    event::{Event, Failure},
};
use crate::{Timestamp, Values, engine::Life, store::Lasting, table::Scheme};

static SCHEME: Scheme = Scheme::new("test", "Test");

#[derive(Clone, Debug)]
pub(super) struct Model {
    now: Now,
    lifecycle: Lifecycle,
    running: Option<Run>,
    /// Callers who wait for the running attempt.
    waiting: u32,
    /// Those who close or sign in, and wait for it.
    others: u32,
    held: Option<Token>,
    last: u64,
    /// The generations that were handed out, in order.
    handed: Vec<u64>,
    /// The newest generation that was rejected, and was believed to be.
    rejected: u64,
    rest: Option<Rest>,
    /// Attempts in a row that were of no use.
    useless: u32,
    is_closing: bool,
    is_closed: bool,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            now: Now {
                monotonic: Duration::from_secs(1_000_000),
                wall: Timestamp::from_unix(1_767_225_600),
            },
            lifecycle: Lifecycle::default(),
            running: None,
            waiting: 0,
            others: 0,
            held: None,
            last: 0,
            handed: Vec::new(),
            rejected: 0,
            rest: None,
            useless: 0,
            is_closing: false,
            is_closed: false,
        }
    }
}

impl Model {
    /// Lets an event happen, and asserts what must hold after it. `false`: it cannot happen now.
    pub(super) fn event(&mut self, event: Event) -> bool {
        let purpose = self.running.map(|it| it.purpose);
        let is_bringing = matches!(purpose, Some(Purpose::Renew | Purpose::Force));
        match event {
            Event::Ask => self.ask(),
            Event::Cancel if self.waiting == 0 => return false,
            Event::Cancel => self.waiting -= 1,
            Event::Reject(before) => {
                let Some(index) = self.handed.len().checked_sub(1 + before) else {
                    return false;
                };
                self.reject(self.handed[index]);
            }
            Event::Bring(_) | Event::Adopt(..) | Event::Suspend | Event::Revoke if !is_bringing => {
                return false;
            }
            Event::Fail(_) if purpose.is_none() => return false,
            Event::End if purpose != Some(Purpose::Close) => return false,
            Event::Bring(seconds) => self.bring(seconds, 0),
            Event::Adopt(seconds, passed) => self.bring(seconds, passed),
            Event::Fail(failure) => self.fail(failure),
            Event::End => self.end(),
            Event::Suspend => self.suspend(),
            Event::Revoke => self.revoke(),
            Event::Close => self.close(),
            Event::Force => self.force(),
            Event::Pass(it) => {
                self.now.monotonic += milliseconds(it);
                self.now.wall = self.now.wall.saturating_add(milliseconds(it));
            }
            Event::Step(it) => self.now.wall = self.now.wall.saturating_add(milliseconds(it)),
            Event::SetBack(it) => self.now.wall = self.now.wall.saturating_sub(milliseconds(it)),
        }
        let is_alone = self.running.is_none();
        assert!(
            !is_alone || self.waiting + self.others == 0,
            "they wait for nobody"
        );
        let current = self.lifecycle.current().map(|it| it.generation);
        let good = self
            .held
            .filter(|it| it.standing == Mine::Good && !self.is_closing);
        assert_eq!(
            current,
            good.map(|it| it.generation),
            "what is held and good"
        );
        true
    }

    /// What may be handed out now.
    fn usable(&self) -> Option<Token> {
        let is_over = |it: &Token| self.now.since(it.since) >= it.usable();
        let good = self.held.filter(|it| it.standing == Mine::Good);
        good.filter(|it| !is_over(it) && !self.is_closing)
    }

    fn rest(&self) -> Option<Rest> {
        let lasts = |it: &Rest| self.now.since(it.since) < it.length;
        self.rest.filter(lasts)
    }

    fn ask(&mut self) {
        let decision = self.lifecycle.ask(self.now);
        self.follow(decision);
    }

    /// What must hold of a decision, whoever asked.
    fn follow(&mut self, decision: Decision) {
        let (usable, rest) = (self.usable(), self.rest());
        match (decision, usable) {
            (Decision::Use(ready), Some(token)) => {
                let renews = token.is_due(self.now) && self.running.is_none() && rest.is_none();
                assert!(!renews, "it is due, and nobody renews it");
                self.hand_out(&ready);
            }
            (Decision::UseAndRenew(ready, attempt), Some(token)) => {
                assert!(token.is_due(self.now), "it is not due");
                assert!(rest.is_none(), "an attempt within a pause");
                self.hand_out(&ready);
                self.begin(attempt, Purpose::Renew);
            }
            (decision, Some(_)) => panic!("there is a usable token, and not: {decision:?}"),
            (Decision::Renew(attempt), None) => {
                assert!(
                    !rest.is_some_and(|it| it.refuses),
                    "an attempt within a pause"
                );
                self.begin(attempt, Purpose::Renew);
                self.waiting += 1;
            }
            (Decision::Wait, None) => {
                assert!(self.running.is_some(), "it waits for nobody");
                self.waiting += 1;
            }
            (Decision::Fail(error), None) if self.is_closing => {
                assert_eq!(error.kind(), ErrorKind::Input);
            }
            (Decision::Fail(_), None) => {
                assert!(self.running.is_none(), "the attempt might bring one");
                assert!(rest.is_some_and(|it| it.refuses), "refused without a pause");
            }
            (decision, None) => panic!("nothing may be handed out, and not: {decision:?}"),
        }
    }

    fn hand_out(&mut self, ready: &Ready) {
        let token = self.usable().expect("nothing may be handed out");
        assert_eq!(ready.generation, token.generation, "it is not what is held");
        assert!(ready.generation > self.rejected, "one as new was rejected");
        let newest = self.handed.last().copied().unwrap_or_default();
        assert!(ready.generation >= newest, "generations only grow");
        if ready.generation > newest {
            self.handed.push(ready.generation);
        }
    }

    fn begin(&mut self, attempt: Attempt, purpose: Purpose) {
        assert!(self.running.is_none(), "two attempts at once");
        assert!(!self.is_closed && (purpose == Purpose::Close || !self.is_closing));
        assert!(attempt.generation() > self.last, "numbers only grow");
        self.last = attempt.generation();
        let doubted = false;
        self.running = Some(Run {
            attempt,
            purpose,
            doubted,
        });
    }

    fn reject(&mut self, generation: u64) {
        let error = Error::new(ErrorKind::Unauthorized, "refused");
        let concerns = |it: &Token| it.generation == generation && it.standing == Mine::Good;
        let concerned = self.held.is_some_and(|it| concerns(&it));
        let decision = self.lifecycle.rejected(self.now, generation, &error);
        if matches!(&decision, Decision::Fail(it) if it.is(&error)) {
            let age = self.held.map(|it| self.now.since(it.taken));
            assert!(concerned, "a late rejection says nothing");
            assert!(
                age < Some(Duration::from_secs(60)),
                "it is old enough to believe"
            );
            return;
        }
        if concerned {
            self.rejected = self.rejected.max(generation);
            if let Some(token) = &mut self.held {
                token.standing = Mine::Rejected;
            }
            if let Some(running) = &mut self.running {
                running.doubted = true;
            }
        }
        if let Decision::Use(ready) | Decision::UseAndRenew(ready, _) = &decision {
            assert!(ready.generation > generation, "it is no newer one");
        }
        self.follow(decision);
    }

    fn bring(&mut self, seconds: u16, passed: u16) {
        let Some(run) = self.running else { return };
        let length = Duration::from_secs(seconds.into());
        let elapsed = Duration::from_secs(passed.into());
        let old = self.held;
        let token = Token {
            generation: run.attempt.generation(),
            since: Now {
                monotonic: self.now.monotonic.saturating_sub(elapsed),
                wall: self.now.wall.saturating_sub(elapsed),
            },
            taken: self.now,
            length,
            standing: if run.doubted && run.purpose == Purpose::Renew {
                Mine::Rejected
            } else {
                Mine::Good
            },
        };
        let ready = Arc::new(Ready {
            scheme: &SCHEME,
            generation: token.generation,
            placed: Vec::new(),
            values: Values::new(),
            place: Place::default(),
            life: Life::new(self.now, elapsed, Lasting::For(length), 0),
        });
        if length.is_zero() {
            // It had ended before it arrived: as good as a failure.
            return self.settle(Ok(Some(ready)), Some(Failure::Passing));
        }
        self.held = Some(token);
        if token.standing == Mine::Rejected {
            self.rejected = self.rejected.max(token.generation);
        }
        let was_good = old.filter(|it| it.standing == Mine::Good);
        let is_later = was_good.is_none_or(|it| token.outlasts(it));
        let is_newer = is_later && !token.is_due(self.now);
        if is_newer || run.purpose == Purpose::Force {
            (self.rest, self.useless) = (None, 0);
        } else {
            self.pause(Duration::from_millis(250), false);
        }
        self.settle(Ok(Some(ready)), None);
    }

    fn fail(&mut self, failure: Failure) {
        self.settle(Err(failure.error()), Some(failure));
    }

    fn end(&mut self) {
        self.held = None;
        self.is_closed = true;
        self.settle(Ok(None), None);
    }

    /// The running attempt ends, and so does all waiting for it.
    fn settle(&mut self, outcome: Result<Option<Arc<Ready>>>, failure: Option<Failure>) {
        let run = self.running.take().expect("the event was possible");
        if let Some(failure) = failure {
            if let Some(token) = self
                .held
                .as_mut()
                .filter(|it| it.standing == Mine::Suspended)
            {
                token.standing = Mine::Good;
            }
            match failure.pause() {
                Some((least, refuses)) if run.purpose != Purpose::Force => {
                    self.pause(least, refuses);
                }
                _ => {}
            }
        }
        let settled = self.lifecycle.finished(self.now, run.attempt, outcome);
        let settled = settled.expect("it was running");
        let again = self
            .lifecycle
            .finished(self.now, run.attempt, Err(too_late()));
        assert!(again.is_none(), "an attempt ends once");
        // Whoever forced it or closes has an answer, or asks again in the driver.
        self.others = 0;
        let waiting = std::mem::take(&mut self.waiting);
        let asks_again = match &settled {
            Settled::Ready(ready) => {
                self.hand_out(ready);
                assert!(failure.is_none() || run.purpose != Purpose::Force);
                false
            }
            Settled::Failed(error) => {
                assert!(self.usable().is_none(), "there is a usable token");
                assert!(failure.is_some() || self.is_closing, "it did not fail");
                is_cut_off(error)
            }
            Settled::Refused(_) => {
                assert!(failure.is_some() && run.purpose == Purpose::Force);
                true
            }
            Settled::Again => {
                assert!(run.doubted, "what it brought may be used");
                true
            }
            Settled::Closed => {
                assert!(self.is_closed);
                true
            }
        };
        for _ in 0..if asks_again { waiting } else { 0 } {
            self.ask();
        }
    }

    fn pause(&mut self, least: Duration, refuses: bool) {
        let doubled = Duration::from_millis(250 << self.useless.min(16));
        let length = doubled.min(Duration::from_secs(60)).max(least);
        self.useless += 1;
        self.rest = Some(Rest {
            since: self.now,
            length,
            refuses,
        });
    }

    fn suspend(&mut self) {
        let run = self.running.expect("the event was possible");
        let was_good = self.lifecycle.suspend(run.attempt);
        let held = self.held.as_mut().filter(|it| it.standing == Mine::Good);
        assert_eq!(was_good, held.is_some());
        if let Some(token) = held {
            token.standing = Mine::Suspended;
        }
    }

    fn revoke(&mut self) {
        let run = self.running.expect("the event was possible");
        self.lifecycle.revoked(run.attempt);
        self.held = None;
    }

    fn close(&mut self) {
        self.is_closing = true;
        let purpose = self.running.map(|it| it.purpose);
        match self.lifecycle.close() {
            Closing::Begin(attempt) => self.begin(attempt, Purpose::Close),
            Closing::Join => assert_eq!(purpose, Some(Purpose::Close)),
            Closing::Wait => assert!(purpose.is_some_and(|it| it != Purpose::Close)),
            Closing::Done => return assert!(self.is_closed),
        }
        self.others += 1;
    }

    fn force(&mut self) {
        match self.lifecycle.force() {
            Forcing::Begin(attempt) => self.begin(attempt, Purpose::Force),
            Forcing::Wait => assert!(self.running.is_some(), "it waits for nobody"),
            Forcing::Fail(_) => return assert!(self.is_closing),
        }
        self.others += 1;
    }

    /// Whatever has happened: once the attempt ends and time passes, either the end is final, or
    /// one more attempt brings a credential.
    pub(super) fn recovers(mut self) {
        while self.running.is_some() {
            self.event(Event::Fail(Failure::CutOff));
            if self.waiting > 0 {
                self.event(Event::Bring(400));
            }
        }
        self.event(Event::Pass(120_000));
        self.event(Event::Pass(90_000_000));
        self.event(Event::Ask);
        self.event(Event::Bring(400));
        assert!(self.usable().is_some() || self.is_closing, "it is stuck");
    }
}

fn milliseconds(it: u32) -> Duration {
    Duration::from_millis(it.into())
}
