//! A client that knows no more than the API which it calls: who issues its tokens, the API says (RFC
//! 9728), and where that server is, its metadata.

use keywright_certified::{ErrorKind, MachineOfResource, PersonOfResource};
use serde_json::json;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;
use crate::person::{lets_in, parameter};
use crate::rogue::{Rogue, answer};

const RESOURCE: &str = "/.well-known/oauth-protected-resource";
const SERVER: &str = "/.well-known/oauth-authorization-server";

#[tokio::test]
async fn the_resource_leads_to_a_token() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(MachineOfResource::new("web", SECRET));
    let seen = client.get_resource().await.expect("the token is taken");
    assert_eq!(seen.client_id, "web");
    for path in [RESOURCE, "/token"] {
        assert_eq!(issuer.seen(path).len(), 1, "{path}");
    }
    let told = client.get_resource_metadata().await.expect("it is told");
    assert_eq!(told.resource, issuer.url());
    client.close().await.expect("the token is revoked");
    assert_eq!(issuer.seen("/token/revocation").len(), 1);
}

#[tokio::test]
async fn the_resource_leads_to_a_sign_in() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonOfResource::new("web").client_secret(SECRET));
    let begun = client.person_of_resource_authorize(WEB).await;
    let (begun, callback) = lets_in("judy", begun).await;
    let page = format!("{}/auth?", issuer.url());
    assert!(begun.url().starts_with(&page), "{}", begun.url());
    // Nobody has named the issuer but the resource, and from nobody else a callback is taken.
    let named = parameter(&callback, "iss").expect("it names itself (RFC 9207)");
    assert_eq!(named, issuer.url());
    let (before, _) = callback.split_once("&iss=").expect("at its end");
    for (callback, said) in [
        (before.to_owned(), "does not name its issuer"),
        (
            format!("{before}&iss=https%3A%2F%2Felsewhere.example"),
            "from another issuer",
        ),
    ] {
        let come = client.sign_in(begun.clone(), &callback).await;
        let error = come.expect_err("it is a mix-up");
        assert!(error.to_string().contains(said), "{error}");
    }
    assert!(issuer.seen("/token").is_empty(), "nothing was sent");
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "judy");
    client.close().await.expect("it is revoked");
}

/// What an API that lies may answer, and what is said of it. No secret goes anywhere.
#[tokio::test]
async fn a_resource_that_cannot_be_trusted_gets_no_secret() {
    let other = Rogue::start(|_, it| answer(it, "200 OK", "", "{}"));
    let of_another = |own: &str| json!({ "resource": other.url, "authorization_servers": [own] });
    let elsewhere = |own: &str| json!({ "resource": own, "authorization_servers": [other.url] });
    let nobody = |own: &str| json!({ "resource": own, "authorization_servers": [] });
    let lying = |own: &str| json!({ "resource": own, "authorization_servers": [own] });
    let document = |it: &dyn Fn(&str) -> serde_json::Value| it("{self}").to_string();
    let away = format!("Location: {}/\r\n", other.url);
    for (status, head, body, said) in [
        ("200 OK", "", document(&of_another), "another `resource`"),
        (
            "200 OK",
            "",
            document(&elsewhere),
            "its hosts are http://127.0.0.1:",
        ),
        ("200 OK", "", document(&nobody), "`authorization_servers`"),
        ("200 OK", "", document(&lying), "another `issuer`"),
        (
            "200 OK",
            "",
            "<!doctype html>".to_owned(),
            "a page for people",
        ),
        ("404 Not Found", "", String::new(), "status 404"),
        ("302 Found", away.as_str(), String::new(), "not followed"),
        ("200 OK", "", " ".repeat(300_000), "longer than"),
    ] {
        let head = head.to_owned();
        let rogue = Rogue::start(move |asked, it| {
            let own = asked.url.as_str();
            if asked.line.contains(RESOURCE) {
                answer(it, status, &head, &body.replace("{self}", own));
            } else if asked.line.contains(SERVER) {
                let told = json!({ "issuer": "https://elsewhere.example", "token_endpoint": own });
                answer(it, "200 OK", "", &told.to_string());
            } else {
                answer(it, "404 Not Found", "", "{}");
            }
        });
        let client = rogue.builder(MachineOfResource::new("web", SECRET));
        let client = client.build().expect("it can be built");
        let error = client.get_resource().await.expect_err("it is not trusted");
        assert!(error.to_string().contains(said), "{said}: {error}");
        assert_ne!(error.kind(), ErrorKind::SignIn, "{error}");
        let mut asked = rogue.asked();
        asked.retain(|it| !it.line.contains("/.well-known/"));
        assert!(asked.is_empty(), "{asked:?}");
    }
    assert!(other.asked().is_empty(), "{:?}", other.asked());
}
