//! Calls that are refused before the token's time: one renewal for all, one replay for each.

use std::time::Duration;

use keywright::{ErrorKind, Method, testing::ManualClock};

use crate::{
    provider::{CLIENT, PERSON, ROTATING, begun, ping, token_of},
    server::{Fault, Server},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_refused_calls_cause_one_renewal_and_one_replay_each() {
    for refusal in [None, Some(Fault::error(403, "token_expired"))] {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, &ROTATING, &clock).await;
        match refusal {
            None => server.revoke_all(),
            Some(it) => server.book().refusals.extend(std::iter::repeat_n(it, 50)),
        }
        // All of them are under way with the old token before the first one is refused: whoever came
        // later would wait for the new one.
        {
            let mut book = server.book();
            book.together = book.calls + 50;
            book.is_gated = true;
        }
        let call = |_| {
            let client = client.clone();
            tokio::spawn(async move { ping(&client).await })
        };
        let calls: Vec<_> = (0..50).map(call).collect();
        server.called(50).await;
        server.let_through(1);
        for call in calls {
            call.await.expect("no panic").expect("it is replayed");
        }
        assert_eq!(
            server.asked(),
            [
                "POST /token grant_type=password",
                "POST /token grant_type=refresh_token"
            ]
        );
        let book = server.book();
        assert_eq!((book.calls, book.reuses), (100, 0), "one replay each");
    }
}

#[tokio::test]
async fn a_second_refusal_is_returned() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &CLIENT, &clock).await;
    for _ in 0..3 {
        server
            .book()
            .refusals
            .extend([Fault::error(401, "no"), Fault::error(401, "no")]);
        let error = ping(&client).await.expect_err("refused twice");
        assert_eq!(error.kind(), ErrorKind::Unauthorized);
        server.book().refusals.clear();
        ping(&client).await.expect("others go on");
    }
    // What was issued a moment ago and refused at once is not fetched again for every call.
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_body_that_is_held_is_replayed() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &CLIENT, &clock).await;
    server.revoke_all();
    let request = client.request(Method::POST, "/anything").body("the body");
    let response = request.send().await.expect("it is replayed");
    assert_eq!(response.status(), 200);
    assert_eq!(server.book().bodies, ["the body", "the body"]);
}

#[tokio::test]
async fn why_there_is_no_newer_token_is_told_instead_of_the_refusal() {
    for (fault, kind, passes) in [
        (Fault::error(503, "busy"), ErrorKind::Unavailable, true),
        (Fault::error(400, "invalid_grant"), ErrorKind::SignIn, false),
    ] {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, &PERSON, &clock).await;
        server.revoke_all();
        server.script([fault]);
        let error = ping(&client).await.expect_err("no newer one");
        assert_eq!((error.kind(), error.is_temporary()), (kind, passes));
        // Whoever sends a request of their own has the provider's answer.
        clock.advance(Duration::from_secs(60));
        if passes {
            ping(&client).await.expect("the provider is back");
        } else {
            let error = token_of(&client).await.expect_err("dead");
            assert!(error.needs_sign_in());
        }
    }
}
