//! What can go wrong with a renewal, over TCP: each in its class, with a pause, without a secret, and
//! with nothing lost.

use std::time::Duration;

use keywright::{
    Error,
    ErrorKind::{self, Api, Client, Decode, Scope, SignIn, Throttled, Transport, Unavailable},
    Values,
    testing::ManualClock,
};

use crate::{
    herd::SCHEMES,
    leaks::silent,
    provider::{ADMIN, CANARY, PERSON, begun, client, ping, sign_in, token_of},
    server::{Fault, How, Server},
};

/// A fault, what it is called, whether that passes by itself, and what the error says.
pub(crate) fn faults() -> Vec<(Fault, ErrorKind, bool, &'static str)> {
    let page = format!("<html><body>Sign on to the network, {CANARY}</body></html>");
    let half = format!(r#"{{"access_token":"access-{CANARY}-1","expi"#);
    let large = format!(r#"{{"access_token":"{CANARY}{}"}}"#, "x".repeat(70_000));
    let answer = Fault::answer;
    vec![
        (Fault::new(How::Reset), Transport, true, "broke off"),
        (Fault::new(How::Cut), Transport, true, "broke off"),
        (
            Fault::error(500, "oops"),
            Unavailable,
            true,
            "not available",
        ),
        (
            Fault::error(503, "oops"),
            Unavailable,
            true,
            "not available",
        ),
        (
            Fault::error(408, "slow"),
            Unavailable,
            true,
            "not available",
        ),
        (Fault::error(429, "slow_down"), Throttled, true, "too many"),
        (answer(502, "", &page), Unavailable, true, "not available"),
        (answer(200, "", &page), Decode, true, "is not JSON"),
        (answer(200, "", &half), Decode, true, "is not JSON"),
        (answer(200, "", ""), Decode, true, "is empty"),
        (answer(200, "", &large), Transport, true, "is longer than"),
        (answer(200, "", "{}"), Decode, false, "lacks `access_token`"),
        (
            answer(302, "Location: http://127.0.0.1:1/\r\n", ""),
            Api,
            false,
            "redirect",
        ),
        (
            Fault::error(200, "server_error"),
            Api,
            false,
            "server_error",
        ),
        (
            Fault::error(400, "invalid_request"),
            Api,
            false,
            "invalid_request",
        ),
        (answer(403, "", &page), Api, false, "status 403"),
        (answer(401, "", &page), SignIn, false, "sign in again"),
        (
            Fault::error(403, "insufficient_scope"),
            Scope,
            false,
            "permission",
        ),
        (
            Fault::error(401, "invalid_client"),
            Client,
            false,
            "does not accept this client",
        ),
        (
            Fault::error(400, "invalid_client"),
            Client,
            false,
            "does not accept this client",
        ),
    ]
}

#[tokio::test]
async fn no_fault_costs_a_person_the_sign_in_or_shows_a_secret() {
    for (fault, kind, passes, says) in faults() {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, &PERSON, &clock).await;
        clock.advance(Duration::from_secs(3_600));
        server.script([fault.clone()]);
        let error = token_of(&client).await.expect_err("a fault");
        assert_eq!(
            (error.kind(), error.is_temporary()),
            (kind, passes),
            "{fault:?}"
        );
        assert!(error.to_string().contains(says), "{error} of {fault:?}");
        silent("an error", &error);
        for _ in 0..10 {
            let again = token_of(&client).await.expect_err("a pause");
            assert_eq!(
                format!("{again:?}"),
                format!("{error:?}"),
                "the same for all"
            );
        }
        assert_eq!(
            server.asked().len(),
            2,
            "a sign-in and one refresh: {fault:?}"
        );
        clock.advance(Duration::from_secs(5));
        ping(&client).await.expect("nothing was lost");
        assert_eq!(server.book().reuses, 0, "{fault:?}");
    }
}

#[tokio::test]
async fn a_fault_while_the_old_token_lasts_is_nobodys_problem() {
    for (fault, ..) in faults() {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, &PERSON, &clock).await;
        clock.advance(Duration::from_secs(3_400));
        server.script([fault.clone()]);
        ping(&client).await.expect("the old one");
        server.seen(2).await;
        for _ in 0..10 {
            ping(&client).await.expect("the old one");
        }
        assert_eq!(server.asked().len(), 2, "{fault:?}");
    }
}

