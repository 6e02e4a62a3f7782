//! One request for all who need it, whatever becomes of it; and nobody who notices a renewal while
//! the old token lasts.

use std::{collections::HashSet, time::Duration};

use keywright::{
    ErrorKind, Result,
    generated::v1::{Client, Scheme},
    testing::{ManualClock, Repeatable},
};

use crate::{
    provider::{CLIENT, IDLE, PERSON, ROTATING, SESSION, begun, builder, ping, token_of},
    server::{Fault, Server},
};

pub(crate) const SCHEMES: [&Scheme; 5] = [&CLIENT, &ROTATING, &PERSON, &SESSION, &IDLE];

/// So many tasks ask at once; what each was told.
pub(crate) async fn herd(client: &Client, size: usize) -> Vec<Result<String>> {
    let ask = |_| {
        let client = client.clone();
        tokio::spawn(async move { token_of(&client).await })
    };
    let tasks: Vec<_> = (0..size).map(ask).collect();
    let mut told = Vec::with_capacity(size);
    for task in tasks {
        told.push(task.await.expect("no panic"));
    }
    told
}

fn kinds(told: &[Result<String>]) -> HashSet<Option<ErrorKind>> {
    let kind = |it: &Result<String>| it.as_ref().err().map(keywright::Error::kind);
    told.iter().map(kind).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_request_serves_a_thousand_who_meet_an_expired_token() {
    for scheme in SCHEMES {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, scheme, &clock).await;
        let before = server.asked().len();
        clock.advance(Duration::from_secs(3_600));
        server.book().delay = Duration::from_millis(20);
        let told = herd(&client, 1_000).await;
        let tokens: HashSet<_> = told.into_iter().map(|it| it.expect("a token")).collect();
        assert_eq!(tokens.len(), 1, "{}: all get the new one", scheme.id);
        // An exclusive session is destroyed first; that is its one other request.
        let expected = if scheme.id == "session" { 2 } else { 1 };
        assert_eq!(server.asked().len() - before, expected, "{}", scheme.id);
        ping(&client).await.expect("it lives");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_failure_serves_a_thousand_and_each_pause_lets_one_request_through() {
    for scheme in [&CLIENT, &ROTATING, &PERSON] {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, scheme, &clock).await;
        let before = server.asked().len();
        clock.advance(Duration::from_secs(3_600));
        for (step, pause) in [250, 500, 1_000].into_iter().enumerate() {
            server.script([Fault::error(503, "busy")]);
            let told = herd(&client, 1_000).await;
            assert_eq!(kinds(&told), HashSet::from([Some(ErrorKind::Unavailable)]));
            let texts: HashSet<_> = told.iter().map(|it| format!("{it:?}")).collect();
            assert_eq!(texts.len(), 1, "one shared error");
            clock.advance(Duration::from_millis(pause - 1));
            herd(&client, 100).await;
            assert_eq!(server.asked().len() - before, step + 1, "{}", scheme.id);
            clock.advance(Duration::from_millis(1));
        }
        ping(&client).await.expect("the provider is back");
        assert_eq!(server.book().reuses, 0);
        assert_eq!(server.book().most, 1, "one at a time");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_notices_a_renewal_that_hangs_or_fails_while_the_old_token_lasts() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &ROTATING, &clock).await;
    let old = token_of(&client).await.expect("a token");
    clock.advance(Duration::from_secs(3_400));
    server.script([Fault::error(503, "busy")]);
    for told in herd(&client, 1_000).await {
        assert_eq!(told.expect("the old one"), old);
    }
    server.seen(2).await;
    server.book().is_gated = true;
    clock.advance(Duration::from_secs(1));
    // The next one hangs, and everybody goes on.
    for told in herd(&client, 1_000).await {
        assert_eq!(told.expect("the old one"), old);
    }
    server.seen(3).await;
    for _ in 0..100 {
        ping(&client).await.expect("the old one lives");
    }
    assert_eq!(server.asked().len(), 3);
    server.let_through(1);
    let newer = async {
        while token_of(&client).await.expect("a token") == old {
            tokio::task::yield_now().await;
        }
    };
    let newer = tokio::time::timeout(Duration::from_secs(20), newer);
    newer.await.expect("it is there at last");
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn each_process_renews_at_a_moment_of_its_own() {
    let mut moments = HashSet::new();
    for process in 0..20 {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let mut environment = clock.tokio();
        environment.random = std::sync::Arc::new(Repeatable::new(process));
        let built = builder(&server, &CLIENT, &clock).environment(environment);
        let client: Client = built.build().expect("the settings are valid");
        token_of(&client).await.expect("a token");
        // Between 450 and 300 seconds before the end.
        clock.advance(Duration::from_secs(3_149));
        let mut passed = 3_149;
        for _ in 0..10 {
            // Any number of callers draw nothing anew: the moment is the token's.
            token_of(&client).await.expect("a token");
        }
        tokio::task::yield_now().await;
        assert_eq!(server.asked().len(), 1, "it is not due yet");
        // The moment is found by halving, so that the test asks the clock only.
        while server.asked().len() == 1 {
            assert!(passed < 3_300, "it is due 300 seconds before its end");
            clock.advance(Duration::from_secs(10));
            passed += 10;
            token_of(&client).await.expect("a token");
            for _ in 0..20 {
                tokio::time::sleep(Duration::from_micros(200)).await;
            }
        }
        moments.insert(passed);
    }
    assert!(moments.len() > 5, "{moments:?}");
}
