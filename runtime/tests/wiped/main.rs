//! Nothing of a secret is left in the memory that the runtime has given back.
//!
//! Each secret holds a mark. Each block is read when it is freed, and when all is dropped, the whole
//! memory of this process is read as a debugger reads it. The mark may be nowhere.

#![cfg(all(target_os = "linux", feature = "reqwest"))]

mod memory;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    },
    time::Duration,
};

use keywright::{
    BoxFuture, Builder, Bytes, Decode, Entry, Fence, Fields, Limits, Lock, MemoryStore, Method,
    Record, Replaced, Result, Secret, StoreKey, TokenStore, Transport, Value, Values, Version,
    generated::v1::{
        Carrier, Client, Codec, Condition, Credential, Endpoint, ErrorShape, Expiry, Field, Input,
        Keep, Member, Part, Place, Placement, Provider, Rotation, Scheme, Shape, Source, Step,
        Unit,
    },
    testing::ManualClock,
};

/// How often the token is renewed with each store.
const LIVES: u32 = 30;

static ACME: Provider =
    keywright::testing::acme(&[&SCHEME], &[&GRANT, &REFRESH, &PING, &KEYS, &TEAM]);
/// It sends the token in every place there is.
static SCHEME: Scheme = Scheme::new("token", "Token")
    .inputs(&[
        Input::text("client_id", "ACME_ID"),
        Input::secret("client_secret", "ACME_SECRET"),
    ])
    .acquire(&[Step::new(&GRANT).keep(KEEP)])
    .refresh(&Step::new(&REFRESH).keep(KEEP))
    .rotation(Rotation::SingleUse)
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], BEARER),
        Placement::new(Carrier::Query, &[Part::Text("key")], TOKEN),
        Placement::new(Carrier::Cookie, &[Part::Text("a")], TOKEN),
        Placement::new(Carrier::Cookie, &[Part::Text("b")], TOKEN),
        Placement::new(Carrier::Parameter, &[Part::Text("token")], TOKEN),
    ]);
const TOKEN: &[Part] = &[Part::Value("access_token")];
const BEARER: &[Part] = &[Part::Text("Bearer "), Part::Value("access_token")];
const KEEP: &[Keep] = &[
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
static GRANT: Endpoint = Endpoint::new("grant", Method::POST, &[Part::Text("/token")])
    .codec(Codec::Form)
    .fields(&[
        Field::new("client_secret", Place::Body, &Shape::Secret),
        Field::new("client_id", Place::Body, &Shape::Text),
    ])
    .returns(Shape::Object(&[
        Member::new("access_token", &Shape::Secret),
        Member::new("refresh_token", &Shape::Secret),
    ]))
    .errors(&[&ERRORS]);
static REFRESH: Endpoint = Endpoint::new("refresh", Method::POST, &[Part::Text("/refresh")])
    .codec(Codec::Json)
    .fields(&[
        Field::new("refresh_token", Place::Body, &Shape::Secret),
        Field::new("client_secret", Place::Query, &Shape::Secret),
    ])
    .returns(Shape::Json)
    .errors(&[&ERRORS]);
static PING: Endpoint = Endpoint::new(
    "ping",
    Method::POST,
    &[Part::Text("/ping/"), Part::Value("id")],
)
.accepts(&["token"])
.codec(Codec::Multipart)
.fields(&[
    Field::new("id", Place::Path, &Shape::Secret),
    Field::new("password", Place::Body, &Shape::Secret),
])
.errors(&[&ERRORS]);
static KEYS: Endpoint = Endpoint::new("keys", Method::GET, &[Part::Text("/keys")])
    .accepts(&["token"])
    .returns(Shape::List(&Shape::Secret))
    .errors(&[&ERRORS]);
static TEAM: Endpoint = Endpoint::new("team", Method::GET, &[Part::Text("/team")])
    .accepts(&["token"])
    .returns(Shape::Json)
    .errors(&[&ERRORS]);
static ERRORS: ErrorShape = ErrorShape {
    id: "error",
    code: &["error"],
    text: &[],
    also_when: &[],
    expired: &[Condition {
        status: Some(401),
        body: None,
    }],
    dead: &[],
    client: &[],
    scope: &[],
    throttled: &[],
};

/// A secret of its own number, in a block of its length.
fn secret(number: u32) -> String {
    let mut text = String::with_capacity(80);
    text.push_str(["t", "u", "v", "w"][number as usize % 4]);
    text.extend(std::iter::repeat_n('-', 39));
    text.extend(memory::mark());
    text
}

/// An answer in memory that does not wipe itself, as a transport of somebody else gives it.
fn body(parts: &[&str]) -> Bytes {
    let mut body = Vec::with_capacity(1024);
    for part in parts {
        match part.strip_prefix('#') {
            // A slash, which the JSON of some servers escapes.
            Some(number) => {
                body.extend_from_slice(br"a\/b");
                let secret = Secret::new(secret(number.parse().expect("a number")));
                body.extend_from_slice(secret.expose().as_bytes());
                body.extend_from_slice(br"\/c");
            }
            None => body.extend_from_slice(part.as_bytes()),
        }
    }
    Bytes::from(body)
}

/// The provider. It errs in every other answer about a token, and repeats there what it was sent.
#[derive(Clone, Default)]
struct Fake(Arc<AtomicU32>);

impl Transport for Fake {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        let number = self.0.fetch_add(1, SeqCst);
        let tokens = [
            "{\"access_token\":\"",
            "#1",
            "\",\"expires_in\":3600,\"refresh_token\":\"",
            "#2",
            "\"}",
        ];
        let (status, body) = match request.uri().path() {
            "/keys" => {
                let odd = ["\",{\"x\":\"", "#3", "\"},\"", "#0", "\"]"];
                (200, body(&[&["[\"", "#1"], &odd[..]].concat()))
            }
            "/team" => {
                let odd = ["{\"a\":[\"", "#3", "\"],\"b\":\"", "#0", "\"}"];
                (200, body(&odd))
            }
            "/token" | "/refresh" => match number % 4 {
                0 => (503, body(&["{\"error\":\"e\",\"text\":\"", "#3", "\"}"])),
                1 => (200, body(&tokens[..4])),
                _ => (200, body(&tokens)),
            },
            _ => (200, body(&["#1"])),
        };
        let mut answer = http::Response::new(body);
        *answer.status_mut() = status.try_into().expect("a status");
        Box::pin(async move { Ok(answer) })
    }
}

