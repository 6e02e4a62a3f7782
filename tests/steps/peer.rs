//! The other side of a step: the strict server of `twelve.yaml`, and what it saw.

use keywright_generator::{Source, check};
use keywright_server::{Exchange, Options, Server};
use keywright_twelve::{Auth, Client, ErrorKind, Result, accepts};

/// The one source of the client and of the server.
const SPEC: &str = include_str!("twelve.yaml");

/// A strict server.
pub(crate) struct Peer {
    pub(crate) server: Server,
}

impl Peer {
    /// Starts one on this machine.
    pub(crate) async fn start() -> Self {
        let source = Source::new("tests/steps/twelve.yaml", SPEC);
        let provider = check(&source).expect("a spec without mistakes");
        let server = Server::start(provider, Options::default()).await;
        Self {
            server: server.expect("a free port on the loopback interface"),
        }
    }

    /// A typed client, as a user makes it, of this server.
    pub(crate) fn client<A: Auth>(&self, auth: A) -> Client<A> {
        let url = self.server.url("base").expect("every spec has this host");
        let builder = Client::builder(auth).base_url(url);
        let built = builder.allow_http_on_loopback().build();
        built.expect("a client that can be built")
    }

    /// What the server saw of these calls, each accepted.
    pub(crate) async fn accepts<T>(&self, calls: impl Future<Output = Result<T>>) -> Vec<Exchange> {
        let from = self.server.exchanges().len();
        let outcome = calls.await;
        let seen = self.server.exchanges().split_off(from);
        let reasons: Vec<_> = seen.iter().filter_map(|it| it.refusal.as_ref()).collect();
        assert!(reasons.is_empty(), "the server refused: {reasons:?}");
        if let Err(error) = outcome {
            panic!("the call failed: {error:?}");
        }
        seen
    }

    /// What the server saw of one ordinary call with a credential that it accepts.
    pub(crate) async fn accepts_one<A: Auth + accepts::Any>(&self, auth: A) -> Exchange {
        let client = self.client(auth);
        let seen = self.accepts(client.get_account()).await;
        let [one] = <[Exchange; 1]>::try_from(seen).expect("one call is one request");
        one
    }

    /// A wrong credential is refused, by the server and not by the client: what is accepted is
    /// accepted for what it says.
    pub(crate) async fn refuses<A: Auth + accepts::Any>(&self, auth: A) {
        let from = self.server.exchanges().len();
        let outcome = self.client(auth).get_account().await;
        let kind = outcome.map(|_| ()).map_err(|it| it.kind());
        assert_eq!(kind, Err(ErrorKind::Unauthorized));
        let seen = self.server.exchanges().split_off(from);
        assert!(seen.iter().all(|it| it.refusal.is_some()) && !seen.is_empty());
    }
}

/// The endpoints that were called, in order.
pub(crate) fn endpoints(seen: &[Exchange]) -> Vec<&str> {
    let ids = seen.iter().map(|it| it.endpoint.as_deref());
    ids.map(|it| it.unwrap_or("unknown")).collect()
}

/// Every value of a header, so that a second one is seen.
pub(crate) fn values<'a>(exchange: &'a Exchange, name: &str) -> Vec<&'a str> {
    let headers = exchange.headers.iter();
    let named = headers.filter(|(it, _)| it.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str()).collect()
}
