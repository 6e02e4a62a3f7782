//! Two tokens in one answer, through the public API.

use std::{sync::Arc, time::Duration};

use crate::common::*;
use keywright::{
    BoxFuture, Bytes, ErrorKind, Limits, MemoryStore, Method, Transport, Values,
    generated::v1::{
        Carrier, Client, Codec, Credential, Endpoint, Expiry, Field, Input, Keep, Member, Part,
        Place, Placement, Scheme, Shape, Source, Step, Unit,
    },
};
use tokio::sync::Semaphore;

const fn keep(name: &'static str, path: &'static [&'static str], optional: bool) -> Keep {
    Keep {
        name,
        source: Source::Body(path),
        optional,
    }
}

static BOT: Scheme = Scheme::new("bot", "Bot")
    .inputs(&[Input::text("code", "ACME_CODE")])
    .acquire(&[Step::new(&INSTALL).keep(&[keep("token", &["token"], false)])])
    .send(SENT)
    .yields(&[&USER]);
static USER: Scheme = Scheme::new("user", "User")
    .parents(&["bot"])
    .yielded()
    .acquire(&[Step::new(&INSTALL).keep(&[
        keep("token", &["user", "token"], true),
        keep("team", &["user", "team"], true),
    ])])
    .expires(&[Expiry::In(&["user", "expires_in"], Unit::Seconds)])
    .send(SENT);
const SENT: &[Placement] = &[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("token")],
)];
static INSTALL: Endpoint = Endpoint::new("install", Method::POST, &[Part::Text("/install")])
    .codec(Codec::Form)
    .fields(&[Field::new("code", Place::Body, &Shape::Text)])
    .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]));
static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["bot", "user"])
    .errors(&[&ERRORS]);

fn bot() -> Credential {
    Credential::new(&BOT, Values::new().with("code", "c"))
}

fn user() -> Credential {
    Credential::new(&USER, Values::new())
}

fn provider(body: &'static str) -> Fake {
    Fake::new(move |request| match request.uri().path() {
        "/install" => answer(200, body),
        _ => answer(204, ""),
    })
}

async fn me(client: &Client) -> keywright::Result<()> {
    client.call(&ME, Values::new()).await
}

fn carried(fake: &Fake) -> Vec<String> {
    let sent = fake.sent();
    let headers = sent.iter().map(|it| {
        let mut lines = it.lines();
        let carried = lines.find_map(|it| it.strip_prefix("authorization: "));
        carried.unwrap_or("none").to_owned()
    });
    headers.collect()
}

#[tokio::test]
async fn one_login_serves_two_clients() {
    let fake = provider(r#"{"token":"b","user":{"token":"u","expires_in":600}}"#);
    let bot = client(bot(), &fake);
    let user = bot.derive(user()).expect("it is its parent");
    me(&user).await.expect("let in");
    me(&bot).await.expect("let in");
    assert_eq!(carried(&fake), ["none", "Bearer u", "Bearer b"]);
}

/// Answers when it is let.
struct Gate(Fake, Arc<Semaphore>);

impl Transport for Gate {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, keywright::Result<http::Response<Bytes>>> {
        Box::pin(async move {
            self.1.acquire().await.expect("it stays open").forget();
            self.0.send(request, limits).await
        })
    }
}

#[tokio::test]
async fn whoever_ends_waits_for_all_that_was_made_of_a_client() {
    let (gate, store) = (Arc::new(Semaphore::new(0)), Arc::new(MemoryStore::new()));
    let fake = provider(r#"{"token":"b","user":{"token":"u"}}"#);
    let built = builder(bot()).store(store.clone());
    let built = built.transport(Gate(fake.clone(), gate.clone()));
    let bot: Client = built.build().expect("valid settings");
    let (user, other) = (bot.derive(user()), bot.derive(user()));
    let other = other.expect("it is its parent");
    // Its renewal is under way, and whoever wanted it is gone, the client, too.
    let gone = tokio::spawn(async move { me(&user.expect("it is its parent")).await });
    let begun = async {
        while bot.counters().waits == 0 {
            tokio::task::yield_now().await;
        }
    };
    let begun = tokio::time::timeout(Duration::from_secs(20), begun);
    begun.await.expect("it begins");
    gone.abort();
    assert!(gone.await.is_err());

    let last = tokio::spawn(async move { other.settle().await });
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert!(!last.is_finished(), "the answer is not there yet");
    gate.add_permits(1);
    last.await.expect("no panic");
    let built = builder(self::user().with_parent(self::bot()));
    let next: Client = built
        .store(store)
        .transport(fake.clone())
        .build()
        .expect("a chain");
    me(&next).await.expect("let in");
    assert_eq!(
        carried(&fake),
        ["none", "Bearer u"],
        "nobody logged in again"
    );
}

#[tokio::test]
async fn a_chain_starts_anew_from_the_store() {
    let fake = provider(r#"{"token":"b","user":{"token":"u"}}"#);
    let store = Arc::new(MemoryStore::new());
    for _ in 0..2 {
        let built = builder(user().with_parent(bot())).store(store.clone());
        let user: Client = built.transport(fake.clone()).build().expect("a chain");
        me(&user).await.expect("let in");
    }
    assert_eq!(carried(&fake), ["none", "Bearer u", "Bearer u"]);
}

#[tokio::test]
async fn a_login_without_the_other_token_is_a_login_all_the_same() {
    for body in [
        r#"{"token":"b"}"#,
        r#"{"token":"b","user":{}}"#,
        r#"{"token":"b","user":{"token":"","team":"t"}}"#,
        r#"{"token":"b","user":{"token":{"x":1}}}"#,
    ] {
        let fake = provider(body);
        let bot = client(bot(), &fake);
        me(&bot).await.expect("let in");
        let user = bot.derive(user()).expect("it is its parent");
        let error = me(&user).await.expect_err("nothing came");
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(
            error.to_string(),
            "the login of `bot` brought nothing for `user`"
        );
        assert_eq!(carried(&fake), ["none", "Bearer b", "none"]);
    }
}

#[tokio::test]
async fn a_token_that_could_end_its_line_is_sent_nowhere() {
    let fake = provider(r#"{"token":"b","user":{"token":"s3cr3t\r\nX: y"}}"#);
    let bot = client(bot(), &fake);
    let user = bot.derive(user()).expect("it is its parent");
    let error = me(&user).await.expect_err("it cannot be sent");
    assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
    assert!(!carried(&fake).iter().any(|it| it.contains("s3cr3t")));
    me(&bot).await.expect("the bot's own is good");
}
