//! Whole lives of a provider's credentials while what lies between goes wrong: every scheme that is
//! obtained, every fault, one caller, eight and a thousand, against the strict server.
//!
//! A few are lived with every test; `cargo xtask soak providers` lives as many as one likes. Each
//! has a seed of its own, and a failure names the command that repeats it.

mod between;

use std::{env, sync::Arc, time::Duration};

use keywright::{
    Error, ErrorKind, Random as _, Result,
    generated::v1::{Client, Endpoint, Expiry, Provider, Scheme},
    testing::{Attempts, Repeatable, crowd},
};
use keywright_server::Class;

pub(crate) use self::between::Way;
use self::between::{FAULTS, Fault};
use crate::wire::Wire;

/// How many lives, and the seed of the first.
const RUNS: &str = "KEYWRIGHT_SOAK_RUNS";
const SEED: &str = "KEYWRIGHT_SOAK_SEED";
/// So many are lived with every test, of each scheme.
const SAMPLE: u64 = 4;
const CALLERS: [usize; 3] = [1, 8, 1_000];
/// How often the token ends in one life.
const ROUNDS: usize = 3;
/// The longest pause after a failure, and the time in which two refusals in a row are taken for a
/// fault of another kind.
const REST: Duration = Duration::from_secs(600);
/// What nobody can end any more has ended by itself.
const LONG: Duration = Duration::from_secs(100 * 24 * 60 * 60);

/// Lives a provider's credentials through faults.
///
/// # Panics
///
/// When a token is lost without a clear *sign in again*, is fetched more often than once, or when
/// an error shows a secret.
pub async fn troubles(provider: &'static Provider) {
    let wire = Wire::start(provider).await;
    let is_lived = |it: &&Scheme| {
        let is_obtained = !it.acquire.is_empty() || it.refresh.is_some();
        is_obtained && !wire.calls(it).is_empty()
    };
    let schemes = provider.schemes.iter().copied().filter(is_lived);
    let schemes: Vec<_> = schemes.collect();
    let runs = number(RUNS, SAMPLE * schemes.len() as u64);
    let first = number(SEED, 1);
    if schemes.is_empty() {
        println!("{}: nothing is obtained", provider.name);
        return;
    }
    for seed in (first..).take(usize::try_from(runs).expect("so many")) {
        let life = Life::begin(provider, &schemes, seed).await;
        let (scheme, fault) = (life.scheme.id, life.fault);
        let what = format!("{scheme} with {} callers, {fault:?}", life.callers);
        let lived = tokio::spawn(life.live()).await;
        let name = provider.name;
        assert!(
            lived.is_ok(),
            "seed {seed} of {name} failed: {what}\nrepeat it with: cargo xtask soak providers \
             --only {name} --runs 1 --seed {seed}"
        );
    }
}

/// One life: what it is made of follows from its seed.
struct Life {
    wire: Wire,
    way: Way,
    attempts: Attempts,
    random: Repeatable,
    scheme: &'static Scheme,
    call: &'static Endpoint,
    fault: Fault,
    callers: usize,
    client: Client,
    /// The client of the first scheme in its line, which a person may have to sign in.
    root: Client,
    /// How many answers have been lost in this life.
    losses: usize,
    /// What was given and what was sent that no error may show.
    secrets: Vec<String>,
}

