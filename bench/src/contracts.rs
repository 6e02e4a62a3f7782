//! The bars that are about what happens when things go wrong, for the runtime alone: a clock that is
//! moved by hand takes the place of waiting for a token to end.

use std::time::{Duration, Instant};

use keywright::{Value, Values, generated::v1::Client, testing::ManualClock};

use crate::{
    Bar,
    herd::{DELAY, Herd, herd},
    ours,
    server::Server,
};

const CALLERS: usize = 1_000;
const HOUR: Duration = Duration::from_secs(3_600);

/// Bars 3 to 6 and 8.
pub async fn all(server: &Server) -> Vec<Bar> {
    vec![
        expired(server).await,
        failing(server).await,
        cancelled(server).await,
        usable(server).await,
        rejected(server).await,
    ]
}

async fn crowd(server: &Server, client: &Client, callers: usize) -> Herd {
    let plug = client.plug();
    herd(server, callers, || {
        let plug = plug.clone();
        async move { plug.header().await }
    })
    .await
}

async fn expired(server: &Server) -> Bar {
    let clock = ManualClock::default();
    let client = ours::timed(server, &clock);
    let (mut asked, mut took) = (0, Duration::MAX);
    server.waits(Duration::ZERO);
    client.plug().header().await.expect("a token");
    for _ in 0..5 {
        clock.advance(HOUR);
        server.waits(DELAY);
        let it = crowd(server, &client, CALLERS).await;
        asked = asked.max(it.asked);
        took = took.min(it.took);
    }
    let most = DELAY.mul_f64(1.25) + Duration::from_millis(5);
    (
        3,
        "1,000 callers, expired token: 1 request, all served within 1.25 × the server's delay and 5 ms",
        format!(
            "{asked} request, {:.1} ms of {:.0}",
            milliseconds(took),
            milliseconds(most)
        ),
        asked == 1 && took <= most,
    )
}

async fn failing(server: &Server) -> Bar {
    let clock = ManualClock::default();
    let client = ours::timed(server, &clock);
    server.fails(true);
    let first = crowd(server, &client, CALLERS).await;
    let in_pause = crowd(server, &client, CALLERS).await;
    clock.advance(Duration::from_millis(249));
    let still = crowd(server, &client, CALLERS).await;
    clock.advance(Duration::from_secs(1));
    let after = crowd(server, &client, CALLERS).await;
    server.fails(false);
    let failed = first.failed + in_pause.failed + still.failed;
    let (asked, paused) = (first.asked, in_pause.asked + still.asked);
    (
        4,
        "the same with the server failing: 1 request, one shared error, then a pause",
        format!(
            "{asked} request, {failed} of 3,000 told, {paused} in the pause, {} after it",
            after.asked
        ),
        (asked, failed, paused, after.asked) == (1, 3 * CALLERS, 0, 1),
    )
}

async fn cancelled(server: &Server) -> Bar {
    let client = ours::client(server);
    let plug = client.plug();
    server.waits(Duration::from_millis(100));
    server.asked();
    let leader = plug.clone();
    let leader = tokio::spawn(async move { leader.header().await });
    tokio::time::sleep(Duration::from_millis(20)).await;
    let followers: Vec<_> = (0..100)
        .map(|_| {
            let plug = plug.clone();
            tokio::spawn(async move { plug.header().await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(20)).await;
    leader.abort();
    let mut served = 0;
    for it in followers {
        served += usize::from(it.await.is_ok_and(|it| it.is_ok()));
    }
    let asked = server.asked();

    let alone = ours::plug(server);
    let gone = alone.clone();
    let caller = tokio::spawn(async move { gone.header().await });
    tokio::time::sleep(Duration::from_millis(20)).await;
    caller.abort();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let is_kept = alone.ready_header().is_some();
    let alone_asked = server.asked();
    server.waits(Duration::ZERO);
    (
        5,
        "leader cancelled: 1 request in all; its result is kept even if every caller is gone",
        format!(
            "{asked} request, {served} of 100 served; every caller gone: {alone_asked} request, {}",
            if is_kept { "kept" } else { "lost" }
        ),
        (asked, served, alone_asked, is_kept) == (1, 100, 1, true),
    )
}

async fn usable(server: &Server) -> Bar {
    let (mut errors, mut longest) = (0, Duration::ZERO);
    for fails in [true, false] {
        let clock = ManualClock::default();
        let client = ours::timed(server, &clock);
        server.waits(Duration::ZERO);
        let plug = client.plug();
        plug.header().await.expect("a token");
        clock.advance(HOUR - Duration::from_secs(60));
        server.fails(fails);
        server.waits(Duration::from_secs(1));
        for _ in 0..100 {
            let begun = Instant::now();
            errors += usize::from(plug.header().await.is_err());
            longest = longest.max(begun.elapsed());
        }
        server.fails(false);
        server.waits(Duration::ZERO);
    }
    (
        6,
        "old token usable while the renewal fails or hangs: 0 errors, less than 1 ms of waiting",
        format!("{errors} errors, {:.2} ms at most", milliseconds(longest)),
        errors == 0 && longest < Duration::from_millis(1),
    )
}

async fn rejected(server: &Server) -> Bar {
    let client = ours::client(server);
    client.plug().header().await.expect("a token");
    server.revoke();
    server.waits(DELAY);
    server.called();
    let it = herd(server, 50, || {
        let client = client.clone();
        async move { client.call::<Value>(&ours::ANY, Values::new()).await }
    })
    .await;
    let (served, called) = (50 - it.failed, server.called());
    server.waits(Duration::ZERO);
    (
        8,
        "50 calls rejected: 1 new token, one replay each, 50 succeed",
        format!("{} token, {called} calls, {served} succeed", it.asked),
        it.asked == 1 && served == 50 && called <= 100,
    )
}

fn milliseconds(it: Duration) -> f64 {
    it.as_secs_f64() * 1e3
}
