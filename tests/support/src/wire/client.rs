//! Clients of the tests' own: with the values that the server expects, the chain of parents that a
//! scheme is made with, and the person at the browser.

use http::{Method, Request, StatusCode, header};
use keywright::{
    Builder, Bytes, Limits, ReqwestTransport, SignIn, Transport as _,
    generated::v1::{Client, Credential, Encode as _, Endpoint, Keep, Scheme, Scopes, Values},
};

use super::Wire;
use crate::{command::accepted, fields::input};

/// Where the person comes back to. Nobody listens there: the test reads the address.
pub(crate) const CALLBACK: &str = "https://app.example/callback";

/// What a client is given, beside what its scheme needs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// What the caller may hold from the start, such as a refresh token.
    pub(crate) held: bool,
    /// The secret of an OAuth client that can do without.
    pub(crate) secret: bool,
    /// The tenant, where there is one to choose.
    pub(crate) tenant: bool,
    /// The scopes to ask for; none: those that are asked for anyway.
    pub(crate) scopes: Vec<&'static str>,
}

impl Wire {
    /// A client for one endpoint, which is ready or becomes so by itself.
    pub(super) fn client_for(&self, endpoint: &Endpoint) -> Client {
        let schemes = self.provider.schemes.iter().copied();
        let begins = |it: &&Scheme| it.sign_in.is_some_and(|it| it.endpoint.id == endpoint.id);
        let beginner = schemes.clone().find(begins);
        let first = accepted(endpoint).first();
        let accepted = first.and_then(|id| schemes.clone().find(|it| it.id == *id));
        let scheme = beginner.or(accepted);
        let Some(scheme) = scheme else {
            return self.build(Credential::none());
        };
        let given = Given {
            held: true,
            tenant: true,
            secret: true,
            scopes: self.asked(scheme, endpoint),
        };
        let root = self.lineage(scheme)[0];
        if beginner.is_some() || root.sign_in.is_none() || is_held(root) {
            return self.client(scheme, &given);
        }
        self.derived(scheme, &given, self.signed_in(root, &given))
    }

    /// A client of its own, with its parents.
    pub(crate) fn client(&self, scheme: &'static Scheme, given: &Given) -> Client {
        let mut credential: Option<Credential> = None;
        for it in self.lineage(scheme) {
            let own = Credential::new(it, self.inputs(it, given));
            credential = Some(match credential {
                Some(parent) => own.with_parent(parent),
                None => own,
            });
        }
        self.build(credential.unwrap_or_else(Credential::none))
    }

    /// A client of a scheme, made with the client of the first in its line of parents.
    pub(crate) fn derived(&self, scheme: &'static Scheme, given: &Given, root: Client) -> Client {
        let made = self.lineage(scheme).into_iter().skip(1);
        made.fold(root, |client, it| self.made(it, given, &client))
    }

    /// A client of a scheme, made with the client of one of its parents.
    pub(crate) fn made(&self, scheme: &'static Scheme, given: &Given, parent: &Client) -> Client {
        parent
            .derive(Credential::new(scheme, self.inputs(scheme, given)))
            .unwrap_or_else(|error| panic!("`{}` is not derived: {error}", scheme.id))
    }

    pub(crate) fn build(&self, credential: Credential) -> Client {
        let mut builder = Builder::<Client>::new(self.provider, Values::new(), credential)
            .environment(self.environment.clone())
            .allow_http_on_loopback();
        for host in self.provider.hosts {
            let url = self
                .server
                .url(host.name)
                .expect("the tables and the spec name the same hosts");
            builder = builder.host(host.name, url);
        }
        if let Some(way) = &self.way {
            builder = builder.transport(way.clone());
        }
        builder
            .build()
            .unwrap_or_else(|error| panic!("the client cannot be built: {error}"))
    }

    /// A scheme and those that it is made with, the first parent of each, beginning with the one
    /// that is made with none.
    pub(crate) fn lineage(&self, scheme: &'static Scheme) -> Vec<&'static Scheme> {
        let mut line = vec![scheme];
        while let Some(parent) = line.last().and_then(|it| self.parent(it)) {
            line.push(parent);
        }
        line.reverse();
        line
    }

    /// The first of the schemes that a scheme can be made with.
    pub(crate) fn parent(&self, scheme: &Scheme) -> Option<&'static Scheme> {
        let id = scheme.parents.first()?;
        let schemes = self.provider.schemes.iter();
        schemes.copied().find(|it| it.id == *id)
    }

