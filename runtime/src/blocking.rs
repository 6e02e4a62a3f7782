//! The same clients for programs without async: their futures are driven on the caller's thread.
//!
//! There is no thread beside those of the program. What a call begins, such as a renewal, is run by
//! the thread that began it, after its own request; all others go on with the credential that is
//! usable still, or wait for the one renewal to end.
//!
//! ```no_run
//! # fn example(builder: keywright::Builder<keywright::generated::v1::Client>) -> keywright::Result<()> {
//! use keywright::{Method, blocking::wait};
//!
//! let client = builder.blocking().build()?;
//! let response = wait(client.request(Method::GET, "/any/path").send())?;
//! # Ok(())
//! # }
//! ```
//!
//! In an async program a wait blocks its thread, as every blocking call does; give it to a thread
//! for such calls, or better, await a client that was not built with
//! [`blocking`](crate::Builder::blocking). The two kinds refuse each other's place: what an async
//! client sends cannot be waited for, and what a blocking one sends cannot be awaited.

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::{Duration, Instant},
};

pub use crate::transport::UreqTransport;
use crate::{
    BoxFuture, Environment, Error, Result, Sleep, Spawn,
    environment::{Chance, Clocks},
};

thread_local! {
    /// The tasks that were begun by what this thread waits for; none where it does not wait.
    static BEGUN: RefCell<Option<Vec<BoxFuture<'static, ()>>>> = const { RefCell::new(None) };
    /// When the first of those who sleep on this thread is to be looked at again.
    static ALARM: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Drives a future of a client to its end on this thread, and everything that it begins.
pub fn wait<F: Future>(future: F) -> F::Output {
    let _waiting = Waiting::begin();
    let signal = Arc::new(Signal {
        thread: thread::current(),
        is_given: AtomicBool::new(false),
    });
    let waker = Waker::from(signal.clone());
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    let mut output = None;
    let mut tasks: Vec<BoxFuture<'static, ()>> = Vec::new();
    loop {
        ALARM.set(None);
        if output.is_none()
            && let Poll::Ready(it) = future.as_mut().poll(&mut context)
        {
            output = Some(it);
        }
        tasks.extend(begun());
        tasks.retain_mut(|it| it.as_mut().poll(&mut context).is_pending());
        let more = begun();
        let is_idle = more.is_empty();
        tasks.extend(more);
        if tasks.is_empty()
            && let Some(output) = output.take()
        {
            return output;
        }
        if is_idle {
            signal.rest();
        }
    }
}

/// Whether this thread waits for a future.
pub(crate) fn is_waiting() -> bool {
    BEGUN.with_borrow(Option::is_some)
}

/// Refuses to run what belongs to an async program, where it would never end.
#[cfg(feature = "reqwest")]
pub(crate) fn refuse_async() -> Result<()> {
    if is_waiting() {
        return Err(Error::input(
            "this client belongs to an async program and cannot be waited for; \
             build it with `blocking`, or await the call",
        ));
    }
    Ok(())
}

/// Refuses to block a thread that nobody has given for it.
pub(crate) fn refuse_await() -> Result<()> {
    if is_waiting() {
        return Ok(());
    }
    Err(Error::input(
        "this client was built with `blocking` and cannot be awaited; \
         call it in `keywright::blocking::wait`",
    ))
}

fn begun() -> Vec<BoxFuture<'static, ()>> {
    BEGUN.with_borrow_mut(|it| it.as_mut().map(std::mem::take).unwrap_or_default())
}

/// That this thread waits. One wait may stand in another, and ends before it.
struct Waiting {
    /// The tasks of the wait around this one.
    begun: Option<Vec<BoxFuture<'static, ()>>>,
    /// When the first of its sleepers is to be looked at.
    alarm: Option<Instant>,
}

impl Waiting {
    fn begin() -> Self {
        Self {
            begun: BEGUN.replace(Some(Vec::new())),
            alarm: ALARM.take(),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // What is cut off by a panic tells its end to those who wait for it, outside the borrow.
        drop(BEGUN.replace(self.begun.take()));
        ALARM.set(self.alarm);
    }
}

/// Wakes a thread that waits.
struct Signal {
    thread: Thread,
    is_given: AtomicBool,
}

impl Signal {
    /// Rests until it is given, or until the first of those who sleep wakes up.
    fn rest(&self) {
        while !self.is_given.swap(false, Ordering::Acquire) {
            match ALARM
                .get()
                .map(|it| it.saturating_duration_since(Instant::now()))
            {
                None => thread::park(),
                Some(Duration::ZERO) => return,
                Some(length) => thread::park_timeout(length),
            }
        }
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.is_given.store(true, Ordering::Release);
        self.thread.unpark();
    }
}

/// Tasks and sleepers of the thread that waits.
struct Caller;

impl Spawn for Caller {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        refuse_await()?;
        BEGUN.with_borrow_mut(|it| it.get_or_insert_default().push(task));
        Ok(())
    }
}

impl Sleep for Caller {
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
        let end = Instant::now() + length;
        Box::pin(poll_fn(move |_| {
            if Instant::now() >= end {
                return Poll::Ready(());
            }
            let first = ALARM.get().map_or(end, |it| it.min(end));
            ALARM.set(Some(first));
            Poll::Pending
        }))
    }
}

impl Environment {
    /// Tasks and sleepers of the thread that [waits](wait), the machine's clocks and random numbers.
    pub fn blocking() -> Self {
        Self {
            clock: Arc::new(Clocks),
            random: Arc::new(Chance),
            sleep: Arc::new(Caller),
            spawn: Arc::new(Caller),
        }
    }
}
