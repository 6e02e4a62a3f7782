//! What is asked, what is made of the answer, and that it is asked once.

mod rig;

use std::time::Duration;

use rig::{ANSWER, Any, MACHINE, PERSON, Rig, asked};

use super::*;
use crate::{ErrorKind, Timestamp, testing::crowd, value::parse};

/// RFC 7591 section 3.1. What has the name of a language is not in the table of this endpoint.
const REQUEST: &str = r#"{
    "redirect_uris": ["https://client.example.org/callback", "https://client.example.org/callback2"],
    "client_name": "My Example Client",
    "token_endpoint_auth_method": "client_secret_basic",
    "logo_uri": "https://client.example.org/logo.png",
    "jwks_uri": "https://client.example.org/my_public_keys.jwks",
    "example_extension_parameter": "example_value",
    "grant_types": ["authorization_code", "refresh_token"],
    "response_types": ["code"]
}"#;

fn text(json: &str) -> String {
    let value = parse(json.as_bytes()).expect("it is JSON");
    let mut bytes = Vec::new();
    value::write(&value, &mut bytes);
    String::from_utf8(bytes).expect("it is UTF-8")
}

/// The members of an object, in the order of their names.
fn members(json: &str) -> Vec<(String, String)> {
    let Value::Object(members) = &*parse(json.as_bytes()).expect("it is JSON") else {
        panic!("{json} is no object");
    };
    let text = |value: &Value| {
        let mut bytes = Vec::new();
        value::write(value, &mut bytes);
        String::from_utf8(bytes).expect("it is UTF-8")
    };
    let mut all: Vec<_> = members
        .iter()
        .map(|(name, it)| (name.to_string(), text(it)))
        .collect();
    all.sort();
    all
}

/// Nothing of a refusal is stored, so the next one asks.
async fn asks_again(rig: &Rig) {
    rig.answers(201, ANSWER);
    let came = rig.register(asked()).await.expect("it is registered");
    assert!(came.is_new());
}

#[tokio::test]
async fn the_example_of_the_rfc() {
    let rig = Rig::new();
    rig.answers(201, ANSWER);
    let client = rig.client();
    let came = client.register::<Any>(&PERSON, asked());
    let came = came
        .initial_access_token("ey23f2.adfj230.af32-developer321")
        .await
        .expect("it is registered");
    let [sent] = &rig.sent()[..] else {
        panic!("one request was sent");
    };
    assert_eq!((&*sent.method, &*sent.path), ("POST", "/register"));
    assert_eq!(members(&sent.body), members(REQUEST));
    let header = |name: &str| sent.header(name);
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("accept"), "application/json");
    let token = "Bearer ey23f2.adfj230.af32-developer321";
    assert_eq!(header("authorization"), token);

    assert!(came.is_new());
    assert_eq!(came.client_id(), "s6BhdRkqt3");
    let secret = came.client_secret().map(Secret::expose);
    assert_eq!(secret, Some("cf136dc3c1fc93f31185e5885805d"));
    let instant = |it| Some(Timestamp::from_unix(it));
    assert_eq!(came.client_id_issued_at(), instant(2_893_256_800));
    assert_eq!(came.client_secret_expires_at(), instant(2_893_276_800));
    assert_eq!(came.grant_types(), ["authorization_code", "refresh_token"]);
    assert_eq!(came.redirect_uris().len(), 2);
    let extension = came.member("example_extension_parameter");
    assert_eq!(
        extension.and_then(Value::text).as_deref(),
        Some("example_value")
    );
    let japanese = came
        .member("client_name#ja-Jpan-JP")
        .and_then(Value::text)
        .map(|it| it.chars().count());
    assert_eq!(japanese, Some(7));
}

