//! Programs without async: the same contracts on threads, without a thread of our own, and each
//! kind of client in its own place only.

use std::{
    sync::{Arc, Barrier, Mutex},
    thread::{self, ThreadId},
    time::Duration,
};

use crate::{
    common::*,
    peer::{Peer, token},
};
use keywright::{
    BoxFuture, Bytes, Environment, ErrorKind, Limits, Method, Result, Transport, Values,
    blocking::{UreqTransport, wait},
    generated::v1::Client,
};

/// A provider that runs on threads of its own.
fn peer() -> (Peer, tokio::runtime::Runtime) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    (runtime.block_on(Peer::start()), runtime)
}

fn blocking(url: &str) -> keywright::Builder<Client> {
    builder(session())
        .base_url(url)
        .allow_http_on_loopback()
        .blocking()
}

fn balance_of(client: &Client) -> Result<()> {
    wait(client.call(&GET_BALANCE, Values::new()))
}

fn logins(peer: &Peer) -> usize {
    peer.sent()
        .iter()
        .filter(|it| it.starts_with("POST /login"))
        .count()
}

#[test]
fn a_whole_life_without_async() {
    let (peer, _running) = peer();
    let client = blocking(&peer.url).build().expect("valid settings");
    balance_of(&client).expect("logged in");
    peer.revoke();
    balance_of(&client).expect("renewed and sent again");
    let request = client.request(Method::POST, "/any?page=2").json(&[1]);
    let response = wait(request.send()).expect("an answer");
    assert_eq!(response.text().expect("UTF-8"), "POST /any?page=2 [1]");
    assert_eq!(
        wait(client.plug().header()).expect("ready"),
        format!("Bearer {}", token(2)).as_str()
    );
    wait(client.close()).expect("revoked");
    assert_eq!(logins(&peer), 2);
    assert_eq!(client.counters().replays, 1);
    assert!(
        peer.sent()
            .last()
            .expect("sent")
            .starts_with("DELETE /login"),
        "{:?}",
        peer.sent()
    );
}

#[test]
fn one_renewal_serves_all_threads() {
    const THREADS: usize = 64;
    let (peer, _running) = peer();
    let client = blocking(&peer.url).build().expect("valid settings");
    for logins_so_far in [1, 2] {
        let together = Barrier::new(THREADS);
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    together.wait();
                    balance_of(&client).expect("let in");
                });
            }
        });
        assert_eq!(logins(&peer), logins_so_far);
        peer.revoke();
    }
}

/// Notes on which thread each request is sent.
#[derive(Clone)]
struct Noting(UreqTransport, Arc<Mutex<Vec<ThreadId>>>);

impl Transport for Noting {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        Box::pin(async move {
            self.1
                .lock()
                .expect("not poisoned")
                .push(thread::current().id());
            self.0.send(request, limits).await
        })
    }
}

#[test]
fn everything_runs_on_the_callers_thread() {
    let (peer, _running) = peer();
    let noting = Noting(UreqTransport::new(), Arc::default());
    let client = blocking(&peer.url)
        .transport(noting.clone())
        .build()
        .expect("valid settings");
    balance_of(&client).expect("logged in");
    peer.revoke();
    balance_of(&client).expect("renewed");
    let seen = noting.1.lock().expect("not poisoned").clone();
    assert_eq!(seen, [thread::current().id(); 5]);
}

#[tokio::test]
async fn a_wait_works_inside_an_async_program() {
    let (peer, running) = peer_elsewhere();
    let client = blocking(&peer.url).build().expect("valid settings");
    balance_of(&client).expect("logged in");
    assert_eq!(logins(&peer), 1);
    // A runtime cannot be dropped where one runs.
    thread::spawn(move || drop(running))
        .join()
        .expect("it ends");
}

fn peer_elsewhere() -> (Peer, tokio::runtime::Runtime) {
    thread::spawn(peer).join().expect("it starts")
}

#[tokio::test]
async fn each_kind_of_client_has_its_place() {
    let (peer, running) = peer_elsewhere();
    let client = blocking(&peer.url).build().expect("valid settings");
    let awaited = client.call::<()>(&GET_BALANCE, Values::new()).await;
    let error = awaited.expect_err("it would block a worker");
    assert!(
        error
            .to_string()
            .contains("call it in `keywright::blocking::wait`"),
        "{error}"
    );

    for credential in [session(), key()] {
        let client = builder(credential)
            .base_url(&*peer.url)
            .allow_http_on_loopback();
        let client = client.build().expect("valid settings");
        let error = wait(client.call::<()>(&GET_BALANCE, Values::new())).expect_err("never ends");
        assert_eq!(error.kind(), ErrorKind::Input);
        assert!(
            error.to_string().contains("build it with `blocking`"),
            "{error}"
        );
    }
    assert!(peer.sent().is_empty(), "something was sent");
    thread::spawn(move || drop(running))
        .join()
        .expect("it ends");
}

#[test]
fn what_fails_is_told_as_over_the_other_transport() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let silent = blocking(&url)
        .timeout(Duration::from_millis(50))
        .build()
        .expect("valid settings");
    let error = balance_of(&silent).expect_err("silence");
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error:?}");
    drop(listener);
    let error = balance_of(&blocking(&url).build().expect("valid settings")).expect_err("nobody");
    let told = format!("no connection to {}", url.trim_start_matches("http://"));
    assert_eq!(error.to_string(), told, "{error:?}");

    let (peer, _running) = peer();
    let tight = blocking(&peer.url)
        .body_limit(9)
        .build()
        .expect("valid settings");
    let error = balance_of(&tight).expect_err("too long");
    assert_eq!(error.to_string(), "the answer is longer than 9 bytes");
}

#[test]
fn sleepers_wake_up() {
    let begun = std::time::Instant::now();
    wait(
        Environment::blocking()
            .sleep
            .sleep(Duration::from_millis(30)),
    );
    assert!(begun.elapsed() >= Duration::from_millis(30));
}

/// A wait that ends inside another one leaves that one's sleepers alone.
#[test]
fn a_wait_may_stand_in_another() {
    let (told, ended) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let environment = Environment::blocking();
        let mut sleeper = environment.sleep.sleep(Duration::from_millis(30));
        wait(std::future::poll_fn(|context| {
            let is_over = sleeper.as_mut().poll(context);
            wait(async {});
            is_over
        }));
        told.send(()).ok();
    });
    ended
        .recv_timeout(Duration::from_secs(20))
        .expect("it wakes up");
}
