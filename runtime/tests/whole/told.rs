//! What is told of a whole life: the spans and events that are documented, and no secret at any
//! level, from whomever it comes.

use std::{
    fmt::{self, Write as _},
    sync::{Arc, LazyLock, Mutex},
};

use tracing::{
    Dispatch, Event, Id, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Record},
    subscriber::DefaultGuard,
};

use crate::{
    common::*,
    peer::{Peer, token},
};
use keywright::{ErrorKind, Method, Values};

/// Writes down everything that anybody tells, as text.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("writing to memory");
    }
}

/// A subscriber that is alone in its process misses what another thread, to which nobody listens, was
/// the first to tell: `tracing` asks that thread alone, and remembers that nobody wants to know.
static COMPANY: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Everything::default()));

impl Everything {
    /// Listens to this thread until the guard is dropped.
    fn listen(&self) -> DefaultGuard {
        LazyLock::force(&COMPANY);
        tracing::subscriber::set_default(self.clone())
    }

    fn tell(&self, line: Line) {
        self.0.lock().expect("not poisoned").push(line.0);
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().expect("not poisoned").clone()
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut line = Line(format!(
            "{} {}",
            span.metadata().level(),
            span.metadata().name()
        ));
        span.record(&mut line);
        self.tell(line);
        Id::from_u64(self.lines().len() as u64)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut line = Line("recorded".to_owned());
        values.record(&mut line);
        self.tell(line);
    }

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(format!(
            "{} {}",
            event.metadata().level(),
            event.metadata().name()
        ));
        event.record(&mut line);
        self.tell(line);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_whole_life_is_told_without_a_secret() {
    let everything = Everything::default();
    let listening = everything.listen();
    let peer = Peer::start().await;
    let client = builder(session())
        .base_url(&*peer.url)
        .allow_http_on_loopback();
    let client = client.build().expect("valid settings");

    let call = || client.call::<keywright::Value>(&GET_BALANCE, Values::new());
    call().await.expect("logged in");
    peer.revoke();
    call().await.expect("renewed and sent again");
    let secret = format!("/{CANARY}?key={CANARY}");
    let request = client
        .request(Method::POST, &secret)
        .header("x-key", CANARY);
    request.json(&CANARY).send().await.expect("an answer");
    let plug = client.plug();
    let mut foreign = http::Request::get(format!("{}/x", peer.url))
        .body(())
        .expect("a request");
    plug.attach(&mut foreign).await.expect("its own origin");
    client.close().await.expect("revoked");
    drop(listening);

    let lines = everything.lines();
    for secret in [CANARY, "t0k3n-", &secret] {
        let leak = lines.iter().find(|it| it.contains(secret));
        assert_eq!(leak, None, "a secret was told");
    }
    assert!(
        peer.sent()[0].contains(CANARY) && peer.sent()[1].contains(&token(1)),
        "it was sent"
    );

    let own = lines
        .iter()
        .filter(|it| it.contains("keywright.") || it.starts_with("recorded"));
    let told: Vec<_> = own
        .map(|it| it.replace(r#" provider="acme""#, ""))
        .collect();
    let event = |level: &str, name: &str, fields: &str| {
        format!("{level} keywright.{name} message=keywright.{name} scheme=\"session\"{fields}")
    };
    let exchange = |endpoint: &str, method: &str| {
        format!("DEBUG keywright.exchange{endpoint} method=\"{method}\"")
    };
    let attempt = |number: u8, purpose: &str| {
        format!("INFO keywright.attempt scheme=\"session\" attempt={number} purpose=\"{purpose}\"")
    };
    let status = |it: u16| format!("recorded status={it}");
    assert_eq!(
        told,
        [
            event("TRACE", "waits", ""),
            attempt(1, "renew"),
            exchange(" endpoint=\"log_in\"", "POST"),
            status(200),
            event("INFO", "renewed", " attempt=1"),
            exchange(" endpoint=\"get_balance\"", "GET"),
            status(200),
            exchange(" endpoint=\"get_balance\"", "GET"),
            status(401),
            event(
                "INFO",
                "rejected",
                " generation=1 kind=\"unauthorized\" status=401"
            ),
            event("TRACE", "waits", ""),
            attempt(2, "renew"),
            exchange(" endpoint=\"log_in\"", "POST"),
            status(200),
            event("INFO", "renewed", " attempt=2"),
            event("INFO", "replay", " generation=2"),
            exchange(" endpoint=\"get_balance\"", "GET"),
            status(200),
            exchange("", "POST"),
            status(200),
            attempt(3, "close"),
            exchange(" endpoint=\"log_out\"", "DELETE"),
            status(200),
            event("INFO", "closed", ""),
        ]
    );
    let counted = client.counters();
    assert_eq!(
        (
            counted.renewals,
            counted.failures,
            counted.waits,
            counted.replays
        ),
        (2, 0, 2, 1)
    );
}

#[tokio::test]
async fn a_failure_is_told_and_counted() {
    let everything = Everything::default();
    let listening = everything.listen();
    let fake = Fake::new(|_| answer(500, &format!(r#"{{"code":"{CANARY}","text":"{CANARY}"}}"#)));
    let client = client(session(), &fake);
    let error = client.plug().header().await.expect_err("the login fails");
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    drop(listening);
    let lines = everything.lines();
    let failed = lines
        .iter()
        .find(|it| it.contains("keywright.failed"))
        .expect("it is told");
    for expected in [
        "WARN",
        "attempt=1",
        r#"kind="unavailable""#,
        "status=500",
        "temporary=true",
    ] {
        assert!(failed.contains(expected), "{expected} in {failed}");
    }
    assert!(!lines.concat().contains(CANARY), "{lines:?}");
    assert_eq!(client.counters().failures, 1);
}
