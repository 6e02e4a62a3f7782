//! Many callers who meet no token: how often the server is asked, and how long all of them wait.

use std::{
    fmt::Debug,
    future::Future,
    time::{Duration, Instant},
};

use http::HeaderValue;

use crate::{
    ours,
    peers::{self, Visitor},
    server::Server,
};

/// How long the server takes.
pub const DELAY: Duration = Duration::from_millis(20);
const CALLERS: usize = 1_000;
/// Those who fail one after another take long enough with fewer.
const FAILING: usize = 200;

/// How long a herd may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What became of a herd.
pub struct Herd {
    pub asked: usize,
    pub failed: usize,
    pub took: Duration,
}

/// Lets so many callers in at once.
pub async fn herd<F, T, O, E>(server: &Server, callers: usize, call: F) -> Herd
where
    F: Fn() -> T,
    T: Future<Output = Result<O, E>> + Send + 'static,
    O: Send + 'static,
    E: Send + 'static,
{
    server.asked();
    let begun = Instant::now();
    let tasks: Vec<_> = (0..callers).map(|_| tokio::spawn(call())).collect();
    let mut failed = 0;
    for it in tasks {
        let left = PATIENCE.saturating_sub(begun.elapsed());
        // Whoever has no answer by then counts as failed.
        let ended = tokio::time::timeout(left, it).await;
        failed += usize::from(!ended.is_ok_and(|it| it.expect("it ends").is_ok()));
    }
    Herd {
        took: begun.elapsed(),
        asked: server.asked(),
        failed,
    }
}

/// Lets a herd in on each that it meets, and prints what became of it.
struct Herds<'a> {
    server: &'a Server,
    fails: bool,
}

impl Visitor for Herds<'_> {
    async fn meet<F, T, E>(&mut self, name: &'static str, call: F)
    where
        F: Fn() -> T + Clone + Send + Sync + 'static,
        T: Future<Output = Result<HeaderValue, E>> + Send + 'static,
        E: Debug + Send + 'static,
    {
        let (word, callers) = if self.fails {
            ("failing", FAILING)
        } else {
            ("herd", CALLERS)
        };
        let it = herd(self.server, callers, call).await;
        let took = it.took.as_secs_f64() * 1e3;
        println!("{word}\t{name}\t{}\t{took:.0}\t{}", it.asked, it.failed);
    }
}

/// A herd of each, with a server that answers and with one that fails.
pub async fn all(server: &Server) {
    server.waits(DELAY);
    for fails in [false, true] {
        server.fails(fails);
        let mut herds = Herds { server, fails };
        let plug = ours::plug(server);
        let ours = move || {
            let it = plug.clone();
            async move { it.header().await }
        };
        herds.meet("keywright", ours).await;
        peers::all(server, &mut herds).await;
    }
    server.fails(false);
}
