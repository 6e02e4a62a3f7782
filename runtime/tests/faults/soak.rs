//! Whole lives under seeded faults: every fault, every kind of scheme, one caller, eight and a thousand.
//!
//! A few of them are lived with every test; `cargo xtask soak runtime` lives as many as one likes. Each
//! has a seed of its own, and a failure names the command that repeats it.

use std::{env, sync::Arc, time::Duration};

use keywright::{
    Environment, Error, Random, Result,
    generated::v1::{Client, Scheme},
    testing::{Attempts, ManualClock, Repeatable, crowd},
};

use crate::{
    classes::faults,
    herd::SCHEMES,
    leaks::silent,
    provider::{builder, ping, sign_in, token_of},
    server::{Fault, How, Server},
};

/// How many lives, and the seed of the first.
const RUNS: &str = "KEYWRIGHT_SOAK_RUNS";
const SEED: &str = "KEYWRIGHT_SOAK_SEED";
/// So many are lived with every test.
const SAMPLE: u64 = 40;
const CALLERS: [usize; 3] = [1, 8, 1_000];
/// How often the token ends in one life, in one of three ways.
const ROUNDS: usize = 4;

/// Faults before the provider has done anything, and after it has done everything.
fn all_faults() -> Vec<Fault> {
    let before = faults().into_iter().map(|it| it.0);
    let after = [
        How::Reset,
        How::Cut,
        How::Answer(200, String::new(), "<html>".to_owned()),
        How::Answer(504, String::new(), "{}".to_owned()),
    ];
    let after = after.into_iter().map(|it| Fault::new(it).done());
    before.chain(after).collect()
}

/// One life: what it is made of follows from its seed.
struct Life {
    random: Repeatable,
    fault: Fault,
    scheme: &'static Scheme,
    callers: usize,
    server: Server,
    clock: ManualClock,
    client: Client,
    attempts: Attempts,
    /// How often the provider may see a spent refresh token: once for each answer that was lost.
    losses: u32,
}

impl Life {
    async fn begin(seed: u64) -> Self {
        let faults = all_faults();
        // Seeds in a row meet all combinations, far ones first: the step shares no factor with them.
        let combinations = faults.len() * SCHEMES.len() * CALLERS.len();
        let seed_index = usize::try_from(seed % combinations as u64).expect("it is small");
        let index = seed_index * 37 % combinations;
        let (server, clock) = (Server::start().await, ManualClock::default());
        let scheme = SCHEMES[index / faults.len() % SCHEMES.len()];
        server.book().clock = Some(clock.clone());
        let mut environment = clock.tokio();
        // Only moments without a request have the hands moved, so waiting is not for them.
        environment.sleep = Environment::tokio().sleep;
        let attempts = Attempts::of(&mut environment);
        environment.random = Arc::new(Repeatable::new(seed));
        let built = builder(&server, scheme, &clock).environment(environment);
        Self {
            random: Repeatable::new(!seed),
            fault: faults[index % faults.len()].clone(),
            callers: CALLERS[index / faults.len() / SCHEMES.len()],
            client: built.build().expect("the settings are valid"),
            scheme,
            server,
            clock,
            attempts,
            losses: 0,
        }
    }

    fn chance(&self, of: u64) -> u64 {
        self.random.next_u64() % of
    }

    async fn live(mut self) {
        self.recover(1).await;
        for round in 0..ROUNDS {
            let faults = if round == 0 { 0 } else { self.chance(3) };
            for _ in 0..faults {
                self.server.script([self.fault.clone()]);
            }
            let before = self.asked();
            let is_called = self.end().await;
            let told = self.callers(is_called).await;
            let least = if self.scheme.id == "session" { 2 } else { 1 };
            // A refresh that is refused may be followed by a login.
            let most = if faults > 0 { 2 } else { least };
            let asked = self.asked() - before;
            assert!(
                asked <= most,
                "{asked} requests for one token: {:?}",
                self.server.asked()
            );
            for error in told.into_iter().filter_map(Result::err) {
                silent("an error", &error);
                self.has_cause(faults, &error);
            }
            self.recover(faults).await;
        }
        self.client.close().await.expect("the provider is well");
        let book = self.server.book();
        assert_eq!(book.most, 1, "one request at a time");
        let is_one = self.scheme.id != "session" || book.most_sessions == 1 && book.sessions() == 0;
        let (most, left) = (book.most_sessions, book.sessions());
        assert!(
            is_one || self.losses > 0,
            "{most} sessions, {left} left: {:?}",
            book.asked
        );
        let reuses = book.reuses;
        assert!(
            reuses <= self.losses,
            "{reuses} reuses, and {} losses",
            self.losses
        );
    }

