//! What RFC 9700 warns of, tried against the certified server: a callback that was slipped in, a
//! code that was stolen or used twice, PKCE taken out of the way, an address that was not agreed on.

use keywright_certified::{ErrorKind, ExchangeCode, Person as Scheme, SignIn};
use reqwest::redirect::Policy;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;
use crate::person::{Person, lets_in, parameter};

fn web() -> Scheme {
    Scheme::new("web").client_secret(SECRET)
}

/// The page of a sign-in with its query changed.
fn changed(begun: &SignIn, change: fn(&str) -> Option<String>) -> String {
    let (page, query) = begun.url().split_once('?').expect("a page with a query");
    let pairs: Vec<_> = query.split('&').filter_map(change).collect();
    format!("{page}?{}", pairs.join("&"))
}

#[tokio::test]
async fn a_callback_of_another_sign_in_is_refused_before_anything_is_sent() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(web());
    // Mallory lets herself in, and makes Alice's browser go to the address that she got.
    let (_, callback) = lets_in("mallory", client.authorize(WEB)).await;
    let begun = client.authorize(WEB).expect("a page");
    let error = client
        .sign_in(begun, &callback)
        .await
        .expect_err("it is not hers");
    assert_eq!(error.kind(), ErrorKind::Input, "{error}");
    assert!(
        error.to_string().contains("belongs to another sign-in"),
        "{error}"
    );
    assert!(issuer.seen("/token").is_empty(), "nothing was sent");
    let error = client.get_me().await.expect_err("nobody is signed in");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
}

#[tokio::test]
async fn a_stolen_code_is_worth_nothing_without_its_verifier() {
    let issuer = Issuer::shared();
    let client = issuer.client(web());
    let (_, callback) = lets_in("mallory", client.authorize(WEB)).await;
    let code = parameter(&callback, "code").expect("a code");
    // Even where she knows Alice's state, the code belongs to a verifier that she does not send.
    let begun = client.authorize(WEB).expect("a page");
    let slipped_in = format!("{WEB}?code={code}&state={}", begun.state());
    let error = client
        .sign_in(begun, &slipped_in)
        .await
        .expect_err("it is not hers");
    assert_eq!(error.code(), Some("invalid_grant"), "{error}");
    assert!(!format!("{error} {error:?}").contains(&code), "{error:?}");
    let error = client.get_me().await.expect_err("nobody is signed in");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
}

#[tokio::test]
async fn a_code_that_comes_back_a_second_time_ends_what_it_gave() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(web());
    let (begun, callback) = lets_in("alice", client.authorize(WEB)).await;
    client
        .sign_in(begun.clone(), &callback)
        .await
        .expect("she is let in");
    client.get_me().await.expect("she is in");
    let code = parameter(&callback, "code").expect("a code");
    let thief = ExchangeCode::new("web", code, WEB, begun.code_verifier().clone());
    let outcome = client.exchange_code(thief.client_secret(SECRET)).await;
    let error = outcome.map(|_| ()).expect_err("it was used");
    assert_eq!(error.code(), Some("invalid_grant"), "{error}");
    // The server ends what the code gave (RFC 6749 section 4.1.2), and one sentence says so.
    let error = client.get_me().await.expect_err("all tokens are dead");
    assert!(error.needs_sign_in(), "{error}");
    let (begun, callback) = lets_in("alice", client.authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("signing in again helps");
    client.get_me().await.expect("she is in again");
}

#[tokio::test]
async fn a_page_without_its_challenge_or_with_a_plain_one_is_refused() {
    let client = Issuer::shared().client(web());
    let without: fn(&str) -> _ = |it| (!it.starts_with("code_challenge")).then(|| it.to_owned());
    let plain: fn(&str) -> _ = |it| Some(it.replace("_method=S256", "_method=plain"));
    for change in [without, plain] {
        let begun = client.authorize(WEB).expect("a page");
        assert!(begun.url().contains("code_challenge_method=S256"));
        // Whoever stands between the program and the browser takes it out.
        let callback = Person::new("alice")
            .walks(&changed(&begun, change), WEB, true)
            .await;
        let error = client
            .sign_in(begun, &callback)
            .await
            .expect_err("it is refused");
        assert_eq!(error.code(), Some("invalid_request"), "{error}");
    }
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_was_not_agreed_on() {
    let issuer = Issuer::shared();
    let browser = reqwest::Client::builder().redirect(Policy::none()).build();
    let browser = browser.expect("a client without TLS");
    for (scheme, elsewhere) in [
        (web(), "https://evil.example/callback"),
        (web(), "https://app.example.evil.example/callback"),
        (web(), "https://app.example/callback/../elsewhere"),
        (
            web(),
            "https://app.example/callback?next=https://evil.example",
        ),
        (Scheme::new("native"), "http://127.0.0.1:50319/elsewhere"),
        (Scheme::new("native"), "http://127.0.0.2:50319/callback"),
    ] {
        let begun = issuer.client(scheme).authorize(elsewhere).expect("a page");
        let answer = browser.get(begun.url()).send().await.expect("an answer");
        assert_eq!(answer.status(), 400, "{elsewhere}");
        assert_eq!(answer.headers().get("location"), None, "{elsewhere}");
    }
    // And where a browser comes back somewhere else all the same, the client does not look at it.
    let client = issuer.client(web());
    let begun = client.authorize(WEB).expect("a page");
    let elsewhere = format!(
        "https://evil.example/callback?code=x&state={}",
        begun.state()
    );
    let error = client
        .sign_in(begun, &elsewhere)
        .await
        .expect_err("it is another place");
    assert_eq!(error.kind(), ErrorKind::Input, "{error}");
}
