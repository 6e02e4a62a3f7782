//! Credentials that other credentials make: whose a step is, whose token is whose, and what a
//! caller holds from the start.

use std::time::Duration;

use crate::acme::Acme;

// test-username:test-password
const BASIC: &str = "Authorization: Basic dGVzdC11c2VybmFtZTp0ZXN0LXBhc3N3b3Jk";
const SUBSCRIBER: &str = "Authorization: Bearer subscriber-token-1";
const NOT_ISSUED: &str = "the token is not one that was issued";
const SPENT: &str =
    "the refresh token was used before, so every token that came from it is revoked";

async fn start() -> Acme {
    Acme::start_with(include_str!("derived.yaml")).await
}

async fn subscribe(acme: &Acme, more: &str) -> String {
    let body = format!(r#"{{"reference":"test-reference"{more}}}"#);
    acme.json("POST /subscribers", &[BASIC], &body).await
}

#[tokio::test]
async fn a_parent_makes_a_token_and_another_makes_the_next() {
    let acme = start().await;
    assert_eq!(acme.ping("subscriber-token-1").await, NOT_ISSUED);
    assert_eq!(subscribe(&acme, "").await, "fine");
    let answer = r#"{"token":"subscriber-token-1","refresh_token":"subscriber-refresh-token-1"}"#;
    assert_eq!(acme.last().answer, answer);
    assert_eq!(acme.last().scheme.as_deref(), Some("basic"));
    assert_eq!(acme.ping("subscriber-token-1").await, "fine");

    let invite = r#"{"address":"test-address"}"#;
    let refused = acme.json("POST /invites", &[BASIC], invite).await;
    let expected = "this endpoint does not accept `basic`; it accepts `subscriber`";
    assert_eq!(refused, expected);
    assert_eq!(
        acme.json("POST /invites", &[SUBSCRIBER], invite).await,
        "fine"
    );
    assert_eq!(acme.ping("invite-token-1").await, "fine");
    let wrong = r#"{"address":"elsewhere"}"#;
    let refused = acme.json("POST /invites", &[SUBSCRIBER], wrong).await;
    assert!(
        refused.contains("`address` is not the value of DERIVED_ADDRESS"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_parent_renews_and_revokes_and_stays_what_it_is() {
    let acme = start().await;
    subscribe(&acme, "").await;
    let refresh = r#"{"refresh_token":"subscriber-refresh-token-1"}"#;
    let call = "POST /subscribers/refresh";
    let refused = acme.json(call, &[SUBSCRIBER], refresh).await;
    assert_eq!(
        refused,
        "this endpoint does not accept `subscriber`; it accepts `basic`"
    );
    assert_eq!(acme.json(call, &[BASIC], refresh).await, "fine");
    assert_eq!(acme.ping("subscriber-token-2").await, "fine");

    acme.send("DELETE /subscribers/nonsense", &[BASIC], "")
        .await;
    assert_eq!(
        acme.reason(),
        "what is to be revoked is not a token that was issued"
    );
    acme.send("DELETE /subscribers/subscriber-token-2", &[BASIC], "")
        .await;
    assert_eq!(acme.reason(), "fine");
    assert_eq!(
        acme.ping("subscriber-token-2").await,
        "the token was revoked"
    );
    acme.send("GET /ping", &[BASIC], "").await;
    assert_eq!(acme.reason(), "fine");
}

#[tokio::test]
async fn a_parent_that_ends_takes_nothing_with_it() {
    let acme = start().await;
    subscribe(&acme, "").await;
    acme.json(
        "POST /invites",
        &[SUBSCRIBER],
        r#"{"address":"test-address"}"#,
    )
    .await;
    acme.server.expire("subscriber");
    let ended = "the server ended the token before its time";
    assert_eq!(acme.ping("subscriber-token-1").await, ended);
    assert_eq!(acme.ping("invite-token-1").await, "fine");
}

#[tokio::test]
async fn a_token_lives_as_long_as_its_request_asks() {
    let acme = start().await;
    // Five minutes from now.
    subscribe(&acme, r#","expire_at":1767225900"#).await;
    subscribe(&acme, "").await;
    acme.server.advance(Duration::from_secs(300));
    let refused = acme.ping("subscriber-token-1").await;
    assert_eq!(refused, "the token expired a moment ago");
    acme.server.advance(Duration::from_secs(2 * 3600 - 301));
    assert_eq!(acme.ping("subscriber-token-2").await, "fine");
}

#[tokio::test]
async fn a_refresh_token_that_the_caller_holds_is_there_from_the_start() {
    let acme = start().await;
    let refresh = |token: &str| format!(r#"{{"refresh_token":"{token}"}}"#);
    for _ in 0..2 {
        let refused = acme.json("POST /held", &[], &refresh("nonsense")).await;
        assert_eq!(refused, "the refresh token is not one that was issued");
        let held = refresh("test-refresh_token");
        assert_eq!(acme.json("POST /held", &[], &held).await, "fine");
        let token = acme.last().answer.split('"').nth(3).map(str::to_owned);
        let token = token.expect("the answer has a token");
        assert_eq!(token.split('.').count(), 3, "it is a JWT: {token}");
        assert_eq!(acme.ping(&token).await, "fine");
        let rotated = refresh("held-refresh-token-1");
        assert_eq!(acme.json("POST /held", &[], &rotated).await, "fine");
        assert_eq!(acme.json("POST /held", &[], &held).await, SPENT);
        assert_eq!(acme.ping(&token).await, "the token was revoked");
        acme.server.reset();
    }
}

#[tokio::test]
async fn a_refresh_token_that_is_never_kept_stays_the_one_that_the_caller_holds() {
    let acme = start().await;
    let field = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = |token: &str| field("refresh_token", token) + &field("kind", "fixed") + "--b--\r\n";
    let multipart = ["Content-Type: multipart/form-data; boundary=b"];
    for number in 1..3 {
        acme.send("POST /fixed", &multipart, &body("test-refresh_token"))
            .await;
        let answer = format!(r#"{{"token":"fixed-token-{number}","ttl":"0:01:00"}}"#);
        assert_eq!(
            (acme.reason(), acme.last().answer),
            ("fine".to_owned(), answer)
        );
    }
    acme.send("POST /fixed", &multipart, &body("nonsense"))
        .await;
    let refused = acme.reason();
    assert!(
        refused.contains("is not the value of FIXED_REFRESH_TOKEN"),
        "{refused}"
    );
}

#[tokio::test]
async fn one_answer_carries_two_tokens_and_each_has_its_own_life() {
    let acme = start().await;
    let refused = acme.form("base", "POST /login", &[], "name=nobody").await;
    assert!(
        refused.starts_with("the login is wrong: `name`"),
        "{refused}"
    );
    assert_eq!(
        acme.form("base", "POST /login", &[], "name=test-name")
            .await,
        "fine"
    );
    let answer = r#"{"bot":{"token":"bot-token-1","expires_in":3600},"user":{"token":"user-token-1","refresh_token":"user-refresh-token-1","expires_in":60}}"#;
    assert_eq!(acme.last().answer, answer);
    acme.server.expire("user");
    assert_eq!(acme.ping("bot-token-1").await, "fine");
    let refresh = "refresh_token=user-refresh-token-1";
    let call = "POST /login/refresh";
    assert_eq!(acme.form("base", call, &[], refresh).await, "fine");
    assert_eq!(acme.ping("user-token-2").await, "fine");
    assert_eq!(acme.form("base", call, &[], refresh).await, SPENT);
    assert_eq!(acme.ping("user-token-2").await, "the token was revoked");
    assert_eq!(acme.ping("bot-token-1").await, "fine");
}
