//! Callers who go away, at every point at which they can: those who stay are served, by one request, and
//! what it brings is kept.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    task::Poll,
    time::Duration,
};

use keywright::testing::ManualClock;

use crate::{
    herd::{SCHEMES, herd},
    provider::{ROTATING, begun, ping, token_of},
    server::Server,
};

/// Polls a future so often and then drops it. Tells whether it had ended.
async fn polled(future: impl Future, times: u32, polls: &AtomicU32) -> bool {
    let mut future = pin!(future);
    poll_fn(move |context| {
        if polls.fetch_add(1, Ordering::Relaxed) == times {
            return Poll::Ready(false);
        }
        future.as_mut().poll(context).map(|_| true)
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_that_is_dropped_at_any_point_harms_nobody() {
    for scheme in SCHEMES {
        // Until it is polled so often that it comes to its end.
        for times in 0.. {
            let (server, clock) = (Server::start().await, ManualClock::default());
            let client = begun(&server, scheme, &clock).await;
            let before = server.asked().len();
            clock.advance(Duration::from_secs(3_600));
            server.book().delay = Duration::from_millis(5);
            let (polls, leading) = (Arc::new(AtomicU32::new(0)), client.clone());
            let count = polls.clone();
            let leader = tokio::spawn(async move { polled(ping(&leading), times, &count).await });
            while polls.load(Ordering::Relaxed) == 0 {
                tokio::task::yield_now().await;
            }
            for told in herd(&client, 20).await {
                told.unwrap_or_else(|error| panic!("{} after {times}: {error}", scheme.id));
            }
            let is_whole = leader.await.expect("no panic");
            let expected = if scheme.id == "session" { 2 } else { 1 };
            let asked = server.asked().len() - before;
            assert_eq!(asked, expected, "{} after {times}", scheme.id);
            assert_eq!(server.book().reuses, 0);
            ping(&client).await.expect("it lives");
            if is_whole {
                assert!(times > 0, "it was never dropped");
                break;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_all_callers_gone_a_rotated_token_is_kept() {
    let (server, clock) = (Server::start().await, ManualClock::default());
    let client = begun(&server, &ROTATING, &clock).await;
    for life in 1..10 {
        clock.advance(Duration::from_secs(3_600));
        server.book().is_gated = true;
        let callers: Vec<_> = (0..100)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { token_of(&client).await })
            })
            .collect();
        server.seen(life + 1).await;
        for caller in &callers {
            caller.abort();
        }
        for caller in callers {
            assert!(caller.await.expect_err("it waits").is_cancelled());
        }
        server.book().is_gated = false;
        server.let_through(1);
        ping(&client).await.expect("the result is there");
        assert_eq!(server.asked().len(), life + 1, "and nobody asked again");
    }
    assert_eq!(server.book().reuses, 0);
}
