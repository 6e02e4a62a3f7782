//! The provider as tables, and its clients.

use std::{sync::Arc, time::Duration};

use keywright::{
    Builder, Method, Secret, TokenStore, Values,
    generated::v1::{
        Carrier, Client, Codec, Condition, Credential, Endpoint, ErrorShape, Expiry, Field, Host,
        Input, Keep, Member, Part, Place, Placement, Provider, Rotation, Scheme, Shape, Source,
        Step, Unit,
    },
};

/// How long one request may take. The lease of a lock is four times as long.
pub(crate) const TIMEOUT: Duration = Duration::from_millis(2_500);
/// How long a lock is held at most: a login, a refresh, a revocation, and one more.
pub(crate) const LEASE: Duration = TIMEOUT.saturating_mul(4);

static FLEET: Provider = Provider {
    name: "fleet",
    title: "Fleet",
    hosts: &[Host {
        name: "base",
        url: &[Part::Text("https://fleet.example")],
        env: "FLEET_BASE_URL",
    }],
    hosts_under: &[],
    inputs: &[],
    schemes: &[&SESSION, &HELD],
    endpoints: &[&LOG_IN, &REFRESH, &GET_BALANCE],
    scopes: &[],
};

const BEARER: &[Placement] = &[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("token")],
)];
const KEEP: &[Keep] = &[
    Keep {
        name: "token",
        source: Source::Body(&["token"]),
        optional: false,
    },
    Keep {
        name: "refresh_token",
        source: Source::Body(&["refresh_token"]),
        optional: false,
    },
];
const LIFE: &[Expiry] = &[Expiry::In(&["expires_in"], Unit::Seconds)];

/// A login, and a refresh token that works once.
static SESSION: Scheme = Scheme::new("session", "Session")
    .inputs(&[
        Input::text("username", "FLEET_USERNAME"),
        Input::secret("password", "FLEET_PASSWORD"),
        Input::secret("client_secret", "FLEET_CLIENT_SECRET"),
    ])
    .send(BEARER)
    .acquire(&[Step::new(&LOG_IN).keep(KEEP)])
    .expires(LIFE)
    .refresh(&STEP_REFRESH)
    .rotation(Rotation::SingleUse);

/// The same, begun with a refresh token that a person was given.
static HELD: Scheme = Scheme::new("held", "Held")
    .inputs(&[
        Input::secret("refresh_token", "FLEET_REFRESH_TOKEN"),
        Input::secret("client_secret", "FLEET_CLIENT_SECRET"),
    ])
    .send(BEARER)
    .expires(LIFE)
    .refresh(&STEP_REFRESH)
    .rotation(Rotation::SingleUse);

static STEP_REFRESH: Step = Step::new(&REFRESH).keep(KEEP);

const TOKENS: Shape = Shape::Object(&[
    Member::new("token", &Shape::Secret),
    Member::new("refresh_token", &Shape::Secret),
    Member::new("expires_in", &Shape::Number),
]);

static LOG_IN: Endpoint = Endpoint::new("log_in", Method::POST, &[Part::Text("/login")])
    .codec(Codec::Json)
    .fields(&[
        Field::new("username", Place::Body, &Shape::Text),
        Field::new("password", Place::Body, &Shape::Secret),
    ])
    .returns(TOKENS)
    .errors(&[&ERRORS]);

static REFRESH: Endpoint = Endpoint::new("refresh", Method::POST, &[Part::Text("/refresh")])
    .codec(Codec::Json)
    .fields(&[
        Field::new("refresh_token", Place::Body, &Shape::Secret),
        // It tells the server who asks; the credential is the same for all.
        Field::new("client_secret", Place::Body, &Shape::Secret),
    ])
    .returns(TOKENS)
    .errors(&[&ERRORS]);

pub(crate) static GET_BALANCE: Endpoint =
    Endpoint::new("get_balance", Method::GET, &[Part::Text("/balance")])
        .accepts(&["session", "held"])
        .returns(Shape::Object(&[Member::new("balance", &Shape::Number)]))
        .errors(&[&ERRORS]);

const ERRORS: ErrorShape = ErrorShape {
    id: "default",
    code: &["code"],
    text: &["text"],
    also_when: &[],
    expired: &[status(401)],
    dead: &[status(400)],
    client: &[],
    scope: &[],
    throttled: &[],
};

const fn status(status: u16) -> Condition {
    Condition {
        status: Some(status),
        body: None,
    }
}

/// A client of a user's session, in one of several processes.
pub(crate) fn session(url: &str, store: Arc<dyn TokenStore>, user: &str, process: &str) -> Client {
    let inputs = Values::new()
        .with("username", user)
        .with("password", Secret::new("p4ssw0rd"))
        .with("client_secret", Secret::new(process));
    client(url, store, user, Credential::new(&SESSION, inputs))
}

/// A client that begins with a refresh token.
pub(crate) fn held(url: &str, store: Arc<dyn TokenStore>, refresh_token: &str) -> Client {
    let inputs = Values::new()
        .with("refresh_token", Secret::new(refresh_token))
        .with("client_secret", Secret::new("0"));
    client(url, store, "ada", Credential::new(&HELD, inputs))
}

fn client(url: &str, store: Arc<dyn TokenStore>, account: &str, credential: Credential) -> Client {
    Builder::new(&FLEET, Values::new(), credential)
        .base_url(url)
        .allow_http_on_loopback()
        .timeout(TIMEOUT)
        .store(store)
        .account(account)
        .build()
        .expect("valid settings")
}
