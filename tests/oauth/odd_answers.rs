//! A provider that was taken over: it sends the client elsewhere with its secrets, and its answers
//! do not end. The certified server never does, so a server of our own plays it.

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keywright_certified::{Client, ErrorKind, Machine, Person as Scheme};

use crate::code::WEB;
use crate::rogue::{Asked, Rogue, answer};

/// What no other host may see.
const SECRETS: [&str; 4] = ["a-secret", "a-code", "a-refresh-token", "an-access-token"];

const TOKENS: &str = r#"{"access_token":"an-access-token","token_type":"Bearer","expires_in":3600,"refresh_token":"a-refresh-token"}"#;

fn person() -> Scheme {
    Scheme::new("web").client_secret(SECRETS[0])
}

/// Ends a sign-in with a code.
async fn comes_back(client: &Client<Scheme>) -> keywright_certified::Result<()> {
    let begun = client.authorize(WEB).expect("a page");
    let callback = format!("{WEB}?code={}&state={}", SECRETS[1], begun.state());
    client.sign_in(begun, &callback).await
}

#[tokio::test]
async fn a_token_endpoint_that_redirects_is_not_followed() {
    let elsewhere = Rogue::start(|_, it| answer(it, "200 OK", "", TOKENS));
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let head = format!("Location: {}/token\r\n", elsewhere.url);
        // One code leads in, so that there is something to end; all else leads elsewhere.
        let rogue = Rogue::start(move |asked: &Asked, it: &mut TcpStream| {
            let is_code = asked.body.contains("grant_type=authorization_code");
            if is_code && asked.body.contains("code=good") {
                answer(it, "200 OK", "", &TOKENS.replace("3600", "0"));
            } else {
                answer(it, status, &head, "");
            }
        });
        let told = |error: keywright_certified::Error| {
            let error = error.to_string();
            assert!(
                error.contains("redirect, which is never followed"),
                "{error}"
            );
        };
        let machine = rogue
            .builder(Machine::new("web", SECRETS[0]))
            .build()
            .expect("a client");
        told(machine.get_resource().await.expect_err("no token"));
        let client = rogue.builder(person()).build().expect("a client");
        told(comes_back(&client).await.expect_err("no token"));
        let client = rogue.builder(person().refresh_token(SECRETS[2]));
        let client = client.build().expect("a client");
        told(client.get_me().await.expect_err("no token"));

        let begun = client.authorize(WEB).expect("a page");
        let callback = format!("{WEB}?code=good&state={}", begun.state());
        client
            .sign_in(begun, &callback)
            .await
            .expect("this one is answered");
        told(client.close().await.expect_err("it is not revoked"));
        let asked = rogue.asked();
        let last = asked.last().map(|it| it.line.as_str());
        assert_eq!(last, Some("POST /token/revocation HTTP/1.1"), "{asked:?}");
    }
    assert!(elsewhere.asked().is_empty(), "{:?}", elsewhere.asked());
}

#[tokio::test]
async fn an_answer_without_an_end_is_cut_off() {
    const LIMIT: usize = 64 << 10;
    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let rogue = Rogue::start(move |_, it| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"access_token\":\"";
        let mut more = it.write_all(head.as_bytes());
        while more.is_ok() {
            more = it.write_all(&[b'x'; 4096]);
            counter.fetch_add(4096, Ordering::Relaxed);
        }
    });
    let client = rogue
        .builder(Machine::new("web", SECRETS[0]))
        .body_limit(LIMIT);
    let client = client.build().expect("a client");
    let error = client.get_resource().await.expect_err("it does not end");
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(
        error.to_string().contains("longer than 65536 bytes"),
        "{error}"
    );
    // What was written beyond lies in the buffers of the two systems.
    assert!(written.load(Ordering::Relaxed) < 64 << 20);
    let client = rogue.builder(person()).body_limit(LIMIT).build();
    let error = comes_back(&client.expect("a client"))
        .await
        .expect_err("it does not end");
    assert!(
        error.to_string().contains("longer than 65536 bytes"),
        "{error}"
    );
}

#[tokio::test]
async fn a_head_without_an_end_is_cut_off() {
    let rogue = Rogue::start(|_, it| {
        let mut more = it.write_all(b"HTTP/1.1 200 OK\r\n");
        for number in 0_u64.. {
            if more.is_err() {
                break;
            }
            let line = format!("X-{number}: {}\r\n", "x".repeat(4096));
            more = it.write_all(line.as_bytes());
        }
    });
    let client = rogue.builder(Machine::new("web", SECRETS[0])).build();
    let error = client.expect("a client").get_resource().await;
    assert_eq!(
        error.expect_err("it does not end").kind(),
        ErrorKind::Transport
    );
}

#[tokio::test]
async fn what_an_error_says_is_short_and_holds_nothing_that_was_sent() {
    let rogue = Rogue::start(|asked, it| {
        let body = format!(
            r#"{{"error":"invalid_grant","error_description":"no: {} {}"}}"#,
            asked.body.replace(['"', '\\'], ""),
            "x".repeat(1 << 20)
        );
        answer(it, "400 Bad Request", "", &body);
    });
    let client = rogue.builder(person()).build().expect("a client");
    let error = comes_back(&client).await.expect_err("it is refused");
    assert_eq!(error.code(), Some("invalid_grant"));
    let told = format!("{error} {error:?}");
    assert!(told.len() < 4096, "{} bytes", told.len());
    for secret in SECRETS {
        assert!(!told.contains(secret), "{told}");
    }
}

#[tokio::test]
async fn one_challenge_among_others_says_why_a_token_was_refused() {
    const AMONG: &str = "WWW-Authenticate: Basic realm=\"a, b\", Bearer realm=\"x\", error=\"invalid_token\", DPoP algs=\"ES256\"\r\n";
    const LACKS: &str =
        "WWW-Authenticate: Negotiate, Bearer error=\"insufficient_scope\", scope=\"admin\"\r\n";
    for (status, head, refusal) in [
        ("401 Unauthorized", "", None),
        ("403 Forbidden", AMONG, None),
        ("403 Forbidden", "", Some(ErrorKind::Scope)),
        ("401 Unauthorized", LACKS, Some(ErrorKind::Scope)),
    ] {
        let calls = AtomicUsize::new(0);
        let rogue = Rogue::start(move |asked, it| {
            if asked.line.starts_with("POST ") {
                answer(it, "200 OK", "", TOKENS);
            } else if calls.fetch_add(1, Ordering::Relaxed) == 0 {
                answer(it, status, head, "");
            } else {
                answer(it, "200 OK", "", r#"{"client_id":"web"}"#);
            }
        });
        let client = rogue.builder(Machine::new("web", SECRETS[0])).build();
        let called = client.expect("a client").get_resource().await;
        let refused = called.err().map(|it| it.kind());
        assert_eq!(refused, refusal, "{status} {head}");
        let tokens = rogue.asked();
        let tokens = tokens.iter().filter(|it| it.line.starts_with("POST "));
        let expected = if refusal.is_none() { 2 } else { 1 };
        assert_eq!(tokens.count(), expected, "{status} {head}");
    }
}
