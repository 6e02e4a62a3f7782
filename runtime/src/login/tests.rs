//! A sign-in from its beginning to its end: the test is the browser, and whoever else connects.

mod device;
mod rig;

use std::time::Duration;

use tokio::{io::AsyncWriteExt as _, net::TcpStream, time::sleep};

use self::rig::{Network, begin, heard};
use super::*;
use crate::ErrorKind;

#[tokio::test]
async fn a_person_signs_in_and_nothing_stays_behind() {
    let network = Network::new();
    let client = network.client();
    let begun = begin(client.interactive_sign_in()).await;
    assert!(
        begun.redirect_uri.starts_with("http://127.0.0.1:"),
        "{}",
        begun.redirect_uri
    );
    let page = begun.get(&begun.callback("good")).await;
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    assert!(
        page.contains("You are signed in") && page.contains("Acme as jo@acme.example"),
        "{page}"
    );
    for secret in [&begun.state, "good", "t0ken"] {
        assert!(!page.contains(secret), "{page}");
    }
    let authority = begun.authority().to_owned();
    let signed_in = begun.end.await.expect("no panic").expect("signed in");
    assert_eq!(signed_in.account(), Some("jo@acme.example"));
    assert!(
        TcpStream::connect(authority).await.is_err(),
        "somebody still listens"
    );
    assert_eq!(network.sent(), ["/token", "/me"]);
    client
        .authorization()
        .await
        .expect("the client has its token");
}

