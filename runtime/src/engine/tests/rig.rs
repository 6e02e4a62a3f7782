//! Schemes, and everything around an engine under test.

use std::{sync::Arc, time::Duration};

use http::Method;
use tokio::sync::watch;

use super::fake::Fake;
use crate::{
    BoxFuture, Error, ErrorKind, MemoryStore, Result, Secret, Spawn, StoreKey, TokenStore, Values,
    engine::{Engine, Ground, Holder, PlacedValue, Ready},
    table::{
        Carrier, Endpoint, Expiry, Field, Keep, Part, Place, Placement, Rotation, Scheme, Shape,
        Source, Step, Unit,
    },
    testing::ManualClock,
};

pub(super) const KEEP: &[Keep] = &[Keep {
    name: "token",
    source: Source::Body(&["token"]),
    optional: false,
}];
pub(super) static LOG_IN: Endpoint = Endpoint::new("log_in", Method::POST, &[Part::Text("/in")])
    .fields(&[
        Field::new("username", Place::Body, &Shape::Text),
        Field::new("password", Place::Body, &Shape::Secret),
    ]);
pub(super) static REFRESH: Endpoint = Endpoint::new(
    "refresh",
    Method::POST,
    &[Part::Text("/refresh")],
)
.fields(&[Field::new("refresh_token", Place::Body, &Shape::Secret)]);
static EXTEND: Endpoint =
    Endpoint::new("extend", Method::POST, &[Part::Text("/extend")]).accepts(&["extending"]);
static LOG_OUT: Endpoint = Endpoint::new("log_out", Method::DELETE, &[Part::Text("/out")])
    .accepts(&["session", "rotating"]);
pub(super) static STEP_IN: &[Step] = &[Step::new(&LOG_IN).keep(KEEP)];
static STEP_REFRESH: Step = Step::new(&REFRESH).keep(KEEP);
static STEP_EXTEND: Step = Step::new(&EXTEND).keep(KEEP);
static STEP_OUT: Step = Step::new(&LOG_OUT);
pub(super) const BEARER: &[Placement] = &[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("token")],
)];
pub(super) const EXPIRES_IN: &[Expiry] = &[Expiry::In(&["expires_in"], Unit::Seconds)];

/// Acquired again whenever it ends.
pub(super) static TOKEN: Scheme = Scheme::new("token", "Token")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN);
/// With refresh tokens that work once.
pub(super) static ROTATING: Scheme = Scheme::new("rotating", "Rotating")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN)
    .refresh(&STEP_REFRESH)
    .revoke(&STEP_OUT)
    .rotation(Rotation::SingleUse);
/// The same, with refresh tokens that last two hours.
pub(super) static ENDING: Scheme = Scheme::new("ending", "Ending")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN)
    .refresh(&STEP_REFRESH)
    .refresh_expires(&[Expiry::After(7200)])
    .rotation(Rotation::SingleUse);
/// Renewed by a request that carries the token itself.
pub(super) static EXTENDING: Scheme = Scheme::new("extending", "Extending")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN)
    .refresh(&STEP_EXTEND);
/// One at a time, for an hour.
pub(super) static SESSION: Scheme = Scheme::new("session", "Session")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(&[Expiry::After(3600)])
    .revoke(&STEP_OUT)
    .exclusive();
/// One that ends an hour after its last use.
pub(super) static IDLE: Scheme = Scheme::new("idle", "Idle")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(&[Expiry::Idle(3600)]);
/// Of a length that nobody knows.
pub(super) static UNKNOWN: Scheme = Scheme::new("unknown", "Unknown")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(&[Expiry::Unknown]);
/// Held by the caller.
pub(super) static KEY: Scheme = Scheme::new("key", "Key").send(&[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("App "), Part::Value("password")],
)]);

pub(super) struct Rig {
    pub(super) clock: ManualClock,
    pub(super) fake: Arc<Fake>,
    pub(super) store: Arc<dyn TokenStore>,
    pub(super) engine: Arc<Engine>,
    scheme: &'static Scheme,
}

impl Rig {
    pub(super) fn new(scheme: &'static Scheme) -> Self {
        Self::with_store(scheme, Arc::new(MemoryStore::new()))
    }

    pub(super) fn with_store(scheme: &'static Scheme, store: Arc<dyn TokenStore>) -> Self {
        let (clock, fake) = (ManualClock::default(), Fake::new());
        let engine = engine(scheme, "ada", &clock, &fake, &store);
        Self {
            clock,
            fake,
            store,
            engine,
            scheme,
        }
    }

    /// Another engine on the same store, provider and clock, as after a restart.
    pub(super) fn sibling(&self) -> Arc<Engine> {
        self.sibling_of("ada")
    }

    pub(super) fn sibling_of(&self, username: &str) -> Arc<Engine> {
        engine(self.scheme, username, &self.clock, &self.fake, &self.store)
    }