#[tokio::test]
async fn a_restart_registers_nobody() {
    let rig = Rig::new();
    rig.answers(201, ANSWER);
    let first = rig.register(asked()).await.expect("it is registered");
    let second = rig.register(asked()).await.expect("it is stored");
    assert!(first.is_new() && !second.is_new());
    assert_eq!(rig.sent().len(), 1);
    assert_eq!(second.client_id(), first.client_id());
    assert!(matches!(second.client_secret(), Some(it) if it.expose().len() == 29));
    assert_eq!(
        second.client_secret_expires_at(),
        first.client_secret_expires_at()
    );
    // In whatever order the same is asked; and what is secret does not make it another.
    let turned = asked().iter().collect::<Vec<_>>().into_iter().rev().fold(
        Values::new(),
        |mut all, (name, value)| {
            all.set(name.to_owned(), value.clone());
            all
        },
    );
    let signed = turned.with("software_statement", Secret::new("eyJ.a.b"));
    assert!(!rig.register(signed).await.expect("it is stored").is_new());
    assert_eq!(rig.sent().len(), 1);
    // Another name is another client, and so is another scheme.
    rig.answers(201, ANSWER);
    let other = asked().with("client_name", "Another");
    assert!(
        rig.register(other)
            .await
            .expect("it is registered")
            .is_new()
    );
    rig.answers(200, r#"{"client_id":"m","client_secret":"n"}"#);
    let machine = rig.client().register::<Any>(&MACHINE, Values::new());
    let machine = machine.await.expect("200 is as good as 201");
    assert!(machine.is_new() && machine.client_secret_expires_at().is_none());
    assert_eq!(rig.sent().len(), 3);
}

#[tokio::test]
async fn a_client_belongs_to_the_program_and_to_no_account() {
    let rig = Rig::new();
    rig.answers(201, ANSWER);
    let of = |account: &str| {
        let client = rig.client_of(account);
        client.register::<Any>(&PERSON, asked()).into_future()
    };
    assert!(of("alice").await.expect("it is registered").is_new());
    assert!(!of("bob").await.expect("it is stored").is_new());
}

#[tokio::test]
async fn a_secret_that_has_ended_is_replaced() {
    let rig = Rig::new();
    let ends = rig.now() + 3600;
    rig.answers(
        201,
        &format!(r#"{{"client_id":"a","client_secret":"b","client_secret_expires_at":{ends}}}"#),
    );
    rig.answers(
        201,
        r#"{"client_id":"c","client_secret":"d","client_secret_expires_at":0}"#,
    );
    let id = async || {
        let came = rig.register(asked()).await.expect("there is one");
        came.client_id().to_owned()
    };
    assert_eq!(id().await, "a");
    rig.clock.advance(Duration::from_secs(3599));
    assert_eq!(id().await, "a");
    rig.clock.advance(Duration::from_secs(1));
    assert_eq!(id().await, "c");
    // 0 is never (section 3.2.1), and not 1970.
    rig.clock.advance(Duration::from_secs(1_000_000_000));
    assert_eq!(id().await, "c");
    assert_eq!(rig.sent().len(), 2);
}

#[tokio::test]
async fn one_that_the_server_forgot_is_registered_anew() {
    let rig = Rig::new();
    rig.answers(201, r#"{"client_id":"a","client_secret":"b"}"#);
    rig.answers(201, r#"{"client_id":"c","client_secret":"d"}"#);
    rig.register(asked()).await.expect("it is registered");
    let anew = rig.client().register::<Any>(&PERSON, asked()).anew().await;
    assert!(matches!(&anew, Ok(it) if it.is_new() && it.client_id() == "c"));
    let came = rig.register(asked()).await.expect("it is stored");
    assert_eq!(came.client_id(), "c");
}

#[tokio::test]
async fn many_at_once_are_registered_once() {
    let rig = std::sync::Arc::new(Rig::new());
    rig.answers(201, ANSWER);
    let call = || {
        let rig = rig.clone();
        async move { rig.register(asked()).await }
    };
    let all = crowd(20, call, || false).await;
    let new = all.iter().filter(|it| matches!(it, Ok(it) if it.is_new()));
    assert_eq!((new.count(), rig.sent().len()), (1, 1));
    assert!(all.iter().all(Result::is_ok));
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    for (status, code, kind, said) in [
        (400, "invalid_redirect_uri", ErrorKind::Api, "give others"),
        (
            400,
            "invalid_client_metadata",
            ErrorKind::Api,
            "change or leave out",
        ),
        (
            400,
            "invalid_software_statement",
            ErrorKind::Api,
            "another one from whoever signed it",
        ),
        (
            400,
            "unapproved_software_statement",
            ErrorKind::Api,
            "whom it trusts",
        ),
        (
            401,
            "invalid_token",
            ErrorKind::Unauthorized,
            "without an initial access token",
        ),
        (
            403,
            "access_denied",
            ErrorKind::Scope,
            "without an initial access token",
        ),
    ] {
        let rig = Rig::new();
        rig.answers(
            status,
            &format!(r#"{{"error":"{code}","error_description":"The reason."}}"#),
        );
        let error = rig.register(asked()).await.expect_err("it is refused");
        let text = error.to_string();
        assert_eq!((error.kind(), error.code()), (kind, Some(code)), "{text}");
        assert!(
            text.contains(said) && text.contains("The reason."),
            "{text}"
        );
        asks_again(&rig).await;
    }
}

#[tokio::test]
async fn an_initial_access_token_is_shown_and_stored_nowhere() {
    let rig = Rig::new();
    rig.answers(
        401,
        r#"{"error":"invalid_token","error_description":"not 1n1t1al!"}"#,
    );
    let register = || {
        let begun = rig.client().register::<Any>(&PERSON, asked());
        begun.initial_access_token("1n1t1al")
    };
    assert!(!format!("{:?}", register()).contains("1n1t1al"));
    let error = register().await.expect_err("it is refused").to_string();
    assert!(
        error.contains("refuses the initial access token"),
        "{error}"
    );
    assert!(!error.contains("1n1t1al"), "{error}");
    rig.answers(201, ANSWER);
    let came = register().await.expect("it is registered");
    let shown = format!("{came:?}");
    assert!(
        shown.contains("s6BhdRkqt3") && !shown.contains("cf136"),
        "{shown}"
    );
    let stored = rig.stored().await;
    assert!(stored.contains("cf136") && !stored.contains("1n1t1al"));
}

#[tokio::test]
async fn an_answer_that_is_of_no_use_is_told_and_not_stored() {
    for (answer, kind, said) in [
        (
            r#"{"client_id":"a","client_secret":"b","token_endpoint_auth_method":"client_secret_post"}"#,
            ErrorKind::Client,
            "by `client_secret_post`, and this scheme does so by `client_secret_basic`",
        ),
        (
            r#"{"client_id":"a","client_secret":"b","grant_types":["implicit"]}"#,
            ErrorKind::Client,
            "may not use the grant `authorization_code`",
        ),
        (
            r#"{"client_id":"a"}"#,
            ErrorKind::Decode,
            "lacks `client_secret`",
        ),
        (
            r#"{"client_id":"a","client_secret":""}"#,
            ErrorKind::Decode,
            "lacks `client_secret`",
        ),
        (
            r#"{"client_id":"","client_secret":"b"}"#,
            ErrorKind::Decode,
            "lacks `client_id`",
        ),
        (
            r#"{"client_id":7,"client_secret":"b"}"#,
            ErrorKind::Decode,
            "lacks `client_id`",
        ),
        (r#"["a"]"#, ErrorKind::Decode, "is no object"),
        ("welcome", ErrorKind::Decode, "is not JSON"),
    ] {
        let rig = Rig::new();
        rig.answers(201, answer);
        let error = rig.register(asked()).await.expect_err(answer);
        assert_eq!(error.kind(), kind, "{answer}: {error}");
        assert!(error.to_string().contains(said), "{answer}: {error}");
        asks_again(&rig).await;
    }
}

#[tokio::test]
async fn what_the_server_changed_is_told() {
    let rig = Rig::new();
    rig.answers(
        201,
        r#"{"client_id":"a","token_endpoint_auth_method":"none","client_secret":"unasked",
            "redirect_uris":["https://b.example/cb"],"scope":"read","grant_types":["authorization_code"],
            "client_secret_expires_at":1,"registration_access_token":"r",
            "registration_client_uri":"https://login.acme.example/register/a"}"#,
    );
    // This scheme's client may be public.
    let came = rig.register(asked()).await.expect("it is registered");
    assert!(came.client_secret().is_none(), "nobody sends it");
    assert!(came.client_secret_expires_at().is_none(), "there is none");
    assert_eq!(came.redirect_uris(), ["https://b.example/cb"]);
    assert_eq!(
        (came.scope(), came.grant_types()),
        (Some("read"), vec!["authorization_code"])
    );
    let token = came.registration_access_token().map(Secret::expose);
    assert_eq!(token, Some("r"));
    let uri = came.registration_client_uri();
    assert_eq!(uri, Some("https://login.acme.example/register/a"));
    let names: Vec<_> = came
        .credentials()
        .iter()
        .map(|it| it.0.to_owned())
        .collect();
    assert_eq!(names, ["client_id"]);
}

#[tokio::test]
async fn what_is_of_no_use_is_not_asked() {
    let rig = Rig::new();
    let other = asked().with("token_endpoint_auth_method", "private_key_jwt");
    let error = rig
        .register(other)
        .await
        .expect_err("it is no client of this scheme");
    assert_eq!(error.kind(), ErrorKind::Input, "{error}");
    let error = rig
        .register(Values::new())
        .await
        .expect_err("a browser comes back");
    assert!(
        error.to_string().contains("`redirect_uris` is missing"),
        "{error}"
    );
    let public = asked().with("token_endpoint_auth_method", "none");
    rig.answers(201, r#"{"client_id":"a"}"#);
    let came = rig.register(public).await.expect("it may be public");
    assert!(came.client_secret().is_none());
    assert_eq!(rig.sent().len(), 1);
    assert!(text(&rig.sent()[0].body).contains(r#""token_endpoint_auth_method":"none""#));
}
