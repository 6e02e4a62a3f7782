//! Servers that only a resource names: which of them is believed, and what is said of documents that
//! are somebody else's.

use http::Method;

use super::super::*;
use super::rig::*;
use crate::table::{Host, Part, Provider, Shape, Step};

static RESOURCE: Endpoint = Endpoint::new(
    "get_resource_metadata",
    Method::GET,
    &[Part::Text("/.well-known/oauth-protected-resource/v1")],
)
.host("resource")
.returns(Shape::Json);
static OF_RESOURCE: Metadata = Metadata::of_resource("resource", "/v1", &[&RESOURCE]);
static OAUTH: Endpoint = Endpoint::new("get_server_metadata", Method::GET, &[])
    .discovered_document(
        "oauth-authorization-server",
        "authorization_servers",
        &OF_RESOURCE,
    )
    .returns(Shape::Json);
static OPENID: Endpoint = Endpoint::new("get_openid_configuration", Method::GET, &[])
    .discovered_document(
        "openid-configuration",
        "authorization_servers",
        &OF_RESOURCE,
    )
    .returns(Shape::Json);
static TOKEN: Endpoint = Endpoint::new("create_token", Method::POST, &[])
    .discovered("token_endpoint", &Metadata::found(&[&OAUTH, &OPENID]));
static SCHEME: Scheme = Scheme::new("service", "Service").acquire(&[Step::new(&TOKEN)]);
static PROVIDER: Provider = Provider {
    hosts: &[
        ACME.hosts[0],
        ACME.hosts[1],
        Host {
            name: "resource",
            url: &[Part::Text("https://api.acme.example")],
            env: "ACME_RESOURCE_URL",
        },
    ],
    schemes: &[&SCHEME],
    endpoints: &[&RESOURCE, &OAUTH, &OPENID, &TOKEN],
    ..ACME
};

const PLACE: &str = "/.well-known/oauth-protected-resource/v1";

