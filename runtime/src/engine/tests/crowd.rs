//! A parent and what comes with it and of it, all at once: nothing hangs, and no refresh token is
//! spent twice.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use super::{
    derived::{CHILD, reference},
    rig::Rig,
    yields::{BOT, USER},
};
use crate::{Random, Values, engine::Engine, testing::Repeatable};

/// Tells how often it got a credential.
async fn live(engine: Arc<Engine>, seed: u64, rounds: u64) -> u64 {
    let random = Repeatable::new(seed);
    let mut served = 0;
    for _ in 0..rounds {
        let ready = engine.ready().await;
        served += u64::from(ready.is_ok());
        if let (Ok(ready), 0) = (ready, random.next_u64() % 5) {
            drop(engine.newer(ready.generation).await);
        }
        if random.next_u64().is_multiple_of(20) {
            drop(engine.acquire_anew(random.next_u64() % 50).await);
        }
        // One who does not wait to the end.
        let waiting = engine.clone();
        let impatient = tokio::spawn(async move { waiting.ready().await });
        if random.next_u64().is_multiple_of(2) {
            impatient.abort();
        }
        tokio::task::yield_now().await;
    }
    served
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_hangs_and_nothing_is_spent_twice() {
    let rig = Rig::new(&BOT);
    let user = || rig.other(&USER, Values::new(), Some(&rig.engine));
    let engines = [
        rig.engine.clone(),
        user(),
        user(),
        rig.other(&CHILD, reference("a"), Some(&rig.engine)),
        rig.other(&CHILD, reference("b"), Some(&rig.engine)),
    ];
    let is_over = Arc::new(AtomicBool::new(false));
    let (clock, over) = (rig.clock.clone(), is_over.clone());
    let time = tokio::spawn(async move {
        while !over.load(Ordering::Relaxed) {
            clock.advance(Duration::from_secs(7));
            tokio::task::yield_now().await;
        }
    });
    let lives = engines
        .iter()
        .zip(1..)
        .map(|(engine, seed)| tokio::spawn(live(engine.clone(), seed, 300)));
    let all = async {
        for life in lives.collect::<Vec<_>>() {
            // Time runs on while they wait, so some are served too late; how many is for the scheduler to say.
            let served = life.await.expect("no panic");
            assert!(served > 30, "only {served} of 300 got a credential");
        }
    };
    let all = tokio::time::timeout(Duration::from_secs(60), all).await;
    is_over.store(true, Ordering::Relaxed);
    time.await.expect("no panic");
    all.expect("nothing hangs");
    assert_eq!(rig.fake.reused(), 0);
}
