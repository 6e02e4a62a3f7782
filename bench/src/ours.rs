//! The runtime itself: a client of a made-up provider whose token is fetched from the server.

use std::sync::Arc;

use keywright::{
    Builder, MemoryStore, Method, Plug, Secret, Transport, Values,
    generated::v1::{
        Carrier, Client, Codec, Credential, Endpoint, Expiry, Field, Host, Input, Keep, Part,
        Place, Placement, Provider, Scheme, Shape, Source, Step, Unit,
    },
    testing::ManualClock,
};

use crate::server::Server;

static PROVIDER: Provider = Provider {
    name: "bench",
    title: "Bench",
    hosts: &[Host {
        name: "base",
        url: &[Part::Text("https://bench.example")],
        env: "BENCH_BASE_URL",
    }],
    hosts_under: &[],
    inputs: &[],
    schemes: &[&TOKEN],
    endpoints: &[&FETCH, &ANY],
    scopes: &[],
};
static TOKEN: Scheme = Scheme::new("token", "Token")
    .inputs(&[Input::secret("client_secret", "BENCH_SECRET")])
    .acquire(&[Step::new(&FETCH).keep(&[Keep {
        name: "access_token",
        source: Source::Body(&["access_token"]),
        optional: false,
    }])])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds)])
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("access_token")],
    )]);
static FETCH: Endpoint = Endpoint::new("fetch", Method::POST, &[Part::Text("/token")])
    .codec(Codec::Form)
    .fields(&[Field::new("client_secret", Place::Body, &Shape::Secret)])
    .returns(Shape::Json);
/// An endpoint that takes the token.
pub static ANY: Endpoint = Endpoint::new("any", Method::GET, &[Part::Text("/any")])
    .accepts(&["token"])
    .returns(Shape::Json);

fn elsewhere() -> Builder<Client> {
    let inputs = Values::new().with("client_secret", Secret::from("s3cr3t"));
    Builder::new(&PROVIDER, Values::new(), Credential::new(&TOKEN, inputs))
}

fn builder(server: &Server) -> Builder<Client> {
    let it = elsewhere().base_url(server.url());
    it.allow_http_on_loopback()
}

/// The client of one of many accounts, which have the way to the provider and the store in common.
pub fn one_of_many(number: u32, way: impl Transport + 'static, store: Arc<MemoryStore>) -> Client {
    let it = elsewhere().transport(way).store(store);
    let it = it.account(format!("account {number}")).build();
    it.expect("valid settings")
}

/// A client as people have it.
pub fn client(server: &Server) -> Client {
    builder(server).build().expect("valid settings")
}

/// Its plug.
pub fn plug(server: &Server) -> Plug {
    client(server).plug()
}

/// A client whose time is moved by hand.
pub fn timed(server: &Server, clock: &ManualClock) -> Client {
    let it = builder(server).environment(clock.tokio());
    it.build().expect("valid settings")
}
