//! What browsers bring back, and what others may have written.

use http::Method;
use proptest::prelude::*;

use super::*;
use crate::table::{Endpoint, Field, Keep, Member, Part, Place, Shape};

static PAGE: Endpoint = Endpoint::new("authorize", Method::GET, &[Part::Text("/authorize")])
    .browser()
    .fields(&[
        Field::new("redirect_uri", Place::Query, &Shape::Text),
        Field::new("state", Place::Query, &Shape::Text),
    ])
    .returns(Shape::Object(&[
        Member::new("code", &Shape::Secret),
        Member::optional("realmId", &Shape::Text),
    ]));
static STEP: Step = Step::new(&PAGE).keep(&[
    Keep {
        name: "code",
        source: Source::Body(&["code"]),
        optional: false,
    },
    Keep {
        name: "realm_id",
        source: Source::Body(&["realmId"]),
        optional: true,
    },
]);

fn begun(redirect_uri: &str) -> SignIn {
    SignIn::resume("st4te", "v3rifier-v3rifier", redirect_uri)
}

fn read(text: &str) -> Result<Callback> {
    callback(
        &STEP,
        &STEP,
        &begun("https://app.example/callback"),
        None,
        text,
    )
}

fn refused(text: &str) -> Error {
    let Err(error) = read(text) else {
        panic!("{text} was taken");
    };
    error
}

fn code(callback: Result<Callback>) -> String {
    let callback = callback.expect("it is ours");
    let code = callback.kept.get("code").and_then(Value::text);
    code.expect("a code").into_owned()
}

#[test]
fn a_whole_address_or_its_query() {
    for text in [
        "https://app.example/callback?code=a%2Fb+c&state=st4te",
        "https://app.example/callback?state=st4te&code=a%2Fb%20c&iss=https://x",
        "HTTPS://App.Example/callback?code=a/b+c&state=st4te#_=_",
        "?code=a/b+c&state=st4te",
        " ?code=a/b+c&state=st4te\n",
    ] {
        assert_eq!(code(read(text)), "a/b c", "{text}");
    }
    let back = read("?code=c&state=st4te&realmId=17").expect("it is ours");
    let realm = back.kept.get("realm_id").expect("it is kept");
    assert!(matches!(realm, Value::Text(it) if it == "17"));
    assert!(matches!(back.kept.get("code"), Some(Value::Secret(_))));
}

#[test]
fn it_comes_to_where_it_was_sent() {
    let came =
        |redirect_uri: &str, text: &str| callback(&STEP, &STEP, &begun(redirect_uri), None, text);
    for (redirect_uri, text) in [
        (
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/?code=c&state=st4te",
        ),
        (
            "com.example.app:/cb",
            "com.example.app:/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb?t=1",
            "https://a.example/cb?t=1&code=c&state=st4te",
        ),
        (
            "https://a.example/cb?t=1",
            "https://a.example/cb?code=c&state=st4te&t=1",
        ),
    ] {
        assert_eq!(code(came(redirect_uri, text)), "c", "{text}");
    }
    for (redirect_uri, text) in [
        (
            "https://a.example/cb",
            "https://a.example/cb2?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "https://a.example/CB?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "https://a.example.evil.example/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "http://a.example/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "https://a.example:444/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "https://u@a.example/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "https://evil.example/?https://a.example/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb",
            "https://evil.example/#https://a.example/cb?code=c&state=st4te",
        ),
        (
            "https://a.example/cb?t=1",
            "https://a.example/cb?t=2&code=c&state=st4te",
        ),
        (
            "https://a.example/cb?t=1",
            "https://a.example/cb?code=c&state=st4te",
        ),
        ("https://a.example/cb", "code=c&state=st4te"),
        ("https://a.example/cb", ""),
    ] {
        let Err(error) = came(redirect_uri, text) else {
            panic!("{text} was taken");
        };
        assert!(error.to_string().contains("`redirect_uri`"), "{error}");
    }
}

#[test]
fn a_callback_that_nobody_asked_for_is_refused_first() {
    for text in [
        "?code=c",
        "?code=c&state=",
        "?code=c&state=st4t",
        "?code=c&state=st4teX",
        "?code=c&state=ST4TE",
        "?code=c&State=st4te",
        "?error=access_denied",
        "?error=access_denied&state=other",
        "?",
    ] {
        let error = refused(text);
        assert_eq!(error.kind(), ErrorKind::Input, "{text}");
        assert!(error.to_string().contains("another sign-in"), "{error}");
        assert!(!error.to_string().contains("st4te"), "{error}");
    }
}

