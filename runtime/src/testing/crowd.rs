//! Callers that come at once, of whom some go before they are answered.

use tokio::task::yield_now;

/// What so many callers are told who come at the same time. The first stays; the others go where
/// `leaves` says so, and are told nothing.
///
/// # Panics
///
/// When a caller panics.
pub async fn crowd<F>(
    callers: usize,
    call: impl Fn() -> F,
    leaves: impl Fn() -> bool,
) -> Vec<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let tasks: Vec<_> = (0..callers).map(|_| tokio::spawn(call())).collect();
    yield_now().await;
    for task in tasks.iter().skip(1) {
        if leaves() {
            task.abort();
        }
    }
    let mut told = Vec::new();
    for task in tasks {
        match task.await {
            Ok(it) => told.push(it),
            Err(gone) => assert!(gone.is_cancelled(), "{gone}"),
        }
    }
    told
}
