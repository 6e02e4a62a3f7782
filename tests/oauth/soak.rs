//! The long form: somebody signs in once, and for minutes programs call with tokens that live five
//! seconds, end, and start again on what the last one stored. Then the server ends it all.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::person::lets_in;
use crate::program::{Program, client};

/// How many minutes; `cargo xtask soak oauth` sets it.
const MINUTES: &str = "KEYWRIGHT_SOAK_MINUTES";
/// Seconds that a token lives.
const LIFE: u32 = 5;
/// Programs that share the token at the same time.
const PROGRAMS: usize = 2;

/// What programs have said.
#[derive(Default)]
struct Sum {
    programs: usize,
    calls: u64,
    errors: Vec<String>,
}

impl Sum {
    fn add(&mut self, said: &Value) {
        self.programs += 1;
        self.calls += said["calls"].as_u64().expect("a number");
        let errors = said["errors"].as_array().expect("a list");
        let errors = errors
            .iter()
            .map(|it| it.as_str().expect("a text").to_owned());
        self.errors.extend(errors);
    }

    fn is_without_errors(&self) {
        let number = self.errors.len();
        let first = self.errors.first();
        assert_eq!(first, None, "{number} calls of {} programs", self.programs);
    }
}

/// How often a token was refreshed with this outcome.
fn refreshes(issuer: &Issuer, status: u16) -> usize {
    let seen = issuer.seen("/token");
    let is_it = |it: &&Value| it["grant_type"] == "refresh_token" && it["status"] == status;
    seen.iter().filter(is_it).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it takes minutes: cargo xtask soak oauth"]
async fn lives_on_one_sign_in() {
    let minutes = std::env::var(MINUTES).unwrap_or_else(|_| panic!("{MINUTES} is not set"));
    let length = Duration::from_secs_f64(minutes.parse::<f64>().expect("a number") * 60.0);
    let folder = tempfile::tempdir().expect("a folder for a test");
    let folder = folder.path().join("tokens");
    let setup = Setup::default()
        .with_access_tokens_of(LIFE)
        .telling("/token");
    let issuer = Issuer::start(&setup);

    let first = client(issuer.url(), &folder).build().expect("a client");
    let (begun, callback) = lets_in("alice", first.authorize(WEB)).await;
    first
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    drop(first);

    let end = Instant::now() + length;
    let start = |number: usize| {
        // Between two and eleven seconds, so that programs end at any point of a token's life.
        let seconds = 2 + number * 7 % 10;
        let left = end.saturating_duration_since(Instant::now());
        let length = left.min(Duration::from_secs(seconds as u64));
        Program::start(issuer.url(), &folder, length)
    };
    let mut started = PROGRAMS;
    let mut running: Vec<_> = (0..PROGRAMS).map(start).collect();
    let mut sum = Sum::default();
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(50)).await;
        for one in &mut running {
            if one.has_ended() {
                sum.add(&std::mem::replace(one, start(started)).says());
                started += 1;
                sum.is_without_errors();
            }
        }
    }
    for one in running {
        sum.add(&one.says());
    }
    let refreshed = refreshes(&issuer, 200);
    println!(
        "\nsoak: {} programs made {} calls on one sign-in with {refreshed} refreshes, {} failed",
        sum.programs,
        sum.calls,
        sum.errors.len()
    );
    sum.is_without_errors();
    assert_eq!(refreshes(&issuer, 400), 0, "no token was spent twice");
    let lives = length.as_secs() / u64::from(LIFE);
    assert!(
        refreshed as u64 >= lives.saturating_sub(1),
        "{refreshed} in {lives} lives"
    );

    // The server ends it (RFC 7009), behind the back of all programs.
    issuer.revokes(&stored(&folder)).await;
    let said = Program::start(issuer.url(), &folder, Duration::from_secs(3)).says();
    let mut errors: Vec<_> = said["errors"].as_array().expect("a list").clone();
    assert_eq!(
        said["calls"].as_u64(),
        Some(errors.len() as u64),
        "no call gets through"
    );
    errors.dedup();
    let [error] = &errors[..] else {
        panic!("one error for all: {errors:?}");
    };
    let error = error.as_str().expect("a text");
    println!("soak: after the revocation: {error}");
    assert!(error.starts_with("SignIn: "), "{error}");
    assert!(
        refreshes(&issuer, 400) <= 1,
        "nobody knocks again where only a person helps"
    );
}

/// The refresh token that lies in the store, which is not encrypted here.
fn stored(folder: &Path) -> String {
    const BEFORE: &str = "\"refresh_token\":\"";
    let files = std::fs::read_dir(folder).expect("the store's folder");
    let files = files.map(|it| it.expect("a file").path());
    let records = files.filter(|it| it.extension().is_some_and(|it| it == "credential"));
    let texts = records.map(|it| std::fs::read(it).expect("a record"));
    let mut tokens = texts.filter_map(|it| {
        // A checksum that is no text stands beside the text.
        let it = String::from_utf8_lossy(&it);
        let (_, after) = it.split_once(BEFORE)?;
        Some(after.split('"').next()?.to_owned())
    });
    let token = tokens.next().expect("a sign-in is stored");
    assert_eq!(tokens.next(), None, "and no other");
    token
}
