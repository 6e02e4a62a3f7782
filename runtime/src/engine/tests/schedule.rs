//! Every await point in any order: callers, attempts of two engines on one store, and what cuts them off
//! are polled by hand, in an order that follows from a seed.
//!
//! That it can fail was tried by hand: a lock that is given back before the renewal, a token that is handed
//! out and not stored, a store that is not believed where it is newer, and an attempt that is cut off and
//! tells nobody each fail here.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    time::Duration,
};

use super::rig::{ROTATING, Rig, key};
use crate::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, MemoryStore, Random as _, Record, Replaced,
    Result, Spawn, StoreKey, TokenStore, Version,
    engine::{Engine, Ready},
    testing::Repeatable,
};

/// A memory store of which every call is an await point, before and after it is done.
#[derive(Default)]
struct Yielding(MemoryStore);

impl TokenStore for Yielding {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(around(self.0.load(key)))
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(around(self.0.replace(key, expected, record, fence)))
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(around(self.0.remove(key, expected, fence)))
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(around(self.0.lock(key, lease)))
    }
}

async fn around<T>(act: BoxFuture<'_, T>) -> T {
    tokio::task::yield_now().await;
    let done = act.await;
    tokio::task::yield_now().await;
    done
}

/// Tasks that run when they are polled.
#[derive(Clone, Default)]
struct Tasks(Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Spawn for Tasks {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        self.0.lock().expect("nobody panics with it").push(task);
        Ok(())
    }
}

impl Tasks {
    fn count(&self) -> usize {
        self.0.lock().expect("nobody panics with it").len()
    }

    fn take(&self) -> Option<BoxFuture<'static, ()>> {
        self.0.lock().expect("nobody panics with it").pop()
    }

    /// Polls the attempt once, if there is one.
    fn poll(&self) {
        if let Some(mut task) = self.take()
            && poll(task.as_mut()).is_pending()
        {
            drop(self.spawn(task));
        }
    }
}

fn poll<T>(future: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Poll<T> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// One process: an engine, what it runs, and those who wait for it.
struct Process {
    engine: Arc<Engine>,
    tasks: Tasks,
    callers: Vec<BoxFuture<'static, Result<Arc<Ready>>>>,
    newest: u64,
}

impl Process {
    fn new(rig: &Rig) -> Self {
        let tasks = Tasks::default();
        Self {
            engine: rig.spawning(tasks.clone()),
            tasks,
            callers: Vec::new(),
            newest: 0,
        }
    }

    fn call(&mut self, rejects: bool) {
        let (engine, newest) = (self.engine.clone(), self.newest);
        self.callers.push(Box::pin(async move {
            match engine.newer(newest).await {
                Some(newer) if rejects => Ok(newer),
                _ => engine.ready().await,
            }
        }));
    }

    /// Polls one of those who wait. What it is told must have a cause.
    fn poll_caller(&mut self, index: usize, may_fail: bool) {
        if let Poll::Ready(told) = poll(self.callers[index].as_mut()) {
            drop(self.callers.swap_remove(index));
            match told {
                Ok(ready) => self.newest = self.newest.max(ready.generation),
                Err(error) => assert!(may_fail, "nothing had gone wrong: {error}"),
            }
        }
        assert!(self.tasks.count() <= 1, "two attempts at once");
    }
}

/// Polls everything until nothing is left.
fn run_out(processes: &mut [Process]) {
    for _ in 0..10_000 {
        for process in &mut *processes {
            process.tasks.poll();
            for index in (0..process.callers.len()).rev() {
                process.poll_caller(index, true);
            }
        }
        let is_over = |it: &Process| it.callers.is_empty() && it.tasks.count() == 0;
        if processes.iter().all(is_over) {
            return;
        }
    }
    panic!("somebody waits for ever");
}

/// One schedule of so many steps.
fn run(seed: u64, steps: u32) {
    let random = Repeatable::new(seed);
    let chance = |of: usize| usize::try_from(random.next_u64() % of as u64).expect("it is small");
    let rig = Rig::with_store(&ROTATING, Arc::new(Yielding::default()));
    let mut processes = [Process::new(&rig), Process::new(&rig)];
    // What was cut off: so many tokens may be sent once more.
    let (mut cuts, mut faults) = (0, 0);
    for _ in 0..steps {
        let is_idle = processes.iter().all(|it| it.tasks.count() == 0);
        let process = &mut processes[chance(2)];
        let waiting = process.callers.len();
        match chance(24) {
            0..=2 => process.call(false),
            3 if process.newest > 0 => process.call(true),
            4..=10 if waiting > 0 => process.poll_caller(chance(waiting), cuts + faults > 0),
            11 if waiting > 0 => drop(process.callers.swap_remove(chance(waiting))),
            12..=20 => process.tasks.poll(),
            21 if chance(4) == 0 => cuts += u32::from(process.tasks.take().is_some()),
            22 if chance(4) == 0 => {
                let kinds = [ErrorKind::Unavailable, ErrorKind::Client, ErrorKind::Decode];
                rig.fake.fail([Error::new(kinds[chance(3)], "as told")]);
                faults += 1;
            }
            // The hands are moved far only while no request is under way.
            23 if is_idle => rig.advance([1, 60, 3_400, 3_600][chance(4)]),
            _ => rig.clock.advance(Duration::from_millis(100)),
        }
    }
    for _ in 0..=faults {
        run_out(&mut processes);
        for process in &mut processes {
            process.call(false);
        }
        run_out(&mut processes);
        rig.advance(120);
    }
    rig.advance(3_600);
    for process in &mut processes {
        process.call(false);
    }
    run_out(&mut processes);
    for process in &processes {
        assert!(process.engine.warm().is_some(), "it is stuck");
    }
    let reused = rig.fake.reused();
    assert!(reused <= cuts, "{reused} reuses, and {cuts} cuts");
    let key = key(&ROTATING);
    let mut load = rig.store.load(&key);
    let entry = loop {
        if let Poll::Ready(it) = poll(load.as_mut()) {
            break it.expect("memory does not fail");
        }
    };
    let record = entry.expect("a record").record;
    assert!(record.intent.is_none(), "a journal was left open");
}

#[test]
fn whatever_the_order_nobody_waits_for_ever_and_nothing_is_spent_twice() {
    for seed in 0..1_000 {
        let told = std::panic::catch_unwind(|| run(seed, 150));
        assert!(told.is_ok(), "seed {seed} failed");
    }
}
