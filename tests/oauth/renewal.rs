//! Tokens that live five seconds: renewed ahead of their end and after a refusal, with a refresh
//! token that works once; and what is left when one was used twice (RFC 9700 section 4.14.2).

use std::time::{Duration, Instant};

use keywright_certified::{ErrorKind, ExchangeCode, Machine, Person as Scheme};
use serde_json::Value;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;
use crate::person::{lets_in, parameter};

/// Seconds that a token lives.
const LIFE: u32 = 5;

fn short() -> Setup {
    Setup::default().with_access_tokens_of(LIFE)
}

/// How often a grant was asked for with this outcome.
fn grants(issuer: &Issuer, grant: &str, status: u16) -> usize {
    let is_it = |it: &&Value| it["grant_type"] == grant && it["status"] == status;
    issuer.seen("/token").iter().filter(is_it).count()
}

#[tokio::test]
async fn a_refresh_token_is_spent_and_replaced_without_a_failed_call() {
    let issuer = Issuer::start(&short());
    let client = issuer.client(Scheme::new("web").client_secret(SECRET));
    let (begun, callback) = lets_in("alice", client.authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(u64::from(LIFE) * 2 + 1) {
        assert_eq!(
            client.get_me().await.expect("every call succeeds").sub,
            "alice"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let refreshed = grants(&issuer, "refresh_token", 200);
    assert!(refreshed >= 2, "two lives have passed: {refreshed}");
    assert_eq!(
        grants(&issuer, "refresh_token", 400),
        0,
        "none was spent twice"
    );
    let refused = issuer
        .seen("/me")
        .iter()
        .filter(|it| it["status"] == 401)
        .count();
    assert_eq!(refused, 0, "all were renewed ahead");
}

#[tokio::test]
async fn a_client_that_slept_through_the_end_does_not_show_it() {
    let issuer = Issuer::start(&short());
    let client = issuer.client(Machine::new("web", SECRET));
    client.get_resource().await.expect("the first token");
    tokio::time::sleep(Duration::from_secs(u64::from(LIFE) + 1)).await;
    client.get_resource().await.expect("the second one");
    assert_eq!(grants(&issuer, "client_credentials", 200), 2);
    let refused = issuer
        .seen("/resource")
        .iter()
        .filter(|it| it["status"] == 401)
        .count();
    assert_eq!(refused, 0, "an old token is not tried");
}

#[tokio::test]
async fn a_token_that_the_server_ended_early_is_replaced_after_its_refusal() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(Machine::new("web", SECRET));
    client.get_resource().await.expect("the first token");
    let lent = client.authorization().await.expect("the token");
    let header = lent.header().expect("it is one header");
    let token = header.to_str().expect("it is ASCII").split(' ').nth(1);
    issuer.revokes(token.expect("a word and a token")).await;
    client.get_resource().await.expect("the second one");
    let statuses: Vec<_> = issuer
        .seen("/resource")
        .iter()
        .map(|it| it["status"].clone())
        .collect();
    assert_eq!(statuses, [200, 401, 200]);
    assert_eq!(client.counters().replays, 1);
}

#[tokio::test]
async fn a_refresh_token_used_twice_ends_all_and_asks_for_a_person() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(Scheme::new("web").client_secret(SECRET));
    let (begun, callback) = lets_in("bob", client.authorize(WEB)).await;
    let code = parameter(&callback, "code").expect("a code");
    let verifier = begun.code_verifier().clone();
    let exchange = ExchangeCode::new("web", code, WEB, verifier).client_secret(SECRET);
    let answer = client.exchange_code(exchange).await.expect("tokens");
    let refresh_token = answer.refresh_token.expect("one to refresh with");

    // Two programs were given the same refresh token.
    let with = || {
        Scheme::new("web")
            .client_secret(SECRET)
            .refresh_token(refresh_token.clone())
    };
    let (first, second) = (issuer.client(with()), issuer.client(with()));
    assert_eq!(first.get_me().await.expect("the first is in").sub, "bob");
    let error = second.get_me().await.expect_err("it is spent");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
    assert_eq!(error.code(), Some("invalid_grant"));
    // The server takes the second use for theft, so what the first one got is dead as well.
    let error = first.get_me().await.expect_err("all tokens are dead");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
    assert!(error.needs_sign_in());
    // Nobody knocks again where only a person helps.
    let asked = issuer.seen("/token").len();
    first.get_me().await.expect_err("it stays so");
    assert_eq!(issuer.seen("/token").len(), asked);
}
