//! One client in several runtimes, as tests of programs and mixed programs have it: a connection
//! belongs to the runtime that made it, and may not be waited for in another one.

use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use crate::{common::*, peer::Peer};
use keywright::{Method, Values};

fn runtime() -> Runtime {
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime")
}

#[test]
fn a_client_goes_from_runtime_to_runtime() {
    let serving = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let serving = serving.expect("a runtime");
    let peer = serving.block_on(Peer::start());
    let client = builder(session())
        .base_url(&peer.url)
        .allow_http_on_loopback()
        .timeout(Duration::from_secs(5))
        .build()
        .expect("valid settings");
    let begun = Instant::now();
    let mut held = Vec::new();
    for number in 0..6 {
        let runtime = runtime();
        runtime.block_on(async {
            client
                .call::<()>(&GET_BALANCE, Values::new())
                .await
                .expect("a balance");
            let request = client.request(Method::POST, "/any").json(&[number]);
            assert_eq!(request.send().await.expect("an answer").status(), 200);
        });
        // Some end, and some are there still and run nothing.
        if number % 2 == 0 {
            held.push(runtime);
        }
    }
    assert!(
        begun.elapsed() < Duration::from_secs(4),
        "somebody waited for another runtime"
    );
}
