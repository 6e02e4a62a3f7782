//! Calls that go elsewhere than to the host as it is, and those that do so in vain.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::common::*;
use keywright::{
    ErrorKind, Method, Secret, Values,
    generated::v1::{
        Carrier, Client, Codec, Credential, Endpoint, Expiry, Field, Input, Keep, Member, Part,
        Place, Placement, Scheme, Shape, Source, Step, Unit,
    },
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
        name: "url",
        source: Source::Body(&["url"]),
        optional: true,
    },
];

/// The credential stands in the path.
static BOT: Scheme = Scheme::new("bot", "Bot")
    .inputs(&[Input::secret("token", "ACME_TOKEN")])
    .base_path(&[Part::Text("/bot"), Part::Value("token")]);
/// The login says where calls go.
static CLOUD: Scheme = Scheme::new("cloud", "Cloud")
    .inputs(&[Input::text("username", "ACME_USERNAME")])
    .acquire(&[Step::new(&ENTER).keep(KEEP)])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds)])
    .revoke(&Step::new(&LEAVE))
    .send(BEARER)
    .base_url(&[Part::Value("url")]);
/// Made at the address of its parent.
static GUEST: Scheme = Scheme::new("guest", "Guest")
    .parents(&["cloud"])
    .acquire(&[Step::new(&INVITE).keep(KEEP)])
    .send(BEARER);
/// The caller says where calls go.
static SPACE: Scheme = Scheme::new("space", "Space")
    .inputs(&[
        Input::secret("token", "ACME_TOKEN"),
        Input::text("space", "ACME_SPACE").host(&["acme.example"]),
    ])
    .send(BEARER)
    .base_url(&[Part::Text("https://"), Part::Value("space")]);

const ANSWER: Shape = Shape::Object(&[
    Member::new("token", &Shape::Secret),
    Member::optional("url", &Shape::Text),
]);
static ENTER: Endpoint = Endpoint::new("enter", Method::POST, &[Part::Text("/enter")])
    .codec(Codec::Form)
    .fields(&[Field::new("username", Place::Body, &Shape::Text)])
    .returns(ANSWER);
static LEAVE: Endpoint =
    Endpoint::new("leave", Method::POST, &[Part::Text("/leave")]).accepts(&["cloud"]);
static INVITE: Endpoint = Endpoint::new("invite", Method::POST, &[Part::Text("/guests")])
    .accepts(&["cloud"])
    .returns(ANSWER);
static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["bot", "cloud", "guest", "space"])
    .errors(&[&ERRORS]);
static LISTEN: Endpoint = Endpoint::new("listen", Method::GET, &[Part::Text("/socket")])
    .host("realtime")
    .accepts(&["bot", "cloud"]);
static FOLLOW: Endpoint =
    Endpoint::new("follow", Method::GET, &[Part::Text("/follow")]).accepts(&["bot"]);

fn bot() -> Credential {
    let token = Secret::new("17:c4n4ry");
    Credential::new(&BOT, Values::new().with("token", token))
}

fn cloud() -> Credential {
    Credential::new(&CLOUD, Values::new().with("username", "ada"))
}

