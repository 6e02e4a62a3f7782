//! A server of which no more is known than its name: the addresses come from its metadata (RFC 8414,
//! Discovery of `OpenID` Connect).

use keywright_certified::{
    ErrorKind, MachineByDiscovery, PersonByDiscoveredPush, PersonByDiscovery,
};
use serde_json::json;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;
use crate::person::{lets_in, parameter};
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

/// Of a person, too: the page, the code, what is known of the token, and its end.
#[tokio::test]
async fn the_page_comes_from_the_metadata() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonByDiscovery::new("web").client_secret(SECRET));
    let begun = client.person_by_discovery_authorize(WEB).await;
    let (begun, callback) = lets_in("heidi", begun).await;
    let page = format!("{}/auth?", issuer.url());
    assert!(begun.url().starts_with(&page), "{}", begun.url());
    // The server says that it always names itself, so what names nobody is not its own.
    let named = parameter(&callback, "iss").expect("it names itself (RFC 9207)");
    assert_eq!(named, issuer.url());
    let (before, _) = callback.split_once("&iss=").expect("at its end");
    let come = client.sign_in(begun.clone(), before).await;
    let error = come.expect_err("it is a mix-up");
    assert!(
        error.to_string().contains("does not name its issuer"),
        "{error}"
    );
    assert!(issuer.seen("/token").is_empty(), "nothing was sent");

    let come = client.sign_in(begun, &callback).await;
    come.expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "heidi");
    assert!(
        client
            .person_by_discovery_introspect()
            .await
            .expect("an answer")
            .active
    );
    client.close().await.expect("it is revoked");
    for (path, times) in [
        ("/.well-known/oauth-authorization-server", 1),
        ("/token", 1),
        ("/token/introspection", 1),
        ("/token/revocation", 1),
    ] {
        assert_eq!(issuer.seen(path).len(), times, "{path}");
    }
}

#[tokio::test]
async fn where_requests_are_pushed_comes_from_the_metadata() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonByDiscoveredPush::new(
        "par",
        "a-secret-of-pushed-requests",
    ));
    let begun = client.person_by_discovered_push_authorize(WEB).await;
    let (begun, callback) = lets_in("ivan", begun).await;
    assert!(parameter(begun.url(), "request_uri").is_some());
    assert_eq!(issuer.seen("/request").len(), 1, "it was pushed");
    let come = client.sign_in(begun, &callback).await;
    come.expect("he is let in");
    assert_eq!(client.get_me().await.expect("he is in").sub, "ivan");
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
        let rogue = Rogue::start(move |asked, it| {
            if asked.line.contains(PLACE) {
                answer(it, "200 OK", "", &document.replace("{self}", &asked.url));
            } else {
                answer(it, "404 Not Found", "", "{}");
            }
        });
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