impl Life {
    async fn begin(provider: &'static Provider, schemes: &[&'static Scheme], seed: u64) -> Self {
        let mut wire = Wire::start(provider).await;
        wire.server.judge_form_only(false);
        let combinations = FAULTS.len() * schemes.len() * CALLERS.len();
        let index = usize::try_from(seed % combinations as u64).expect("it is small");
        // Seeds in a row meet every scheme, and other faults each time.
        let scheme = schemes[index % schemes.len()];
        let fault = FAULTS[(index / schemes.len() * 5 + index) % FAULTS.len()];
        let callers = CALLERS[index / schemes.len() % CALLERS.len()];
        let way = Way::new();
        wire.way = Some(way.clone());
        wire.environment.random = Arc::new(Repeatable::new(seed));
        let attempts = Attempts::of(&mut wire.environment);
        let call = wire.calls(scheme)[0];
        let (root, client) = clients(&wire, scheme, call);
        let line = wire.lineage(scheme).into_iter();
        let secrets = line.flat_map(|it| wire.secrets(it)).collect();
        Self {
            secrets,
            client,
            root,
            wire,
            way,
            attempts,
            random: Repeatable::new(!seed),
            scheme,
            call,
            fault,
            callers,
            losses: 0,
        }
    }

    fn chance(&self, of: u64) -> u64 {
        self.random.next_u64() % of
    }

    async fn live(mut self) {
        self.sign_in().await;
        self.called().await.expect("the provider is well");
        self.learn().await;
        for round in 0..ROUNDS {
            // The first token ends without a fault, so that the count of requests is exact once.
            let faults = if round == 0 { 0 } else { 1 + self.chance(2) };
            self.pass(REST).await;
            self.end().await;
            let before = self.way.count();
            self.way.forget_most();
            self.way.script(self.fault, faults);
            let told = self.all().await;
            let most = self.most() * if faults > 0 { 2 } else { 1 };
            let sent = self.way.count() - before;
            assert!(
                self.way.most() <= 1,
                "a credential has one request at a time"
            );
            let is_renewed = self.is_told() && !self.needs_person();
            let least = usize::from(is_renewed);
            assert!(
                sent >= least,
                "the token has ended, and nobody asked for another"
            );
            assert!(sent <= most, "{sent} requests for one token, not {most}");
            for error in told.into_iter().filter_map(Result::err) {
                self.silent(&error);
                assert!(
                    self.has_cause(faults, &error),
                    "nothing had gone wrong: {error}"
                );
            }
            self.losses += self.way.end();
            self.recover(faults).await;
            self.learn().await;
        }
        self.pass(REST).await;
        self.client.close().await.expect("the provider is well");
        self.nothing_spent_twice();
    }

    /// The most requests that one credential takes: those of its line, and the lookup of tenants.
    fn most(&self) -> usize {
        let line = self.wire.lineage(self.scheme).into_iter();
        let each = line.map(|it| {
            let steps = it.acquire.len() + usize::from(it.refresh.is_some());
            let ends = usize::from(it.revoke.is_some());
            // Where requests are proved, each may be sent again with a nonce.
            let times = if it.dpop.is_some() { 2 } else { 1 };
            // Whoever is not told when a token ends calls first and is refused.
            let own = times * (steps + ends + usize::from(it.tenant.is_some()));
            own + documents(it)
        });
        each.sum()
    }

    /// Whether the client knows when a token ends.
    fn is_told(&self) -> bool {
        let is_known = |it: &Expiry| !matches!(it, Expiry::Unknown | Expiry::Never);
        self.scheme.expires.iter().any(is_known)
    }

    /// Whether nothing but a person gets another one.
    fn needs_person(&self) -> bool {
        let is_in_vain = |it: &&Scheme| it.sign_in.is_some() && it.refresh.is_none();
        let line = self.wire.lineage(self.scheme);
        line.iter().any(is_in_vain)
    }

    /// The server sees no refresh token again that is spent, but one for each answer that was lost.
    fn nothing_spent_twice(&self) {
        let exchanges = self.wire.server.exchanges();
        let refused = exchanges.iter().filter_map(|it| it.refusal.as_ref());
        let spent = refused.filter(|it| it.class == Class::Dead).count();
        let losses = self.losses;
        assert!(
            spent <= losses,
            "{spent} spent tokens, {losses} answers lost"
        );
    }

    /// The token ends by its time, or the provider ends it and a call finds out.
    async fn end(&self) {
        let ends = self.wire.server.ends(self.scheme.id);
        match ends {
            Some(ends) => {
                let left = u64::try_from(ends - self.wire.server.clock().now()).unwrap_or(0);
                self.pass(Duration::from_millis(left + 1_000)).await;
            }
            None => self.wire.server.expire(self.scheme.id),
        }
    }

    /// All of them come at once; some go before they are answered.
    async fn all(&self) -> Vec<Result<()>> {
        let call = || {
            let client = self.client.clone();
            async move { client.authorization().await.map(drop) }
        };
        crowd(self.callers, call, || self.chance(8) == 0).await
    }

    /// After as many pauses as there were faults there is a live token, or one clear *sign in
    /// again*, after which there is one.
    async fn recover(&mut self, faults: u64) {
        for _ in 0..=faults {
            self.pass(REST).await;
            let Err(error) = self.called().await else {
                return;
            };
            self.silent(&error);
            assert!(
                self.has_cause(faults, &error),
                "nothing had gone wrong: {error}"
            );
            if error.needs_sign_in() {
                self.sign_in().await;
            }
        }
        // A session whose answer was lost can be ended by nobody.
        self.pass(if self.losses > 0 { LONG } else { REST }).await;
        self.sign_in_if_needed().await;
        self.called().await.expect("there is a live token");
    }

    /// What a person does: sign in where there is a page, and else give what the client was given
    /// in the beginning, anew.
    async fn sign_in(&mut self) {
        let root = self.root.clone();
        let first = self.wire.lineage(self.scheme)[0];
        if first.sign_in.is_some() {
            let outcome = self.wire.signed_in_by(first, &root).await;
            self.wire.must("The sign-in", &outcome, &[]);
        } else {
            self.nothing_spent_twice();
            self.wire.server.reset();
            (self.root, self.client) = clients(&self.wire, self.scheme, self.call);
        }
    }

    async fn sign_in_if_needed(&mut self) {
        if let Err(error) = self.called().await
            && error.needs_sign_in()
        {
            self.sign_in().await;
        }
        self.pass(REST).await;
    }

    async fn called(&self) -> Result<()> {
        self.wire.call(&self.client, self.call).await
    }

    /// An error has a fault as its cause, in this round or in one whose answer was lost.
    fn has_cause(&self, faults: u64, error: &Error) -> bool {
        let is_late = self.losses > 0 && error.kind() != ErrorKind::Decode;
        faults > 0 || is_late || error.needs_sign_in() && self.scheme.refresh.is_none()
    }

    /// Notes the token that is sent now.
    async fn learn(&mut self) {
        let ready = self.client.authorization().await;
        let headers = ready.expect("there is a live token").headers();
        let values = headers.values().filter_map(|it| it.to_str().ok());
        let lasts = values.filter_map(|it| it.rsplit(' ').next());
        // What is shorter is the fixed text of a header: the server makes longer tokens.
        let tokens = lasts.filter(|it| it.len() > 8);
        self.secrets.extend(tokens.map(str::to_owned));
    }

    /// No error shows what the caller gave, or a token.
    fn silent(&self, error: &Error) {
        let shown = format!("{error} {error:?}");
        for secret in &self.secrets {
            assert!(
                !shown.contains(secret),
                "an error shows {secret:?}: {shown}"
            );
        }
    }

    /// Lets time pass on both sides, once nothing is under way.
    async fn pass(&self, length: Duration) {
        self.attempts.ended().await;
        self.wire.advance(length);
    }
}

/// The client of the first scheme in a line, and the one of the last.
fn clients(wire: &Wire, scheme: &'static Scheme, call: &Endpoint) -> (Client, Client) {
    let given = wire.given(scheme, call);
    let root = wire.client(wire.lineage(scheme)[0], &given);
    let whole = wire.derived(scheme, &given, root.clone());
    let client = match scheme.tenant {
        Some(_) => whole.tenant(wire.server.tenants(scheme.id)[0].as_str()),
        None => Ok(whole),
    };
    (root, client.expect("the settings are valid"))
}

fn number(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is a number")),
        Err(_) => default,
    }
}

/// How many documents a scheme may have to read again, because what metadata say is kept for an hour:
/// none, its server's, or that and the one of the resource that names the server.
fn documents(scheme: &Scheme) -> usize {
    let found = scheme
        .acquire
        .iter()
        .chain(scheme.refresh)
        .filter_map(|it| it.endpoint.discovered);
    let each = found.map(|it| {
        let mut documents = it.metadata.documents.iter();
        1 + usize::from(documents.any(|it| it.discovered.is_some()))
    });
    each.max().unwrap_or(0)
}
