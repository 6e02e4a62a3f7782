//! What one ready header costs: alone, and for many tasks on two workers.

use std::{
    fmt::Debug,
    future::Future,
    hint::black_box,
    pin::pin,
    task::{Context, Waker},
    time::Instant,
};

use http::HeaderValue;
use tokio::runtime::Handle;

use crate::peers::Visitor;

/// How many calls make one sample.
const CALLS: u32 = 20_000;
const TASKS: u32 = 64;

/// Something that hands out a header, with the samples that were taken of it.
pub struct Subject {
    alone: Box<dyn FnMut() -> f64>,
    crowd: Box<dyn FnMut() -> f64>,
    allocations: u64,
    nanoseconds: Vec<f64>,
    rates: Vec<f64>,
}

/// All of them, by name.
#[derive(Default)]
pub struct Subjects(pub Vec<(&'static str, Subject)>);

impl Visitor for Subjects {
    async fn meet<F, T, E>(&mut self, name: &'static str, call: F)
    where
        F: Fn() -> T + Clone + Send + Sync + 'static,
        T: Future<Output = Result<HeaderValue, E>> + Send + 'static,
        E: Debug + Send + 'static,
    {
        self.0.push((name, Subject::new(call).await));
    }
}

impl Subject {
    /// It is called once, so that it is ready.
    async fn new<F, T, E>(call: F) -> Self
    where
        F: Fn() -> T + Clone + Send + Sync + 'static,
        T: Future<Output = Result<HeaderValue, E>> + Send,
        E: Debug + Send,
    {
        call().await.expect("a header");
        let handle = Handle::current();
        let counted = call.clone();
        let allocations = {
            let counted = allocation_counter::measure(|| {
                let mut context = Context::from_waker(Waker::noop());
                let ended = pin!(counted()).poll(&mut context);
                assert!(ended.is_ready(), "it is not ready");
                drop(black_box(ended));
            });
            counted.count_total
        };
        let (lonely, one) = (handle.clone(), call.clone());
        Self {
            alone: Box::new(move || {
                lonely.block_on(async {
                    let begun = Instant::now();
                    for _ in 0..CALLS {
                        black_box(one().await).expect("a header");
                    }
                    begun.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
                })
            }),
            crowd: Box::new(move || {
                handle.block_on(async {
                    let begun = Instant::now();
                    let tasks = (0..TASKS).map(|_| {
                        let call = call.clone();
                        tokio::spawn(async move {
                            for _ in 0..CALLS / 4 {
                                black_box(call().await).expect("a header");
                            }
                        })
                    });
                    for it in tasks.collect::<Vec<_>>() {
                        it.await.expect("it ends");
                    }
                    f64::from(TASKS * (CALLS / 4)) / begun.elapsed().as_secs_f64() / 1e6
                })
            }),
            allocations,
            nanoseconds: Vec::new(),
            rates: Vec::new(),
        }
    }

    /// Takes a sample of one caller.
    pub fn alone(&mut self) {
        let it = (self.alone)();
        self.nanoseconds.push(it);
    }

    /// Takes a sample of many tasks.
    pub fn crowd(&mut self) {
        let it = (self.crowd)();
        self.rates.push(it);
    }

    /// The least time of one call.
    pub fn nanoseconds(&self) -> f64 {
        self.nanoseconds
            .iter()
            .copied()
            .fold(f64::INFINITY, f64::min)
    }

    pub fn allocations(&self) -> u64 {
        self.allocations
    }

    /// The median of the rates, in millions of headers a second.
    pub fn rate(&self) -> f64 {
        let mut rates = self.rates.clone();
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or_default()
    }
}