#[tokio::test]
async fn every_scheme_lives_through_every_fault() {
    for scheme in SCHEMES {
        for (fault, ..) in faults() {
            let (server, clock) = (Server::start().await, ManualClock::default());
            let client = begun(&server, scheme, &clock).await;
            clock.advance(Duration::from_secs(3_600));
            server.script([fault.clone()]);
            if let Err(error) = token_of(&client).await {
                silent("an error", &error);
                clock.advance(Duration::from_secs(5));
            }
            ping(&client)
                .await
                .unwrap_or_else(|error| panic!("{} {fault:?}: {error}", scheme.id));
            let book = server.book();
            assert_eq!((book.reuses, book.most), (0, 1), "{} {fault:?}", scheme.id);
        }
    }
}

#[tokio::test]
async fn a_dead_token_asks_for_a_sign_in_and_for_nothing_more() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &PERSON, &clock).await;
    server.forget_all();
    for _ in 0..10 {
        clock.advance(Duration::from_secs(3_600));
        let error = token_of(&client).await.expect_err("it is dead");
        assert!(
            error.needs_sign_in() && error.to_string().contains("sign in again"),
            "{error}"
        );
        silent("an error", &error);
    }
    assert_eq!(server.asked().len(), 2, "one refresh found out");
    sign_in(&client).await.expect("the person is back");
    ping(&client).await.expect("and so are we");
}

#[tokio::test]
async fn a_wait_that_the_provider_asks_for_is_kept_to() {
    let date = "Date: Tue, 01 Jan 2030 00:00:00 GMT\r\n";
    for head in [
        "Retry-After: 30\r\n".to_owned(),
        format!("{date}Retry-After: Tue, 01 Jan 2030 00:00:30 GMT\r\n"),
        // Without a date of the provider's own it is read by our clock, which stands at 2026.
        "Retry-After: Thu, 01 Jan 2026 01:00:30 GMT\r\n".to_owned(),
    ] {
        for status in [429, 503] {
            let (server, clock) = (Server::start().await, ManualClock::default());
            let client = begun(&server, &PERSON, &clock).await;
            clock.advance(Duration::from_secs(3_600));
            server.script([Fault::answer(status, &head, "{}")]);
            let error = token_of(&client).await.expect_err("not now");
            assert_eq!(error.retry_after(), Some(Duration::from_secs(30)), "{head}");
            clock.advance(Duration::from_secs(29));
            token_of(&client).await.expect_err("not yet");
            assert_eq!(server.asked().len(), 2);
            clock.advance(Duration::from_secs(1));
            ping(&client).await.expect("now");
        }
    }
}

#[tokio::test]
async fn a_missing_scope_is_named_and_costs_no_renewal() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &PERSON, &clock).await;
    let called: Result<(), Error> = client.call(&ADMIN, Values::new()).await;
    let error = called.expect_err("it may not");
    assert_eq!(error.kind(), Scope);
    assert_eq!(error.scopes(), ["admin.write"]);
    assert!(error.to_string().contains("admin.write"), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_asked_once_for_each_pause() {
    let clock = ManualClock::default();
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let url = format!("http://{}", nobody.local_addr().expect("an address"));
    drop(nobody);
    let gone = Server::elsewhere(url);
    let client = client(&gone, &crate::provider::CLIENT, &clock);
    for _ in 0..3 {
        let error = token_of(&client).await.expect_err("nobody listens");
        assert_eq!((error.kind(), error.is_temporary()), (Transport, true));
        silent("an error", &error);
        clock.advance(Duration::from_secs(1));
    }
}
