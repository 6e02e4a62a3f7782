//! Clients that prove themselves by a token that they sign (RFC 7523 section 2.2).

use std::time::Duration;

use keywright::{Environment, testing::ManualClock};
use keywright_certified::{ErrorKind, MachineByKey, MachineBySignature};
use serde_json::json;

use crate::issuer::{Issuer, Setup};

/// The key of RFC 7515 appendix A.3, with which the client is registered.
const KEY: &str = include_str!("client.pem");
/// Longer than any token here lives.
const LONG: Duration = Duration::from_secs(10_000);
/// A secret that is long enough for HS256.
const SECRET: &str = "a-secret-of-more-than-thirty-two-bytes";

#[tokio::test]
async fn a_private_key_signs_each_request_anew() {
    let issuer = Issuer::start(&Setup::default());
    let clock = ManualClock::new(Environment::tokio().clock.wall());
    let builder = issuer.builder(MachineByKey::new("key", KEY).key_id("first"));
    let client = builder.environment(clock.tokio()).build();
    let client = client.expect("it can be built");
    for _ in 0..2 {
        let seen = client.get_resource().await.expect("the token is taken");
        assert_eq!(seen.client_id, "key");
        // The token ends by time that passes, and a signature says the date, which is the server's.
        clock.advance(LONG);
        clock.set_back(LONG);
    }
    client
        .close()
        .await
        .expect("the token is revoked with a signature, too");
    let asked = issuer.seen("/token");
    assert_eq!(asked.len(), 2, "{asked:?}");
    for it in &asked {
        assert_eq!(it["status"], 200, "the server takes no `jti` twice");
        assert_eq!(it["authorization"], "");
        let fields = [
            "grant_type",
            "client_id",
            "client_assertion_type",
            "client_assertion",
        ];
        assert_eq!(it["fields"], json!(fields));
    }
}

#[tokio::test]
async fn a_key_needs_no_name() {
    let client = Issuer::shared().client(MachineByKey::new("key", KEY));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, "key");
}

#[tokio::test]
async fn another_key_is_refused_as_the_clients_fault() {
    let other = include_str!("other.pem");
    let client = Issuer::shared().client(MachineByKey::new("key", other));
    let error = client.get_resource().await.expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::Client, "{error}");
    assert_eq!(error.code(), Some("invalid_client"));
}

#[tokio::test]
async fn what_is_no_key_is_told_before_anything_is_sent() {
    let builder = Issuer::shared().builder(MachineByKey::new("key", "s3cr3t"));
    let error = builder.build().expect_err("it is no key").to_string();
    assert!(
        error.contains("`private_key` is no key for ES256"),
        "{error}"
    );
    assert!(!error.contains("s3cr3t"), "{error}");
}

#[tokio::test]
async fn a_secret_signs_and_is_not_sent() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(MachineBySignature::new("signature", SECRET));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, "signature");
    let [asked] = &issuer.seen("/token")[..] else {
        panic!("one token was asked for");
    };
    let fields = [
        "grant_type",
        "client_id",
        "client_assertion_type",
        "client_assertion",
    ];
    assert_eq!(asked["fields"], json!(fields));
}
