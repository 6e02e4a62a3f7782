//! The life cycle against a model of it: every order of events up to a length, and any order beyond.
//!
//! What must hold after each event, whoever comes and goes, whatever an attempt brings, however the
//! clocks move:
//!
//! * there is one attempt at a time, and none begins within a pause;
//! * nobody waits and nobody is refused while there is a usable token;
//! * nothing is handed out that has ended, was rejected, is no newer than what was rejected, or is
//!   being revoked, and nothing after the end;
//! * whoever waits, waits for an attempt, gets an answer at its end, or asks again;
//! * it never gets stuck.
//!
//! That a wrong machine is noticed was tried by hand. Each of these changes of it, one at a time, made a
//! test here fail:
//!
//! * *Pauses*: none after a failure, or after what is nothing newer; one that does not grow, ignores how
//!   long the provider asks to wait, is no longer for what does not pass, or does not end in a suspended
//!   machine; one that callers or the renewal ahead ignore; one that a success or a sign-in does not end;
//!   one after a sign-in that failed, or after a runtime that ended.
//! * *Serving*: no renewal ahead; callers who wait for what is due; a failure told although there is a
//!   usable token; what is over, had ended before it came, was rejected, is doubted, is being revoked or
//!   comes after the end, handed out.
//! * *Rejections*: one believed of any generation, of none, or only of what is old; an attempt that is not
//!   doubted, or whose token is good all the same; a failure that brings the rejected one back.
//! * *Attempts*: two at once, by renewing ahead, closing or signing in; one that ends another's; numbers
//!   that do not grow.
//! * *Revoking*: one that stops no use, forgets nothing, or is not taken back when it fails.

mod account;
mod event;
mod exhaustive;
mod model;

use proptest::prelude::*;

use self::{
    event::{Event, Failure},
    model::Model,
};
use crate::ErrorKind;

fn events() -> impl Strategy<Value = Vec<Event>> {
    let failures = prop_oneof![
        2 => Just(Failure::Passing),
        1 => (0_u16..200).prop_map(Failure::Throttled),
        1 => Just(Failure::Lasting(ErrorKind::Client)),
        1 => Just(Failure::Lasting(ErrorKind::SignIn)),
        1 => Just(Failure::CutOff),
        1 => Just(Failure::Panicked),
        1 => Just(Failure::Parental),
    ];
    let event = prop_oneof![
        6 => Just(Event::Ask),
        1 => Just(Event::Cancel),
        3 => (0_usize..4).prop_map(Event::Reject),
        4 => (0_u16..400).prop_map(Event::Bring),
        1 => (50_u16..400, 0_u16..45).prop_map(|it| Event::Adopt(it.0, it.1)),
        2 => failures.prop_map(Event::Fail),
        1 => Just(Event::Suspend),
        1 => Just(Event::Revoke),
        1 => prop_oneof![9 => Just(Event::Ask), 1 => Just(Event::Close)],
        1 => Just(Event::Force),
        1 => Just(Event::End),
        3 => (0_u32..600).prop_map(Event::Pass),
        3 => (0_u32..200_000).prop_map(Event::Pass),
        1 => (0_u32..200_000).prop_map(Event::Step),
        1 => (0_u32..200_000).prop_map(Event::SetBack),
    ];
    prop::collection::vec(event, 1..200)
}

proptest! {
    #[test]
    fn what_must_hold_holds_in_any_order_of_events(events in events()) {
        let mut model = Model::default();
        for event in events {
            model.event(event);
        }
        model.recovers();
    }
}
