//! Programs that become clients by themselves (RFC 7591), and live on what came.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use keywright::FileStore;
use keywright_certified::{
    Client, ErrorKind, MachineRegistered, NoAuth, PersonRegistered, RegisterClient, Registration,
};

use crate::code::{NATIVE, WEB};
use crate::issuer::{Issuer, Setup};
use crate::person::lets_in;

fn shop(redirect_uri: &str) -> RegisterClient {
    RegisterClient::new(vec![redirect_uri.to_owned()]).client_name("The shop")
}

fn register(issuer: &Issuer) -> Registration<PersonRegistered> {
    issuer.client(NoAuth).person_registered_register(shop(WEB))
}

#[tokio::test]
async fn it_registers_signs_in_and_renews() {
    let issuer = Issuer::start(&Setup::default().with_access_tokens_of(3));
    let came = register(&issuer).await.expect("anybody is registered");
    assert!(came.is_new() && came.client_secret().is_some());
    assert_eq!(came.redirect_uris(), [WEB]);
    assert!(came.client_secret_expires_at().is_none(), "0 is never");
    assert!(came.registration_access_token().is_some());
    let uri = came.registration_client_uri().unwrap_or_default();
    assert!(uri.starts_with(issuer.url()), "{uri}");

    let client = issuer.client(PersonRegistered::registered(&came));
    let (begun, callback) = lets_in("alice", client.person_registered_authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(5) {
        let me = client.get_me().await.expect("every call succeeds");
        assert_eq!(me.sub, "alice");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let tokens = issuer.seen("/token");
    let renewed = tokens
        .iter()
        .filter(|it| it["grant_type"] == "refresh_token" && it["status"] == 200);
    assert!(renewed.count() >= 1, "a life has passed");
    assert!(tokens.iter().all(|it| it["authorization"] == "Basic"));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, came.client_id());
    client.close().await.expect("the token is revoked");
}

#[tokio::test]
async fn without_a_secret_on_a_port_of_its_own() {
    let issuer = Issuer::shared();
    let native = shop("http://127.0.0.1/callback")
        .application_type("native")
        .token_endpoint_auth_method("none");
    let came = issuer.client(NoAuth).person_registered_register(native);
    let came = came.await.expect("anybody is registered");
    assert!(came.client_secret().is_none());
    let client = issuer.client(PersonRegistered::registered(&came));
    let (begun, callback) = lets_in("bob", client.person_registered_authorize(NATIVE)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("he is let in");
    assert_eq!(client.get_me().await.expect("he is in").sub, "bob");
}

#[tokio::test]
async fn the_next_start_goes_on_with_the_same_client() {
    let issuer = Issuer::start(&Setup::default());
    let folder = tempfile::tempdir().expect("a folder");
    let start = || {
        let store = FileStore::open(folder.path()).expect("it can be opened");
        let builder = issuer.builder(NoAuth).store(Arc::new(store));
        let client: Client<NoAuth> = builder.build().expect("it can be built");
        client.person_registered_register(shop(WEB))
    };
    let first = start().await.expect("anybody is registered");
    let second = start().await.expect("it is stored");
    assert!(first.is_new() && !second.is_new());
    assert_eq!(first.client_id(), second.client_id());
    assert_eq!(issuer.seen("/reg").len(), 1);
    // What was stored is as good as what came.
    let client = issuer.client(PersonRegistered::registered(&second));
    let (begun, callback) = lets_in("carol", client.person_registered_authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    let anew = start().anew().await.expect("anybody is registered");
    assert!(anew.is_new() && anew.client_id() != first.client_id());
    assert_eq!(issuer.seen("/reg").len(), 2);
}

#[tokio::test]
async fn a_machine_registers_where_the_metadata_say() {
    let issuer = Issuer::start(&Setup::default());
    let registering = issuer.client(NoAuth);
    let request = keywright_certified::MachineRegisteredRegisterClient::new();
    let came = registering.machine_registered_register(request).await;
    let came = came.expect("anybody is registered");
    assert_eq!(came.grant_types(), ["client_credentials"]);
    let client = issuer.client(MachineRegistered::registered(&came));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, came.client_id());
    assert!(
        issuer
            .seen("/token")
            .iter()
            .all(|it| it["authorization"] == "")
    );
}

#[tokio::test]
async fn nobody_registers_without_the_token_for_it() {
    let issuer = Issuer::start(&Setup::default().registering_with("1n1t1al"));
    let error = register(&issuer).await.expect_err("a token is missing");
    let text = error.to_string();
    assert!(text.contains("without an initial access token"), "{text}");
    let wrong = register(&issuer).initial_access_token("another-one");
    let error = wrong.await.expect_err("it is another");
    assert_eq!(error.kind(), ErrorKind::Unauthorized, "{error}");
    let text = error.to_string();
    assert!(text.contains("refuses the initial access token"), "{text}");
    assert!(!text.contains("another-one"), "{text}");
    let came = register(&issuer).initial_access_token("1n1t1al").await;
    let client = issuer.client(PersonRegistered::registered(&came.expect("it is the one")));
    let (begun, callback) = lets_in("dave", client.person_registered_authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("he is let in");
}

#[tokio::test]
async fn what_the_server_does_not_take_is_told() {
    let issuer = Issuer::shared();
    let client = issuer.client(NoAuth);
    let of = |request| client.person_registered_register(request).into_future();
    let error = of(shop("https://app.example/callback#here")).await;
    let error = error.expect_err("no browser comes back to a fragment");
    assert_eq!(error.code(), Some("invalid_redirect_uri"), "{error}");
    assert!(error.to_string().contains("give others"), "{error}");
    let error = of(shop(WEB).client_uri("nowhere")).await;
    let error = error.expect_err("it is no address");
    assert_eq!(error.code(), Some("invalid_client_metadata"), "{error}");
    assert!(error.to_string().contains("client_uri"), "{error}");
}
