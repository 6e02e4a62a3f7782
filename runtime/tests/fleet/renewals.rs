//! Eight processes with fifty tasks each use one credential: each renewal happens once between all.

use std::time::{Duration, Instant};

use crate::{
    crew::{Orders, Report, errors},
    provider::{Counts, Provider},
    proxy::Proxy,
    redis_server::RedisServer,
    tables::TIMEOUT,
};

const PROCESSES: usize = 8;
/// How long a token lives, and how long the processes run.
const LIFE: Duration = Duration::from_secs(5);
const LENGTH: Duration = Duration::from_secs(11);

/// What holds for a fleet to which nothing bad has happened.
fn once(counts: Counts, reports: &[Report], length: Duration) {
    assert_eq!(counts.logins, 1, "{counts:?}");
    assert_eq!(counts.reuses, 0, "{counts:?}");
    assert!(counts.refreshes >= 2, "{counts:?}");
    // A token is renewed after five eighths of its life at the earliest, or once it was refused,
    // which happens on a machine so busy that a call is under way when its token ends.
    let most = length.as_secs_f64() / (LIFE.as_secs_f64() * 0.625) + 1.0;
    let renewals = u32::try_from(counts.refreshes).expect("few");
    let refused = u32::try_from(counts.refused).expect("few");
    let most = most + f64::from(refused);
    assert!(f64::from(renewals) <= most, "{counts:?} in {length:?}");
    assert_eq!(errors(reports), [""; 0]);
    assert!(reports.iter().all(|it| it.good > 50), "{reports:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_renews_once() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let (provider, _) = Provider::start(LIFE).await;
    let start = Instant::now();
    let orders = Orders::new(&provider.url).folder(folder.path());
    let reports = orders.start(PROCESSES, LENGTH).end().await;
    assert_eq!(reports.len(), PROCESSES);
    once(provider.counts(), &reports, start.elapsed());
}

/// Redis is slow: each of its answers takes a fifth of a second.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_redis_renews_once() {
    let redis = RedisServer::start();
    let proxy = Proxy::start(redis.port()).await;
    proxy.delay(Duration::from_millis(100));
    let (provider, _) = Provider::start(LIFE).await;
    let start = Instant::now();
    let orders = Orders::new(&provider.url).redis(&proxy.url);
    let reports = orders.start(PROCESSES, LENGTH).end().await;
    assert_eq!(reports.len(), PROCESSES);
    once(provider.counts(), &reports, start.elapsed());
}

/// Redis is killed and forgets everything, again and again. What lies behind it does not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_restarts_before_a_folder_renews_once() {
    let (mut redis, folder) = (RedisServer::start(), tempfile::tempdir().expect("a folder"));
    let (provider, _) = Provider::start(LIFE).await;
    let start = Instant::now();
    let orders = Orders::new(&provider.url)
        .redis(&redis.url())
        .folder(folder.path());
    let crew = orders.start(PROCESSES, LENGTH);
    for _ in 0..3 {
        tokio::time::sleep(LENGTH / 4).await;
        tokio::task::block_in_place(|| redis.restart());
    }
    let reports = crew.end().await;
    assert_eq!(reports.len(), PROCESSES);
    once(provider.counts(), &reports, start.elapsed() + TIMEOUT);
}
