//! Lifetimes as providers write them: none is lost, none makes a storm, none overflows.

use std::time::Duration;

use keywright::{generated::v1::Client, testing::ManualClock};

use crate::{
    provider::{CLIENT, client, token_of},
    server::Server,
};

const HOUR: u64 = 3_600;

async fn living(life: &str, head: &str) -> (Server, ManualClock, Client) {
    let (server, clock) = (Server::start().await, ManualClock::default());
    {
        let mut book = server.book();
        (book.life, book.head) = (life.to_owned(), head.to_owned());
    }
    let client = client(&server, &CLIENT, &clock);
    for _ in 0..100 {
        token_of(&client).await.expect("a token");
    }
    assert_eq!(server.asked().len(), 1, "{life}: no storm");
    (server, clock, client)
}

#[tokio::test]
async fn an_hour_is_an_hour_however_it_is_written() {
    // The provider's clock is five hours ahead of ours, or five behind.
    let ahead = "Date: Thu, 01 Jan 2026 05:00:00 GMT\r\n";
    let behind = "Date: Wed, 31 Dec 2025 19:00:00 GMT\r\n";
    for (life, head) in [
        (r#""expires_in":3600"#, ""),
        (r#""expires_in":"3600""#, ""),
        (r#""expires_in":3600.0"#, ""),
        (r#""expires_in":3.6e3"#, ""),
        (r#""expires_in":" 3600 ""#, ""),
        (
            r#""expires_in":0,"expires_at":"2026-01-01T06:00:00Z""#,
            ahead,
        ),
        (r#""expires_at":"2026-01-01T06:00:00Z""#, ahead),
        (r#""expires_at":"2025-12-31T20:00:00Z""#, behind),
        (r#""expires_at":"2026-01-01T01:00:00Z""#, ""),
    ] {
        let (server, clock, client) = living(life, head).await;
        let first = token_of(&client).await.expect("a token");
        clock.advance(Duration::from_secs(HOUR - 460));
        assert_eq!(token_of(&client).await.expect("a token"), first, "{life}");
        assert_eq!(server.asked().len(), 1, "{life}: it is not due yet");
        clock.advance(Duration::from_secs(450));
        assert_ne!(token_of(&client).await.expect("a token"), first, "{life}");
    }
}

#[tokio::test]
async fn what_says_nothing_is_not_believed() {
    for life in [
        "",
        r#""expires_in":null"#,
        r#""expires_in":0"#,
        r#""expires_in":"0""#,
        r#""expires_in":-1"#,
        r#""expires_in":-3600.5"#,
        r#""expires_in":"soon""#,
        r#""expires_at":"1999-01-01T00:00:00Z""#,
    ] {
        let (server, clock, client) = living(life, "").await;
        clock.advance(Duration::from_secs(1_000 * HOUR));
        token_of(&client)
            .await
            .expect("it is used until it is refused");
        assert_eq!(server.asked().len(), 1, "{life}");
    }
}

#[tokio::test]
async fn a_life_beyond_every_counter_is_long_and_no_more() {
    for life in [
        r#""expires_in":2147483648"#,
        r#""expires_in":4294967296"#,
        r#""expires_in":99999999999999999999999999"#,
        r#""expires_in":1e300"#,
        r#""expires_at":"9999-12-31T23:59:59Z""#,
    ] {
        let (server, clock, client) = living(life, "").await;
        clock.advance(Duration::from_secs(60 * 365 * 24 * HOUR));
        token_of(&client).await.expect("a token");
        assert_eq!(server.asked().len(), 1, "{life}");
    }
}

#[tokio::test]
async fn a_life_shorter_than_the_margin_is_used_up() {
    for (life, seconds) in [(r#""expires_in":60"#, 60), (r#""expires_in":2"#, 2)] {
        let (server, clock, client) = living(life, "").await;
        for _ in 0..100 {
            clock.advance(Duration::from_secs(seconds));
            token_of(&client).await.expect("a token");
        }
        assert_eq!(server.asked().len(), 101, "{life}: one for each life");
    }
}
