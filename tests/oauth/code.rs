//! A person lets the client in: authorization code with PKCE (RFC 6749 section 4.1, RFC 7636), for
//! clients with and without a secret, to the end of what was given.

use keywright_certified::{ErrorKind, Person as Scheme, PersonByPost};
use tokio::sync::mpsc;

use crate::issuer::{Issuer, Setup};
use crate::machine::{POSTED, SECRET};
use crate::person::{Person, lets_in, parameter};

/// Where the clients of the web come back to.
pub(crate) const WEB: &str = "https://app.example/callback";
/// Where the native one does: on the port that it happens to listen on (RFC 8252 section 7.3).
pub(crate) const NATIVE: &str = "http://127.0.0.1:50319/callback";

#[tokio::test]
async fn with_the_secret_in_the_header() {
    let issuer = Issuer::shared();
    let client = issuer.client(Scheme::new("web").client_secret(SECRET));
    let (begun, callback) = lets_in("alice", client.authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "alice");
}

#[tokio::test]
async fn with_the_secret_in_the_body() {
    let issuer = Issuer::shared();
    let client = issuer.client(PersonByPost::new("post", POSTED));
    let (begun, callback) = lets_in("bob", client.person_by_post_authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("he is in").sub, "bob");
}

#[tokio::test]
async fn without_a_secret_on_a_port_of_its_own() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(Scheme::new("native"));
    let (begun, callback) = lets_in("carol", client.authorize(NATIVE)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "carol");
    let [exchange] = &issuer.seen("/token")[..] else {
        panic!("one code was exchanged");
    };
    assert_eq!(exchange["authorization"], "", "there is no secret to prove");
}

/// The application listens by itself, and the person needs no real browser.
#[tokio::test]
async fn on_a_port_that_is_listened_on() {
    let client = Issuer::shared().client(Scheme::new("native"));
    let (opened, mut opens) = mpsc::unbounded_channel::<String>();
    let sign_in = client.interactive_sign_in().open_with(move |url| {
        opened.send(url.to_owned()).expect("somebody is there");
        Ok(())
    });
    let person = async {
        let url = opens.recv().await.expect("the page is opened");
        let redirect_uri = parameter(&url, "redirect_uri").expect("it says where to come back to");
        let callback = Person::new("frank").walks(&url, &redirect_uri, true).await;
        let page = reqwest::get(callback).await.expect("somebody listens");
        page.text().await.expect("a page")
    };
    let (signed_in, page) = tokio::join!(sign_in.into_future(), person);
    let signed_in = signed_in.expect("he is let in");
    assert_eq!(signed_in.account(), Some("frank"));
    assert!(
        page.contains("You are signed in") && page.contains("as frank"),
        "{page}"
    );
    assert_eq!(client.get_me().await.expect("he is in").sub, "frank");
}

#[tokio::test]
async fn a_person_who_says_no_is_told_as_that() {
    let issuer = Issuer::shared();
    let client = issuer.client(Scheme::new("web").client_secret(SECRET));
    let begun = client.authorize(WEB).expect("a page");
    let callback = Person::new("dave").refuses(&begun).await;
    let error = client
        .sign_in(begun, &callback)
        .await
        .expect_err("he said no");
    assert_eq!(error.code(), Some("access_denied"), "{error}");
    let error = client.get_me().await.expect_err("nobody is signed in");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
}

#[tokio::test]
async fn a_client_that_is_closed_ends_what_it_was_given() {
    let issuer = Issuer::shared();
    let client = issuer.client(Scheme::new("web").client_secret(SECRET));
    let (begun, callback) = lets_in("erin", client.authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    let lent = client.authorization().await.expect("a token");
    client.close().await.expect("it is revoked");
    let request = reqwest::Client::new().get(format!("{}/me", issuer.url()));
    let header = lent.header().expect("it is one header");
    let answer = request.header("authorization", header).send().await;
    assert_eq!(answer.expect("an answer").status(), 401);
}
