//! The wire test of a provider: every scheme's life and every endpoint, against the strict
//! server, as one snapshot that a reviewer reads.

mod client;
mod nap;
mod token;

use std::{future::Future, path::PathBuf};

use keywright::{
    Clock as _, DeviceAuthorization, Environment, Result, SignIn,
    generated::v1::{Client, Endpoint, Provider, Scheme, Values},
    testing::ManualClock,
};
use keywright_generator::model;
use keywright_server::{Class, Clock, Exchange, Options, Server, load};

pub(crate) use client::{CALLBACK, Given, browse, is_held, on_device};

use crate::{
    command::{accepted, call_line, is_socket},
    fields::from_json,
    script,
    table::acceptance,
    trouble::Way,
};

/// A strict server, a client whose clock is moved by hand, and the snapshot in the making.
pub struct Wire {
    pub(crate) server: Server,
    pub(crate) provider: &'static Provider,
    pub(crate) clock: ManualClock,
    script: String,
    called: Vec<String>,
    /// What its clients take from the program around them.
    pub(crate) environment: Environment,
    /// The way of its clients to the server, where that is not the plain transport.
    pub(crate) way: Option<Way>,
    /// What is made up anew for each sign-in, and what it is.
    made_up: Vec<(String, &'static str)>,
}

impl Wire {
    /// Starts the strict server of a provider.
    ///
    /// # Panics
    ///
    /// When the spec has errors or no port is free: a test cannot go on.
    pub async fn start(provider: &'static Provider) -> Self {
        let clock = ManualClock::default();
        let model = load(&specs(), provider.name).unwrap_or_else(|fault| panic!("{fault}"));
        let options = Options {
            clock: Clock::manual(wall(&clock)),
            ..Options::default()
        };
        let server = Server::start(model, options)
            .await
            .expect("a loopback port is free");
        Self {
            environment: nap::environment(&clock, server.clock()),
            way: None,
            server,
            provider,
            clock,
            script: String::new(),
            called: Vec::new(),
            made_up: Vec::new(),
        }
    }

    /// A client for an endpoint, with the first scheme that it accepts.
    pub fn typed<C: From<Client>>(&self, endpoint: &str) -> C {
        self.server.reset();
        // The typed call brings plain examples; what a login must hold is tried by `lives`.
        self.server.judge_form_only(true);
        self.client_for(self.table(endpoint)).into()
    }

    /// A page that a person opens: a sign-in begins there, and nothing is sent.
    ///
    /// # Panics
    ///
    /// When no sign-in begins.
    pub fn browser(&mut self, endpoint: &str, begun: Result<SignIn>) {
        self.must(
            endpoint,
            &begun.as_ref().map(|_| ()).map_err(Clone::clone),
            &[],
        );
        let scheme = self.beginner(endpoint);
        self.entitle(endpoint, scheme.map_or("no scheme", |it| it.id));
        if let Ok(begun) = begun {
            let page = self.page(&begun);
            let pushed = scheme.is_some_and(|it| it.push.is_some());
            let request = if pushed {
                "The request was pushed"
            } else {
                "No request"
            };
            self.write(&format!("{request}: a person opens this page.\n\n{page}\n"));
        }
    }

    /// A request for a code that a person enters on another device: a sign-in begins.
    ///
    /// # Panics
    ///
    /// When none does.
    pub async fn device(
        &mut self,
        endpoint: &str,
        begun: impl Future<Output = Result<DeviceAuthorization>>,
    ) {
        self.endpoint(endpoint, begun).await;
    }

    /// The scheme whose sign-in begins at an endpoint.
    fn beginner(&self, endpoint: &str) -> Option<&'static Scheme> {
        let mut schemes = self.provider.schemes.iter();
        let begins = |it: &&&Scheme| it.sign_in.is_some_and(|it| it.endpoint.id == endpoint);
        schemes.find(begins).copied()
    }

    /// Begins what the snapshot says about one endpoint.
    fn entitle(&mut self, endpoint: &str, scheme: &str) {
        if self.called.is_empty() {
            self.write("\n# Endpoints\n");
        }
        self.called.push(endpoint.to_owned());
        self.write(&format!("\n## {endpoint} ({scheme})\n\n"));
    }