#[tokio::test]
async fn what_belongs_to_no_sign_in_changes_nothing() {
    let network = Network::new();
    let begun = begin(network.client().interactive_sign_in()).await;
    let host = begun.authority().to_owned();
    let callback = begun.callback("good");
    for (status, request) in [
        (
            "400",
            format!("GET /callback?code=good&state=other HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ),
        (
            "400",
            format!("GET /callback HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ),
        (
            "404",
            format!("GET /favicon.ico HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ),
        (
            "404",
            format!("GET /callback/ HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ),
        (
            "405",
            format!("POST {callback} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n"),
        ),
        (
            "405",
            format!("HEAD {callback} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ),
        (
            "421",
            format!("GET {callback} HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
        ),
        (
            "421",
            format!("GET {callback} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ),
        (
            "421",
            format!("GET {callback} HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n"),
        ),
        (
            "421",
            format!("GET http://evil.example{callback} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        ),
        ("421", format!("GET {callback} HTTP/1.0\r\n\r\n")),
        ("400", "\u{16}\u{3}\u{1}\r\n\r\n".to_owned()),
    ] {
        let answer = begun.say(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}"))
                || answer.starts_with(&format!("HTTP/1.0 {status}")),
            "{request}{answer}"
        );
    }
    assert!(network.sent().is_empty(), "{:?}", network.sent());
    let page = begun.get("/callback?code=good&state=other").await;
    assert!(page.contains("This is another sign-in"), "{page}");
    let page = begun.get(&callback).await;
    assert!(page.contains("You are signed in"), "{page}");
    assert!(begun.end.await.expect("no panic").is_ok());
}

#[tokio::test]
async fn a_second_callback_is_shown_how_the_first_one_ended() {
    let network = Network::new();
    network.may_answer.forget_permits(1000);
    let begun = begin(network.client().interactive_sign_in()).await;
    let (first, second) = (begun.callback("good"), begun.callback("stolen"));
    let (first, second, ()) = tokio::join!(begun.get(&first), begun.get(&second), async {
        while network.sent().is_empty() {
            sleep(Duration::from_millis(1)).await;
        }
        network.may_answer.add_permits(2);
    });
    for page in [first, second] {
        assert!(page.contains("You are signed in"), "{page}");
    }
    assert!(begun.end.await.expect("no panic").is_ok());
    assert_eq!(network.sent(), ["/token", "/me"], "one callback is taken");
}

#[tokio::test]
async fn a_denial_and_a_refused_code_are_told_in_words() {
    for (query, heading, kind) in [
        (
            "error=access_denied&error_description=%3Cb%3Eno",
            "was not granted",
            ErrorKind::SignIn,
        ),
        (
            "error=temporarily_unavailable",
            "in a while",
            ErrorKind::Unavailable,
        ),
        ("code=bad", "You are not signed in", ErrorKind::Api),
    ] {
        let network = Network::new();
        let begun = begin(network.client().interactive_sign_in()).await;
        let page = begun
            .get(&format!("/callback?{query}&state={}", begun.state))
            .await;
        assert!(page.starts_with("HTTP/1.1 400 "), "{page}");
        assert!(page.contains(heading) && !page.contains("<b>"), "{page}");
        let error = begun
            .end
            .await
            .expect("no panic")
            .expect_err("not signed in");
        assert_eq!(error.kind(), kind, "{error}");
    }
}

#[tokio::test]
async fn nobody_can_keep_the_browser_out() {
    let network = Network::new();
    let begun = begin(network.client().interactive_sign_in()).await;
    // Connections that say nothing, and some that say it slowly.
    let mut idle = Vec::new();
    for _ in 0..100 {
        let mut stream = begun.connect().await;
        stream.write_all(b"GET /call").await.expect("it is open");
        idle.push(stream);
    }
    let long = "x".repeat(100_000);
    let answer = begun
        .get(&format!("/callback?code=good&state={long}"))
        .await;
    assert!(!answer.contains("200 OK"), "{answer}");
    let many = "A: b\r\n".repeat(100);
    let host = begun.authority();
    let answer = begun
        .say(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n{many}\r\n"))
        .await;
    assert!(answer.contains("431"), "{answer}");
    let page = begun.get(&begun.callback("good")).await;
    assert!(page.contains("You are signed in"), "{page}");
    assert!(begun.end.await.expect("no panic").is_ok());
    // The oldest made room, and the end closes all of them.
    for mut stream in idle {
        assert_eq!(heard(&mut stream).await, "");
    }
}

#[tokio::test]
async fn a_time_out_and_a_cancellation_close_the_port() {
    let network = Network::new();
    let sign_in = network.client().interactive_sign_in();
    let begun = begin(sign_in.timeout(Duration::from_millis(200))).await;
    let authority = begun.authority().to_owned();
    begun.get("/callback?code=good&state=other").await;
    let error = begun.end.await.expect("no panic").expect_err("nobody came");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(
        error.to_string(),
        "nobody came back from the page of Acme within 200ms; what came belonged to another sign-in"
    );
    assert!(TcpStream::connect(authority).await.is_err());

    let begun = begin(network.client().interactive_sign_in()).await;
    let authority = begun.authority().to_owned();
    let mut open = begun.connect().await;
    begun.end.abort();
    assert!(
        begun
            .end
            .await
            .expect_err("it was cancelled")
            .is_cancelled()
    );
    assert_eq!(heard(&mut open).await, "", "it is closed");
    assert!(TcpStream::connect(authority).await.is_err());
    assert!(network.sent().is_empty());
}

#[tokio::test]
async fn an_exact_redirect_uri_is_kept_and_its_port_must_be_free() {
    let network = Network::new();
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let port = taken.local_addr().expect("it is bound").port();
    let redirect_uri = format!("http://localhost:{port}/back/here?shop=1");
    let sign_in = || {
        network
            .client()
            .interactive_sign_in()
            .redirect_uri(&redirect_uri)
    };
    let error = sign_in().await.expect_err("the port is taken");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(
        error
            .to_string()
            .starts_with(&format!("the port {port} of the `redirect_uri` is in use")),
        "{error}"
    );
    drop(taken);
    let begun = begin(sign_in()).await;
    assert_eq!(begun.redirect_uri, redirect_uri);
    let page = begun
        .get(&format!(
            "/back/here?shop=1&code=good&state={}",
            begun.state
        ))
        .await;
    assert!(page.contains("You are signed in"), "{page}");
    assert!(begun.end.await.expect("no panic").is_ok());
}

#[tokio::test]
async fn who_cannot_be_reached_is_told_what_to_do() {
    let network = Network::new();
    for redirect_uri in ["https://app.example/callback", "com.example.app:/callback"] {
        let error = network
            .client()
            .interactive_sign_in()
            .redirect_uri(redirect_uri)
            .await;
        let error = error.expect_err("nobody can listen there");
        assert!(
            error.to_string().contains("take a loopback address"),
            "{error}"
        );
    }
    let error = network
        .client()
        .interactive_sign_in()
        .without_browser()
        .await;
    let error = error.expect_err("nobody is told").to_string();
    assert!(error.contains("`in_terminal`"), "{error}");
}

#[test]
fn it_needs_a_runtime_and_says_so() {
    let sign_in = Network::new().client().interactive_sign_in().into_future();
    let mut sign_in = std::pin::pin!(sign_in);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match sign_in.as_mut().poll(&mut context) {
        std::task::Poll::Ready(Err(error)) => {
            assert!(
                error.to_string().contains("needs a tokio runtime"),
                "{error}"
            );
        }
        it => panic!("{it:?}"),
    }
}
