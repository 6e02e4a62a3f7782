//! Refresh tokens that work once, against a provider that ends the whole family when one is reused.

use std::{sync::Arc, time::Duration};

use keywright::{MemoryStore, generated::v1::Client, testing::ManualClock};

use crate::{
    herd::herd,
    provider::{PERSON, ROTATING, begun, builder, ping, token_of},
    server::{Fault, How, Server},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_herd_ever_reuses_one() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &PERSON, &clock).await;
    for life in 1..=20 {
        clock.advance(Duration::from_secs(3_600));
        for told in herd(&client, 100).await {
            told.expect("a token");
        }
        assert_eq!(server.asked().len(), life + 1);
    }
    let book = server.book();
    assert_eq!((book.reuses, book.most), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_share_a_store_renew_once() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let store = Arc::new(MemoryStore::new());
    let sibling = |_| {
        let built = builder(&server, &ROTATING, &clock).store(store.clone());
        built.build().expect("the settings are valid")
    };
    let clients: Vec<Client> = (0..8).map(sibling).collect();
    for life in 1..=10 {
        let tasks: Vec<_> = clients
            .iter()
            .map(|client| {
                let client = client.clone();
                tokio::spawn(async move { herd(&client, 20).await })
            })
            .collect();
        for task in tasks {
            for told in task.await.expect("no panic") {
                told.expect("a token");
            }
        }
        assert_eq!(server.asked().len(), life, "once for all of them");
        clock.advance(Duration::from_secs(3_600));
    }
    assert_eq!(server.book().reuses, 0);
}

#[tokio::test]
async fn the_old_one_is_kept_where_none_comes_back() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &PERSON, &clock).await;
    server.book().keeps = true;
    for _ in 0..5 {
        clock.advance(Duration::from_secs(3_600));
        ping(&client).await.expect("the old one works on");
    }
    assert_eq!(server.asked().len(), 6);
    assert_eq!(server.book().reuses, 0);
}

#[tokio::test]
async fn an_answer_that_was_lost_leads_to_one_more_attempt_and_one_clear_end() {
    // The provider has spent the token, and its answer never came.
    for how in [
        How::Reset,
        How::Cut,
        How::Answer(200, String::new(), "<html>".to_owned()),
        How::Answer(504, String::new(), "{}".to_owned()),
    ] {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let client = begun(&server, &PERSON, &clock).await;
        clock.advance(Duration::from_secs(3_600));
        server.script([Fault::new(how).done()]);
        let error = token_of(&client).await.expect_err("it is lost");
        assert!(error.is_temporary(), "{error}");
        for _ in 0..10 {
            clock.advance(Duration::from_secs(60));
            let error = token_of(&client).await.expect_err("it was spent");
            assert!(error.needs_sign_in(), "{error}");
        }
        assert_eq!(
            server.asked().len(),
            3,
            "one more attempt, and none after it"
        );
        assert_eq!(server.book().reuses, 1);
        crate::provider::sign_in(&client).await.expect("signed in");
        ping(&client).await.expect("and all is well");
    }
}

/// A server may close a connection that it has kept just when a refresh is on its way. Nothing beneath the
/// engine sends the token again; the engine does so once, after its pause, as after any lost answer.
#[tokio::test]
async fn a_kept_connection_that_ends_costs_one_attempt() {
    for is_spent in [false, true] {
        let (server, clock) = (Server::start().await, ManualClock::default());
        server.book().keeps_open = true;
        let client = begun(&server, &PERSON, &clock).await;
        ping(&client).await.expect("a token");
        clock.advance(Duration::from_secs(3_600));
        let reset = Fault::new(How::Reset);
        server.script([if is_spent { reset.done() } else { reset }]);
        let error = token_of(&client).await.expect_err("its answer is lost");
        assert!(error.is_temporary(), "{error}");
        {
            let book = server.book();
            assert_eq!(book.connections, 1, "the refresh went over a kept one");
            assert_eq!((book.asked.len(), book.reuses), (2, 0), "it was sent once");
        }
        clock.advance(Duration::from_secs(5));
        let told = ping(&client).await;
        let needs_sign_in = told.is_err_and(|it| it.needs_sign_in());
        assert_eq!(needs_sign_in, is_spent);
        let book = server.book();
        assert_eq!((book.asked.len(), book.reuses), (3, u32::from(is_spent)));
    }
}

#[tokio::test]
async fn closing_revokes_a_refresh_token_that_outlives_its_access_token() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &ROTATING, &clock).await;
    clock.advance(Duration::from_secs(100_000));
    server.script([Fault::error(503, "busy")]);
    let error = client.close().await.expect_err("nobody revoked it");
    assert!(error.is_temporary());
    client.close().await.expect("now it is revoked");
    assert_eq!(server.asked()[1..], ["POST /token grant_type=revoke"; 2]);
}
