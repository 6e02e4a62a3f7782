//! A provider whose addresses are found, and a transport that serves its metadata from a script.

use http::{Method, Request, header::CONTENT_TYPE};

use super::super::*;
use crate::{
    BoxFuture, Transport,
    host::Hosts,
    jwt::Nonces,
    table::{Host, Issuer, Metadata, Part, Provider, Shape, Step},
    testing::{ManualClock, crowd},
};

pub(super) static OAUTH: Endpoint = Endpoint::new(
    "get_server_metadata",
    Method::GET,
    &[Part::Text("/.well-known/oauth-authorization-server/a")],
)
.host("auth")
.returns(Shape::Json);
pub(super) static OPENID: Endpoint = Endpoint::new(
    "get_openid_configuration",
    Method::GET,
    &[Part::Text("/a/.well-known/openid-configuration")],
)
.host("auth")
.returns(Shape::Json);
pub(super) static METADATA: Metadata = Metadata::new("auth", "/a/", &[&OAUTH, &OPENID]);
pub(super) static TOKEN: Endpoint = Endpoint::new("create_token", Method::POST, &[])
    .host("auth")
    .discovered("token_endpoint", &METADATA);
pub(super) static REVOKE: Endpoint = Endpoint::new("revoke_token", Method::POST, &[])
    .host("auth")
    .discovered("revocation_endpoint", &METADATA);
pub(super) static TOKEN_BY_CERTIFICATE: Endpoint =
    Endpoint::new("create_token_by_certificate", Method::POST, &[])
        .host("auth")
        .discovered("token_endpoint", &METADATA)
        .mutual_tls();
pub(super) static SCHEME: Scheme = Scheme::new("service", "Service")
    .acquire(&[Step::new(&TOKEN)])
    .issuer(Issuer::new("auth", "/a/"));
pub(super) static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api.acme.example/v1")],
            env: "ACME_BASE_URL",
        },
        Host {
            name: "auth",
            url: &[Part::Text("https://login.acme.example")],
            env: "ACME_AUTH_URL",
        },
    ],
    hosts_under: &["tokens.example"],
    inputs: &[],
    schemes: &[&SCHEME],
    endpoints: &[&OAUTH, &OPENID, &TOKEN, &REVOKE, &TOKEN_BY_CERTIFICATE],
    scopes: &[],
};

pub(super) const FIRST: &str = "/.well-known/oauth-authorization-server/a";
pub(super) const SECOND: &str = "/a/.well-known/openid-configuration";
pub(super) const GOOD: &str =
    r#"{"issuer":"https://login.acme.example/a/","token_endpoint":"https://login.acme.example/t"}"#;

/// Where documents are asked for, and nowhere else.
const HOSTS: [&str; 2] = ["login.acme.example", "api.acme.example"];

/// What is answered at a path: a status and a body.
pub(super) type Answers = Arc<Mutex<Vec<(&'static str, u16, String)>>>;

/// Answers by path, and 404 where nothing is said.
#[derive(Clone, Default)]
pub(super) struct Script {
    answers: Answers,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Script {
    pub(super) fn at(&self, path: &'static str, status: u16, body: impl Into<String>) {
        let mut answers = self.answers.lock().expect("no test panics with it");
        answers.retain(|it| it.0 != path);
        answers.push((path, status, body.into()));
    }

    pub(super) fn asked(&self) -> usize {
        self.addresses().len()
    }

    /// What was asked for, in order.
    pub(super) fn addresses(&self) -> Vec<String> {
        self.asked.lock().expect("no test panics with it").clone()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<Response<Bytes>>> {
        let mut asked = self.asked.lock().expect("no test panics with it");
        asked.push(request.uri().to_string());
        let host = request.uri().host().expect("an address has one");
        assert!(HOSTS.contains(&host), "{host}");
        assert!(request.headers().get("authorization").is_none());
        assert!(limits.body <= LONGEST, "a document is never large");
        let answers = self.answers.lock().expect("no test panics with it");
        let found = answers.iter().find(|it| it.0 == request.uri().path());
        let (status, body) = found.map_or((404, String::new()), |it| (it.1, it.2.clone()));
        let mut answer = Response::new(Bytes::from(body));
        *answer.status_mut() = StatusCode::from_u16(status).expect("a status");
        let json = "application/json".parse().expect("a value");
        answer.headers_mut().insert(CONTENT_TYPE, json);
        Box::pin(async move {
            tokio::task::yield_now().await;
            Ok(answer)
        })
    }
}

pub(super) struct Rig {
    pub(super) wire: Wire,
    pub(super) script: Script,
    pub(super) clock: ManualClock,
}

pub(super) fn rig() -> Arc<Rig> {
    rig_of(&ACME)
}

pub(super) fn rig_of(provider: &'static Provider) -> Arc<Rig> {
    let (script, clock) = (Script::default(), ManualClock::default());
    let wire = Wire {
        provider,
        hosts: Hosts::resolve(provider, &Values::new(), &[], false).expect("sound"),
        transport: Arc::new(script.clone()),
        limits: Limits::default(),
        environment: Some(clock.tokio()),
        nonces: Nonces::default(),
        discovery: Discovery::default(),
    };
    Arc::new(Rig {
        wire,
        script,
        clock,
    })
}

impl Rig {
    pub(super) async fn token(&self) -> Result<String> {
        self.at(&TOKEN).await
    }

    /// Where an endpoint is.
    pub(super) async fn at(&self, endpoint: &Endpoint) -> Result<String> {
        let found = self.wire.found(endpoint).await?;
        Ok(found.expect("it is discovered").uri()?.to_string())
    }

    /// What becomes of one document.
    pub(super) async fn read(body: &str) -> Result<String> {
        let rig = rig();
        rig.script.at(FIRST, 200, body);
        rig.token().await
    }
}

/// What twenty callers are told who come at once.
pub(super) async fn all(rig: &Arc<Rig>) -> Vec<Result<String>> {
    let call = || {
        let rig = rig.clone();
        async move { rig.token().await }
    };
    crowd(20, call, || false).await
}
