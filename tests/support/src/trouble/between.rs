//! What lies between a client and the strict server: a transport that fails as told.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use http::{Request, Response, StatusCode};
use keywright::{BoxFuture, Bytes, Error, ErrorKind, Limits, ReqwestTransport, Result, Transport};

/// How one request fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nobody takes it.
    Refused,
    /// No answer comes in time.
    Late,
    /// It is answered like this, and the provider has not seen it.
    Answered(u16, &'static str),
    /// The provider has done everything, and its answer is lost.
    Lost,
    /// The provider has done everything, and something between answers like this.
    Replaced(u16, &'static str),
    /// The provider has done everything, and half of its answer comes.
    Cut,
}

pub(super) const FAULTS: [Fault; 14] = [
    Fault::Refused,
    Fault::Lost,
    Fault::Answered(500, "oops"),
    Fault::Late,
    Fault::Answered(503, "{}"),
    Fault::Cut,
    Fault::Answered(429, ""),
    Fault::Answered(408, ""),
    Fault::Replaced(200, "<html>Sign on to the network</html>"),
    Fault::Answered(502, "<html>Bad gateway</html>"),
    Fault::Answered(200, "<html>Sign on to the network</html>"),
    Fault::Replaced(504, ""),
    Fault::Answered(200, ""),
    Fault::Answered(200, "{\"half"),
];

/// The way to the server.
#[derive(Clone)]
pub(crate) struct Way(Arc<Traffic>);

struct Traffic {
    real: ReqwestTransport,
    faults: Mutex<VecDeque<Fault>>,
    count: AtomicUsize,
    lost: AtomicUsize,
    under_way: AtomicUsize,
    most: AtomicUsize,
}

impl Way {
    pub(super) fn new() -> Self {
        Self(Arc::new(Traffic {
            real: ReqwestTransport::new().expect("there is a transport"),
            faults: Mutex::default(),
            count: AtomicUsize::new(0),
            lost: AtomicUsize::new(0),
            under_way: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        }))
    }

    /// The next requests fail.
    pub(super) fn script(&self, fault: Fault, times: u64) {
        let faults = (0..times).map(|_| fault);
        self.faults().extend(faults);
    }

    /// No more of them fail; how many answers were lost since it was asked last.
    pub(super) fn end(&self) -> usize {
        self.faults().clear();
        self.0.lost.swap(0, SeqCst)
    }

    /// How many requests were made.
    pub(super) fn count(&self) -> usize {
        self.0.count.load(SeqCst)
    }

    /// Begins to count anew how many are under way at the same time.
    pub(super) fn forget_most(&self) {
        self.0.most.store(0, SeqCst);
    }

    /// How many were under way at the same time, at most.
    pub(super) fn most(&self) -> usize {
        self.0.most.load(SeqCst)
    }

    fn faults(&self) -> std::sync::MutexGuard<'_, VecDeque<Fault>> {
        self.0.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn sent(&self, request: Request<Bytes>, limits: Limits) -> Result<Response<Bytes>> {
        let fault = self.faults().pop_front();
        match fault {
            Some(Fault::Refused) => return Err(failed(ErrorKind::Transport)),
            Some(Fault::Late) => return Err(failed(ErrorKind::Timeout)),
            Some(Fault::Answered(status, body)) => {
                // The client believes that what it asked for was done.
                self.0.lost.fetch_add(usize::from(status < 300), SeqCst);
                return Ok(answer(status, body));
            }
            _ => {}
        }
        let answered = self.0.real.send(request, limits).await?;
        if fault.is_some() {
            self.0.lost.fetch_add(1, SeqCst);
        }
        match fault {
            Some(Fault::Replaced(status, body)) => Ok(answer(status, body)),
            Some(Fault::Cut) => Ok(answered.map(|it| it.slice(..it.len() / 2))),
            Some(_) => Err(failed(ErrorKind::Transport)),
            None => Ok(answered),
        }
    }
}

impl Transport for Way {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>>> {
        Box::pin(async move {
            self.0.count.fetch_add(1, SeqCst);
            let under_way = self.0.under_way.fetch_add(1, SeqCst) + 1;
            self.0.most.fetch_max(under_way, SeqCst);
            // Whoever asks again while this is under way is to be seen.
            tokio::task::yield_now().await;
            let answered = self.sent(request, limits).await;
            self.0.under_way.fetch_sub(1, SeqCst);
            answered
        })
    }
}

fn failed(kind: ErrorKind) -> Error {
    Error::new(kind, "as told")
}

fn answer(status: u16, body: &'static str) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::from_static(body.as_bytes()));
    *answer.status_mut() = StatusCode::from_u16(status).expect("a status");
    answer
}