    /// One exchange of an endpoint. It must succeed, and the strict server must have accepted it.
    ///
    /// # Panics
    ///
    /// When it does not.
    pub async fn endpoint<T>(&mut self, endpoint: &str, exchange: impl Future<Output = Result<T>>) {
        let table = self.table(endpoint);
        let scheme = accepted(table).first().copied();
        let scheme = scheme.or_else(|| self.beginner(endpoint).map(|it| it.id));
        let scheme = scheme.unwrap_or("no credential");
        let from = self.server.exchanges().len();
        let outcome = exchange.await.map(|_| ());
        let exchanges = self.server.exchanges().split_off(from);
        self.must(endpoint, &outcome, &exchanges);
        assert_no_refusal(&exchanges);
        self.entitle(endpoint, scheme);
        if is_socket(self.provider, table) {
            self.write(
                "No request: the address and the ready token are handed out for a WebSocket.\n",
            );
            return;
        }
        let own: Vec<&Exchange> = exchanges
            .iter()
            .filter(|it| it.endpoint.as_deref() == Some(endpoint))
            .collect();
        assert!(
            !own.is_empty(),
            "`{endpoint}` was called, and the server saw no {}",
            call_line(self.provider, table)
        );
        // Where an endpoint also opens its own client's session, the typed call is the last.
        let shown = self.shown(own[own.len() - 1]);
        self.write(&shown);
    }

    /// Writes the acceptance table and compares everything with `tests/wire/<provider>.snap`.
    ///
    /// # Panics
    ///
    /// When the snapshot differs, or the driver left an endpoint out.
    pub fn finish(self) {
        for endpoint in self.provider.endpoints {
            let id = endpoint.id;
            let is_called = self.called.iter().any(|it| it == id);
            assert!(
                is_called,
                "`{id}` is not in the driver; run `cargo xtask generate`"
            );
        }
        let opening = script::opening(self.provider.title);
        let text = format!("{opening}\n{}{}", acceptance(self.provider), self.script);
        // The review snapshots are of the project's own providers, and of those fixtures that
        // whoever generated them wants to show.
        if other_specs().is_none() {
            snapshot("wire", self.provider.name, &text);
        } else if is_shown(self.provider.name) {
            snapshot(FIXTURES, self.provider.name, &text);
        }
    }

    /// Values for the fields that a caller must fill.
    pub(crate) fn values(&self, endpoint: &Endpoint) -> Values {
        let mut values = Values::new();
        for (name, json) in self.server.sample_fields(self.model(endpoint.id)) {
            if let Some(field) = endpoint.fields.iter().find(|it| it.name == name) {
                values.set(
                    field.name,
                    from_json(&json, field.shape).expect("a sample has its shape"),
                );
            }
        }
        values
    }

