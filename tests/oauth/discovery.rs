//! A server of which no more is known than its name: the addresses come from its metadata (RFC 8414,
//! Discovery of `OpenID` Connect).

use std::sync::Mutex;

use keywright_certified::{ErrorKind, MachineByDiscovery};
use serde_json::json;

use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;
use crate::rogue::{Rogue, answer};

const PLACE: &str = "/.well-known/openid-configuration";

#[tokio::test]
async fn the_addresses_come_from_the_metadata() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(MachineByDiscovery::new("web", SECRET));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, "web");
    client.close().await.expect("the token is revoked");
    for path in ["/token", "/token/revocation"] {
        assert_eq!(issuer.seen(path).len(), 1, "{path}");
    }
}

/// What a server that lies may answer, and what is said of it. No secret goes anywhere.
#[tokio::test]
async fn metadata_that_cannot_be_trusted_get_no_secret() {
    let other = Rogue::start(|_, it| answer(it, "200 OK", "", "{}"));
    let of_another = json!({ "issuer": other.url, "token_endpoint": "{self}/token" });
    let elsewhere = json!({ "issuer": "{self}", "token_endpoint": format!("{}/token", other.url) });
    let nothing = json!({ "issuer": "{self}" });
    for (document, said) in [
        (of_another.to_string(), "issuer"),
        (elsewhere.to_string(), "token_endpoint"),
        (nothing.to_string(), "token_endpoint"),
        ("{\"issuer\": ".to_owned(), "JSON"),
    ] {
        let url = std::sync::Arc::new(Mutex::new(String::new()));
        let own = url.clone();
        let rogue = Rogue::start(move |asked, it| {
            let own = own.lock().expect("nobody panicked with it");
            if asked.line.contains(PLACE) {
                answer(it, "200 OK", "", &document.replace("{self}", &own));
            } else {
                answer(it, "404 Not Found", "", "{}");
            }
        });
        url.lock()
            .expect("nobody panicked with it")
            .clone_from(&rogue.url);
        let client = rogue.builder(MachineByDiscovery::new("web", SECRET));
        let client = client.build().expect("it can be built");
        let error = client.get_resource().await.expect_err("it is not trusted");
        assert!(error.to_string().contains(said), "{error}");
        assert_ne!(error.kind(), ErrorKind::SignIn, "{error}");
        let mut asked = rogue.asked();
        asked.retain(|it| !it.line.contains("/.well-known/"));
        assert!(asked.is_empty(), "{asked:?}");
    }
    assert!(other.asked().is_empty(), "{:?}", other.asked());
}
