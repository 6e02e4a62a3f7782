//! Whole calls through the public API, over a transport that answers from a closure.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::common::*;
use keywright::{
    Decode, ErrorKind, Method, Number, Result, Value, Values,
    generated::v1::{Credential, Fields},
};

#[derive(Debug)]
struct Balance(Number);

impl Decode for Balance {
    fn decode(value: Value) -> Result<Self> {
        Ok(Self(Fields::of(value)?.required("balance")?))
    }
}

/// A provider whose logins give `token-1`, `token-2` …, and who accepts those from `first` on.
fn sessions(first: usize) -> Fake {
    let logins = AtomicUsize::new(0);
    Fake::new(
        move |request| match (request.method().as_str(), request.uri().path()) {
            ("POST", "/login") => {
                let number = logins.fetch_add(1, Ordering::Relaxed) + 1;
                answer(200, &format!(r#"{{"token":"token-{number}"}}"#))
            }
            ("DELETE", "/login") => answer(204, ""),
            _ => {
                let token = authorization(request)
                    .strip_prefix("Bearer token-")
                    .and_then(|it| it.parse().ok());
                if token.is_some_and(|it: usize| it >= first) {
                    balance()
                } else {
                    answer(401, r#"{"code":"EXPIRED"}"#)
                }
            }
        },
    )
}

#[tokio::test]
async fn a_call_with_a_static_scheme() {
    let fake = Fake::new(|_| balance());
    let client = client(key(), &fake);
    let Balance(balance) = client
        .call(&GET_BALANCE, Values::new())
        .await
        .expect("a balance");
    assert_eq!(balance.as_str(), "12.50");
    let expected = format!(
        "GET https://xk9.acme.example/balance\nauthorization: App {CANARY}\naccept: application/json"
    );
    assert_eq!(fake.sent(), [expected]);
}

#[tokio::test]
async fn the_examples_of_rfc_7617() {
    let fake = Fake::new(|_| balance());
    for (username, password, expected) in [
        (
            "Aladdin",
            "open sesame",
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        ),
        ("test", "123£", "Basic dGVzdDoxMjPCow=="),
    ] {
        let client = client(basic(username, password), &fake);
        let () = client
            .call(&GET_BALANCE, Values::new())
            .await
            .expect("a balance");
        let sent = fake.sent().pop().expect("one request");
        assert!(
            sent.contains(&format!("\nauthorization: {expected}\n")),
            "{sent}"
        );
    }
}

#[tokio::test]
async fn a_refused_token_is_renewed_and_the_call_replayed_once() {
    let fake = sessions(2);
    let client = client(session(), &fake);
    let Balance(balance) = client
        .call(&GET_BALANCE, Values::new())
        .await
        .expect("a balance");
    assert_eq!(balance.as_str(), "12.50");
    let lines: Vec<_> = fake
        .sent()
        .iter()
        .map(|it| it.lines().take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        lines,
        [
            "POST https://xk9.acme.example/login accept: application/json",
            "GET https://xk9.acme.example/balance authorization: Bearer token-1",
            "POST https://xk9.acme.example/login accept: application/json",
            "GET https://xk9.acme.example/balance authorization: Bearer token-2",
        ]
    );
}

#[tokio::test]
async fn a_second_rejection_is_returned() {
    let fake = sessions(usize::MAX);
    let client = client(session(), &fake);
    let error = client
        .call::<Balance>(&GET_BALANCE, Values::new())
        .await
        .expect_err("refused twice");
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert_eq!(error.code(), Some("EXPIRED"));
    let calls = fake
        .sent()
        .iter()
        .filter(|it| it.contains("/balance"))
        .count();
    assert_eq!(calls, 2, "one call and one replay");
}

#[tokio::test]
async fn a_static_credential_is_not_replayed() {
    let fake = Fake::new(|_| answer(401, ""));
    let error = client(key(), &fake)
        .call::<Balance>(&GET_BALANCE, Values::new())
        .await
        .expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert_eq!(fake.sent().len(), 1);
}

#[tokio::test]
async fn what_is_not_accepted_is_not_sent() {
    let fake = Fake::new(|_| balance());
    let error = client(key(), &fake)
        .call::<()>(&LOG_OUT, Values::new())
        .await
        .expect_err("not accepted");
    assert_eq!(error.kind(), ErrorKind::NotAccepted);
    assert_eq!(
        error.to_string(),
        "`log_out` does not accept `api_key`; it accepts session"
    );
    let error = client(Credential::none(), &fake)
        .call::<()>(&GET_BALANCE, Values::new())
        .await
        .expect_err("none");
    assert_eq!(
        error.to_string(),
        "`get_balance` needs a credential; it accepts api_key, basic, session"
    );
    assert_eq!(fake.sent(), [""; 0]);
}

#[tokio::test]
async fn an_endpoint_that_takes_no_credential_gets_none() {
    let fake = sessions(1);
    let password = keywright::Secret::from("x");
    let values = Values::new()
        .with("username", "jane")
        .with("password", password);
    let () = client(key(), &fake)
        .call(&LOG_IN, values)
        .await
        .expect("a login");
    let expected = "POST https://xk9.acme.example/login\naccept: application/json\ncontent-type: application/json\n\
                    {\"username\":\"jane\",\"password\":\"x\"}";
    assert_eq!(fake.sent(), [expected]);
}

#[tokio::test]
async fn nothing_is_obtained_for_a_call_that_cannot_be_sent() {
    let fake = sessions(1);
    let wrong = Values::new().with("unknown", "x");
    let error = client(session(), &fake)
        .call::<()>(&GET_BALANCE, wrong)
        .await
        .expect_err("unknown");
    assert_eq!(error.to_string(), "`get_balance` has no field `unknown`");
    assert_eq!(fake.sent(), [""; 0]);
}

#[tokio::test]
async fn a_free_request_is_authenticated_and_replayed() {
    let fake = sessions(2);
    let client = client(session(), &fake);
    let response = client
        .request(Method::POST, "/any/path?a=1")
        .query("b", "x y")
        .header("X-Trace", "t")
        .json(&[1, 2])
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 200);
    assert!(
        response.json::<serde_json::Value>().expect("JSON")["new"]
            .as_bool()
            .expect("a flag")
    );
    let expected = "POST https://xk9.acme.example/any/path?a=1&b=x+y\nauthorization: Bearer token-2\nx-trace: t\n\
                    content-type: application/json\n[1,2]";
    assert_eq!(fake.sent().pop().as_deref(), Some(expected));
    assert_eq!(fake.sent().len(), 4);
}

#[tokio::test]
async fn a_free_request_returns_every_other_status() {
    for status in [302, 400, 403, 404, 429, 500] {
        let fake = Fake::new(move |_| answer(status, "no"));
        let response = client(
            session(),
            &Fake::new(move |it| {
                if it.uri().path() == "/login" {
                    answer(200, r#"{"token":"t"}"#)
                } else {
                    answer(status, "no")
                }
            }),
        )
        .request(Method::GET, "/x")
        .send()
        .await
        .expect("an answer");
        assert_eq!(
            (response.status().as_u16(), response.text().expect("text")),
            (status, "no")
        );
        drop(fake);
    }
}

#[tokio::test]
async fn a_free_request_cannot_leave_the_host() {
    let fake = Fake::new(|_| balance());
    let client = client(key(), &fake);
    for path in [
        "https://evil.example/",
        "//evil.example/",
        "/a/../b",
        "/%2e%2E/b",
        "\\\\evil",
        "/a#b",
        "x",
        "/a?b c",
    ] {
        let error = client
            .request(Method::GET, path)
            .send()
            .await
            .expect_err(path);
        assert_eq!(error.kind(), ErrorKind::Input, "{path}");
    }
    for name in ["Host", "Authorization", "content-length"] {
        let error = client
            .request(Method::GET, "/")
            .header(name, "evil.example")
            .send()
            .await
            .expect_err(name);
        assert_eq!(error.kind(), ErrorKind::Input, "{name}");
    }
    assert_eq!(fake.sent(), [""; 0]);
}

#[tokio::test]
async fn a_parameter_goes_where_the_method_wants_it() {
    let fake = Fake::new(|_| balance());
    let values = Values::new()
        .with("username", "jane")
        .with("password", keywright::Secret::from("x"))
        .with("account_id", 7_i64);
    let client = client(Credential::new(&BASIC, values), &fake);
    client
        .request(Method::GET, "/x")
        .send()
        .await
        .expect("an answer");
    client
        .request(Method::POST, "/x")
        .form(&[("a", "b")])
        .send()
        .await
        .expect("an answer");
    client
        .request(Method::POST, "/x")
        .json(&serde_json::json!({"a": 1}))
        .send()
        .await
        .expect("an answer");
    let sent = fake.sent();
    assert!(
        sent[0].starts_with("GET https://xk9.acme.example/x?account_id=7\n"),
        "{}",
        sent[0]
    );
    assert!(sent[1].ends_with("\na=b&account_id=7"), "{}", sent[1]);
    assert!(
        sent[2].ends_with("\n{\"a\":1,\"account_id\":7}"),
        "{}",
        sent[2]
    );
}

#[tokio::test]
async fn a_handshake_hands_out_the_ready_token() {
    let fake = sessions(1);
    let handshake = client(session(), &fake)
        .handshake(&CONNECT)
        .await
        .expect("a token");
    assert_eq!(handshake.url(), "wss://rt.acme.example/socket");
    assert_eq!(handshake.token().expect("a token").expose(), "token-1");
    assert_eq!(handshake.headers()["authorization"], "Bearer token-1");
    let error = client(key(), &fake)
        .handshake(&CONNECT)
        .await
        .expect_err("not accepted");
    assert_eq!(error.kind(), ErrorKind::NotAccepted);
}

#[tokio::test]
async fn closing_revokes_what_is_held() {
    let fake = sessions(1);
    let client = client(session(), &fake);
    let () = client
        .call(&GET_BALANCE, Values::new())
        .await
        .expect("a balance");
    client.close().await.expect("revoked");
    let expected = "DELETE https://xk9.acme.example/login\nauthorization: Bearer token-1";
    assert_eq!(fake.sent().pop().as_deref(), Some(expected));
}

#[tokio::test]
async fn the_authorization_serves_other_clients() {
    let authorization = client(key(), &Fake::new(|_| balance()))
        .authorization()
        .await
        .expect("it is static");
    let header = &authorization.headers()["authorization"];
    assert_eq!(header, &format!("App {CANARY}"));
    assert!(header.is_sensitive());
}
