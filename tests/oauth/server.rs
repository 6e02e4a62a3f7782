//! What surrounds a grant: who the authorization server is, and for what its tokens are.

use keywright_certified::{ErrorKind, MachineForApi, PersonByPush, PersonOfIssuer};
use serde_json::Value;

use crate::code::WEB;
use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;
use crate::person::{lets_in, parameter};

#[tokio::test]
async fn a_code_of_another_issuer_is_not_sent_to_this_one() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonOfIssuer::new("web", SECRET));
    let (begun, callback) = lets_in("alice", client.person_of_issuer_authorize(WEB)).await;
    let named = parameter(&callback, "iss").expect("the server names itself (RFC 9207)");
    assert_eq!(named, issuer.url());
    let iss = |name: &str| {
        let pairs = callback.split_once('?').expect("a query").1.split('&');
        let mut pairs: Vec<_> = pairs.filter(|it| !it.starts_with("iss=")).collect();
        pairs.push(name);
        format!("{WEB}?{}", pairs.join("&"))
    };
    for (other, why) in [
        ("iss=https%3A%2F%2Fevil.example", "another issuer"),
        ("none=1", "does not name its issuer"),
    ] {
        let come = client.sign_in(begun.clone(), &iss(other)).await;
        let error = come.expect_err("it is a mix-up");
        assert_eq!(error.kind(), ErrorKind::Input, "{error}");
        assert!(error.to_string().contains(why), "{error}");
    }
    assert!(issuer.seen("/token").is_empty(), "nothing was sent");
    // What the server itself sent is as good as ever.
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "alice");
}

#[tokio::test]
async fn a_request_that_was_pushed_is_not_in_the_address() {
    let issuer = Issuer::start(&Setup::default());
    let client = issuer.client(PersonByPush::new("par", "a-secret-of-pushed-requests"));
    let begun = client.person_by_push_authorize(WEB).await;
    let url = begun.as_ref().expect("it is pushed").url();
    let query = url.split_once('?').expect("a query").1;
    let names: Vec<_> = query
        .split('&')
        .filter_map(|it| it.split('=').next())
        .collect();
    assert_eq!(names, ["client_id", "request_uri"]);
    assert!(begun.as_ref().is_ok_and(|it| it.opens_until().is_some()));
    let [pushed] = &issuer.seen("/request")[..] else {
        panic!("one request was pushed");
    };
    assert_eq!(
        (&pushed["status"], &pushed["authorization"]),
        (&201.into(), &"Basic".into())
    );
    let (begun, callback) = lets_in("frank", begun).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("he is let in");
    assert_eq!(client.get_me().await.expect("he is in").sub, "frank");
}

#[tokio::test]
async fn a_token_is_active_until_it_is_revoked() {
    let issuer = Issuer::shared();
    let client = issuer.client(PersonOfIssuer::new("web", SECRET));
    let (begun, callback) = lets_in("grace", client.person_of_issuer_authorize(WEB)).await;
    client
        .sign_in(begun, &callback)
        .await
        .expect("she is let in");
    let told = client
        .person_of_issuer_introspect()
        .await
        .expect("an answer");
    assert!(told.active);
    assert_eq!(
        (told.client_id.as_deref(), told.sub.as_deref()),
        (Some("web"), Some("grace"))
    );
    assert_eq!(told.scope.as_deref(), Some("openid"));
    let lent = client.authorization().await.expect("a token");
    client.close().await.expect("it is revoked");
    let header = lent.header().expect("it is one header");
    let token = header
        .to_str()
        .expect("it is ASCII")
        .trim_start_matches("Bearer ");
    let anybody = issuer.client(MachineForApi::new("web", SECRET));
    let told = anybody
        .introspect_token("web", SECRET, token)
        .await
        .expect("an answer");
    assert!(!told.active);
    assert_eq!(told.sub, None);
}

#[tokio::test]
async fn a_token_for_a_resource_says_for_which() {
    let issuer = Issuer::shared();
    let client = issuer.client(MachineForApi::new("web", SECRET));
    let lent = client.authorization().await.expect("a token");
    let header = lent.header().expect("it is one header");
    let header = header.to_str().expect("it is ASCII");
    let parts: Vec<_> = header
        .split(' ')
        .nth(1)
        .expect("two words")
        .split('.')
        .collect();
    let [head, payload, _] = parts[..] else {
        panic!("a JSON Web Token has three parts");
    };
    let (head, payload) = (decoded(head), decoded(payload));
    assert_eq!(
        (&head["typ"], &head["alg"]),
        (&"at+jwt".into(), &"ES256".into())
    );
    assert_eq!(payload["aud"], "urn:example:api");
    assert_eq!(payload["iss"], issuer.url());
}

/// A part of a JSON Web Token (RFC 7515 section 2).
fn decoded(part: &str) -> Value {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

    let bytes = BASE64_URL_SAFE_NO_PAD.decode(part).expect("it is Base64");
    serde_json::from_slice(&bytes).expect("it is JSON")
}
