//! Every order of events, breadth first. Orders that lead to the same state are followed once, so
//! that a few hundred thousand states stand for all the millions of orders.

use std::{
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

use super::{
    event::{Event, Failure},
    model::Model,
};
use crate::ErrorKind;

/// One of each kind, with lengths that meet every edge of a life of 100 seconds: within it, due, over.
const EVENTS: &[Event] = &[
    Event::Ask,
    Event::Cancel,
    Event::Reject(0),
    Event::Reject(1),
    Event::Bring(100),
    Event::Bring(10),
    Event::Bring(0),
    Event::Adopt(100, 80),
    Event::Fail(Failure::Passing),
    Event::Fail(Failure::Throttled(30)),
    Event::Fail(Failure::Lasting(ErrorKind::SignIn)),
    Event::Fail(Failure::CutOff),
    Event::Fail(Failure::Parental),
    Event::Suspend,
    Event::Revoke,
    Event::Close,
    Event::Force,
    Event::End,
    Event::Pass(250),
    Event::Pass(80_000),
    Event::Pass(100_000),
];

/// The longest order that is tried; from the fresh machine and from one that holds a token.
const LENGTH: usize = 6;

#[test]
fn what_must_hold_holds_in_every_order_of_a_few_events() {
    let mut holding = Model::default();
    holding.event(Event::Ask);
    holding.event(Event::Bring(100));
    let mut states = vec![(Model::default(), Vec::new()), (holding, Vec::new())];
    let (mut seen, mut steps) = (HashSet::new(), 0);
    for _ in 0..LENGTH {
        let mut next = Vec::new();
        for (state, trail) in &states {
            for &event in EVENTS {
                let mut after = state.clone();
                let trail = [trail.as_slice(), &[event]].concat();
                if told(&trail, || after.event(event)) {
                    steps += 1;
                    if seen.insert(format!("{after:?}")) {
                        next.push((after, trail));
                    }
                }
            }
        }
        states = next;
    }
    println!("{} states, {steps} steps", seen.len());
    assert!(seen.len() > 10_000, "so few that something is left out");
    for (state, trail) in states.into_iter().step_by(7) {
        told(&trail, || state.recovers());
    }
}

/// Acts, and says what led to a failure.
fn told<T>(trail: &[Event], act: impl FnOnce() -> T) -> T {
    match catch_unwind(AssertUnwindSafe(act)) {
        Ok(it) => it,
        Err(panic) => {
            eprintln!("after {trail:?}");
            resume_unwind(panic)
        }
    }
}
