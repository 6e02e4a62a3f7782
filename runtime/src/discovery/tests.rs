//! What is found, kept, shared and refused, against metadata from a script.

mod resource;
mod rig;

use self::rig::*;
use super::*;
use crate::exchange::draft;

#[tokio::test]
async fn one_request_serves_a_crowd_and_an_hour() {
    let rig = rig();
    rig.script.at(FIRST, 200, GOOD);
    for it in all(&rig).await {
        assert_eq!(it.expect("found"), "https://login.acme.example/t");
    }
    assert_eq!(rig.script.asked(), 1);
    rig.clock
        .advance(LIFETIME.saturating_sub(Duration::from_secs(1)));
    rig.token().await.expect("kept");
    assert_eq!(rig.script.asked(), 1);
    rig.clock.advance(Duration::from_secs(1));
    let moved = GOOD.replace("example/t", "example/moved");
    rig.script.at(FIRST, 200, moved);
    let found = rig.token().await.expect("fetched again");
    assert_eq!(found, "https://login.acme.example/moved");
    assert_eq!(rig.script.asked(), 2);
}

#[tokio::test]
async fn a_failure_is_shared_and_followed_by_a_pause() {
    let rig = rig();
    rig.script.at(FIRST, 503, "");
    let first = all(&rig).await;
    let errors: Vec<_> = first.into_iter().map(|it| it.expect_err("none")).collect();
    assert!(errors.iter().all(|it| it.is(&errors[0])), "one error");
    assert_eq!(errors[0].kind(), ErrorKind::Unavailable);
    assert_eq!(
        rig.script.asked(),
        1,
        "what passes is not looked for elsewhere"
    );
    rig.script.at(FIRST, 200, GOOD);
    assert!(rig.token().await.is_err(), "the pause lasts");
    rig.clock.advance(Duration::from_secs(1));
    rig.token().await.expect("the pause has passed");
    assert_eq!(rig.script.asked(), 2);
}

