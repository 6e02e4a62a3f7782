//! The issuer: tokens are issued, expire, are renewed once each, and are revoked.

use std::time::Duration;

use keywright_server::{Options, Server};

use crate::acme::Acme;

#[tokio::test]
async fn a_token_lives_as_long_as_the_answer_says() {
    let acme = Acme::start().await;
    let answer = acme.log_in("test-password").await;
    let expected =
        r#"{"token":"session-token-1","refresh_token":"session-refresh-token-1","lifetime":60}"#;
    assert_eq!(answer.body, expected);
    assert_eq!(acme.balance("session-token-1").await, "fine");
    acme.server.advance(Duration::from_secs(3599));
    assert_eq!(acme.balance("session-token-1").await, "fine");
    acme.server.advance(Duration::from_secs(1));
    assert_eq!(
        acme.balance("session-token-1").await,
        "the token expired a moment ago"
    );
}

#[tokio::test]
async fn a_refresh_token_works_once_and_a_second_use_ends_the_family() {
    let acme = Acme::start().await;
    acme.log_in("test-password").await;
    assert_eq!(acme.refresh("session-refresh-token-1").await, "fine");
    assert_eq!(acme.balance("session-token-2").await, "fine");
    let reason = "the refresh token was used before, so every token that came from it is revoked";
    assert_eq!(acme.refresh("session-refresh-token-1").await, reason);
    assert_eq!(
        acme.balance("session-token-2").await,
        "the token was revoked"
    );
    assert_eq!(acme.refresh("session-refresh-token-2").await, reason);
}

#[tokio::test]
async fn the_server_may_end_a_token_early_and_its_refresh_token_still_works() {
    let acme = Acme::start().await;
    acme.log_in("test-password").await;
    acme.server.expire_all();
    assert_eq!(
        acme.balance("session-token-1").await,
        "the server ended the token before its time"
    );
    assert_eq!(acme.refresh("session-refresh-token-1").await, "fine");
    assert_eq!(acme.balance("session-token-2").await, "fine");
}

#[tokio::test]
async fn an_exclusive_session_is_destroyed_before_another_is_made() {
    let acme = Acme::start().await;
    acme.log_in("test-password").await;
    assert_eq!(acme.log_in("test-password").await.status, 409);
    assert_eq!(
        acme.reason(),
        "a session is open already; it must be destroyed before another is made"
    );
    acme.send(
        "DELETE /v1/session",
        &["Authorization: Bearer session-token-1"],
        "",
    )
    .await;
    assert_eq!(acme.reason(), "fine");
    assert_eq!(
        acme.balance("session-token-1").await,
        "the token was revoked"
    );
    assert_eq!(acme.log_in("test-password").await.status, 200);
}

#[tokio::test]
async fn a_client_proves_itself_and_gets_a_token() {
    let acme = Acme::start().await;
    let form = "Content-Type: application/x-www-form-urlencoded";
    // test-client_id:test-client_secret
    let client = "Authorization: Basic dGVzdC1jbGllbnRfaWQ6dGVzdC1jbGllbnRfc2VjcmV0";
    let answer = acme
        .send(
            "POST /v1/token",
            &[client, form],
            "grant_type=client_credentials",
        )
        .await;
    assert_eq!(acme.reason(), "fine");
    assert!(
        answer
            .body
            .contains(r#""access_token":"oauth2-access-token-1""#),
        "{}",
        answer.body
    );
    assert!(
        answer.body.contains(r#""token_type":"Bearer""#),
        "{}",
        answer.body
    );
    assert_eq!(acme.balance("oauth2-access-token-1").await, "fine");
    acme.send("POST /v1/token", &[client, form], "grant_type=password")
        .await;
    assert!(
        acme.reason().contains("`grant_type` must be"),
        "{}",
        acme.reason()
    );
}

#[tokio::test]
async fn a_websocket_handshake_is_checked_and_goes_no_further() {
    let acme = Acme::start().await;
    acme.log_in("test-password").await;
    acme.send_to(
        "live",
        "GET /",
        &["Authorization: Bearer session-token-1"],
        "",
    )
    .await;
    assert_eq!(acme.reason(), "fine");
    assert!(
        acme.server
            .url("live")
            .is_some_and(|it| it.starts_with("ws://127.0.0.1:"))
    );
}

#[tokio::test]
async fn the_log_holds_what_was_sent() {
    let acme = Acme::start().await;
    acme.log_in("test-password").await;
    let it = acme.last();
    assert_eq!(
        (it.method.as_str(), it.target.as_str(), it.status),
        ("POST", "/v1/session", 200)
    );
    assert_eq!(it.endpoint.as_deref(), Some("log_in"));
    assert_eq!(it.header("content-type"), Some("application/json"));
    assert_eq!(
        it.body,
        r#"{"username":"test-username","password":"test-password"}"#
    );
    let date = (
        "Date".to_owned(),
        "Thu, 01 Jan 2026 00:00:00 GMT".to_owned(),
    );
    assert!(it.answer_headers.contains(&date), "{:?}", it.answer_headers);
}

#[tokio::test]
async fn where_the_form_alone_is_judged_any_login_will_do() {
    let acme = Acme::start().await;
    acme.server.judge_form_only(true);
    assert_eq!(acme.log_in("text").await.status, 200);
    assert_eq!(acme.refresh("text").await, "fine");
    assert_eq!(
        acme.balance("text").await,
        "the token is not one that was issued"
    );
}

#[tokio::test]
async fn a_token_that_two_schemes_hold_ends_for_both() {
    let acme = Acme::start_with(include_str!("shared.yaml")).await;
    acme.json("POST /login", &[], r#"{"name":"test-name"}"#)
        .await;
    // Both keep it, and the one that reads its end out of it gave it the form.
    let token = acme.last().answer.split('"').nth(3).map(str::to_owned);
    let token = token.expect("the answer has a token");
    assert_eq!(token.split('.').count(), 3, "it is a JWT: {token}");
    assert_eq!(acme.ping(&token).await, "fine");
    acme.server.expire("plain");
    let ended = "the server ended the token before its time";
    assert_eq!(acme.ping(&token).await, ended);
}

#[tokio::test]
async fn a_lifetime_that_no_answer_can_tell_is_named_with_what_it_becomes() {
    let text = include_str!("acme.yaml");
    let source = keywright_generator::Source::new("specs/acme.yaml", text);
    let provider = keywright_generator::check(&source).expect("it is accepted");
    for (ttl, expected) in [(60, vec![]), (90, vec![("session".to_owned(), 120)])] {
        let options = Options {
            token_ttl: Some(Duration::from_secs(ttl)),
            ..Options::default()
        };
        let server = Server::start(provider.clone(), options).await;
        let rounded = server.expect("it starts").rounded();
        let rounded: Vec<_> = rounded
            .into_iter()
            .map(|it| (it.0, it.1.as_secs()))
            .collect();
        assert_eq!(rounded, expected);
    }
}
