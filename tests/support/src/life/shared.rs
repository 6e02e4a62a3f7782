//! What several clients share: a parent's login that yields other tokens, tenants of one
//! credential, and callers who come at the same time.

use keywright::{
    ErrorKind, Result,
    generated::v1::{Client, Endpoint, Scheme, Tenant},
};
use keywright_server::Exchange;

use super::{exchanges::ids, expected::refresh};
use crate::{
    command::accepted,
    wire::{Given, Wire, assert_no_refusal},
};

/// How many callers come at the same time.
const HERD: usize = 4;

impl Wire {
    /// Callers who come at the same time wait for one and the same credential.
    pub(super) async fn herd(
        &self,
        scheme: &'static Scheme,
        client: &Client,
        call: &'static Endpoint,
    ) {
        let from = self.server.exchanges().len();
        let callers: Vec<_> = (0..HERD)
            .map(|_| tokio::spawn(self.call(client, call)))
            .collect();
        let mut outcome = Ok(());
        for caller in callers {
            outcome = outcome.and(caller.await.expect("a call does not panic"));
        }
        let exchanges = self.since(from);
        let what = format!("`{}`, called {HERD} times at once", scheme.id);
        self.must(&what, &outcome, &exchanges);
        assert_no_refusal(&exchanges);
        let calls = count(&exchanges, call.id);
        assert_eq!(calls, HERD, "{what}: one call is one request");
        for request in self.obtaining(scheme) {
            assert_eq!(
                count(&exchanges, request),
                1,
                "{what}: `{request}` is sent once"
            );
        }
    }

    /// The parent's login yields the token, so neither client logs in a second time, and the
    /// child's renewal leaves the parent alone.
    pub(super) async fn yielded(
        &mut self,
        scheme: &'static Scheme,
        root: &Client,
        child: &Client,
        call: &'static Endpoint,
    ) {
        let Some(parent) = self.parent(scheme) else {
            return;
        };
        let Some(parents) = self.calls(parent).first().copied() else {
            return;
        };
        let what = format!("the client of `{}`", parent.id);
        let exchanges = self.run(&what, self.call(root, parents)).await;
        assert_eq!(
            ids(&exchanges),
            [parents.id],
            "the login yielded both tokens"
        );
        let Some(refresh) = refresh(scheme) else {
            return;
        };
        self.server.expire(scheme.id);
        let exchanges = self.run("The child's call", self.call(child, call)).await;
        assert_eq!(ids(&exchanges), [call.id, refresh.endpoint.id, call.id]);
        let exchanges = self.run(&what, self.call(root, parents)).await;
        assert_eq!(ids(&exchanges), [parents.id], "the parent is left alone");
    }

    /// Each of the other schemes that can make a credential makes one.
    pub(super) async fn other_parents(&mut self, scheme: &'static Scheme, call: &'static Endpoint) {
        for id in scheme.parents.iter().skip(1) {
            let schemes = self.provider.schemes.iter().copied();
            let Some(parent) = schemes.clone().find(|it| it.id == *id) else {
                continue;
            };
            if self.lineage(parent)[0].sign_in.is_some() {
                continue;
            }
            self.server.reset();
            let given = self.given(scheme, call);
            let client = self.client(parent, &given);
            let client = self.made(scheme, &given, &client);
            let caption = format!("With a client of `{id}`");
            let exchanges = self.step(&caption, self.call(&client, call)).await;
            assert_no_refusal(&exchanges);
            let own = scheme.acquire.iter().map(|it| it.endpoint.id);
            let mut expected = self.obtaining(parent);
            expected.extend(own.chain([call.id]));
            assert_eq!(ids(&exchanges), expected, "each step once, then the call");
        }
    }

    /// A call that needs a scope which was not asked for is refused before anything is sent.
    pub(super) async fn out_of_scope(&self, scheme: &Scheme, client: &Client, given: &Given) {
        let from = self.server.exchanges().len();
        for endpoint in self.provider.endpoints {
            let lacks = |it: &&&str| !given.scopes.contains(*it);
            let asked = self.asked(scheme, endpoint);
            if !accepted(endpoint).contains(&scheme.id) || !asked.iter().any(|it| lacks(&it)) {
                continue;
            }
            let outcome = client.call_value(endpoint, self.values(endpoint)).await;
            let kind = outcome.map(|_| ()).map_err(|it| it.kind());
            let what = format!("`{}` with `{}`", endpoint.id, scheme.id);
            assert_eq!(kind, Err(ErrorKind::Scope), "{what}");
        }
        assert_eq!(self.since(from).len(), 0, "nothing is sent out of scope");
    }

    /// Two tenants share one credential and its renewal; who chooses none is told both.
    pub(super) async fn tenants(
        &mut self,
        scheme: &'static Scheme,
        client: &Client,
        tenant: &Tenant,
        call: &'static Endpoint,
    ) {
        let names = self.server.tenants(scheme.id);
        let outcome = self.call(client, call).await;
        let Err(error) = outcome else {
            panic!(
                "`{}`: no tenant was chosen, and the call was sent",
                scheme.id
            );
        };
        let said = error.to_string();
        for name in &names {
            assert!(said.contains(name.as_str()), "{said:?} names `{name}`");
        }
        self.write(&format!("\nA call for no tenant: {said}\n"));

        let [one, other] = [&names[0], &names[1]].map(|it| client.tenant(it.as_str()));
        let (one, other) = (self.chosen(one), self.chosen(other));
        let mut sent = Vec::new();
        for (client, name) in [(&one, &names[0]), (&other, &names[1])] {
            let exchanges = self
                .step(&format!("A call for `{name}`"), self.call(client, call))
                .await;
            assert_no_refusal(&exchanges);
            let calls = exchanges
                .into_iter()
                .filter(|it| it.endpoint.as_deref() == Some(call.id));
            sent.extend(calls.map(|it| (it.target, it.headers)));
        }
        assert!(sent[0] != sent[1], "each call carries what is its tenant's");

        self.server.expire(scheme.id);
        let from = self.server.exchanges().len();
        let calls = [&one, &other, &one, &other].map(|it| tokio::spawn(self.call(it, call)));
        let mut outcome: Result<()> = Ok(());
        for call in calls {
            outcome = outcome.and(call.await.expect("a call does not panic"));
        }
        let exchanges = self.since(from);
        self.must("Two tenants at once", &outcome, &exchanges);
        for request in self.renewing(scheme).requests {
            let sent = count(&exchanges, request);
            assert_eq!(sent, 1, "two tenants share the renewal `{request}`");
        }
        let lookups = count(&exchanges, tenant.step.endpoint.id);
        assert!(lookups <= 2, "a lookup is shared: {lookups}");
    }

    /// The client of one of the tenants.
    fn chosen(&self, client: Result<Client>) -> Client {
        self.must("Choosing a tenant", &client.clone().map(|_| ()), &[]);
        client.expect("it was checked")
    }

    /// What a client of the scheme is given for this call.
    pub(crate) fn given(&self, scheme: &Scheme, call: &Endpoint) -> Given {
        Given {
            secret: true,
            scopes: self.asked(scheme, call),
            ..Given::default()
        }
    }
}

fn count(exchanges: &[Exchange], request: &str) -> usize {
    ids(exchanges).iter().filter(|it| **it == request).count()
}