/// Logins answer with these addresses, one after the other.
fn logins(urls: &'static [&'static str]) -> Fake {
    let count = AtomicUsize::new(0);
    Fake::new(move |request| match request.uri().path() {
        "/enter" => {
            let index = count.fetch_add(1, Ordering::Relaxed);
            let url = urls[index.min(urls.len() - 1)];
            let url = url
                .replace('"', "\\\"")
                .replace('\r', "\\r")
                .replace('\n', "\\n");
            answer(
                200,
                &format!(r#"{{"token":"t{index}","url":"{url}","expires_in":60}}"#),
            )
        }
        "/guests" => answer(200, r#"{"token":"g"}"#),
        _ => answer(204, ""),
    })
}

async fn me(client: &Client) -> keywright::Result<()> {
    client.call(&ME, Values::new()).await
}

fn addresses(fake: &Fake) -> Vec<String> {
    let lines = fake.sent();
    let lines = lines.iter().filter_map(|it| it.lines().next());
    lines.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_token_in_the_path() {
    let fake = Fake::new(|_| answer(204, ""));
    let client = client(bot(), &fake);
    me(&client).await.expect("let in");
    let free = client.request(Method::POST, "/send?a=b").send().await;
    free.expect("sent");
    assert_eq!(
        addresses(&fake),
        [
            "GET https://xk9.acme.example/bot17:c4n4ry/me",
            "POST https://xk9.acme.example/bot17:c4n4ry/send?a=b",
        ]
    );
    let authorization = client.authorization().await.expect("ready");
    let base_url = authorization.base_url().expect("it is in the path");
    assert_eq!(base_url.expose(), "https://xk9.acme.example/bot17:c4n4ry");
    assert!(!format!("{authorization:?}").contains("c4n4ry"));
    let handshake = client.handshake(&LISTEN).await.expect("ready");
    assert_eq!(handshake.url(), "wss://rt.acme.example/socket");
    let handshake = client.handshake(&FOLLOW).await.expect("ready");
    assert_eq!(
        handshake.url(),
        "wss://xk9.acme.example/bot17:c4n4ry/follow"
    );
    assert!(!format!("{handshake:?}").contains("c4n4ry"));
}

#[tokio::test]
async fn an_error_that_repeats_the_path_shows_no_token() {
    let fake = Fake::new(|request| {
        let path = request.uri().path();
        answer(404, &format!(r#"{{"code":"404","text":"no {path} here"}}"#))
    });
    for token in ["17:c4n4ry", "c4n4ry/ é"] {
        let inputs = Values::new().with("token", Secret::new(token));
        let client = client(Credential::new(&BOT, inputs), &fake);
        let error = me(&client).await.expect_err("not found");
        let text = error.text().expect("it said something");
        assert!(
            !text.contains("c4n4ry") && text.contains("[redacted]"),
            "{text}"
        );
        let shown = format!("{client:?} {:?}", client.request(Method::GET, "/x"));
        assert!(!shown.contains("c4n4ry"), "{shown}");
    }
}

#[test]
fn a_token_that_would_leave_its_segment_is_refused_at_once() {
    for token in ["a\r\nb", "a\\..\\b"] {
        let inputs = Values::new().with("token", Secret::new(token));
        let credential = Credential::new(&BOT, inputs);
        let built = builder(credential)
            .transport(Fake::new(|_| answer(204, "")))
            .build();
        assert_eq!(built.expect_err("refused").kind(), ErrorKind::Input);
    }
}

#[tokio::test]
async fn calls_go_where_the_login_says_and_its_own_steps_do_not() {
    let fake = logins(&["https://eu1.acme.example/v2/"]);
    let client = client(cloud(), &fake);
    me(&client).await.expect("let in");
    let free = client.request(Method::GET, "/any").send().await;
    free.expect("sent");
    let () = client.call(&LEAVE, Values::new()).await.expect("left");
    client.close().await.expect("revoked");
    assert_eq!(
        addresses(&fake),
        [
            "POST https://xk9.acme.example/enter",
            "GET https://eu1.acme.example/v2/me",
            "GET https://eu1.acme.example/v2/any",
            "POST https://xk9.acme.example/leave",
            "POST https://xk9.acme.example/leave",
        ]
    );
}

#[tokio::test]
async fn a_hostile_address_is_sent_nothing() {
    for url in [
        "https://evil.example",
        "https://acme.example.evil.example",
        "http://eu1.acme.example",
        "https://u@eu1.acme.example",
        "https://eu1.acme.example:8443",
        "https://eu1.acme.example\r\nX: y",
        "https://eu1.acme.example/../x",
    ] {
        let fake = logins(Vec::leak(vec![url]));
        let client = client(cloud(), &fake);
        let error = me(&client).await.expect_err(url);
        assert_eq!(error.kind(), ErrorKind::Decode, "{url}");
        assert!(!error.to_string().contains("evil"), "{error}");
        let again = me(&client).await.expect_err(url);
        assert_eq!(again.kind(), ErrorKind::Decode, "it pauses");
        assert_eq!(addresses(&fake), ["POST https://xk9.acme.example/enter"]);
    }
}

#[tokio::test]
async fn an_address_that_changes_takes_the_calls_with_it() {
    let clock = keywright::testing::ManualClock::default();
    let fake = logins(&[
        "https://eu1.acme.example",
        "https://us2.acme.example",
        "https://evil.example",
    ]);
    let client: Client = builder(cloud())
        .transport(fake.clone())
        .environment(clock.environment(Arc::new(Tasks)))
        .build()
        .expect("valid settings");
    for expected in ["https://eu1.acme.example/me", "https://us2.acme.example/me"] {
        me(&client).await.expect("let in");
        assert_eq!(addresses(&fake).pop(), Some(format!("GET {expected}")));
        clock.advance(std::time::Duration::from_secs(60));
    }
    let error = me(&client).await.expect_err("it left its domain");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(addresses(&fake).iter().all(|it| !it.contains("evil")));
}

#[tokio::test]
async fn a_child_is_made_at_its_parents_address() {
    let fake = logins(&["https://eu1.acme.example"]);
    let parent = client(cloud(), &fake);
    let guest = parent.derive(Credential::new(&GUEST, Values::new()));
    me(&guest.expect("it is a parent")).await.expect("let in");
    assert_eq!(
        addresses(&fake),
        [
            "POST https://xk9.acme.example/enter",
            "POST https://eu1.acme.example/guests",
            "GET https://xk9.acme.example/me",
        ]
    );
}

#[tokio::test]
async fn what_the_builder_was_given_is_trusted() {
    let fake = logins(&["http://127.0.0.1:4711/v2"]);
    let given = |url: &str| {
        let builder = builder(cloud()).allow_http_on_loopback().base_url(url);
        let client: keywright::Result<Client> = builder.transport(fake.clone()).build();
        client.expect("valid settings")
    };
    me(&given("http://127.0.0.1:4711")).await.expect("let in");
    assert_eq!(
        addresses(&fake),
        [
            "POST http://127.0.0.1:4711/enter",
            "GET http://127.0.0.1:4711/v2/me"
        ]
    );
    let error = me(&given("http://127.0.0.1:4712")).await;
    assert_eq!(error.expect_err("another port").kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn a_host_that_the_caller_names() {
    let fake = Fake::new(|_| answer(204, ""));
    let space = |space: &str| {
        let token = Secret::new("t");
        let inputs = Values::new().with("token", token).with("space", space);
        let built = builder(Credential::new(&SPACE, inputs));
        built.transport(fake.clone()).build()
    };
    let client: Client = space("EU1.acme.example").expect("below it");
    me(&client).await.expect("let in");
    assert_eq!(addresses(&fake), ["GET https://eu1.acme.example/me"]);
    assert!(space("eu1.acme.example.evil.example").is_err());
    assert!(space("eu1.acme.example:444").is_err());
}

#[tokio::test]
async fn a_stored_address_is_checked_again() {
    let store = Arc::new(keywright::MemoryStore::new());
    let fake = logins(&["https://eu1.acme.example"]);
    for _ in 0..2 {
        let built = builder(cloud()).store(store.clone());
        let client: Client = built.transport(fake.clone()).build().expect("valid");
        me(&client).await.expect("let in");
    }
    assert_eq!(
        addresses(&fake),
        [
            "POST https://xk9.acme.example/enter",
            "GET https://eu1.acme.example/me",
            "GET https://eu1.acme.example/me",
        ]
    );
}