    fn table(&self, id: &str) -> &'static Endpoint {
        let found = self
            .provider
            .endpoints
            .iter()
            .copied()
            .find(|it| it.id == id);
        found.unwrap_or_else(|| panic!("there is no endpoint `{id}`; run `cargo xtask generate`"))
    }

    pub(crate) fn model(&self, id: &str) -> &model::Endpoint {
        let found = self
            .server
            .provider()
            .endpoints
            .iter()
            .find(|it| it.id == id);
        found.unwrap_or_else(|| {
            panic!("the spec has no endpoint `{id}`; run `cargo xtask generate`")
        })
    }

    pub(crate) fn since(&self, from: usize) -> Vec<Exchange> {
        let mut exchanges = self.server.exchanges().split_off(from);
        exchanges.retain(|it| !self.is_metadata(it) && !is_asked_for_nonce(it));
        exchanges
    }

    /// Whether an exchange only found out where others go. Which one does depends on nothing but
    /// what the client had asked before, so lives are told without them.
    fn is_metadata(&self, exchange: &Exchange) -> bool {
        let endpoints = self.provider.endpoints.iter();
        let mut metadata = endpoints.filter_map(|it| it.discovered);
        metadata.any(|it| {
            let mut documents = it.metadata.documents.iter();
            documents.any(|it| exchange.endpoint.as_deref() == Some(it.id))
        })
    }

    /// An exchange for the snapshot.
    pub(crate) fn shown(&self, exchange: &Exchange) -> String {
        self.masked(&script::exchange(exchange))
    }

    /// The page of a sign-in, as a browser asks for it; what is made up for it is noted.
    pub(crate) fn page(&mut self, begun: &SignIn) -> String {
        for made in ["code_challenge", "dpop_jkt"] {
            let value = begun.url().split(['?', '&']).find_map(|it| {
                let (name, value) = it.split_once('=')?;
                (name == made).then(|| value.to_owned())
            });
            self.made_up.extend(value.map(|it| (it, made)));
        }
        let verifier = begun.code_verifier().expose().to_owned();
        self.made_up.push((begun.state().to_owned(), "state"));
        self.made_up.push((verifier, "code_verifier"));
        self.masked(&format!("> GET {}", begun.url()))
    }

    /// Ports differ from run to run, and so does what a sign-in is proven by.
    fn masked(&self, text: &str) -> String {
        let mut text = token::opened(text, self.provider);
        for (value, name) in &self.made_up {
            text = text.replace(value, &format!("[{name}]"));
        }
        for host in self.provider.hosts {
            let address = self.server.url(host.name).unwrap_or_default();
            let authority = address.split('/').nth(2).unwrap_or_default();
            text = text.replace(authority, host.name);
            // An issuer is named in the query of a callback.
            text = text.replace(&authority.replace(':', "%3A"), host.name);
        }
        text
    }

    pub(crate) fn write(&mut self, text: &str) {
        self.script.push_str(text);
    }

    pub(crate) fn must(&self, what: &str, outcome: &Result<()>, exchanges: &[Exchange]) {
        if let Err(error) = outcome {
            let reasons: Vec<_> = exchanges
                .iter()
                .filter_map(|it| Some(&it.refusal.as_ref()?.reason))
                .collect();
            panic!(
                "{}: {what} failed: {error:?}; the server refused: {reasons:?}\n\
                 If the spec was changed, `cargo xtask generate` comes first.",
                self.provider.name
            );
        }
    }
}

/// Whether a request was refused for the nonce alone that its proof has to bear. It is sent again with
/// it, and whether that has to be depends on what was asked before.
fn is_asked_for_nonce(exchange: &Exchange) -> bool {
    let refusal = exchange.refusal.as_ref();
    refusal.is_some_and(|it| matches!(it.class, Class::Nonce(_)))
}

/// Fails with the reason where the server refused something.
pub(crate) fn assert_no_refusal(exchanges: &[Exchange]) {
    for it in exchanges.iter().filter(|it| !is_asked_for_nonce(it)) {
        if let Some(refusal) = &it.refusal {
            panic!(
                "the strict server refused {} {}: {}",
                it.method, it.target, refusal.reason
            );
        }
    }
}

/// What the client's wall clock says, in milliseconds since 1970.
fn wall(clock: &ManualClock) -> i64 {
    clock.now().wall.unix_milliseconds()
}

/// The folder of specs, where they are not the project's: the crates of the generator's fixtures
/// are generated elsewhere.
fn other_specs() -> Option<PathBuf> {
    std::env::var_os("KEYWRIGHT_SPECS").map(PathBuf::from)
}

/// Where the snapshots of fixtures lie.
const FIXTURES: &str = "wire/fixtures";

/// Whether a provider of other specs has a review snapshot, too: `KEYWRIGHT_SHOWN` names those, a
/// space between.
fn is_shown(name: &str) -> bool {
    std::env::var("KEYWRIGHT_SHOWN").is_ok_and(|it| it.split(' ').any(|it| it == name))
}

/// The folder in which the provider's spec lies.
pub(crate) fn specs() -> PathBuf {
    other_specs().unwrap_or_else(|| root().join("specs"))
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Compares a text with a review snapshot; a failure tells how to accept it.
pub(crate) fn snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let hint = Hint(if folder == FIXTURES {
        " --fixtures"
    } else {
        ""
    });
    settings.bind(|| insta::assert_snapshot!(name, text));
    drop(hint);
}

/// Tells how to go on when a snapshot differs.
struct Hint(&'static str);

impl Drop for Hint {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "\nSee what changed with `cargo xtask review{0}`; if it is meant, `cargo xtask review{0} --accept`.",
                self.0
            );
        }
    }
}