#[tokio::test]
async fn what_was_known_serves_on_while_nothing_newer_can_be_had() {
    let rig = rig();
    rig.script.at(FIRST, 200, GOOD);
    rig.token().await.expect("found");
    for (status, body) in [
        (500, ""),
        (200, "<html>"),
        (200, r#"{"issuer":"https://e.example"}"#),
    ] {
        rig.clock.advance(LIFETIME);
        rig.script.at(FIRST, status, body);
        let asked = rig.script.asked();
        for _ in 0..3 {
            let found = rig.token().await.expect("as before");
            assert_eq!(found, "https://login.acme.example/t");
        }
        assert!(rig.script.asked() <= asked + 2, "once, at both places");
    }
}

#[tokio::test]
async fn a_caller_who_leaves_spoils_nothing() {
    let rig = rig();
    rig.script.at(FIRST, 200, GOOD);
    let mut left = Box::pin(rig.token());
    let poll = std::future::poll_fn(|it| std::task::Poll::Ready(left.as_mut().poll(it).is_ready()));
    assert!(!poll.await, "it is under way");
    drop(left);
    rig.token().await.expect("another one fetches it");
    assert_eq!(rig.script.asked(), 2);
}

#[tokio::test]
async fn the_second_place_counts_where_there_is_nothing_at_the_first() {
    for (status, body) in [
        (404, ""),
        (302, ""),
        (401, "{}"),
        (200, "<!doctype html>"),
        (200, "[]"),
    ] {
        let rig = rig();
        rig.script.at(FIRST, status, body);
        rig.script.at(SECOND, 200, GOOD);
        assert!(rig.token().await.is_ok(), "{status} {body}");
    }
    let rig = rig();
    let other = GOOD.replace("login.", "other.");
    rig.script.at(FIRST, 200, other);
    rig.script.at(SECOND, 200, GOOD);
    assert!(rig.token().await.is_err(), "a wrong one is not passed over");
}

#[tokio::test]
async fn errors_say_what_and_where() {
    let cases = [
        (
            "",
            "`/.well-known/oauth-authorization-server/a` is empty, `/a/.well-known/openid-configuration` answers with status 404",
        ),
        (
            " <html><body>Sign in</body></html>",
            "a` is a page for people (HTML), ",
        ),
        (&GOOD[..40], "a` is not JSON, or not all of it, "),
        ("[1]", "a` holds JSON that is no object, "),
        (
            r#"{"token_endpoint":"https://login.acme.example/t"}"#,
            "the metadata at `/.well-known/oauth-authorization-server/a` has no `issuer`",
        ),
        (
            r#"{"issuer":"https://login.acme.example/a/"}"#,
            "a` has no `token_endpoint`",
        ),
        (
            r#"{"issuer":"https://login.acme.example/a","token_endpoint":"https://login.acme.example/t"}"#,
            "a` names another `issuer` than the spec does: https://login.acme.example/a",
        ),
        (
            r#"{"issuer":"https://LOGIN.acme.example/a/","token_endpoint":"https://login.acme.example/t"}"#,
            "a` names another `issuer` than the spec does",
        ),
        (
            r#"{"issuer":"https://login.acme.example/a/","token_endpoint":"https://evil.example/t?k=1"}"#,
            "a` has a `token_endpoint` that is neither on a host which the spec names nor at or below tokens.example: https://evil.example/t",
        ),
        (
            r#"{"issuer":"https://login.acme.example/a/","token_endpoint":"https://login.acme.example/t","revocation_endpoint":"http://login.acme.example/r"}"#,
            "a` has a `revocation_endpoint` that is no address to which a secret may be sent",
        ),
    ];
    for (body, expected) in cases {
        let error = Rig::read(body).await.expect_err(body);
        let text = error.to_string();
        assert_eq!(error.kind(), ErrorKind::Decode, "{text}");
        assert!(text.contains(expected), "{text}\n{expected}");
        assert!(!text.contains("k=1"), "{text}");
    }
    let large = format!("{GOOD}{}", " ".repeat(LONGEST));
    let error = Rig::read(&large).await.expect_err("too large");
    assert_eq!(
        error.to_string(),
        "the metadata at `/.well-known/oauth-authorization-server/a`: \
         the answer is longer than 262144 bytes"
    );
}

#[tokio::test]
async fn addresses_lie_where_secrets_may_go() {
    let of = |address: &str| {
        let address = serde_json::to_string(address).expect("a text");
        let body =
            format!(r#"{{"issuer":"https://login.acme.example/a/","token_endpoint":{address}}}"#);
        async move { Rig::read(&body).await }
    };
    for right in [
        "https://login.acme.example/t",
        "https://login.acme.example/t/",
        "https://login.acme.example/t?p=policy&q=%20",
        "https://api.acme.example/t",
        "https://tokens.example/t",
        "https://eu.tokens.example/t",
    ] {
        assert_eq!(of(right).await.expect(right), right);
    }
    for wrong in [
        "http://login.acme.example/t",
        "https://login.acme.example:8443/t",
        "https://login.acme.example.evil.example/t",
        "https://login.acme.example@evil.example/t",
        "https://evil.example/login.acme.example",
        "https://evil.example?x=https://login.acme.example/t",
        "https://login.acme.example\\@evil.example/t",
        "https://login.acme.example/a/../t",
        "https://login.acme.example/t#f",
        "https://login.acme.example/t?a#f",
        "https://login.acme.example/t\r\nX: y",
        "https://eviltokens.example/t",
        "http://127.0.0.1:8080/t",
        "//login.acme.example/t",
        "/t",
        "",
    ] {
        assert!(of(wrong).await.is_err(), "{wrong:?} was taken");
    }
}

#[tokio::test]
async fn who_shows_a_certificate_goes_to_the_alias() {
    let with =
        |aliases: &str| GOOD.replace('}', &format!(r#","mtls_endpoint_aliases":{aliases}}}"#));
    let everybodys = "https://login.acme.example/t";
    for (aliases, of_certificates) in [
        (
            r#"{"token_endpoint":"https://mtls.tokens.example/t"}"#,
            "https://mtls.tokens.example/t",
        ),
        // What is not among them is where it is for everybody.
        (
            r#"{"revocation_endpoint":"https://mtls.tokens.example/r"}"#,
            everybodys,
        ),
        ("null", everybodys),
    ] {
        let rig = rig();
        rig.script.at(FIRST, 200, with(aliases));
        let found = rig.at(&TOKEN_BY_CERTIFICATE).await;
        assert_eq!(found.expect(aliases), of_certificates);
        assert_eq!(rig.token().await.expect(aliases), everybodys);
    }
    for elsewhere in ["https://mtls.evil.example/t", "http://login.acme.example/t"] {
        let body = with(&format!(r#"{{"token_endpoint":"{elsewhere}"}}"#));
        let error = Rig::read(&body).await.expect_err(elsewhere).to_string();
        let expected = "has a `mtls_endpoint_aliases.token_endpoint` that is ";
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn what_an_address_has_in_its_query_stays_there() {
    let rig = rig();
    rig.script
        .at(FIRST, 200, GOOD.replace("/t\"", "/t?p=policy\""));
    let found = rig.wire.found(&TOKEN).await.expect("found");
    let found = found.expect("it is discovered");
    let mut draft = draft(&TOKEN, &Values::new()).expect("a draft");
    draft.query = "scope=a".to_owned().into();
    found.lead(&mut draft).expect("nothing is said twice");
    let request = draft.finish(&found.origin, &[]).expect("a request");
    let expected = "https://login.acme.example/t?p=policy&scope=a";
    assert_eq!(request.uri().to_string(), expected);
}

#[tokio::test]
async fn nothing_is_known_before_it_was_found() {
    let rig = rig();
    let error = rig.wire.known(&TOKEN).expect_err("nobody has asked");
    assert_eq!(
        error.to_string(),
        "the address of `create_token`, the `token_endpoint`, is not known yet"
    );
    assert_eq!(rig.script.asked(), 0);
    rig.script.at(FIRST, 200, GOOD);
    rig.wire.locate(&SCHEME).await.expect("found");
    assert!(rig.wire.known(&TOKEN).is_ok());
    let error = rig.wire.found(&REVOKE).await.expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "the metadata at `/.well-known/oauth-authorization-server/a` has no `revocation_endpoint`"
    );
}

#[tokio::test]
async fn metadata_say_whether_each_callback_names_its_issuer() {
    let named = r#","authorization_response_iss_parameter_supported":"#;
    for (says, always) in [("", false), ("false", false), ("true", true)] {
        let rig = rig();
        let said = if says.is_empty() {
            String::new()
        } else {
            format!("{named}{says}")
        };
        let document = GOOD.replace('}', &format!("{said}}}"));
        rig.script.at(FIRST, 200, document);
        let expected = || {
            rig.wire
                .issuer(&SCHEME)
                .expect("sound")
                .expect("it is named")
        };
        assert!(!expected().always, "nobody has asked");
        rig.wire.locate(&SCHEME).await.expect("found");
        assert_eq!(expected().always, always, "{says}");
        assert_eq!(expected().issuer, "https://login.acme.example/a/");
    }
}
