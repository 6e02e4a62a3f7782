//! The whole life of every scheme on a clock that is moved by hand: nothing sleeps.

use std::{future::Future, time::Duration};

use keywright::{
    ErrorKind, Result,
    generated::v1::{Carrier, Client, Endpoint, Expiry, Method, Scheme},
};
use keywright_server::{Class, Exchange};

use crate::{
    command::{accepted, is_socket},
    script,
    wire::{Wire, assert_no_refusal},
};

impl Wire {
    /// Lives the life of every scheme: acquire, call, expire, renew, call, be refused early,
    /// renew and replay once, revoke. Then tries every scheme where it is not accepted.
    ///
    /// # Panics
    ///
    /// When a step fails, when the server refuses anything but what it is meant to refuse, or
    /// when a token is renewed more often than once.
    pub async fn lives(&mut self) {
        self.server.judge_form_only(false);
        for scheme in self.provider.schemes {
            self.server.reset();
            self.write(&format!("\n# {}: {}\n", scheme.id, scheme.title));
            let client = self.client(Some(scheme));
            let calls = self.calls(scheme);
            if scheme.acquire.is_empty() {
                self.held(&client, &calls).await;
            } else {
                self.life(scheme, &client, &calls).await;
            }
            self.not_accepted(scheme, &client).await;
        }
        self.server.reset();
    }

