//! Listens on the loopback address for as long as somebody may come back to it.
//!
//! Anything on this machine can connect: a browser that opens connections ahead and never uses
//! them, a scanner, a web page that guesses. So their number, their size and their time are bounded,
//! and the oldest makes room for the newest.

use std::{
    collections::VecDeque,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
    task::{AbortHandle, JoinSet},
    time::sleep,
};

use super::{
    Arrival,
    address::Address,
    connection::{Desk, serve},
};
use crate::{Error, Result};

/// How many connections may be open at once.
const CONNECTIONS: usize = 32;

/// The pause after a connection that the system could not give.
const PAUSE: Duration = Duration::from_millis(50);

/// The open address. Whatever belongs to it ends when this is dropped.
pub(super) struct Listener {
    redirect_uri: String,
    tasks: JoinSet<()>,
    /// How many browsers wait for their page.
    waiting: watch::Receiver<usize>,
}

impl Listener {
    /// Listens on an address, and sends on who comes.
    pub(super) async fn bind(address: &Address, send: mpsc::Sender<Arrival>) -> Result<Self> {
        let mut sockets = Vec::new();
        let mut port = address.port.unwrap_or(0);
        for (index, ip) in address.ips.iter().enumerate() {
            match listen(*ip, port).await {
                Ok(socket) => {
                    port = socket.local_addr().map_err(|it| refused(&it, port))?.port();
                    sockets.push(socket);
                }
                // Not every machine has both addresses of `localhost`. A port that somebody else
                // has is no such case: a browser might come back to that program.
                Err(it) if index > 0 && it.kind() != io::ErrorKind::AddrInUse => {}
                Err(it) => return Err(refused(&it, port)),
            }
        }
        let (number, waiting) = watch::channel(0);
        let desk = Arc::new(Desk {
            address: address.clone(),
            port,
            send,
            waiting: number,
        });
        let mut tasks = JoinSet::new();
        for socket in sockets {
            tasks.spawn(accept(socket, desk.clone()));
        }
        Ok(Self {
            redirect_uri: address.redirect_uri(port),
            tasks,
            waiting,
        })
    }

    /// Where the browser comes back to.
    pub(super) fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// Ends when all browsers have the pages that were given out.
    pub(super) async fn end(mut self) {
        // Its counterpart lives in the tasks, which end with this.
        let _ = self.waiting.wait_for(|it| *it == 0).await;
        self.tasks.abort_all();
    }
}

async fn listen(ip: IpAddr, port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::new(ip, port)).await
}

/// Why nobody can listen, and what to do.
fn refused(error: &io::Error, port: u16) -> Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => Error::input(format!(
            "the port {port} of the `redirect_uri` is in use on this machine; end the program that \
             has it, which may be another sign-in, or choose a port that the provider knows, too"
        )),
        io::ErrorKind::PermissionDenied => Error::input(format!(
            "this program may not listen on the port {port} of the `redirect_uri`; choose one \
             above 1023 that the provider knows, too"
        )),
        kind => Error::input(format!(
            "this machine gives no port to listen on for the `redirect_uri`: {kind}"
        )),
    }
}

/// Takes connections until it is dropped, and them with it.
async fn accept(socket: TcpListener, desk: Arc<Desk>) {
    let mut tasks = JoinSet::new();
    let mut open: VecDeque<AbortHandle> = VecDeque::new();
    loop {
        let Ok((stream, _)) = socket.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        while tasks.try_join_next().is_some() {}
        open.retain(|it| !it.is_finished());
        if open.len() >= CONNECTIONS
            && let Some(oldest) = open.pop_front()
        {
            oldest.abort();
        }
        open.push_back(tasks.spawn(serve(stream, desk.clone())));
    }
}