/// A resource that names these servers.
fn naming(servers: &str) -> String {
    format!(r#"{{"resource":"https://api.acme.example/v1","authorization_servers":{servers}}}"#)
}

/// A rig whose resource says this, and whose server is as it should be.
fn saying(status: u16, body: impl Into<String>) -> Arc<Rig> {
    let rig = rig_of(&PROVIDER);
    rig.script.at(PLACE, status, body);
    rig.script.at(FIRST, 200, GOOD);
    rig
}

#[tokio::test]
async fn from_the_resource_to_the_token_endpoint() {
    let rig = saying(200, naming(r#"["https://login.acme.example/a/"]"#));
    assert!(
        rig.wire.issuer(&SCHEME).expect("sound").is_none(),
        "unknown yet"
    );
    for _ in 0..2 {
        let found = rig.at(&TOKEN).await.expect("found");
        assert_eq!(found, "https://login.acme.example/t");
    }
    let asked = [
        "https://api.acme.example/.well-known/oauth-protected-resource/v1",
        "https://login.acme.example/.well-known/oauth-authorization-server/a",
    ];
    assert_eq!(rig.script.addresses(), asked, "each is read once");
    let expected = rig.wire.issuer(&SCHEME).expect("sound");
    let expected = expected.expect("it is known now");
    assert_eq!(expected.issuer, "https://login.acme.example/a/");
    assert!(!expected.always);
    // The second place is behind the path, and both are where a caller's own request goes.
    let found = rig.at(&OPENID).await.expect("known");
    let expected = "https://login.acme.example/a/.well-known/openid-configuration";
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_crowd_asks_once_and_again_after_an_hour() {
    let rig = saying(200, naming(r#"["https://login.acme.example/a/"]"#));
    let both = async || tokio::join!(rig.at(&TOKEN), rig.at(&TOKEN), rig.at(&OAUTH));
    let (one, two, three) = both().await;
    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    assert_eq!(rig.script.asked(), 2);
    rig.clock.advance(LIFETIME);
    // It has moved, and its metadata with it.
    rig.script
        .at(PLACE, 200, naming(r#"["https://login.acme.example/b"]"#));
    let moved = GOOD.replace("example/a/", "example/b");
    let place = "/.well-known/oauth-authorization-server/b";
    rig.script
        .at(place, 200, moved.replace("example/t", "example/u"));
    let found = rig.at(&TOKEN).await.expect("found anew");
    assert_eq!(found, "https://login.acme.example/u");
    assert_eq!(rig.script.asked(), 4);
    let issuer = rig.wire.issuer(&SCHEME).expect("sound").expect("known");
    assert_eq!(issuer.issuer, "https://login.acme.example/b");
}

#[tokio::test]
async fn the_first_server_counts_that_the_spec_admits() {
    let servers = [
        "https://evil.example/a/",
        "https://login.acme.example.evil.example/a/",
        "https://login.acme.example@evil.example/a/",
        "https://login.acme.example:8443/a/",
        "http://login.acme.example/a/",
        "http://127.0.0.1:8080/a/",
        "https://login.acme.example/a/?x=y",
        "https://login.acme.example/a/?",
        "https://login.acme.example/a/#",
        "https://login.acme.example/x/../a/",
        "https://login.acme.example\\\\@evil.example/a/",
        "/a/",
        "",
    ];
    let listed = |it: &[&str]| naming(&format!("[\"{}\"]", it.join("\",\"")));
    let all: Vec<_> = servers
        .into_iter()
        .chain(["https://login.acme.example/a/"])
        .collect();
    let found = saying(200, listed(&all)).at(&TOKEN).await;
    assert_eq!(
        found.expect("the last is it"),
        "https://login.acme.example/t"
    );
    for wrong in servers {
        let rig = saying(200, listed(&[wrong]));
        let error = rig.at(&TOKEN).await.expect_err(wrong);
        assert_eq!(error.kind(), ErrorKind::Decode, "{wrong}: {error}");
        let said = "names no authorization server on a host which the spec names; its hosts are \
                    https://api.acme.example/v1 https://login.acme.example \
                    https://api.acme.example and those at or below tokens.example";
        assert!(error.to_string().contains(said), "{wrong}: {error}");
        assert_eq!(rig.script.asked(), 1, "{wrong}: nothing goes anywhere");
    }
    // What the first of them says is not made good by the next.
    let rig = saying(
        200,
        listed(&[
            "https://login.acme.example/b",
            "https://login.acme.example/a/",
        ]),
    );
    let error = rig.at(&TOKEN).await.expect_err("the first has none");
    assert_eq!(
        error.to_string(),
        "there is no metadata of the authorization server: \
         `https://login.acme.example/.well-known/oauth-authorization-server/b` answers with status \
         404, `https://login.acme.example/b/.well-known/openid-configuration` answers with status 404"
    );
}

#[tokio::test]
async fn a_document_that_is_not_its_own_is_not_used() {
    let good = naming(r#"["https://login.acme.example/a/"]"#);
    let other = good.replace("/v1", "/v1/");
    let place = format!("the metadata at `{PLACE}`");
    let cases = [
        (
            200,
            other,
            format!(
                "{place} is of another `resource` than `https://api.acme.example/v1`: \
                 https://api.acme.example/v1/"
            ),
        ),
        (
            200,
            good.replace("resource", "ressource"),
            format!("{place} has no `resource`"),
        ),
        (
            200,
            naming("[]"),
            format!("{place} has no `authorization_servers`"),
        ),
        (
            200,
            naming("null"),
            format!("{place} has no `authorization_servers`"),
        ),
        (
            200,
            naming("{}"),
            format!("{place} has no `authorization_servers`"),
        ),
        (
            200,
            naming("[null]"),
            format!("{place} has no `authorization_servers`"),
        ),
        (
            404,
            String::new(),
            format!("there is no metadata of the resource: `{PLACE}` answers with status 404"),
        ),
        (
            302,
            String::new(),
            format!(
                "there is no metadata of the resource: `{PLACE}` answers with a redirect, which is not followed"
            ),
        ),
        (
            200,
            "<!doctype html><p>Sign in".to_owned(),
            format!("there is no metadata of the resource: `{PLACE}` is a page for people (HTML)"),
        ),
        (
            200,
            good.replace('}', ""),
            format!(
                "there is no metadata of the resource: `{PLACE}` is not JSON, or not all of it"
            ),
        ),
        (
            200,
            format!("{good}{}", " ".repeat(LONGEST)),
            format!("{place}: the answer is longer than 262144 bytes"),
        ),
        (
            503,
            String::new(),
            format!("{place} cannot be had now (status 503)"),
        ),
    ];
    for (status, body, said) in cases {
        let rig = saying(status, body);
        let error = rig.at(&TOKEN).await.expect_err(&said);
        assert_eq!(error.to_string(), said);
        assert_eq!(rig.script.asked(), 1, "nobody else is asked: {said}");
        assert!(rig.wire.issuer(&SCHEME).expect("sound").is_none(), "{said}");
    }
    let rig = saying(200, good);
    rig.script
        .at(FIRST, 200, GOOD.replace("example/a/", "example/a"));
    let error = rig.at(&TOKEN).await.expect_err("another issuer");
    assert_eq!(
        error.to_string(),
        "the metadata at `https://login.acme.example/.well-known/oauth-authorization-server/a` names \
         another `issuer` than the resource does: https://login.acme.example/a"
    );
}

#[tokio::test]
async fn what_was_found_serves_on_while_the_resource_says_something_else() {
    let rig = saying(200, naming(r#"["https://login.acme.example/a/"]"#));
    rig.at(&TOKEN).await.expect("found");
    for (status, body) in [
        (500, String::new()),
        (200, naming(r#"["https://evil.example"]"#)),
        (200, "<html>".to_owned()),
    ] {
        rig.clock.advance(LIFETIME);
        rig.script.at(PLACE, status, body);
        let found = rig.at(&TOKEN).await.expect("as before");
        assert_eq!(found, "https://login.acme.example/t");
    }
}
