//! The process that renews is killed, or loses its lock, in the middle of a renewal.

use std::time::{Duration, Instant};

use crate::{
    crew::{Crew, Orders, errors},
    provider::{Next, Provider},
    redis_server::RedisServer,
    tables::LEASE,
};

const LIFE: Duration = Duration::from_secs(4);

/// Kills the process whose refresh the server has just taken and will never answer. That is the
/// worst moment: the refresh token is spent, and nobody knows the new one.
async fn killed_in_the_middle(orders: Orders, length: Duration) -> Duration {
    let (provider, mut told) = Provider::start(LIFE).await;
    let orders = Orders {
        provider: provider.url.clone(),
        ..orders
    };
    provider.next(Next::Swallow);
    let mut crew: Crew = orders.start(8, length);
    let leader = told.recv().await.expect("somebody renews");
    let start = Instant::now();
    let before = provider.counts();
    crew.kill(leader);
    let taken_over = loop {
        if provider.counts().logins > before.logins {
            break start.elapsed();
        }
        assert!(
            start.elapsed() < 4 * LEASE,
            "nobody takes over: {:?}",
            provider.counts()
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    let reports = crew.end().await;
    assert_eq!(reports.len(), 7, "seven survive");
    let counts = provider.counts();
    // The one more attempt that a crash in that window costs; its refusal ends the old login.
    assert_eq!((counts.reuses, counts.logins), (1, 2), "{counts:?}");
    assert_eq!(errors(&reports), [""; 0]);
    assert!(reports.iter().all(|it| it.good > 50), "{reports:?}");
    taken_over
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_that_dies_is_followed_at_once_in_a_folder() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let orders = Orders::new("").folder(folder.path());
    let taken_over = killed_in_the_middle(orders, Duration::from_secs(9)).await;
    // The system lets go of what the dead process had locked.
    assert!(taken_over < LEASE / 2, "{taken_over:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_that_dies_is_followed_after_its_lease_in_redis() {
    let redis = RedisServer::start();
    let orders = Orders::new("").redis(&redis.url());
    let taken_over = killed_in_the_middle(orders, LEASE + Duration::from_secs(12)).await;
    assert!(taken_over > LEASE / 2, "{taken_over:?}");
}

/// The lock of the process that renews is lost, and another one renews meanwhile. The first one is
/// told that its refresh token is spent, and looks into the store before it believes that.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_too_late_uses_what_another_process_won_in_redis() {
    let redis = RedisServer::start();
    let (provider, mut told) = Provider::start(LIFE).await;
    provider.forgives();
    provider.next(Next::Hold);
    let orders = Orders::new(&provider.url).redis(&redis.url());
    let crew = orders.start(2, Duration::from_secs(8));
    told.recv().await.expect("somebody renews");
    let locks: Vec<String> = redis.tell(&["KEYS", "*:lock"]);
    assert_eq!(locks.len(), 1);
    redis.tell::<i64>(&["DEL", &locks[0]]);
    let start = Instant::now();
    while provider.counts().refreshes == 0 {
        assert!(start.elapsed() < LEASE, "nobody else renews");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Long enough for the other process to store it.
    tokio::time::sleep(Duration::from_millis(100)).await;
    provider.let_through();
    let reports = crew.end().await;
    let counts = provider.counts();
    assert_eq!((counts.logins, counts.reuses), (1, 1), "{counts:?}");
    assert_eq!(errors(&reports), [""; 0]);
}
