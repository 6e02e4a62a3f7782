//! The whole life of every scheme on a clock that is moved by hand: nothing sleeps.

mod beside;
mod device;
mod exchanges;
mod expected;
mod registered;
mod shared;
mod sign_in;

use std::{future::Future, time::Duration};

use keywright::{
    ErrorKind, Result,
    generated::v1::{Carrier, Client, Endpoint, Method, Scheme},
};
use keywright_server::{Class, Exchange};

use exchanges::{apart, ids};
use expected::{is_obtained, is_told};

use crate::{
    command::{accepted, is_socket},
    wire::{Given, Wire, assert_no_refusal},
};

impl Wire {
    /// Lives the life of every scheme: acquire or sign in, call, expire, renew, call, be refused
    /// early, renew and replay once, revoke. Then tries every scheme where it is not accepted.
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
            self.registered(scheme).await;
            let calls = self.calls(scheme);
            let client = if let Some((first, others)) = calls.split_first() {
                self.live(scheme, first, others).await
            } else {
                self.not_shown(scheme);
                self.client(scheme, &Given::default())
            };
            self.not_accepted(scheme, &client).await;
        }
        self.server.reset();
    }

    fn not_shown(&self, scheme: &Scheme) {
        println!(
            "not run: {}: no ordinary endpoint accepts `{}`, so its life cannot be shown",
            self.provider.name, scheme.id
        );
    }

    async fn live(
        &mut self,
        scheme: &'static Scheme,
        first: &'static Endpoint,
        others: &[&'static Endpoint],
    ) -> Client {
        let given = self.given(scheme, first);
        let root = self.client(self.lineage(scheme)[0], &given);
        let whole = self.derived(scheme, &given, root.clone());
        if scheme.sign_in.is_some() {
            self.sign_in(scheme, &whole, first).await;
        } else if self.lineage(scheme)[0].sign_in.is_some() {
            let outcome = self.signed_in_by(self.lineage(scheme)[0], &root).await;
            self.must("The sign-in of the parent", &outcome, &[]);
        }
        let client = match scheme.tenant {
            Some(_) => whole.tenant(self.server.tenants(scheme.id)[0].as_str()),
            None => Ok(whole.clone()),
        };
        self.must("Choosing a tenant", &client.clone().map(|_| ()), &[]);
        let client = client.expect("it was checked");

        if !is_obtained(scheme) {
            self.held(scheme, &client, first, others).await;
            if let Some(tenant) = scheme.tenant {
                self.tenants(scheme, &whole, tenant, first).await;
            }
            return client;
        }
        if self.life(scheme, &client, first, others).await {
            self.out_of_scope(scheme, &client, &given).await;
            self.introspected(scheme, &client).await;
            self.revoked(scheme, &client).await;
        }
        if scheme.sign_in.is_some() {
            self.other_ways_in(scheme, first).await;
        }
        self.shared(scheme, &given, first).await;
        client
    }

    /// What several clients share, each time from the beginning.
    async fn shared(&mut self, scheme: &'static Scheme, given: &Given, call: &'static Endpoint) {
        self.server.reset();
        let root = self.client(self.lineage(scheme)[0], given);
        let child = self.derived(scheme, given, root.clone());
        let is_signed_in = self.lineage(scheme)[0].sign_in.is_some();
        if is_signed_in {
            let outcome = self.signed_in_by(self.lineage(scheme)[0], &root).await;
            self.must("The sign-in", &outcome, &[]);
        }
        if let Some(tenant) = scheme.tenant {
            self.tenants(scheme, &child, tenant, call).await;
            return;
        }
        self.herd(scheme, &child, call).await;
        if scheme.yielded {
            self.yielded(scheme, &root, &child, call).await;
        }
        if !is_signed_in {
            self.other_parents(scheme, call).await;
        }
    }

    /// The caller holds the credential: there is nothing to obtain, renew or revoke.
    async fn held(
        &mut self,
        scheme: &'static Scheme,
        client: &Client,
        first: &'static Endpoint,
        others: &[&'static Endpoint],
    ) {
        let lookup = scheme.tenant.map(|it| it.step.endpoint.id);
        for endpoint in [&[first], others].concat() {
            let caption = if endpoint.method == Method::GET {
                "A call"
            } else {
                "A call with a body"
            };
            let exchanges = self.step(caption, self.call(client, endpoint)).await;
            assert_no_refusal(&exchanges);
            let (lookups, calls) = apart(&exchanges, lookup);
            assert_eq!(calls, [endpoint.id], "one call is one request");
            assert!(lookups.len() <= 1, "the tenants are looked up once");
        }
        let exchanges = self.run("Closing", client.close()).await;
        assert_eq!(exchanges.len(), 0, "there is nothing to revoke");
    }

    /// Lives on what is obtained; whether there is something to revoke in the end.
    async fn life(
        &mut self,
        scheme: &'static Scheme,
        client: &Client,
        first: &'static Endpoint,
        others: &[&'static Endpoint],
    ) -> bool {
        let lookup = scheme.tenant.map(|it| it.step.endpoint.id);
        let caption = if scheme.sign_in.is_some() {
            "A call"
        } else {
            "The first call obtains a token"
        };
        let obtaining = self.obtaining(scheme);
        let exchanges = self.step(caption, self.call(client, first)).await;
        assert_no_refusal(&exchanges);
        let (lookups, called) = apart(&exchanges, lookup);
        assert_eq!(
            called,
            [&obtaining[..], &[first.id]].concat(),
            "each step once, then the call"
        );
        let tenants = usize::from(lookup.is_some());
        assert_eq!(lookups.len(), tenants, "the tenants are looked up once");

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
            // A client that is not told when a token ends learns it by a refusal.
            let tried: &[&str] = if is_told(scheme) { &[] } else { &[first.id] };
            if self.needs_person(scheme) {
                self.over("Expired", client, first, tried).await;
                return false;
            }
            let renewal = self.renewing(scheme);
            let caption = format!("Expired after {}: {again}, the call is sent", span(length));
            let exchanges = self.step(&caption, self.call(client, first)).await;
            assert_eq!(
                self.refused_calls(scheme, &exchanges),
                vec![Class::Expired; tried.len() + renewal.refused],
                "nothing was used after its time"
            );
            let expected = [tried, &renewal.requests, &[first.id]].concat();
            self.assert_renewed(scheme, &exchanges, &expected);
        }

        if !is_told(scheme) {
            // The client takes two refusals within minutes for a fault of another kind.
            self.advance(Duration::from_secs(600));
        }
        self.server.expire(scheme.id);
        if self.needs_person(scheme) {
            let caption = "Ended early by the server";
            self.over(caption, client, first, &[first.id]).await;
            return false;
        }
        let renewal = self.renewing(scheme);
        let caption = format!(
            "Ended early by the server: the call is refused, {again}, the call is replayed once"
        );
        let exchanges = self.step(&caption, self.call(client, first)).await;
        assert_eq!(
            self.refused_calls(scheme, &exchanges),
            vec![Class::Expired; 1 + renewal.refused],
            "one refusal, the deliberate one"
        );
        self.assert_renewed(
            scheme,
            &exchanges,
            &[&[first.id][..], &renewal.requests, &[first.id]].concat(),
        );
        true
    }

    /// Nothing renews it: a person has to sign in again.
    async fn over(
        &mut self,
        caption: &str,
        client: &Client,
        call: &'static Endpoint,
        tried: &[&str],
    ) {
        let from = self.server.exchanges().len();
        let outcome = self.call(client, call).await;
        assert_eq!(ids(&self.since(from)), tried, "nothing is sent in vain");
        match outcome {
            Err(error) if matches!(error.kind(), ErrorKind::SignIn | ErrorKind::Unauthorized) => {
                self.write(&format!("\n{caption}, and nothing renews it: {error}\n"));
            }
            other => panic!("a person has to sign in again: {other:?}"),
        }
    }

    async fn revoked(&mut self, scheme: &'static Scheme, client: &Client) {
        if scheme.revoke.is_none() {
            let exchanges = self.run("Closing", client.close()).await;
            assert_eq!(exchanges.len(), 0, "the provider offers no way to revoke");
            return;
        }
        let revoking = self.revoking(scheme);
        let exchanges = self.step("Closing revokes it", client.close()).await;
        assert_eq!(ids(&exchanges), revoking.requests, "revoked exactly once");
        let refused = exchanges.iter().filter(|it| it.refusal.is_some()).count();
        assert_eq!(refused, revoking.refused, "{exchanges:?}");
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
    pub(crate) fn calls(&self, scheme: &Scheme) -> Vec<&'static Endpoint> {
        let lives = self.provider.schemes.iter().flat_map(|it| {
            let steps = it.acquire.iter().chain(it.refresh).chain(it.revoke);
            let steps = steps.chain(it.push).chain(it.introspect);
            steps
                .chain(it.tenant.map(|it| &it.step))
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
                // What asks for no further scope comes first.
                self.asked(scheme, it).len(),
                // Where everything is a POST, a name tells what only reads.
                it.method != Method::GET
                    && !["get_", "list_"].iter().any(|of| it.id.starts_with(of)),
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

    pub(crate) fn call(
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
        self.show(&exchanges);
        exchanges
    }

    fn show(&mut self, exchanges: &[Exchange]) {
        let shown: Vec<String> = exchanges.iter().map(|it| self.shown(it)).collect();
        self.write(&shown.join("\n"));
    }

    async fn run(&self, caption: &str, step: impl Future<Output = Result<()>>) -> Vec<Exchange> {
        let from = self.server.exchanges().len();
        let outcome = step.await;
        let exchanges = self.since(from);
        self.must(caption, &outcome, &exchanges);
        exchanges
    }

    /// Moves both clocks: the client's and the server's.
    pub(crate) fn advance(&self, by: Duration) {
        self.server.advance(by);
        self.clock.advance(by);
    }
}

/// A length for people.
fn span(milliseconds: u64) -> String {
    match milliseconds / 1000 {
        seconds if seconds >= 7200 => format!("{} hours", seconds / 3600),
        seconds if seconds >= 120 => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    }
}
