//! What answers mean, as tables.

use std::time::Duration;

use http::{Method, header};

use super::*;
use crate::{
    ErrorKind, Secret, Values,
    table::{Condition, Member, Part, Test},
};

const fn status(status: u16) -> Condition {
    Condition {
        status: Some(status),
        body: None,
    }
}

const fn body(
    status: Option<u16>,
    path: &'static [&'static str],
    values: &'static [&'static str],
) -> Condition {
    Condition {
        status,
        body: Some(Test { path, values }),
    }
}

static LEGACY: ErrorShape = ErrorShape {
    id: "legacy",
    code: &["requestError", "messageId"],
    text: &["requestError", "text"],
    also_when: &[],
    expired: &[status(401)],
    dead: &[],
    client: &[],
    scope: &[status(403)],
    throttled: &[status(429)],
};

static CURRENT: ErrorShape = ErrorShape {
    id: "current",
    code: &["errors", "0", "code"],
    text: &["description"],
    also_when: &[body(None, &["success"], &["false"])],
    expired: &[status(401), status(403)],
    dead: &[body(
        None,
        &["errors", "0", "code"],
        &["invalid_grant", "revoked"],
    )],
    client: &[body(
        Some(401),
        &["errors", "0", "code"],
        &["invalid_client"],
    )],
    scope: &[body(None, &["missing"], &[])],
    throttled: &[status(429)],
};

static BALANCE: Endpoint = Endpoint::new("get_balance", Method::GET, &[Part::Text("/balance")])
    .returns(Shape::Object(&[Member::new("balance", &Shape::Number)]))
    .errors(&[&LEGACY, &CURRENT])
    .any_scope(&["read", "manage"]);

fn answer(status: u16, headers: &[(header::HeaderName, &str)], body: &str) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *answer.status_mut() = status.try_into().expect("a status");
    for (name, value) in headers {
        answer
            .headers_mut()
            .insert(name, value.parse().expect("a header"));
    }
    answer
}

const NOTHING: Sent<'static> = Sent::new(&[], None);

fn refused(status: u16, body: &str) -> Error {
    read(&BALANCE, &answer(status, &[], body), &NOTHING).expect_err("an error")
}

