//! The reqwest transport against a server made by hand, for what a client must not do.

use std::{sync::mpsc, time::Duration};

use crate::common::*;
use keywright::{ErrorKind, Method, Values, generated::v1::Client};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Answers every connection with the same bytes, and hands out what it was sent.
async fn serve(answer: Vec<u8>) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (sent, received) = mpsc::channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            let mut chunk = [0; 4096];
            while !request.windows(4).any(|it| it == b"\r\n\r\n") {
                match stream.read(&mut chunk).await {
                    Ok(read) if read > 0 => request.extend_from_slice(&chunk[..read]),
                    _ => break,
                }
            }
            sent.send(String::from_utf8_lossy(&request).into_owned())
                .ok();
            stream.write_all(&answer).await.ok();
            stream.shutdown().await.ok();
        }
    });
    (format!("http://{address}"), received)
}

fn answer(head: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn client(url: &str) -> keywright::Builder<Client> {
    builder(key()).base_url(url).allow_http_on_loopback()
}

#[tokio::test]
async fn a_call_over_tcp() {
    let (url, received) = serve(answer("200 OK", r#"{"balance":1}"#)).await;
    let client = client(&url).build().expect("valid settings");
    let () = client
        .call(&GET_BALANCE, Values::new())
        .await
        .expect("a balance");
    let request = received.recv().expect("one request");
    let lines: Vec<_> = request.lines().take(4).collect();
    let host = format!("Host: {}", url.trim_start_matches("http://"));
    let authorization = format!("Authorization: App {CANARY}");
    assert!(lines[0] == "GET /balance HTTP/1.1", "{request}");
    for expected in [
        authorization.as_str(),
        "Accept: application/json",
        host.as_str(),
        "User-Agent: keywright",
    ] {
        assert!(
            request.lines().any(|it| it == expected),
            "{expected} in {request}"
        );
    }
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    let (elsewhere, stolen) = serve(answer("200 OK", "{}")).await;
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let (url, _received) =
            serve(answer(&format!("{status}\r\nLocation: {elsewhere}/x"), "")).await;
        let client = client(&url).build().expect("valid settings");
        let error = client
            .call::<()>(&GET_BALANCE, Values::new())
            .await
            .expect_err("a redirect");
        assert_eq!(error.kind(), ErrorKind::Api);
        assert!(
            error
                .to_string()
                .contains("redirect, which is never followed"),
            "{error}"
        );
    }
    assert!(stolen.try_recv().is_err(), "a redirect was followed");
}

/// Some servers close a connection that they said to keep, and do not say so.
#[tokio::test]
async fn a_connection_that_was_closed_is_not_used_again() {
    let kept = "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{\"balance\":1}";
    let (url, received) = serve(kept.as_bytes().to_vec()).await;
    let client = client(&url).build().expect("valid settings");
    for number in 0..10 {
        let () = client
            .call(&GET_BALANCE, Values::new())
            .await
            .expect("a balance");
        // Time for the end of the connection to arrive.
        tokio::time::sleep(Duration::from_millis(20)).await;
        let request = client.request(Method::POST, "/any").json(&[number]);
        assert_eq!(request.send().await.expect("an answer").status(), 200);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let posts = received.try_iter().filter(|it| it.starts_with("POST"));
    assert_eq!(posts.count(), 10, "none was sent twice");
}

#[tokio::test]
async fn a_long_body_is_cut_off() {
    let announced = answer("200 OK", &"x".repeat(2000));
    let chunked = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n",
        "64\r\n".to_owned() + &"x".repeat(100) + "\r\n"
    );
    for body in [announced, chunked.into_bytes()] {
        let (url, _received) = serve(body).await;
        let client = client(&url).body_limit(99).build().expect("valid settings");
        let error = client
            .call::<()>(&GET_BALANCE, Values::new())
            .await
            .expect_err("too long");
        assert_eq!(error.to_string(), "the answer is longer than 99 bytes");
    }
}

#[tokio::test]
async fn a_silent_server_is_a_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let client = client(&url)
        .timeout(Duration::from_millis(50))
        .build()
        .expect("valid settings");
    let error = client
        .call::<()>(&GET_BALANCE, Values::new())
        .await
        .expect_err("silence");
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn no_connection_is_temporary_and_names_no_url() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let error = client(&url)
        .build()
        .expect("valid settings")
        .call::<()>(&GET_BALANCE, Values::new())
        .await;
    let error = error.expect_err("nobody listens");
    assert!(error.is_temporary());
    let told = format!("no connection to {}", url.trim_start_matches("http://"));
    assert_eq!(error.to_string(), told);
    let source = std::error::Error::source(&error)
        .expect("a cause")
        .to_string();
    assert!(!source.contains("balance"), "{source}");
}