async fn live(store: Arc<dyn TokenStore>) {
    let clock = ManualClock::default();
    let inputs = Values::new()
        .with("client_id", "client")
        .with("client_secret", Secret::new(secret(0)));
    let client: Client = Builder::new(&ACME, Values::new(), Credential::new(&SCHEME, inputs))
        .transport(Fake::default())
        .environment(clock.tokio())
        .store(store)
        .build()
        .expect("valid settings");
    let (mut served, mut odd) = (0, 0);
    for _ in 0..LIVES {
        let values = Values::new()
            .with("id", Secret::new(secret(1)))
            .with("password", Secret::new(secret(2)));
        served += u32::from(client.call::<()>(&PING, values).await.is_ok());
        let keys = client.call::<Vec<Secret>>(&KEYS, Values::new()).await;
        let error = keys.expect_err("one of them is an object").to_string();
        odd += u32::from(error.contains("expected text"));
        let team = client.call::<Team>(&TEAM, Values::new()).await;
        let error = team
            .map(drop)
            .expect_err("one member is a list")
            .to_string();
        odd += u32::from(error.contains("expected text"));
        let header = client.plug().header().await;
        drop(header);
        clock.advance(Duration::from_secs(1_800));
    }
    assert!(served > LIVES / 3, "{served} of {LIVES} were served");
    assert!(odd > LIVES, "{odd} of {} answers were read", 2 * LIVES);
    client.settle().await;
}

/// What a generated type does.
#[expect(dead_code, reason = "it is dropped")]
struct Team(Secret, Secret);

impl Decode for Team {
    fn decode(value: Value) -> Result<Self> {
        let mut fields = Fields::of(value)?;
        Ok(Self(fields.required("a")?, fields.required("b")?))
    }
}

fn in_runtime(live: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(live);
}

/// Keeps records as bytes, as stores outside of the program do, on the one thread of this one.
struct Bytewise(MemoryStore);

impl TokenStore for Bytewise {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(async {
            let entry = self.0.load(key).await?;
            let entry = entry.map(|Entry { version, record }| {
                let record = Record::from_bytes(&record.to_bytes())?;
                Ok(Entry { version, record })
            });
            entry.transpose()
        })
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        self.0.replace(key, expected, record, fence)
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.0.remove(key, expected, fence)
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        self.0.lock(key, lease)
    }
}

#[test]
fn no_secret_stays_in_memory() {
    let freed = memory::watched(|| {
        in_runtime(live(Arc::new(MemoryStore::new())));
        in_runtime(live(Arc::new(Bytewise(MemoryStore::new()))));
    });
    assert_eq!(freed, "", "blocks were freed with a secret in them");
    assert_eq!(memory::found(), 0, "with stores in memory");

    #[cfg(feature = "file")]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let open = || keywright::FileStore::open(folder.path().join("t")).expect("a folder");
        in_runtime(live(Arc::new(open())));
        // What the last program left is read.
        in_runtime(live(Arc::new(open())));
        assert_eq!(memory::found(), 0, "with a store in files");
    }
    #[cfg(feature = "encryption")]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let key = keywright::EncryptionKey::new(&[7; 32]);
        let open = || keywright::FileStore::open(folder.path().join("t")).expect("a folder");
        in_runtime(live(Arc::new(open().encrypted(key.clone()))));
        in_runtime(live(Arc::new(open().encrypted(key))));
        assert_eq!(memory::found(), 0, "with a store that encrypts");
    }

    // A text that is not wiped is found, when it is freed and after it.
    let freed = memory::watched(|| drop(secret(0)));
    assert_ne!(freed, "", "nothing is seen of what is freed");
    assert!(memory::found() > 0, "nothing is seen of the memory");
}