    /// Another engine whose tasks are run by something else than tokio.
    pub(super) fn spawning(&self, spawn: impl Spawn + 'static) -> Arc<Engine> {
        let ground = ground(&self.clock, spawn, &self.fake, &self.store);
        made(self.scheme, login("ada"), None, ground)
    }

    /// An engine of another scheme on the same store, provider and clock.
    pub(super) fn other(
        &self,
        scheme: &'static Scheme,
        inputs: Values,
        parent: Option<&Arc<Engine>>,
    ) -> Arc<Engine> {
        let ground = ground(&self.clock, Tasks, &self.fake, &self.store);
        made(scheme, inputs, parent, ground)
    }

    /// An engine of another scheme for an account with a name.
    pub(super) fn named(
        &self,
        scheme: &'static Scheme,
        account: &str,
        inputs: Values,
    ) -> Arc<Engine> {
        let ground = ground(&self.clock, Tasks, &self.fake, &self.store);
        let root = StoreKey::new("test", scheme.id, "", account);
        Engine::new(scheme, inputs, None, ground, root).expect("the schemes of the tests are sound")
    }

    pub(super) fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub(super) async fn token(&self) -> String {
        sent(&self.engine.ready().await.expect("a token"))
    }

    pub(super) async fn error(&self) -> ErrorKind {
        self.engine.ready().await.expect_err("no token").kind()
    }

    /// Lets tasks run until the provider has been called so often.
    pub(super) async fn calls(&self, count: usize) {
        until(|| self.fake.count() >= count).await;
    }

    /// Lets tasks run until no attempt is running.
    pub(super) async fn rest(&self) {
        until(|| self.engine.state.lock().expect("it").end.is_none()).await;
    }

    /// Lets tasks run until so many callers wait for the running attempt.
    pub(super) async fn waiting(&self, count: usize) {
        let waiting = || {
            let state = self.engine.state.lock().expect("it");
            state.end.as_ref().map_or(0, watch::Sender::receiver_count)
        };
        until(|| waiting() >= count).await;
    }
}

impl Engine {
    /// A newer credential than one that was refused, if one could be obtained.
    pub(super) async fn newer(self: &Arc<Self>, generation: u64) -> Option<Arc<Ready>> {
        self.rejected(generation, &rejection()).await.ok().flatten()
    }
}

/// Lets other tasks run until something holds. It is a failure if it never does.
pub(super) async fn until(holds: impl Fn() -> bool) {
    for _ in 0..100_000 {
        if holds() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("it never came to that");
}

pub(super) fn key(scheme: &Scheme) -> StoreKey {
    StoreKey::new("test", scheme.id, "", "")
}

fn engine(
    scheme: &'static Scheme,
    username: &str,
    clock: &ManualClock,
    fake: &Arc<Fake>,
    store: &Arc<dyn TokenStore>,
) -> Arc<Engine> {
    let ground = ground(clock, Tasks, fake, store);
    made(scheme, login(username), None, ground)
}

/// An engine, made as a client makes it.
pub(super) fn made(
    scheme: &'static Scheme,
    inputs: Values,
    parent: Option<&Arc<Engine>>,
    ground: Ground,
) -> Arc<Engine> {
    let parent = parent.cloned().map(Holder::new);
    Engine::new(scheme, inputs, parent, ground, key(scheme))
        .expect("the schemes of the tests are sound")
}

pub(super) fn login(username: &str) -> Values {
    Values::new()
        .with("username", username)
        .with("password", Secret::new("s3cr3t"))
}

fn ground(
    clock: &ManualClock,
    spawn: impl Spawn + 'static,
    fake: &Arc<Fake>,
    store: &Arc<dyn TokenStore>,
) -> Ground {
    Ground {
        steps: fake.clone(),
        environment: clock.environment(Arc::new(spawn)),
        store: store.clone(),
    }
}

/// What a ready credential sends.
pub(super) fn sent(ready: &Ready) -> String {
    match &ready.placed[0].value {
        PlacedValue::Header(_, value) => value.to_str().expect("visible").to_owned(),
        PlacedValue::Value(_) => panic!("the schemes of the tests send a header"),
    }
}

pub(super) fn rejection() -> Error {
    Error::new(ErrorKind::Unauthorized, "refused")
}

/// Tokio's tasks, also without the feature.
pub(super) struct Tasks;

impl Spawn for Tasks {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        drop(tokio::spawn(task));
        Ok(())
    }
}

/// Nothing that is spawned ever runs.
pub(super) struct Drops;

impl Spawn for Drops {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        drop(task);
        Ok(())
    }
}

/// There is nothing to run tasks.
pub(super) struct Refuses;

impl Spawn for Refuses {
    fn spawn(&self, _task: BoxFuture<'static, ()>) -> Result<()> {
        Err(Error::input("no runtime is running here"))
    }
}
