//! Tokens that are bound to a key of the client's (`DPoP`, RFC 9449), with and without a nonce.

use std::sync::Arc;
use std::time::Duration;

use keywright::MemoryStore;
use keywright_certified::{Client, ErrorKind, PersonBound, PersonBoundByPush, SignIn};
use serde_json::Value;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::person::{lets_in, parameter};

const SECRET: &str = "a-secret-of-bound-tokens";

async fn signs_in(client: &Client<PersonBound>, name: &str) {
    let (begun, callback) = lets_in(name, client.person_bound_authorize(WEB)).await;
    client.sign_in(begun, &callback).await.expect("let in");
}

/// How requests to a path were answered; the server tells a line a moment after its answer.
async fn statuses(issuer: &Issuer, path: &str) -> Vec<Value> {
    tokio::time::sleep(Duration::from_millis(500)).await;
    let seen = issuer.seen(path).into_iter();
    seen.map(|it| it["status"].clone()).collect()
}

#[tokio::test]
async fn each_request_is_proved_anew() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonBound::new("dpop", SECRET));
    signs_in(&client, "eve").await;
    for _ in 0..2 {
        assert_eq!(client.get_me().await.expect("she is in").sub, "eve");
    }
    let plain = client.request(keywright::Method::GET, "/me?a=b").send();
    assert_eq!(plain.await.expect("an answer").status(), 200);
    assert_eq!(statuses(&issuer, "/token").await, [200]);
    let seen = issuer.seen("/me");
    assert!(
        seen.iter()
            .all(|it| it["authorization"] == "DPoP" && it["status"] == 200)
    );
}

#[tokio::test]
async fn a_nonce_is_learnt_of_the_issuer_and_of_the_resource() {
    let issuer = Issuer::start(&Setup::default().with_nonces());
    let client = issuer.client(PersonBound::new("dpop", SECRET));
    signs_in(&client, "eve").await;
    assert_eq!(statuses(&issuer, "/token").await, [400, 200]);
    for _ in 0..2 {
        assert_eq!(client.get_me().await.expect("she is in").sub, "eve");
    }
    assert_eq!(statuses(&issuer, "/me").await, [401, 200, 200]);
    assert_eq!(client.counters().replays, 0, "no token was refused");
}

#[tokio::test]
async fn a_restart_goes_on_with_the_key() {
    let issuer = Issuer::start(&Setup::default().with_access_tokens_of(3));
    let store = Arc::new(MemoryStore::new());
    let builder = || {
        let builder = issuer.builder(PersonBound::new("dpop", SECRET));
        builder.store(store.clone()).account("eve")
    };
    let first = builder().build().expect("it can be built");
    signs_in(&first, "eve").await;
    drop(first);
    let second = builder().build().expect("it can be built");
    assert_eq!(second.get_me().await.expect("she is in").sub, "eve");
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(second.get_me().await.expect("renewed").sub, "eve");
    let asked = statuses(&issuer, "/token").await;
    assert!(asked.iter().all(|it| *it == 200), "{asked:?}");
}

/// A sign-in that somebody else goes on with, who has seen all of it but the key.
fn stolen(begun: &SignIn, with: &SignIn) -> SignIn {
    let key = with.dpop_key().expect("its tokens are bound to a key");
    let verifier = begun.code_verifier().clone();
    SignIn::resume(begun.state(), verifier, WEB).with_dpop_key(key.clone())
}

#[tokio::test]
async fn a_stolen_code_is_worth_nothing_without_the_key() {
    let issuer = Issuer::shared();
    let client = issuer.client(PersonBound::new("dpop", SECRET));
    let (begun, callback) = lets_in("eve", client.person_bound_authorize(WEB)).await;
    let told = parameter(begun.url(), "dpop_jkt").expect("the page is told of the key");
    assert_eq!(told.len(), 43, "{told}");
    let other = client.person_bound_authorize(WEB).expect("a page");
    assert_ne!(parameter(other.url(), "dpop_jkt"), Some(told));
    let thief = stolen(&begun, &other);
    let error = client.sign_in(thief, &callback).await.expect_err("no key");
    assert_eq!(error.code(), Some("invalid_grant"), "{error}");
}

#[tokio::test]
async fn a_stolen_code_of_a_pushed_request_is_worth_nothing_without_the_key() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonBoundByPush::new("dpop", SECRET));
    let (begun, callback) = lets_in("eve", client.person_bound_by_push_authorize(WEB).await).await;
    assert_eq!(parameter(begun.url(), "dpop_jkt"), None, "it was pushed");
    let pushed = issuer.seen("/request");
    let fields = pushed[0]["fields"].as_array().expect("the names of fields");
    assert!(fields.contains(&Value::from("dpop_jkt")), "{fields:?}");
    let other = client.person_bound_by_push_authorize(WEB).await;
    let thief = stolen(&begun, &other.expect("a page"));
    let error = client.sign_in(thief, &callback).await.expect_err("no key");
    assert_eq!(error.code(), Some("invalid_grant"), "{error}");
    let (begun, callback) = lets_in("eve", client.person_bound_by_push_authorize(WEB).await).await;
    client.sign_in(begun, &callback).await.expect("let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "eve");
}

#[tokio::test]
async fn a_sign_in_goes_on_elsewhere_with_its_key() {
    let issuer = Issuer::start(&Setup::default());
    let first = issuer.client(PersonBound::new("dpop", SECRET));
    let (begun, callback) = lets_in("eve", first.person_bound_authorize(WEB)).await;
    drop(first);
    let second = issuer.client(PersonBound::new("dpop", SECRET));
    let verifier = begun.code_verifier().clone();
    let keyless = SignIn::resume(begun.state(), verifier, WEB);
    let error = second
        .sign_in(keyless, &callback)
        .await
        .expect_err("no key");
    assert_eq!(error.kind(), ErrorKind::Input, "{error}");
    assert!(issuer.seen("/token").is_empty(), "nothing was sent");
    let resumed = stolen(&begun, &begun);
    second.sign_in(resumed, &callback).await.expect("let in");
    assert_eq!(second.get_me().await.expect("she is in").sub, "eve");
}
