//! A made-up provider with one scheme of each kind, as tables.

use keywright::{
    Builder, Method, Result, Secret, Values,
    generated::v1::{
        Carrier, Client, Codec, Condition, Constant, Credential, Endpoint, ErrorShape, Expiry,
        Field, Format, Host, Input, Keep, Member, Part, Place, Placement, Provider, Rotation,
        Scheme, Shape, Source, Step, Test, Unit,
    },
    testing::ManualClock,
};

use crate::server::Server;

/// What every secret of these tests holds, and nothing that is printed may.
pub(crate) const CANARY: &str = "c4n4ry";

pub(crate) static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    hosts: &[Host {
        name: "base",
        url: &[Part::Text("https://acme.example")],
        env: "ACME_BASE_URL",
    }],
    hosts_under: &["acme.example"],
    inputs: &[],
    schemes: &[&CLIENT, &ROTATING, &PERSON, &SESSION, &IDLE],
    endpoints: &[
        &PING,
        &ADMIN,
        &GRANT_CLIENT,
        &GRANT_PASSWORD,
        &GRANT_CODE,
        &REFRESH,
    ],
    scopes: &[],
};

const BEARER: &[Placement] = &[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("access_token")],
)];
const LOGIN: &[Input] = &[
    Input::text("username", "ACME_USERNAME"),
    Input::secret("password", "ACME_PASSWORD"),
];
const TOKENS: &[Keep] = &[
    Keep {
        name: "access_token",
        source: Source::Body(&["access_token"]),
        optional: false,
    },
    Keep {
        name: "refresh_token",
        source: Source::Body(&["refresh_token"]),
        optional: true,
    },
];
const EXPIRES: &[Expiry] = &[
    Expiry::In(&["expires_in"], Unit::Seconds),
    Expiry::At(&["expires_at"], Format::DateTime),
];

/// Acquired anew by the client's own secret.
pub(crate) static CLIENT: Scheme = Scheme::new("client", "Client")
    .inputs(&[
        Input::text("client_id", "ACME_CLIENT_ID"),
        Input::secret("client_secret", "ACME_CLIENT_SECRET"),
    ])
    .send(BEARER)
    .acquire(&[Step::new(&GRANT_CLIENT).keep(TOKENS)])
    .expires(EXPIRES);
/// With refresh tokens that work once, and a login.
pub(crate) static ROTATING: Scheme = Scheme::new("rotating", "Rotating")
    .inputs(LOGIN)
    .send(BEARER)
    .acquire(&[Step::new(&GRANT_PASSWORD).keep(TOKENS)])
    .expires(EXPIRES)
    .refresh(&Step::new(&REFRESH).keep(TOKENS))
    .revoke(&Step::new(&REVOKE))
    .rotation(Rotation::SingleUse);
/// The same, signed in to by a person.
pub(crate) static PERSON: Scheme = Scheme::new("person", "Person")
    .inputs(&[Input::secret("refresh_token", "ACME_REFRESH_TOKEN").optional()])
    .send(BEARER)
    .sign_in(&Step::new(&PAGE).keep(&[Keep {
        name: "code",
        source: Source::Body(&["code"]),
        optional: false,
    }]))
    .acquire(&[Step::new(&GRANT_CODE).keep(TOKENS)])
    .expires(EXPIRES)
    .refresh(&Step::new(&REFRESH).keep(TOKENS))
    .rotation(Rotation::SingleUse);
/// One at a time, for an hour.
pub(crate) static SESSION: Scheme = Scheme::new("session", "Session")
    .inputs(LOGIN)
    .send(BEARER)
    .acquire(&[Step::new(&OPEN).keep(TOKENS)])
    .expires(&[Expiry::After(3600)])
    .revoke(&Step::new(&SHUT))
    .exclusive();
/// One that ends an hour after its last use.
pub(crate) static IDLE: Scheme = Scheme::new("idle", "Idle")
    .inputs(LOGIN)
    .send(BEARER)
    .acquire(&[Step::new(&OPEN).keep(TOKENS)])
    .expires(&[Expiry::Idle(3600)]);

const ALL: &[&str] = &["client", "rotating", "person", "session", "idle"];
pub(crate) static PING: Endpoint = Endpoint::new("ping", Method::GET, &[Part::Text("/ping")])
    .accepts(ALL)
    .returns(Shape::Json)
    .errors(SHAPES);
pub(crate) static ADMIN: Endpoint = Endpoint::new("admin", Method::GET, &[Part::Text("/admin")])
    .accepts(ALL)
    .returns(Shape::Json)
    .all_scopes(&["admin.write"])
    .errors(SHAPES);
static PAGE: Endpoint = Endpoint::new("authorize", Method::GET, &[Part::Text("/authorize")])
    .browser()
    .fields(&[Field::new("state", Place::Query, &Shape::Text)])
    .returns(Shape::Object(&[Member::new("code", &Shape::Secret)]));
