//! Sessions of which there may be one, and those that end when nobody uses them.

use std::time::Duration;

use keywright::{ErrorKind, testing::ManualClock};

use crate::{
    provider::{IDLE, SESSION, begun, ping, token_of},
    server::{Fault, Server},
};

#[tokio::test]
async fn one_session_ends_before_the_next_begins() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &SESSION, &clock).await;
    for _ in 0..5 {
        clock.advance(Duration::from_secs(3_600));
        ping(&client).await.expect("another session");
        // The provider ends one early.
        clock.advance(Duration::from_secs(1_000));
        server.revoke_all();
        ping(&client).await.expect("another session");
    }
    assert_eq!(
        server.asked()[..3],
        [
            "POST /session username=jane",
            "DELETE /session",
            "POST /session username=jane"
        ]
    );
    assert_eq!(server.book().most, 1);
}

#[tokio::test]
async fn closing_ends_the_session_and_waits_for_that() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &SESSION, &clock).await;
    server.script([Fault::error(503, "busy")]);
    let error = client.close().await.expect_err("it is not ended");
    assert!(error.is_temporary());
    client.close().await.expect("now it is");
    assert_eq!(server.book().sessions(), 0);
    assert_eq!(server.book().most_sessions, 1);
    let error = token_of(&client).await.expect_err("it is closed");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn at_no_time_are_there_two_sessions() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &SESSION, &clock).await;
    for _ in 0..10 {
        clock.advance(Duration::from_secs(3_600));
        crate::herd::herd(&client, 50).await;
    }
    client.close().await.expect("it is ended");
    let book = server.book();
    assert_eq!((book.most_sessions, book.sessions()), (1, 0));
}

#[tokio::test]
async fn use_keeps_a_session_alive() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &IDLE, &clock).await;
    for _ in 0..20 {
        clock.advance(Duration::from_secs(3_000));
        ping(&client).await.expect("it is in use");
    }
    assert_eq!(server.asked().len(), 1);
    clock.advance(Duration::from_secs(3_600));
    ping(&client).await.expect("another one");
    assert_eq!(server.asked().len(), 2);
}
