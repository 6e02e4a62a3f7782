//! What the server refuses, rule by rule, and the reason that it gives.

use crate::acme::{Acme, Answer};

const KEY: &str = "X-Acme-Key: Key k-123";
const JSON: &str = "Content-Type: application/json";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded";
// test-username:test-password
const BASIC: &str = "Authorization: Basic dGVzdC11c2VybmFtZTp0ZXN0LXBhc3N3b3Jk";
const LOGIN: &str = r#"{"username":"test-username","password":"test-password"}"#;

/// One wrong request: call line, headers, body; the status and the reason.
type Wrong = (
    &'static str,
    &'static [&'static str],
    &'static str,
    u16,
    &'static str,
);

#[rustfmt::skip]
const ADDRESS: &[Wrong] = &[
    ("GET /v1/balances", &[KEY], "", 404, "no endpoint has the path `/balances`; the nearest is `GET /balance`"),
    ("GET /balance", &[KEY], "", 404, "every path of this host begins with `/v1`"),
    ("PUT /v1/balance", &[KEY], "", 404, "`/balance` does not take `PUT`; it takes `GET`"),
    ("GET /v1/items//", &[KEY], "", 404, "no endpoint has the path"),
];

#[rustfmt::skip]
const CREDENTIAL: &[Wrong] = &[
    ("GET /v1/items/a", &[], "", 401, "no credential was sent; `api_key` asks for the header `X-Acme-Key`"),
    ("GET /v1/balance", &["Authorization: App k"], "", 401, "the header says `App`, `Key`, `Bearer` or `Basic` are expected"),
    ("GET /v1/items/a", &["X-Acme-Key: Token k"], "", 401, "the header says `Token`, `Key` is expected"),
    ("GET /v1/items/a", &["X-Acme-Key: k-123"], "", 401, "`Key` is expected"),
    ("GET /v1/items/a", &["X-Acme-Api-Key: Key k-123"], "", 401, "the header is called `X-Acme-Api-Key`, `X-Acme-Key` is expected"),
    ("GET /v1/balance", &["X-Acme-Key: Key k-124"], "", 401, "the header `X-Acme-Key` does not hold the value of ACME_KEY"),
    ("GET /v1/balance", &["Authorization: Bearer nonsense"], "", 401, "the token is not one that was issued"),
    ("GET /v1/balance", &[KEY, KEY], "", 401, "two `X-Acme-Key` headers were sent"),
    ("GET /v1/balance", &["Authorization: Bearer a", "Authorization: Bearer b"], "", 401, "two `Authorization` headers were sent"),
    ("GET /v1/balance", &[KEY, "Authorization: Bearer a"], "", 400, "a second credential was sent, in the header `Authorization`"),
    ("GET /v1/balance", &[KEY, "Cookie: sid=1"], "", 400, "the cookie `sid` is not in the spec"),
    ("GET /v1/items/a", &["Cookie: other=1"], "", 401, "no credential was sent"),
    ("POST /v1/session", &[KEY, JSON], LOGIN, 400, "this endpoint takes no credential, and `X-Acme-Key` was sent"),
    ("GET /v1/items/a?account=1", &[BASIC], "", 403, "this endpoint does not accept `basic`; it accepts `api_key`"),
    ("GET /v1/balance", &[BASIC], "", 401, "the query parameter `account` is missing"),
    ("GET /v1/balance?account=2", &[BASIC], "", 401, "the query parameter `account` does not hold the value of ACME_ACCOUNT"),
    ("POST /v1/items", &[BASIC, JSON], r#"{"to":"a","kind":"small","account":"1"}"#, 401, "the body field `account` does not hold"),
];

#[rustfmt::skip]
const FIELDS: &[Wrong] = &[
    ("GET /v1/items", &[KEY], "", 400, "the query parameter `day` is missing"),
    ("GET /v1/items?day=2026-01-01&day=2026-01-01", &[KEY], "", 400, "the query parameter `day` is sent twice"),
    ("GET /v1/items?day=2026-02-30", &[KEY], "", 400, "the query parameter `day` must be a day as YYYY-MM-DD"),
    ("GET /v1/items?day=2026-01-01&size=many", &[KEY], "", 400, "the query parameter `size` must be a whole number"),
    ("GET /v1/items?day=2026-01-01&number=1&number=b", &[KEY], "", 400, "the query parameter `number`[1] must be a whole number"),
    ("GET /v1/items?day=2026-01-01&sise=1", &[KEY], "", 400, "the query parameter `sise` is not in the spec; is `size` meant?"),
    ("GET /v1/balance?account=1", &[KEY], "", 400, "the query parameter `account` is not in the spec"),
    ("GET /v1/balance", &[KEY, "X-Other: 1"], "", 400, "the header `X-Other` is not in the spec"),
];

#[rustfmt::skip]
const BODY: &[Wrong] = &[
    ("GET /v1/balance", &[KEY, JSON], "{}", 400, "a body was sent; this endpoint takes none"),
    ("POST /v1/items", &[KEY, JSON], "", 400, "the body field `to` is missing"),
    ("POST /v1/items", &[KEY], "{}", 400, "the header `Content-Type` is missing; `application/json` is expected"),
    ("POST /v1/items", &[KEY, "Content-Type: text/plain"], "{}", 400, "the content type is `text/plain`, `application/json` is expected"),
    ("POST /v1/items", &[KEY, JSON], "to=a", 400, "the body is not JSON"),
    ("POST /v1/items", &[KEY, JSON], "[]", 400, "the body must be a JSON object and is a list"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":"a","to":"b"}"#, 400, "the member `to` is given twice"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":1,"kind":"small"}"#, 400, "the body field `to` must be text and is 1"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":"a","kind":"huge"}"#, 400, "the body field `kind` must be one of small, large"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":"a","kind":null}"#, 400, "the body field `kind` is null; leave it out"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":"a","kind":"small","parts":[{"count":1.5}]}"#, 400, "the body field `parts`[0].count must be a whole number and is 1.5"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":"a","kind":"small","parts":[{"count":1,"size":2}]}"#, 400, "the body field `parts`[0].size is not in the spec"),
    ("POST /v1/items", &[KEY, JSON], r#"{"to":"a","kind":"small","account":1}"#, 400, "the body field `account` is not in the spec"),
];

#[rustfmt::skip]
const TOKENS: &[Wrong] = &[
    ("POST /v1/session", &[JSON], r#"{"username":"test-username","password":"wrong"}"#, 400, "the login is wrong: `password` is not the value of ACME_PASSWORD"),
    ("POST /v1/session", &[JSON], r#"{"username":"test-username","password":"wrong","dry_run":true}"#, 400, "the login is wrong: `password`"),
    ("POST /v1/session", &[JSON], r#"{"username":"test-username","password":"test-password","dry_run":false}"#, 400, "the body field `dry_run` is not in the spec"),
    ("POST /v1/session/refresh", &[JSON], r#"{"refresh_token":"nonsense"}"#, 401, "the refresh token is not one that was issued"),
    ("POST /v1/token", &[BASIC, FORM], "grant_type=client_credentials", 401, "the client is to prove itself by HTTP Basic"),
    ("POST /v1/token", &[FORM], "grant_type=client_credentials", 401, "the client is to prove itself by HTTP Basic"),
];

#[tokio::test]
async fn wrong_requests_are_refused_with_the_reason() {
    let acme = Acme::start().await;
    let mut failed = Vec::new();
    for (call, headers, body, status, reason) in
        [ADDRESS, CREDENTIAL, FIELDS, BODY, TOKENS].concat()
    {
        let answer = acme.send(call, headers, body).await;
        let refusal = acme.reason();
        if answer.status != status || !refusal.contains(reason) {
            let got = answer.status;
            failed.push(format!("{call} {headers:?} {body}\n  expected {status}: {reason}\n  got      {got}: {refusal}"));
        }
        let is_shown = [&refusal, &answer.body]
            .iter()
            .any(|it| it.contains("k-12") || it.contains("test-password"));
        assert!(!is_shown, "{call}: a reason shows no secret: {refusal}");
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[tokio::test]
async fn right_requests_are_answered() {
    let acme = Acme::start().await;
    let item = r#"{"to":"a","kind":"large","parts":[{"count":1}],"account":1}"#;
    let dry = r#"{"username":"test-username","password":"test-password","dry_run":true}"#;
    let right: &[(&str, &[&str], &str, &str)] = &[
        (
            "GET /v1/balance",
            &[KEY],
            "",
            r#"{"balance":12.50,"day":"2026-01-01"}"#,
        ),
        (
            "GET /v1/balance?account=1",
            &[BASIC],
            "",
            r#"{"balance":12.50,"day":"2026-01-01"}"#,
        ),
        (
            "GET /v1/items?day=2026-01-01&size=3&tag=a&tag=b",
            &[KEY],
            "",
            r#"{"items":["test-items"]}"#,
        ),
        ("GET /v1/items/a%2Fb", &[KEY], "", r#"{"item":"test-item"}"#),
        (
            "POST /v1/items",
            &[BASIC, JSON],
            item,
            r#"{"id":"00000000-0000-4000-8000-000000000000","price":12.50}"#,
        ),
        ("POST /v1/session", &[JSON], dry, r#"{"good":true}"#),
    ];
    for (call, headers, body, expected) in right {
        let answer = acme.send(call, headers, body).await;
        assert_eq!(acme.reason(), "fine", "{call}");
        assert_eq!(
            answer,
            Answer {
                status: 200,
                body: (*expected).to_owned()
            },
            "{call}"
        );
    }
}

#[tokio::test]
async fn an_error_has_the_form_of_the_spec() {
    let acme = Acme::start().await;
    let answer = acme.send("GET /v1/items/a", &[], "").await;
    let expected = r#"{"ok":false,"error":{"code":"UNAUTHORIZED","text":"no credential"#;
    assert!(answer.body.starts_with(expected), "{}", answer.body);
    let answer = acme.log_in("wrong").await;
    let expected = r#"{"error":{"code":"BAD_LOGIN","text":"the login is wrong"#;
    assert!(answer.body.starts_with(expected), "{}", answer.body);
}
