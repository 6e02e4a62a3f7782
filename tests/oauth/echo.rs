//! Basic and Bearer as httpbin reads them (RFC 7617, RFC 6750), and the shapes in which a server
//! leads elsewhere.

use std::sync::LazyLock;

use keywright_echo::{Auth, Basic, Bearer, Client, ErrorKind};
use reqwest::StatusCode;

use crate::process::Process;
use crate::rogue::{Rogue, answer};

/// The server, for all tests: it remembers nothing.
static ECHO: LazyLock<(Process, String)> = LazyLock::new(|| {
    let (process, url, _) = Process::start("python3", "echo.py", &[], "");
    (process, url)
});

fn client<A: Auth>(auth: A) -> Client<A> {
    let builder = Client::builder(auth).base_url(&ECHO.1);
    builder.allow_http_on_loopback().build().expect("a client")
}

#[tokio::test]
async fn basic_is_read_as_it_was_meant() {
    for (user, password) in [
        ("Aladdin", "open sesame"),
        ("user", "colons: two: of them"),
        ("user", "per%cent&plus+"),
        ("Füsun", "şifre ₺"),
        ("user", "\"quotes\" and \\"),
    ] {
        let client = client(Basic::new(user, password));
        let seen = client.get_user(user, password).await.expect("it is he");
        assert_eq!((seen.authenticated, &*seen.user), (true, user));
        let seen = client.get_hidden_user(user, password).await;
        assert_eq!(seen.expect("it is he").user, user);
    }
}

#[tokio::test]
async fn a_wrong_password_is_told_as_that() {
    let client = client(Basic::new("Aladdin", "close sesame"));
    let error = client
        .get_user("Aladdin", "open sesame")
        .await
        .expect_err("it is wrong");
    assert_eq!(error.kind(), ErrorKind::Unauthorized, "{error}");
    assert!(
        !format!("{error} {error:?}").contains("sesame"),
        "{error:?}"
    );
    // A server that hides what is there says so with another status, which says no more than that.
    let error = client
        .get_hidden_user("Aladdin", "open sesame")
        .await
        .expect_err("it is wrong");
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Api, Some(404)),
        "{error}"
    );
}

#[tokio::test]
async fn bearer_is_read_as_it_was_meant() {
    for token in ["mF_9.B5f-4.1JqM", "a/b+c~d==", "eyJhbGciOiJub25lIn0.e30."] {
        let seen = client(Bearer::new(token))
            .get_token()
            .await
            .expect("a token");
        assert_eq!((seen.authenticated, seen.token.expose()), (true, token));
    }
}

#[tokio::test]
async fn one_authorization_arrives() {
    let seen = client(Bearer::new("borne"))
        .get_headers()
        .await
        .expect("an answer");
    let text = seen.headers.to_string();
    assert_eq!(text.matches("Bearer borne").count(), 1, "{text}");
    assert_eq!(text.matches("uthorization").count(), 1, "{text}");
}

#[tokio::test]
async fn a_client_follows_no_redirect() {
    let elsewhere = Rogue::start(|_, it| answer(it, "200 OK", "", "{}"));
    let client = client(Bearer::new("borne"));
    let places = ["/bearer".to_owned(), format!("{}/bearer", elsewhere.url)];
    for status in [301, 302, 303, 307, 308] {
        for place in &places {
            let error = client
                .get_elsewhere(place, status)
                .await
                .expect_err("it is not followed");
            assert_eq!(error.status(), u16::try_from(status).ok());
            assert!(
                error
                    .to_string()
                    .contains("redirect, which is never followed"),
                "{error}"
            );
        }
    }
    assert!(elsewhere.asked().is_empty(), "{:?}", elsewhere.asked());
}

#[tokio::test]
async fn a_client_of_ones_own_follows_those_that_stay() {
    let elsewhere = Rogue::start(|_, it| answer(it, "200 OK", "", "{}"));
    let client = client(Bearer::new("borne"));
    let plug = client.plug();
    let http = reqwest::Client::builder()
        .redirect(plug.redirects())
        .build();
    let http = http.expect("a client without TLS");
    let goes = async |place: &str| {
        let url = format!("{}/redirect-to?status_code=307&url={place}", ECHO.1);
        let request = http.get(url).build().expect("a URL");
        plug.execute(&http, request).await.expect("an answer")
    };
    let stayed = goes("/bearer").await;
    assert_eq!(stayed.status(), StatusCode::OK);
    let text = stayed.text().await.expect("a body");
    assert!(
        text.contains("\"token\": \"borne\""),
        "the credential goes along: {text}"
    );
    let left = goes(&format!("{}/bearer", elsewhere.url)).await;
    assert_eq!(left.status(), StatusCode::TEMPORARY_REDIRECT);
    assert!(elsewhere.asked().is_empty(), "{:?}", elsewhere.asked());
}
