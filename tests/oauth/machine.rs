//! The client itself is who calls (RFC 6749 section 4.4), and how it proves itself (section 2.3.1).

use keywright_certified::{ErrorKind, Machine, MachineByPost};

use crate::issuer::{Issuer, Setup};

/// A secret that means something else where it is not form-encoded before it is put into Basic.
pub(crate) const SECRET: &str = "s3cr3t+/:% &x";
/// A secret that the body has to encode.
pub(crate) const POSTED: &str = "a secret in the body: +/%&=";

#[tokio::test]
async fn the_secret_goes_into_the_header_form_encoded() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(Machine::new("web", SECRET));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, "web");
    assert_eq!(seen.subject, None);
    let [asked] = &issuer.seen("/token")[..] else {
        panic!("one token was asked for");
    };
    assert_eq!(asked["authorization"], "Basic");
    assert_eq!(asked["fields"], serde_json::json!(["grant_type"]));
}

#[tokio::test]
async fn the_secret_goes_into_the_body() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(MachineByPost::new("post", POSTED));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, "post");
    let [asked] = &issuer.seen("/token")[..] else {
        panic!("one token was asked for");
    };
    assert_eq!(asked["authorization"], "");
    let fields = serde_json::json!(["grant_type", "client_id", "client_secret"]);
    assert_eq!(asked["fields"], fields);
}

#[tokio::test]
async fn a_wrong_secret_is_the_clients_fault() {
    let issuer = Issuer::shared();
    let client = issuer.client(Machine::new("web", "s3cr3t"));
    let error = client.get_resource().await.expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::Client, "{error}");
    assert_eq!(error.code(), Some("invalid_client"));
}

#[tokio::test]
async fn a_client_that_is_closed_leaves_no_token_behind() {
    let issuer = Issuer::shared();
    let client = issuer.client(Machine::new("web", SECRET));
    let lent = client.authorization().await.expect("a token");
    let header = lent.header().expect("it is one header");
    let asks = || async {
        let request = reqwest::Client::new().get(format!("{}/resource", issuer.url()));
        let answer = request.header("authorization", header.clone()).send().await;
        answer.expect("an answer").status().as_u16()
    };
    assert_eq!(asks().await, 200);
    client.close().await.expect("it is revoked");
    assert_eq!(asks().await, 401);
}
