//! Measures the runtime beside the token caches that others have, in one run on one machine.
//!
//! It prints one line for each figure, its parts divided by tabs; `cargo xtask bench runtime`
//! makes tables of them.

mod contracts;
mod herd;
mod many;
mod ours;
mod peers;
mod server;
mod warm;

use std::{future::ready, sync::Arc, time::Instant};

use arc_swap::ArcSwap;
use http::HeaderValue;
use tokio::runtime::{Builder, Runtime};

use peers::Visitor as _;
use server::Server;
use warm::{Subject, Subjects};

/// What a cache that hands out a header cannot do without: one load, one clock, one clone.
struct Floor(ArcSwap<(HeaderValue, Instant)>);

impl Floor {
    fn header(&self) -> Option<HeaderValue> {
        let held = self.0.load();
        (held.1 > Instant::now()).then(|| held.0.clone())
    }
}

fn main() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    let server = runtime.block_on(Server::start());
    let bars = costs(&runtime, &server);
    let server = runtime.block_on(Server::start());
    runtime.block_on(herd::all(&server));
    many::all();
    let server = runtime.block_on(Server::start());
    let bars = bars
        .into_iter()
        .chain(runtime.block_on(contracts::all(&server)));
    for (number, what, found, is_met) in bars {
        let word = if is_met { "met" } else { "missed" };
        println!("bar\t{number}\t{what}\t{found}\t{word}");
    }
}

/// A bar: its number, what it demands, what was found, and whether that is enough.
pub type Bar = (u8, &'static str, String, bool);

/// What a ready header costs each of them.
fn costs(runtime: &Runtime, server: &Server) -> Vec<Bar> {
    let plug = ours::plug(server);
    let value = runtime.block_on(plug.header()).expect("a token");
    let until = Instant::now() + std::time::Duration::from_secs(3600);
    let floor = Arc::new(Floor(ArcSwap::from_pointee((value, until))));
    let readily = plug.clone();
    let mut subjects = runtime.block_on(async {
        let mut subjects = Subjects::default();
        let floor = move || ready(floor.header().ok_or(()));
        subjects.meet("floor", floor).await;
        let readily = move || ready(readily.ready_header().ok_or(()));
        subjects.meet("keywright, `ready_header`", readily).await;
        let awaited = move || {
            let plug = plug.clone();
            async move { plug.header().await }
        };
        subjects.meet("keywright, `header().await`", awaited).await;
        peers::all(server, &mut subjects).await;
        subjects.0
    });
    // In turn, so that what else the machine does befalls all of them.
    for _ in 0..21 {
        subjects.iter_mut().for_each(|it| it.1.alone());
    }
    for _ in 0..7 {
        subjects.iter_mut().for_each(|it| it.1.crowd());
    }
    for (name, it) in &subjects {
        println!(
            "warm\t{name}\t{:.0}\t{}\t{:.1}",
            it.nanoseconds(),
            it.allocations(),
            it.rate()
        );
    }
    let [floor, readily, awaited] = [0, 1, 2].map(|it: usize| &subjects[it].1);
    let times = |it: &Subject| it.nanoseconds() / floor.nanoseconds();
    let share = readily.rate() / floor.rate();
    vec![
        (
            1,
            "a ready header: no allocation; 1.5 × the floor for the ready call, 2 × through the async one",
            format!(
                "{} and {} allocations; {:.2} × and {:.2} ×",
                readily.allocations(),
                awaited.allocations(),
                times(readily),
                times(awaited)
            ),
            readily.allocations() + awaited.allocations() == 0
                && times(readily) <= 1.5
                && times(awaited) <= 2.0,
        ),
        (
            2,
            "64 tasks on 2 workers: 0.9 × the floor's throughput",
            format!("{share:.2} ×"),
            share >= 0.9,
        ),
    ]
}
