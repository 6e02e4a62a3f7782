//! Measures the runtime beside the token caches that others have, in one run on one machine.
//!
//! It prints one line for each figure, its parts divided by tabs; `cargo xtask bench runtime`
//! makes tables of them.

mod contracts;
mod herd;
mod ours;
mod peers;
mod server;
mod warm;

use std::{future::ready, sync::Arc, time::Instant};

use arc_swap::ArcSwap;
use http::HeaderValue;
use tokio::runtime::{Builder, Runtime};

use server::Server;
use warm::Subject;

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
    let behind = Arc::new(peers::Behind::new(server));
    let (azure, google) = {
        let _inside = runtime.enter();
        (Arc::new(peers::azure(server)), peers::google(server))
    };
    let yup = runtime.block_on(peers::yup(server));
    let of = |name, measured: Subject| (name, measured);
    let readily = plug.clone();
    let mut subjects = vec![
        of(
            "floor",
            Subject::new(runtime, move || ready(floor.header().ok_or(()))),
        ),
        of(
            "keywright, `ready_header`",
            Subject::new(runtime, move || ready(readily.ready_header().ok_or(()))),
        ),
        of(
            "keywright, `header().await`",
            Subject::new(runtime, move || {
                let plug = plug.clone();
                async move { plug.header().await }
            }),
        ),
        of(
            "tokio `Mutex`",
            Subject::new(runtime, move || {
                let it = behind.clone();
                async move { it.header().await }
            }),
        ),
        of(
            "object_store (azure)",
            Subject::new(runtime, move || {
                let it = azure.clone();
                async move { peers::azure_header(&it).await }
            }),
        ),
        of(
            "google-cloud-auth",
            Subject::new(runtime, move || {
                let it = google.clone();
                async move { peers::google_header(&it).await }
            }),
        ),
        of(
            "yup-oauth2",
            Subject::new(runtime, move || {
                let it = yup.clone();
                async move { peers::yup_header(&it).await }
            }),
        ),
    ];
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