    /// What a scheme is given, as the server expects it.
    pub(crate) fn inputs(&self, scheme: &Scheme, given: &Given) -> Values {
        let model = self
            .server
            .provider()
            .scheme(scheme.id)
            .expect("the tables have the spec's schemes");
        let is_given = |name: &str| match name {
            "client_secret" => given.secret,
            "tenant" => given.tenant && scheme.tenant.is_some(),
            _ => given.held && is_kept(scheme, name),
        };
        let mut values = Values::new();
        for it in scheme.inputs {
            let is_needed = !it.optional && it.default.is_none();
            if !is_needed && !is_given(it.name) {
                continue;
            }
            if let Some(text) = self.server.expected().value(model, it.name) {
                values.set(it.name, input(it, &text));
            }
        }
        let asks = scheme.inputs.iter().any(|it| it.name == "scopes");
        if asks && !given.scopes.is_empty() {
            values.set("scopes", given.scopes.clone().encode());
        }
        values
    }

    /// The secrets that a scheme is given.
    pub(crate) fn secrets(&self, scheme: &Scheme) -> Vec<String> {
        let model = self.server.provider().scheme(scheme.id);
        let secrets = scheme.inputs.iter().filter(|it| it.secret);
        let texts = secrets.filter_map(|it| self.server.expected().value(model?, it.name));
        texts.collect()
    }

    /// The scopes that a client has to ask for if it is to make a call; none where those that it
    /// asks for anyway are enough.
    pub(crate) fn asked(&self, scheme: &Scheme, endpoint: &Endpoint) -> Vec<&'static str> {
        let model = self.server.provider().scheme(scheme.id);
        let Some(usual) = model.and_then(|it| it.scopes.as_ref()) else {
            return Vec::new();
        };
        let is_usual = |it: &&&str| usual.iter().any(|scope| scope == **it);
        let lacking: Vec<&str> = match endpoint.scopes {
            Scopes::None => Vec::new(),
            Scopes::Any(any) if any.iter().any(|it| is_usual(&it)) => Vec::new(),
            Scopes::Any(any) => any.iter().copied().take(1).collect(),
            Scopes::All(all) => all.iter().filter(|it| !is_usual(it)).copied().collect(),
        };
        if lacking.is_empty() {
            return lacking;
        }
        let known = self.provider.scopes.iter().filter(is_usual).copied();
        known.chain(lacking).collect()
    }

    /// A client whose person has signed in, for those who cannot wait.
    fn signed_in(&self, scheme: &'static Scheme, given: &Given) -> Client {
        let client = self.client(scheme, given);
        let outcome = tokio::task::block_in_place(|| {
            tokio::runtime::Handle::current().block_on(async {
                if on_device(scheme) {
                    let begun = client.begin_on_device().await?;
                    return client.sign_in_on_device(begun).await;
                }
                let begun = client.request_sign_in(CALLBACK).await?;
                let callback = browse(&begun).await;
                client.sign_in(begun, &callback).await
            })
        });
        self.must("The sign-in", &outcome, &[]);
        client
    }
}

/// Whether people sign in with a device code.
pub(crate) fn on_device(scheme: &Scheme) -> bool {
    scheme.sign_in.is_some_and(|it| !it.endpoint.browser)
}

/// Opens the page as a browser does; the address to which the person is sent back.
///
/// # Panics
///
/// When the page sends nobody anywhere.
pub(crate) async fn browse(begun: &SignIn) -> String {
    let request = Request::builder()
        .method(Method::GET)
        .uri(begun.url())
        .header(header::ACCEPT, "text/html")
        .body(Bytes::new())
        .expect("the page has an address");
    let transport = ReqwestTransport::new().expect("there is a transport");
    let answer = transport
        .send(request, Limits::default())
        .await
        .expect("the page opens");
    let location = answer.headers().get(header::LOCATION);
    match location.and_then(|it| it.to_str().ok()) {
        Some(location) if answer.status() == StatusCode::FOUND => location.to_owned(),
        _ => panic!(
            "the page sends nobody back: {}",
            String::from_utf8_lossy(answer.body())
        ),
    }
}

/// Whether the caller can hold what a scheme that signs people in is refreshed with.
pub(crate) fn is_held(scheme: &Scheme) -> bool {
    scheme.refresh.is_some() && scheme.inputs.iter().any(|it| is_kept(scheme, it.name))
}

/// Whether a step of the scheme keeps a value of this name.
fn is_kept(scheme: &Scheme, name: &str) -> bool {
    let steps = scheme.sign_in.into_iter().chain(scheme.acquire);
    let mut kept = steps
        .chain(scheme.refresh)
        .flat_map(|it| it.keep)
        .map(|it: &Keep| it.name);
    // What is refreshed with and never told anew is held all the same.
    kept.any(|it| it == name) || name == "refresh_token"
}
