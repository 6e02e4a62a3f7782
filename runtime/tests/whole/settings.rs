//! What the builder checks and what its settings bound, through the public API.

use crate::common::*;
use std::sync::Arc;

use http::Method;
use keywright::{
    MemoryStore, Secret, Values,
    generated::v1::{
        Carrier, Credential, Endpoint, Field, Input, Part, Place, Placement, Scheme, Shape, Step,
    },
};

#[test]
fn settings_are_checked_before_anything_is_sent() {
    let fake = || Fake::new(|_| balance());
    let refused = |builder: keywright::Builder<keywright::generated::v1::Client>| {
        builder
            .transport(fake())
            .build()
            .expect_err("refused")
            .to_string()
    };
    assert_eq!(
        refused(builder(key()).base_url("http://127.0.0.1:1")),
        "the address of a host is not https; call `allow_http_on_loopback` to allow it for this machine"
    );
    assert_eq!(
        refused(
            builder(key())
                .allow_http_on_loopback()
                .base_url("http://api.example.com")
        ),
        "the address of a host is not https"
    );
    assert_eq!(
        refused(builder(key()).host("bas", "https://x.example")),
        "Acme has no host `bas`; it has base, realtime"
    );
    assert_eq!(
        refused(builder(Credential::new(&KEY, Values::new()))),
        "`key` is missing"
    );
    let missing = keywright::Builder::new(&ACME, Values::new(), key());
    assert_eq!(refused(missing), "`subdomain` is missing");
    let overridden =
        keywright::Builder::<keywright::generated::v1::Client>::new(&ACME, Values::new(), key());
    assert!(
        overridden
            .base_url("https://x.example")
            .transport(fake())
            .build()
            .is_ok()
    );
}

#[tokio::test]
async fn a_transport_that_forgets_the_limit_does_not_matter() {
    let fake = Fake::new(|_| answer(200, &"x".repeat(100)));
    let client: keywright::generated::v1::Client = builder(key())
        .body_limit(99)
        .transport(fake)
        .build()
        .expect("valid settings");
    let error = client
        .call::<()>(&GET_BALANCE, Values::new())
        .await
        .expect_err("too long");
    assert_eq!(error.to_string(), "the answer is longer than 99 bytes");
}

/// A login of which a store sees nothing.
static SECRET_LOGIN: Scheme = Scheme::new("secret_login", "Secret login")
    .inputs(&[Input::secret("api_secret", "ACME_API_SECRET")])
    .acquire(&[Step::new(&SECRET_LOG_IN)])
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("X-Token")],
        &[Part::Value("token")],
    )]);
static SECRET_LOG_IN: Endpoint = Endpoint::new("log_in", Method::POST, &[Part::Text("/login")])
    .fields(&[Field::new("api_secret", Place::Body, &Shape::Secret)]);

#[test]
fn logins_that_a_store_cannot_tell_apart_are_named() {
    let build = |account: &str| {
        let secret = Values::new().with("api_secret", Secret::new("one"));
        builder(Credential::new(&SECRET_LOGIN, secret))
            .transport(Fake::new(|_| balance()))
            .store(Arc::new(MemoryStore::new()))
            .account(account)
            .build()
    };
    let refused = build("").expect_err("another secret would be given the same token");
    assert!(refused.to_string().ends_with("name each with `account`"));
    assert!(build("first").is_ok());
}