    /// The caller holds the credential: there is nothing to obtain, renew or revoke.
    async fn held(&mut self, client: &Client, calls: &[&'static Endpoint]) {
        for endpoint in calls {
            let caption = if endpoint.method == Method::GET {
                "A call"
            } else {
                "A call with a body"
            };
            let exchanges = self.step(caption, self.call(client, endpoint)).await;
            assert_no_refusal(&exchanges);
            assert_eq!(ids(&exchanges), [endpoint.id], "one call is one request");
        }
        let exchanges = self.run("Closing", client.close()).await;
        assert_eq!(exchanges.len(), 0, "there is nothing to revoke");
    }

    async fn life(
        &mut self,
        scheme: &'static Scheme,
        client: &Client,
        calls: &[&'static Endpoint],
    ) {
        let Some((first, others)) = calls.split_first() else {
            println!(
                "not run: {}: no ordinary endpoint accepts `{}`, so its life cannot be shown",
                self.provider.name, scheme.id
            );
            return;
        };
        let acquire: Vec<&str> = scheme.acquire.iter().map(|it| it.endpoint.id).collect();
        // What the credential itself authenticates is of no use once that has ended.
        let refresh = scheme
            .refresh
            .filter(|it| !accepted(it.endpoint).contains(&scheme.id));
        let renew = refresh.map_or_else(|| acquire.clone(), |it| vec![it.endpoint.id]);

        let exchanges = self
            .step("The first call obtains a token", self.call(client, first))
            .await;
        assert_no_refusal(&exchanges);
        assert_eq!(
            ids(&exchanges),
            [&acquire[..], &[first.id]].concat(),
            "each step once, then the call"
        );

        for endpoint in others {
            let exchanges = self
                .step("A call with a body", self.call(client, endpoint))
                .await;
            assert_no_refusal(&exchanges);
            assert_eq!(
                ids(&exchanges),
                [endpoint.id],
                "a ready token is used as it is"
            );
        }

        let again = if scheme.exclusive {
            "the old session is destroyed, if it is still there, another is made"
        } else {
            "the token is renewed"
        };
        if let Some(ends) = self.server.ends(scheme.id) {
            let length = u64::try_from(ends - self.server.clock().now()).unwrap_or(0) + 1000;
            self.advance(Duration::from_millis(length));
            let caption = format!("Expired after {}: {again}, the call is sent", span(length));
            let exchanges = self.step(&caption, self.call(client, first)).await;
            // A client that is not told when a token ends learns it by a refusal.
            let tried: &[&str] = if is_told(scheme) { &[] } else { &[first.id] };
            assert_eq!(
                refused_calls(scheme, &exchanges),
                vec![Class::Expired; tried.len()],
                "nothing was used after its time"
            );
            let expected = [tried, &renew, &[first.id]].concat();
            assert_renewed(scheme, &exchanges, &expected);
        }

        if !is_told(scheme) {
            // The client takes two refusals within minutes for a fault of another kind.
            self.advance(Duration::from_secs(600));
        }
        self.server.expire_all();
        let caption = format!(
            "Ended early by the server: the call is refused, {again}, the call is replayed once"
        );
        let exchanges = self.step(&caption, self.call(client, first)).await;
        assert_eq!(
            refused_calls(scheme, &exchanges),
            [Class::Expired],
            "one refusal, the deliberate one"
        );
        assert_renewed(
            scheme,
            &exchanges,
            &[&[first.id][..], &renew, &[first.id]].concat(),
        );

        let Some(revoke) = scheme.revoke else {
            let exchanges = self.run("Closing", client.close()).await;
            assert_eq!(exchanges.len(), 0, "the provider offers no way to revoke");
            return;
        };
        let exchanges = self.step("Closing revokes it", client.close()).await;
        assert_no_refusal(&exchanges);
        assert_eq!(
            ids(&exchanges),
            [revoke.endpoint.id],
            "revoked exactly once"
        );
    }

    /// An endpoint that does not accept the scheme is refused before anything is sent.
    async fn not_accepted(&mut self, scheme: &'static Scheme, client: &Client) {
        let from = self.server.exchanges().len();
        for endpoint in self.provider.endpoints {
            let accepts = accepted(endpoint);
            if accepts.is_empty() || accepts.contains(&scheme.id) {
                continue;
            }
            let outcome = client.call_value(endpoint, self.values(endpoint)).await;
            let kind = outcome.map(|_| ()).map_err(|it| it.kind());
            assert_eq!(
                kind,
                Err(ErrorKind::NotAccepted),
                "`{}` with `{}`",
                endpoint.id,
                scheme.id
            );
        }
        assert_eq!(
            self.since(from).len(),
            0,
            "nothing is sent where a scheme is not accepted"
        );
    }

    /// The endpoints that show a scheme: the simplest, and one with a body where the credential
    /// has another form there.
    fn calls(&self, scheme: &Scheme) -> Vec<&'static Endpoint> {
        let lives = self.provider.schemes.iter().flat_map(|it| {
            it.acquire
                .iter()
                .chain(it.refresh)
                .chain(it.revoke)
                .map(|it| it.endpoint.id)
        });
        let lives: Vec<&str> = lives.collect();
        let mut fit: Vec<&'static Endpoint> = self
            .provider
            .endpoints
            .iter()
            .copied()
            .filter(|it| accepted(it).contains(&scheme.id) && !lives.contains(&it.id))
            .filter(|it| !is_socket(self.provider, it))
            .collect();
        let required = |it: &Endpoint| it.fields.iter().filter(|it| !it.optional).count();
        let most = self.provider.schemes.len();
        fit.sort_by_key(|it| {
            (
                it.method != Method::GET,
                most - accepted(it).len(),
                required(it),
            )
        });
        let with_body = fit.iter().copied().find(|it| it.method == Method::POST);
        let is_split = scheme
            .send
            .iter()
            .any(|it| it.carrier == Carrier::Parameter);
        let first = fit.first().copied();
        first
            .into_iter()
            .chain(with_body.filter(|it| is_split && Some(it.id) != first.map(|it| it.id)))
            .collect()
    }

    fn call(
        &self,
        client: &Client,
        endpoint: &'static Endpoint,
    ) -> impl Future<Output = Result<()>> + use<> {
        let (client, values) = (client.clone(), self.values(endpoint));
        async move { client.call_value(endpoint, values).await.map(|_| ()) }
    }

    /// Runs a step and writes what it sent, under its caption.
    async fn step(
        &mut self,
        caption: &str,
        step: impl Future<Output = Result<()>>,
    ) -> Vec<Exchange> {
        let exchanges = self.run(caption, step).await;
        self.write(&format!("\n{caption}.\n\n"));
        let shown: Vec<String> = exchanges.iter().map(script::exchange).collect();
        self.write(&shown.join("\n"));
        exchanges
    }

    async fn run(&self, caption: &str, step: impl Future<Output = Result<()>>) -> Vec<Exchange> {
        let from = self.server.exchanges().len();
        let outcome = step.await;
        let exchanges = self.since(from);
        self.must(caption, &outcome, &exchanges);
        exchanges
    }

    /// Moves both clocks: the client's and the server's.
    fn advance(&self, by: Duration) {
        self.server.advance(by);
        self.clock.advance(by);
    }
}

fn ids(exchanges: &[Exchange]) -> Vec<&str> {
    exchanges
        .iter()
        .map(|it| it.endpoint.as_deref().unwrap_or("unknown"))
        .collect()
}

/// Exactly these endpoints in this order. Where only one session may be open, the old one may be
/// destroyed in between, once; that a dead one cannot be destroyed any more harms nobody.
fn assert_renewed(scheme: &Scheme, exchanges: &[Exchange], expected: &[&str]) {
    let revoke = scheme
        .revoke
        .filter(|_| scheme.exclusive)
        .map(|it| it.endpoint.id);
    let (revoked, called): (Vec<&str>, Vec<&str>) = ids(exchanges)
        .into_iter()
        .partition(|it| Some(*it) == revoke);
    assert_eq!(called, expected, "`{}`: renewed exactly once", scheme.id);
    assert!(
        revoked.len() <= 1,
        "`{}`: the old session is destroyed once at most",
        scheme.id
    );
}

/// Why calls were refused; the destroying of an old session is none.
fn refused_calls(scheme: &Scheme, exchanges: &[Exchange]) -> Vec<Class> {
    let revoke = scheme.revoke.map(|it| it.endpoint.id);
    let calls = exchanges
        .iter()
        .filter(|it| it.endpoint.as_deref() != revoke);
    calls
        .filter_map(|it| Some(it.refusal.as_ref()?.class))
        .collect()
}

/// Whether a client knows when a token ends.
fn is_told(scheme: &Scheme) -> bool {
    let is_known = |it: &Expiry| !matches!(it, Expiry::Unknown | Expiry::Never);
    scheme.expires.iter().any(is_known)
}

/// A length for people.
fn span(milliseconds: u64) -> String {
    match milliseconds / 1000 {
        seconds if seconds >= 7200 => format!("{} hours", seconds / 3600),
        seconds if seconds >= 120 => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    }
}
