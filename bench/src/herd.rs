//! Many callers who meet no token: how often the server is asked, and how long all of them wait.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{ours, peers, server::Server};

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

/// A herd of each, with a server that answers and with one that fails.
pub async fn all(server: &Server) {
    server.waits(DELAY);
    for fails in [false, true] {
        server.fails(fails);
        let callers = if fails { FAILING } else { CALLERS };
        let tell = |name: &str, it: Herd| {
            let word = if fails { "failing" } else { "herd" };
            let took = it.took.as_secs_f64() * 1e3;
            println!("{word}\t{name}\t{}\t{took:.0}\t{}", it.asked, it.failed);
        };
        let plug = ours::plug(server);
        tell(
            "keywright",
            herd(server, callers, || {
                let it = plug.clone();
                async move { it.header().await }
            })
            .await,
        );
        let behind = Arc::new(peers::Behind::new(server));
        tell(
            "tokio `Mutex`",
            herd(server, callers, || {
                let it = behind.clone();
                async move { it.header().await }
            })
            .await,
        );
        let azure = Arc::new(peers::azure(server));
        tell(
            "object_store (azure)",
            herd(server, callers, || {
                let it = azure.clone();
                async move { peers::azure_header(&it).await }
            })
            .await,
        );
        let google = peers::google(server);
        tell(
            "google-cloud-auth",
            herd(server, callers, || {
                let it = google.clone();
                async move { peers::google_header(&it).await }
            })
            .await,
        );
        let yup = peers::yup(server).await;
        tell(
            "yup-oauth2",
            herd(server, callers, || {
                let it = yup.clone();
                async move { peers::yup_header(&it).await }
            })
            .await,
        );
    }
    server.fails(false);
}