#[test]
fn each_class_by_status_and_body() {
    for (status, body, expected) in [
        (401, "", ErrorKind::Unauthorized),
        (403, "not JSON", ErrorKind::Scope),
        (429, "{}", ErrorKind::Throttled),
        (400, "{}", ErrorKind::Api),
        (404, "", ErrorKind::Api),
        (302, "", ErrorKind::Api),
        (408, "", ErrorKind::Unavailable),
        (500, "", ErrorKind::Unavailable),
        (503, "<html>", ErrorKind::Unavailable),
        // From here on the body shows the form `current`, which has its own meaning.
        (403, r#"{"description":"late"}"#, ErrorKind::Unauthorized),
        (
            400,
            r#"{"errors":[{"code":"invalid_grant"}]}"#,
            ErrorKind::SignIn,
        ),
        (
            401,
            r#"{"errors":[{"code":"invalid_client"}]}"#,
            ErrorKind::Client,
        ),
        (
            400,
            r#"{"errors":[{"code":"invalid_client"}]}"#,
            ErrorKind::Api,
        ),
        (
            403,
            r#"{"description":"x","missing":"read"}"#,
            ErrorKind::Scope,
        ),
        (
            403,
            r#"{"description":"x","missing":null}"#,
            ErrorKind::Unauthorized,
        ),
        (
            429,
            r#"{"errors":[{"code":"revoked"}]}"#,
            ErrorKind::Throttled,
        ),
        // A success that is none.
        (200, r#"{"success":false}"#, ErrorKind::Api),
        (
            200,
            r#"{"success":"false","errors":[{"code":"revoked"}]}"#,
            ErrorKind::SignIn,
        ),
    ] {
        let error = refused(status, body);
        assert_eq!(error.kind(), expected, "{status} {body}");
        assert_eq!(error.status(), Some(status));
    }
    assert!(read(&BALANCE, &answer(200, &[], r#"{"success":true}"#), &NOTHING).is_ok());
}

#[test]
fn the_form_is_the_first_that_the_body_shows() {
    let error = refused(
        400,
        r#"{"description":"two","requestError":{"messageId":"ONE","text":"one"}}"#,
    );
    assert_eq!((error.code(), error.text()), (Some("ONE"), Some("one")));
    let error = refused(400, r#"{"errors":[{"code":42}],"description":"two"}"#);
    assert_eq!((error.code(), error.text()), (Some("42"), Some("two")));
    assert_eq!(
        error.to_string(),
        "the provider answered with an error (status 400): 42: two"
    );
}

#[test]
fn a_missing_scope_is_named() {
    let error = refused(403, "");
    assert_eq!(error.scopes(), ["read", "manage"]);
    assert_eq!(
        error.to_string(),
        "`get_balance` needs any of the scopes read, manage (status 403)"
    );
}

#[test]
fn a_challenge_says_more_than_a_status_and_less_than_a_body() {
    let challenged = |status, line: &'static str, body: &str| {
        let headers = [(header::WWW_AUTHENTICATE, line)];
        read(&BALANCE, &answer(status, &headers, body), &NOTHING).expect_err("an error")
    };
    let expired = r#"Bearer realm="x", error="invalid_token""#;
    let scope = r#"DPoP algs="ES256", Bearer error="insufficient_scope", scope="pay:write read""#;
    // 403 where 401 is due, and 401 where 403 is.
    assert_eq!(challenged(403, expired, "").kind(), ErrorKind::Unauthorized);
    let error = challenged(401, scope, "");
    assert_eq!(error.kind(), ErrorKind::Scope);
    assert_eq!(error.scopes(), ["pay:write", "read"]);
    assert_eq!(
        error.to_string(),
        "`get_balance` needs the scopes pay:write, read (status 401)"
    );
    // Without names the spec knows which.
    let error = challenged(401, r#"Bearer error="insufficient_scope""#, "");
    assert_eq!(error.scopes(), ["read", "manage"]);
    // What the form says of the body comes first, and a server's own fault is none of the token's.
    let dead = challenged(401, expired, r#"{"errors":[{"code":"revoked"}]}"#);
    assert_eq!(dead.kind(), ErrorKind::SignIn);
    assert_eq!(challenged(503, expired, "").kind(), ErrorKind::Unavailable);
    let metadata = challenged(401, r#"Bearer resource_metadata="https://a.example/m""#, "");
    assert_eq!(metadata.resource_metadata(), Some("https://a.example/m"));
    let told = "; which tokens it takes is told at https://a.example/m";
    assert!(metadata.to_string().ends_with(told), "{metadata}");
    assert_eq!(metadata.kind(), ErrorKind::Unauthorized);
}

#[test]
fn without_forms_the_statuses_of_the_language_count() {
    static BARE: Endpoint = Endpoint::new("bare", Method::GET, &[Part::Text("/")]);
    for (status, expected) in [
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Scope),
        (429, ErrorKind::Throttled),
        (418, ErrorKind::Api),
    ] {
        let error = read(&BARE, &answer(status, &[], ""), &NOTHING).expect_err("an error");
        assert_eq!(error.kind(), expected, "{status}");
    }
    assert!(read(&BARE, &answer(204, &[], ""), &NOTHING).is_ok());
    assert!(read(&BARE, &answer(200, &[], "<html>"), &NOTHING).is_ok());
}

#[test]
fn retry_after_in_both_forms() {
    let date = (header::DATE, "Sun, 06 Nov 1994 08:49:37 GMT");
    for (headers, expected) in [
        (vec![(header::RETRY_AFTER, "7")], Some(7)),
        (
            vec![
                (header::RETRY_AFTER, "Sun, 06 Nov 1994 08:50:37 GMT"),
                date.clone(),
            ],
            Some(60),
        ),
        (
            vec![(header::RETRY_AFTER, "Sun, 06 Nov 1994 08:00:00 GMT"), date],
            Some(0),
        ),
        (
            vec![(header::RETRY_AFTER, "Sun, 06 Nov 1994 08:50:37 GMT")],
            None,
        ),
        (
            vec![(header::RETRY_AFTER, "18446744073709551615")],
            Some(24 * 60 * 60),
        ),
        (vec![(header::RETRY_AFTER, "soon")], None),
        (vec![], None),
    ] {
        let error = read(&BALANCE, &answer(503, &headers, ""), &NOTHING).expect_err("an error");
        assert_eq!(
            error.retry_after(),
            expected.map(Duration::from_secs),
            "{headers:?}"
        );
    }
}

#[test]
fn an_answer_that_is_no_json_is_not_shown() {
    let error = refused(200, "<html>s3cr3t");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "the answer of `get_balance` is not JSON (status 200)"
    );
    assert_eq!(
        refused(200, "").to_string(),
        "the answer of `get_balance` is empty (status 200)"
    );
}

#[test]
fn a_providers_text_is_presentable() {
    let values = Values::new().with("pin", Secret::new("s3cr3t"));
    let body = format!(
        r#"{{"description":"no\r\n\u001b[2J\u202e s3cr3t {}"}}"#,
        "x".repeat(9000)
    );
    let values = [&values];
    let sent = Sent::new(&values, None);
    let error = read(&BALANCE, &answer(400, &[], &body), &sent).expect_err("an error");
    let text = error.text().expect("a text");
    assert!(text.starts_with("no   [2J  [redacted] xxx"), "{text}");
    assert!(
        text.chars().count() <= 501,
        "{} characters",
        text.chars().count()
    );
}

#[test]
fn a_text_comes_plain_or_in_quotes() {
    static TOKEN: Endpoint =
        Endpoint::new("token", Method::POST, &[Part::Text("/")]).returns(Shape::Secret);
    for (body, expected) in [
        (r#""a b""#, "a b"),
        ("eyJ.x.y\n", "eyJ.x.y"),
        ("01", "01"),
        ("17", "17"),
    ] {
        let value = read(&TOKEN, &answer(200, &[], body), &NOTHING).expect("a text");
        assert_eq!(value.text().as_deref(), Some(expected), "{body}");
    }
    let error = read(&TOKEN, &answer(200, &[], ""), &NOTHING).expect_err("nothing");
    assert_eq!(
        error.to_string(),
        "the answer of `token` is empty (status 200)"
    );
}