#[test]
fn what_is_said_twice_is_not_believed() {
    for (text, name) in [
        ("?code=c&state=st4te&state=x", "state"),
        ("?state=x&code=c&state=st4te", "state"),
        ("?code=c&state=st4te&code=d", "code"),
        ("?error=a&state=st4te&error=b", "error"),
    ] {
        let error = refused(text);
        assert_eq!(
            error.to_string(),
            format!("the callback says `{name}` twice")
        );
    }
}

#[test]
fn a_code_that_is_missing_is_named() {
    for text in ["?state=st4te", "?state=st4te&code=", "?state=st4te&kode=c"] {
        let error = refused(text);
        assert_eq!(error.to_string(), "the callback lacks `code`");
        assert_eq!(error.kind(), ErrorKind::Input);
    }
}

#[test]
fn errors_are_the_providers() {
    for (code, kind) in [
        ("access_denied", ErrorKind::SignIn),
        ("login_required", ErrorKind::SignIn),
        ("consent_required", ErrorKind::SignIn),
        ("invalid_scope", ErrorKind::Scope),
        ("unauthorized_client", ErrorKind::Client),
        ("temporarily_unavailable", ErrorKind::Unavailable),
        ("server_error", ErrorKind::Unavailable),
        ("invalid_request", ErrorKind::Api),
        ("anything else", ErrorKind::Api),
    ] {
        let error = refused(&format!("?error={code}&state=st4te&code=c"));
        assert_eq!((error.kind(), error.code()), (kind, Some(code)));
    }
    let error = refused(
        "?error=access_denied&error_description=No%0d%0a%1b[31m+v3rifier-v3rifier%e2%80%ae&state=st4te",
    );
    assert_eq!(error.text(), Some("No   [31m [redacted] "));
    let long = "x".repeat(10_000);
    let error = refused(&format!(
        "?error={long}&error_description={long}&state=st4te"
    ));
    assert!(error.to_string().chars().count() < 700);
}

#[test]
fn the_state_has_the_name_that_the_page_gives_it() {
    static OTHER: Endpoint = Endpoint::new("authorize", Method::GET, &[Part::Text("/a")])
        .browser()
        .fields(&[Field::new("csrf", Place::Query, &Shape::Text)]);
    static NAMED: Step = Step::new(&OTHER).with(&[("csrf", &[Part::Value("state")])]);
    let come = |text: &str| callback(&NAMED, &NAMED, &begun("https://a.example/cb"), None, text);
    assert!(come("?csrf=st4te").is_ok());
    assert!(come("?state=st4te").is_err());
}

proptest! {
    #[test]
    fn nothing_panics_and_nothing_foreign_passes(text in "\\PC{0,80}") {
        prop_assume!(!text.contains("st4te"));
        prop_assert!(read(&text).is_err());
        let query = format!("?{text}");
        prop_assert!(read(&query).is_err());
        let whole = format!("https://app.example/callback?{text}");
        prop_assert!(read(&whole).is_err());
    }
}

#[test]
fn it_comes_from_the_issuer_that_was_asked() {
    let begun = begun("https://app.example/callback");
    let come = |always, rest: &str| {
        let expected = Expected {
            issuer: "https://as.example/one".to_owned(),
            always,
        };
        let text = format!("?state=st4te&{rest}");
        let come = callback(&STEP, &STEP, &begun, Some(&expected), &text);
        come.map(drop).map_err(|it| it.to_string())
    };
    let other = Err(
        "the callback comes from another issuer than the one of this sign-in; nothing was sent"
            .to_owned(),
    );
    let ours = "code=c&iss=https%3A%2F%2Fas.example%2Fone";
    assert_eq!((come(true, ours), come(false, ours)), (Ok(()), Ok(())));
    // It is compared exactly (RFC 3986 section 6.2.1).
    for wrong in [
        "https://evil.example",
        "https://as.example/one/",
        "https://as.example/On%65",
        "https://AS.example/one",
        "https://as.example:443/one",
        "",
    ] {
        assert_eq!(
            come(false, &format!("code=c&iss={wrong}")),
            other,
            "{wrong}"
        );
    }
    // What an error says is believed of the issuer alone, too.
    let denied = "error=access_denied&iss=https://evil.example";
    assert_eq!(come(true, denied), other);
    assert_eq!(come(false, "code=c"), Ok(()));
    let missing = come(true, "code=c").expect_err("it is always there");
    assert!(missing.contains("does not name its issuer"), "{missing}");
    let twice = come(true, &format!("{ours}&iss=https://evil.example"));
    assert_eq!(twice, Err("the callback says `iss` twice".to_owned()));
}
