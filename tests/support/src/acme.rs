//! The tables of a small provider, for the tests of what is said about one.

use keywright::generated::v1::{
    ClientAuthentication, Codec, Constant, Endpoint, Field, Input, Keep, Method, Part, Place,
    Provider, Scheme, Shape, Source, Step,
};

pub(crate) static ACME: Provider =
    keywright::testing::acme(&[&KEY, &GUEST, &PORTAL], &[&SEND, &JOIN, &OPEN, &EXCHANGE]);

static KEY: Scheme = Scheme::new("api_key", "API key").inputs(&[Input::secret("key", "ACME_KEY")]);

static GUEST: Scheme = Scheme::new("guest", "Guest")
    .inputs(&[Input::text("name", "ACME_NAME").optional()])
    .parents(&["api_key"])
    .acquire(&[Step::new(&SEND)]);

static PORTAL: Scheme = Scheme::new("portal", "Portal")
    .inputs(&[
        Input::text("client_id", "ACME_CLIENT_ID"),
        Input::secret("refresh_token", "ACME_REFRESH_TOKEN").optional(),
    ])
    .sign_in(&Step::new(&OPEN))
    .acquire(&[Step::new(&EXCHANGE)])
    .refresh(&Step::new(&EXCHANGE).keep(&[Keep {
        name: "refresh_token",
        source: Source::Body(&["refresh_token"]),
        optional: false,
    }]));

static SEND: Endpoint = Endpoint::new(
    "send",
    Method::POST,
    &[Part::Text("/"), Part::Value("box"), Part::Text("/send")],
)
.codec(Codec::Json)
.accepts(&["api_key"])
.fields(&[
    Field::new("box", Place::Path, &Shape::Text),
    Field::new("to", Place::Body, &Shape::List(&Shape::Text)),
    Field::new("count", Place::Body, &Shape::Integer).optional(),
    Field::new("dry_run", Place::Body, &Shape::Boolean).constant(Constant::Bool(true)),
]);

static JOIN: Endpoint =
    Endpoint::new("join", Method::GET, &[Part::Text("/join")]).accepts(&["guest", "portal"]);

static OPEN: Endpoint = Endpoint::new("open", Method::GET, &[Part::Text("/open")])
    .fields(&[Field::new("state", Place::Query, &Shape::Text)])
    .browser();

static EXCHANGE: Endpoint = Endpoint::new("exchange", Method::POST, &[Part::Text("/exchange")])
    .codec(Codec::Form)
    .fields(&[Field::new("code", Place::Body, &Shape::Secret)])
    .client_authentication(ClientAuthentication::ClientSecretBasic)
    .public_client();