static GRANT_CLIENT: Endpoint = token("token").fields(&[
    grant("client_credentials"),
    Field::new("client_id", Place::Body, &Shape::Text),
    Field::new("client_secret", Place::Body, &Shape::Secret),
]);
static GRANT_PASSWORD: Endpoint = token("log_in").fields(&[
    grant("password"),
    Field::new("username", Place::Body, &Shape::Text),
    Field::new("password", Place::Body, &Shape::Secret),
]);
static GRANT_CODE: Endpoint = token("exchange").fields(&[
    grant("authorization_code"),
    Field::new("code", Place::Body, &Shape::Secret),
]);
static REFRESH: Endpoint = token("refresh").fields(&[
    grant("refresh_token"),
    Field::new("refresh_token", Place::Body, &Shape::Secret),
]);
static REVOKE: Endpoint = token("revoke").fields(&[
    grant("revoke"),
    Field::new("refresh_token", Place::Body, &Shape::Secret),
]);
static OPEN: Endpoint = Endpoint::new("open", Method::POST, &[Part::Text("/session")])
    .codec(Codec::Form)
    .fields(&[
        Field::new("username", Place::Body, &Shape::Text),
        Field::new("password", Place::Body, &Shape::Secret),
    ])
    .returns(Shape::Json)
    .errors(SHAPES);
static SHUT: Endpoint = Endpoint::new("shut", Method::DELETE, &[Part::Text("/session")])
    .accepts(&["session"])
    .errors(SHAPES);

const fn token(id: &'static str) -> Endpoint {
    Endpoint::new(id, Method::POST, &[Part::Text("/token")])
        .codec(Codec::Form)
        .returns(Shape::Json)
        .errors(SHAPES)
}

const fn grant(name: &'static str) -> Field {
    Field::new("grant_type", Place::Body, &Shape::Text).constant(Constant::Text(name))
}

const fn code(status: Option<u16>, values: &'static [&'static str]) -> Condition {
    Condition {
        status,
        body: Some(Test {
            path: &["error"],
            values,
        }),
    }
}

const fn status(status: u16) -> Condition {
    Condition {
        status: Some(status),
        body: None,
    }
}

const SHAPES: &[&ErrorShape] = &[&ERRORS];
static ERRORS: ErrorShape = ErrorShape {
    id: "oauth2",
    code: &["error"],
    text: &["error_description"],
    also_when: &[code(None, &[])],
    expired: &[status(401), code(Some(403), &["token_expired"])],
    dead: &[code(None, &["invalid_grant"])],
    client: &[code(None, &["invalid_client"])],
    scope: &[code(None, &["insufficient_scope"])],
    throttled: &[status(429)],
};

/// The inputs with which a scheme begins; what is secret in them is a canary.
pub(crate) fn credential(scheme: &'static Scheme) -> Credential {
    let secret = |it: &str| Secret::new(format!("{it}-{CANARY}"));
    let inputs = match scheme.id {
        "client" => Values::new()
            .with("client_id", "acme")
            .with("client_secret", secret("client-secret")),
        "person" => Values::new(),
        _ => Values::new()
            .with("username", "jane")
            .with("password", secret("password")),
    };
    Credential::new(scheme, inputs)
}

/// A client of the server, on a clock that stands still, with limits that end a test soon.
pub(crate) fn builder(
    server: &Server,
    scheme: &'static Scheme,
    clock: &ManualClock,
) -> Builder<Client> {
    Builder::new(&ACME, Values::new(), credential(scheme))
        .base_url(&server.url)
        .allow_http_on_loopback()
        .timeout(std::time::Duration::from_secs(10))
        .body_limit(64 << 10)
        .environment(clock.tokio())
}

pub(crate) fn client(server: &Server, scheme: &'static Scheme, clock: &ManualClock) -> Client {
    let built = builder(server, scheme, clock).build();
    built.expect("the settings are valid")
}

/// Signs a person in; other schemes do so by themselves.
pub(crate) async fn sign_in(client: &Client) -> Result<()> {
    let begun = client.begin_sign_in("https://app.example/back")?;
    let callback = format!("?code=code-{CANARY}&state={}", begun.state());
    client.sign_in(begun, &callback).await
}

/// A client that has its first token.
pub(crate) async fn begun(server: &Server, scheme: &'static Scheme, clock: &ManualClock) -> Client {
    let client = client(server, scheme, clock);
    if scheme.id == "person" {
        sign_in(&client).await.expect("the provider lets in");
    }
    token_of(&client).await.expect("the provider is well");
    client
}

/// The token that a call would carry.
pub(crate) async fn token_of(client: &Client) -> Result<String> {
    let authorization = client.authorization().await?;
    let headers = authorization.headers();
    let header = headers.get("authorization");
    let header = header.expect("the schemes send a header").to_str();
    Ok(header.expect("it is visible").to_owned())
}

/// Calls the provider, which knows whether the token lives.
pub(crate) async fn ping(client: &Client) -> Result<()> {
    client.call_value(&PING, Values::new()).await.map(drop)
}