    fn asked(&self) -> usize {
        self.server.asked().len()
    }

    /// Lets time pass, once nothing is under way.
    async fn pass(&self, seconds: u64) {
        self.attempts.ended().await;
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// The token ends: by its time, before it, or ahead of it. Tells whether only a call finds out.
    async fn end(&self) -> bool {
        match self.chance(3) {
            0 => self.pass(3_600).await,
            1 => self.pass(3_400).await,
            _ => {
                // Not so young that a refusal is taken for something else.
                self.pass(600).await;
                self.server.revoke_all();
                return true;
            }
        }
        false
    }

    /// All of them come at once; some go before they are answered.
    async fn callers(&self, is_called: bool) -> Vec<Result<()>> {
        let callers = if is_called {
            self.callers.min(100)
        } else {
            self.callers
        };
        let call = || {
            let client = self.client.clone();
            async move {
                if is_called {
                    ping(&client).await
                } else {
                    token_of(&client).await.map(drop)
                }
            }
        };
        crowd(callers, call, || self.chance(8) == 0).await
    }

    /// Whatever went wrong: after as many pauses there is a live token, or one clear *sign in again*.
    async fn recover(&mut self, faults: u64) {
        for _ in 0..=faults {
            if let Err(error) = token_of(&self.client).await {
                self.mend(&error).await;
            }
            self.pass(60).await;
        }
        let left = std::mem::take(&mut self.server.book().faults).len() as u64;
        if self.fault.is_done {
            self.losses += u32::try_from(faults.saturating_sub(left)).expect("it is small");
        }
        // What nobody waited for may have failed a moment ago, and begun a pause, or found out that
        // a token is dead.
        if let Err(error) = ping(&self.client).await {
            self.has_cause(faults, &error);
            self.mend(&error).await;
            self.pass(60).await;
            ping(&self.client).await.expect("there is a live token");
        }
    }

    /// An error has a fault of this round as its cause, or a token that was lost in an earlier one and
    /// is missed only now that the one before it has ended.
    fn has_cause(&self, faults: u64, error: &Error) {
        let is_late = error.needs_sign_in() && self.losses > 0;
        assert!(faults > 0 || is_late, "nothing had gone wrong: {error}");
    }

    /// What a person does about an error.
    async fn mend(&self, error: &Error) {
        silent("an error", error);
        if error.needs_sign_in() {
            assert_eq!(self.scheme.id, "person", "the others log in by themselves");
            // A fault that is left over would meet the sign-in.
            let faults = std::mem::take(&mut self.server.book().faults);
            sign_in(&self.client).await.expect("the provider is well");
            self.server.script(faults);
        }
    }
}

fn number(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} is a number")),
        Err(_) => default,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_under_faults_end_well() {
    let (runs, first) = (number(RUNS, SAMPLE), number(SEED, 1));
    for (done, seed) in (first..)
        .take(usize::try_from(runs).expect("so many"))
        .enumerate()
    {
        let life = Life::begin(seed).await;
        let what = format!(
            "{} with {} callers, {:?}",
            life.scheme.id, life.callers, life.fault
        );
        let lived = tokio::spawn(life.live()).await;
        assert!(
            lived.is_ok(),
            "seed {seed} failed: {what}\nrepeat it with: cargo xtask soak runtime --runs 1 --seed {seed}"
        );
        if runs > SAMPLE && (done + 1).is_multiple_of(100) {
            println!("{} of {runs} lives", done + 1);
        }
    }
}
