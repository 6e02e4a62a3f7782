//! A way to Redis that can be made slow, or lead nowhere.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream, tcp},
};

pub(crate) struct Proxy {
    pub(crate) url: String,
    ways: Arc<Ways>,
}

#[derive(Default)]
struct Ways {
    delay: AtomicU64,
    is_dead: AtomicBool,
}

impl Proxy {
    pub(crate) async fn start(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let ways = Arc::new(Ways::default());
        let leading = ways.clone();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(("127.0.0.1", port)).await else {
                    continue;
                };
                let (near_read, near_write) = near.into_split();
                let (far_read, far_write) = far.into_split();
                tokio::spawn(lead(leading.clone(), near_read, far_write));
                tokio::spawn(lead(leading.clone(), far_read, near_write));
            }
        });
        Self {
            url: format!("redis://{address}"),
            ways,
        }
    }

    /// How long each piece takes, in each direction.
    pub(crate) fn delay(&self, delay: Duration) {
        let milliseconds = u64::try_from(delay.as_millis()).expect("it is short");
        self.ways.delay.store(milliseconds, Ordering::Relaxed);
    }

    /// Whether nothing comes through, although connections stay open.
    pub(crate) fn dies(&self, is_dead: bool) {
        self.ways.is_dead.store(is_dead, Ordering::Relaxed);
    }
}

async fn lead(ways: Arc<Ways>, mut from: tcp::OwnedReadHalf, mut to: tcp::OwnedWriteHalf) {
    let mut chunk = [0; 16 * 1024];
    while let Ok(read) = from.read(&mut chunk).await
        && read > 0
    {
        let delay = ways.delay.load(Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(delay)).await;
        if ways.is_dead.load(Ordering::Relaxed) {
            // What is lost on the way does not come later.
            continue;
        }
        if to.write_all(&chunk[..read]).await.is_err() {
            break;
        }
    }
}
