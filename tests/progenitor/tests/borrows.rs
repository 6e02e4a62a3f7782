//! The generated client against a peer on loopback: the credential is put on, renewed when it is
//! refused, and given to no strange origin.

use std::sync::{Arc, Mutex};

use keywright_infobip as infobip;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

/// Logs in whoever asks, and takes each token once. It hands out what it was sent.
async fn peer() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (sent, mut issued, mut used) = (Arc::new(Mutex::new(Vec::new())), 0, 0);
    let log = sent.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = vec![0; 8192];
            let length = stream.read(&mut bytes).await.unwrap_or(0);
            let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
            let carried = text.lines().find_map(|it| {
                let (name, value) = it.split_once(": ")?;
                name.eq_ignore_ascii_case("authorization")
                    .then(|| value.to_owned())
            });
            let carried = carried.unwrap_or_default();
            let (status, body) = if text.starts_with("POST /auth/1/session") {
                issued += 1;
                (200, format!(r#"{{"token":"t{issued}"}}"#))
            } else if text.starts_with("DELETE /auth/1/session") {
                (204, String::new())
            } else if used < issued && carried == format!("IBSSO t{issued}") {
                used = issued;
                (200, r#"{"balance":1.5,"currency":"EUR"}"#.to_owned())
            } else {
                (401, "{}".to_owned())
            };
            log.lock().expect("not poisoned").push(carried);
            let head = format!(
                "HTTP/1.1 {status} .\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream.write_all((head + &body).as_bytes()).await.ok();
        }
    });
    (url, sent)
}

#[tokio::test]
async fn a_progenitor_client_borrows_the_credential() {
    let (url, sent) = peer().await;
    let owner = infobip::Client::builder("xxxxx", infobip::Ibsso::new("jane", "s3cr3t"));
    let owner = owner
        .base_url(&*url)
        .allow_http_on_loopback()
        .build()
        .expect("valid settings");
    let client = plugged_progenitor::client(&url, owner.plug()).expect("no TLS");
    for _ in 0..2 {
        let balance = client.get_balance().await.expect("let in").into_inner();
        assert_eq!(balance.currency, "EUR");
    }
    let carried: Vec<_> = sent
        .lock()
        .expect("not poisoned")
        .iter()
        .filter(|it| !it.is_empty())
        .cloned()
        .collect();
    // The second call was refused, so the session was ended, another begun, and the call repeated.
    assert_eq!(carried, ["IBSSO t1", "IBSSO t1", "IBSSO t1", "IBSSO t2"]);
    assert_eq!(owner.counters().replays, 1);

    let strange = plugged_progenitor::client("http://127.0.0.1:9", owner.plug()).expect("no TLS");
    let error = strange.get_balance().await.expect_err("not its own");
    assert!(
        error.to_string().contains("origin to which the credential"),
        "{error}"
    );
}
