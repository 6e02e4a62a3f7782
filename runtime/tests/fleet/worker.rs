//! One process of a fleet: this very program, started again by [`crew`](crate::crew).

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use keywright::{BackedStore, EncryptionKey, FileStore, RedisStore, TokenStore, Values};

use crate::tables::{GET_BALANCE, session};

/// How a process is told what to do.
pub(crate) const PROVIDER: &str = "FLEET_PROVIDER";
pub(crate) const REDIS: &str = "FLEET_REDIS";
pub(crate) const FOLDER: &str = "FLEET_FOLDER";
pub(crate) const PROCESS: &str = "FLEET_PROCESS";
pub(crate) const TASKS: &str = "FLEET_TASKS";
pub(crate) const USERS: &str = "FLEET_USERS";
pub(crate) const MILLISECONDS: &str = "FLEET_MILLISECONDS";

/// The pause between two calls of a task.
const PAUSE: Duration = Duration::from_millis(800);

/// The store that all processes share: Redis, a folder, or one behind the other.
pub(crate) fn store(redis: Option<&str>, folder: Option<&str>) -> Arc<dyn TokenStore> {
    let key = EncryptionKey::new(&[7; 32]);
    let redis = redis.map(|url| {
        let store = RedisStore::new(url, "fleet").expect("an address");
        Arc::new(store.timeout(Duration::from_secs(5)).encrypted(key.clone()))
    });
    let folder = folder.map(|path| {
        let store = FileStore::open(path).expect("a folder of our own");
        Arc::new(store.encrypted(key.clone()))
    });
    match (redis, folder) {
        (Some(redis), Some(folder)) => Arc::new(BackedStore::new(redis, folder)),
        (Some(redis), None) => redis,
        (None, Some(folder)) => folder,
        (None, None) => panic!("a process needs a store"),
    }
}

fn told(name: &str) -> Option<String> {
    env::var(name).ok()
}

fn number(name: &str) -> u32 {
    let text = told(name).unwrap_or_else(|| panic!("{name} is not set"));
    text.parse().expect("a number")
}

/// Calls with many tasks until its time is over, and says how it went.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it is started by the other tests"]
async fn run() {
    let end = Instant::now() + Duration::from_millis(number(MILLISECONDS).into());
    let store = store(told(REDIS).as_deref(), told(FOLDER).as_deref());
    let (url, process) = (told(PROVIDER).expect("a provider"), number(PROCESS));
    let clients: Vec<_> = (0..number(USERS))
        .map(|user| {
            session(
                &url,
                store.clone(),
                &format!("u{user}"),
                &process.to_string(),
            )
        })
        .collect();
    let good = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..number(TASKS))
        .map(|task| {
            let user = usize::try_from(task).expect("it is small") % clients.len();
            let (client, good) = (clients[user].clone(), good.clone());
            tokio::spawn(async move {
                // They do not all begin at once.
                tokio::time::sleep(PAUSE * (task % 10) / 10).await;
                while Instant::now() < end {
                    match client.call::<()>(&GET_BALANCE, Values::new()).await {
                        Ok(()) => drop(good.fetch_add(1, Ordering::Relaxed)),
                        Err(error) => println!("\nfleet: error {error:?}"),
                    }
                    tokio::time::sleep(PAUSE).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no panic");
    }
    println!("\nfleet: good {}", good.load(Ordering::Relaxed));
}
