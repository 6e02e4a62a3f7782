//! A process that forks while it has a client: the other one makes connections of its own, waits for no
//! renewal that is not its own, and goes on.

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    process::{Command, Stdio, exit},
    time::Duration,
};

use fork::{Fork, fork, waitpid};
use keywright::{Values, blocking::wait, generated::v1::Client, testing::ManualClock};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

use crate::{
    provider::{CLIENT, PING, builder, client, ping, token_of},
    server::Server,
};

const URL: &str = "KEYWRIGHT_TEST_FORK_URL";
const HOW: &str = "KEYWRIGHT_TEST_FORK_HOW";
/// Longer than anything here takes, and shorter than the lease of a lock.
const PATIENCE: Duration = Duration::from_secs(20);

fn runtime() -> Runtime {
    let built = Builder::new_current_thread().enable_all().build();
    built.expect("a runtime")
}

/// Forks. Each process does something with what it has, and only the first one comes back.
fn both<T>(mine: T, first: impl FnOnce(T), second: impl FnOnce()) {
    match fork().expect("another process") {
        Fork::Child => {
            let outcome = catch_unwind(AssertUnwindSafe(second));
            // What belongs to the other process is left alone: it is not even dropped.
            exit(i32::from(outcome.is_err()));
        }
        Fork::Parent(child) => {
            first(mine);
            assert_eq!(waitpid(child).expect("it is ours"), 0, "the other process");
        }
    }
}

/// What each of the tests does in a process of its own, which has no threads but those of the harness.
#[test]
#[ignore = "the tests beside it run this one, as a process that forks"]
fn the_process() {
    let url = env::var(URL).expect("set by the test that starts this");
    let server = Server::elsewhere(url);
    match env::var(HOW)
        .expect("set by the test that starts this")
        .as_str()
    {
        "blocking" => without_async(&server),
        "idle" => between_calls(&server),
        _ => in_a_renewal(&server),
    }
}

fn without_async(server: &Server) {
    let built = builder(server, &CLIENT, &ManualClock::default()).blocking();
    let client: Client = built.build().expect("valid settings");
    let calls = || {
        for _ in 0..20 {
            wait(client.call_value(&PING, Values::new())).expect("an answer");
        }
    };
    calls();
    both((), |()| calls(), calls);
}

fn between_calls(server: &Server) {
    let client = client(server, &CLIENT, &ManualClock::default());
    let calls = |runtime: &Runtime| {
        for _ in 0..20 {
            let call = async { timeout(PATIENCE, ping(&client)).await };
            runtime.block_on(call).expect("in time").expect("an answer");
        }
    };
    let mine = runtime();
    calls(&mine);
    both(mine, |mine| calls(&mine), || calls(&runtime()));
}

fn in_a_renewal(server: &Server) {
    let clock = ManualClock::default();
    let client = client(server, &CLIENT, &clock);
    let mine = runtime();
    mine.block_on(token_of(&client)).expect("a token");
    clock.advance(Duration::from_secs(3_600));
    let soon = async { timeout(Duration::from_millis(300), token_of(&client)).await };
    mine.block_on(soon)
        .expect_err("the server keeps it waiting");
    let token = |runtime: &Runtime| {
        let call = async { timeout(PATIENCE, ping(&client)).await };
        runtime.block_on(call).expect("in time").expect("a token");
    };
    both(mine, |mine| token(&mine), || token(&runtime()));
}

fn start(server: &Server, how: &str) -> std::process::Child {
    Command::new(env::current_exe().expect("this program"))
        .args(["forked::the_process", "--exact", "--ignored", "--nocapture"])
        .env(URL, &server.url)
        .env(HOW, how)
        .stdout(Stdio::null())
        .spawn()
        .expect("this program can be started again")
}

async fn succeeds(mut process: std::process::Child) {
    let ended = tokio::task::spawn_blocking(move || process.wait());
    let status = ended.await.expect("no panic").expect("it has ended");
    assert!(status.success(), "{status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_process_has_connections_of_its_own() {
    for how in ["blocking", "idle"] {
        let server = Server::start().await;
        server.book().keeps_open = true;
        succeeds(start(&server, how)).await;
        let book = server.book();
        assert_eq!(book.connections, 2, "{how}: one for each process");
        assert_eq!(book.calls, 60, "{how}");
        assert_eq!(book.asked.len(), 1, "{how}: both have the token");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_renewal_of_the_other_process_is_not_waited_for() {
    let server = Server::start().await;
    server.book().is_gated = true;
    server.let_through(1);
    let process = start(&server, "renewing");
    // One of each process; the first one's was under way when it forked.
    server.seen(3).await;
    server.let_through(2);
    succeeds(process).await;
    let book = server.book();
    assert_eq!((book.asked.len(), book.calls), (3, 2));
}
