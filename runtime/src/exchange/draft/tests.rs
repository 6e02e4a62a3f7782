//! Requests, as they go over the wire.

use super::*;
use crate::{
    Secret,
    table::{ClientAuthentication, Field, Part},
};

static PIN: Endpoint = Endpoint::new(
    "verify_pin",
    Method::POST,
    &[
        Part::Text("/pin/"),
        Part::Value("pinId"),
        Part::Text("/verify"),
    ],
)
.codec(Codec::Json)
.fields(&[
    Field::new("pinId", Place::Path, &Shape::Text),
    Field::new("page", Place::Query, &Shape::Integer).optional(),
    Field::new("X-Trace", Place::Header, &Shape::Text).optional(),
    Field::new("pin", Place::Body, &Shape::Secret),
    Field::new("auth_only", Place::Body, &Shape::Integer).constant(Constant::Number("1")),
])
.returns(Shape::Json);

fn values() -> Values {
    Values::new()
        .with("pinId", "a/b")
        .with("pin", Secret::new("12\"34"))
}

fn origin() -> Origin {
    Origin::parse("https://api.example.com/v1", false).expect("https")
}

/// The request as text: its line, its headers in order, its body.
fn wire(endpoint: &Endpoint, values: &Values, placed: &[Placed]) -> String {
    let request = draft(endpoint, values)
        .and_then(|it| it.finish(&origin(), placed))
        .expect("it can be sent");
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for (name, value) in request.headers() {
        text.extend([name.as_str(), ": ", value.to_str().expect("ASCII"), "\n"]);
    }
    text + std::str::from_utf8(request.body()).expect("UTF-8")
}

fn header(name: &'static str, value: &str) -> Placed {
    let value = header_value(name, Zeroizing::new(value.to_owned())).expect("ASCII");
    Placed {
        carrier: Carrier::Header,
        name: name.to_owned(),
        value: PlacedValue::Header(name.parse().expect("a name"), value),
    }
}

fn field(carrier: Carrier, name: &str, value: impl crate::Encode) -> Placed {
    Placed {
        carrier,
        name: name.to_owned(),
        value: PlacedValue::Value(value.encode()),
    }
}

#[test]
fn credential_first_then_fields_in_order() {
    let values = values().with("X-Trace", "t1").with("page", 2_i64);
    let placed = [
        header("Authorization", "Bearer mF_9.B5f-4.1JqM"),
        field(Carrier::Parameter, "account_id", 7_i64),
    ];
    assert_eq!(
        wire(&PIN, &values, &placed),
        "POST https://api.example.com/v1/pin/a%2Fb/verify?page=2\n\
         authorization: Bearer mF_9.B5f-4.1JqM\n\
         x-trace: t1\n\
         accept: application/json\n\
         content-type: application/json\n\
         {\"pin\":\"12\\\"34\",\"auth_only\":1,\"account_id\":7}"
    );
}

#[test]
fn every_carrier() {
    static LIST: Endpoint = Endpoint::new("list", Method::GET, &[Part::Text("/list")]);
    let placed = [
        field(Carrier::Query, "key", Secret::new("a&b")),
        field(Carrier::Cookie, "one", "1"),
        field(Carrier::Cookie, "two", "2"),
        field(Carrier::Parameter, "account_id", 7_i64),
    ];
    assert_eq!(
        wire(&LIST, &Values::new(), &placed),
        "GET https://api.example.com/v1/list?key=a%26b&account_id=7\ncookie: one=1; two=2\n"
    );
}

#[test]
fn an_oauth_client_proves_itself_in_the_body() {
    static TOKEN: Endpoint = Endpoint::new("token", Method::POST, &[Part::Text("/token")])
        .codec(Codec::Form)
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("client_credentials")),
            Field::new("scope", Place::Body, &Shape::Text).optional(),
        ]);
    let values = Values::new()
        .with("client_id", "s6BhdRkqt3")
        .with("client_secret", Secret::new("7F jfp"));
    assert_eq!(
        wire(&TOKEN, &values, &[]),
        "POST https://api.example.com/v1/token\ncontent-type: application/x-www-form-urlencoded\n\
         grant_type=client_credentials&client_id=s6BhdRkqt3&client_secret=7F+jfp"
    );
    let error = draft(&TOKEN, &Values::new()).err().expect("no client");
    assert_eq!(
        error.to_string(),
        "`client_id` is missing; `token` needs it"
    );
}

#[test]
fn a_public_client_only_names_itself() {
    const NAMED: &[Field] = &[Field::new("client_id", Place::Body, &Shape::Text)];
    let token = Endpoint::new("token", Method::POST, &[Part::Text("/token")])
        .codec(Codec::Form)
        .public_client();
    let public = Values::new().with("client_id", "app");
    let proven = public.clone().with("client_secret", Secret::new("s3cr3t"));
    for method in [
        ClientAuthentication::ClientSecretBasic,
        ClientAuthentication::ClientSecretPost,
    ] {
        let endpoint = token.clone().client_authentication(method);
        let sent = wire(&endpoint, &public, &[]);
        assert!(sent.ends_with("\nclient_id=app"), "{sent}");
        assert!(!sent.contains("authorization"), "{sent}");
        let sent = wire(&endpoint, &proven, &[]);
        let is_proven = sent.ends_with("\nclient_id=app&client_secret=s3cr3t")
            || sent.contains("authorization: Basic YXBwOnMzY3IzdA==\n");
        assert!(is_proven, "{sent}");
        let error = draft(&endpoint, &Values::new()).err().expect("nobody");
        assert_eq!(
            error.to_string(),
            "`client_id` is missing; `token` needs it"
        );
    }
    let endpoint = token.client_authentication(ClientAuthentication::ClientSecretBasic);
    let listed = endpoint.fields(NAMED);
    let sent = wire(&listed, &public, &[]);
    assert!(
        sent.ends_with("\nclient_id=app"),
        "it is named once: {sent}"
    );
}

#[test]
fn a_multipart_body_takes_the_credentials_field() {
    static SEND: Endpoint = Endpoint::new("send", Method::POST, &[Part::Text("/send")])
        .codec(Codec::Multipart)
        .fields(&[Field::new("to", Place::Body, &Shape::Text)]);
    let to = Values::new().with("to", "ada");
    let sent = wire(
        &SEND,
        &to,
        &[field(Carrier::Parameter, "key", Secret::new("s3cr3t"))],
    );
    let part = |name, value| {
        format!(
            "--keywright-0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        )
    };
    let expected = format!(
        "content-type: multipart/form-data; boundary=keywright-0\n{}{}--keywright-0--\r\n",
        part("to", "ada"),
        part("key", "s3cr3t")
    );
    assert!(sent.ends_with(&expected), "{sent}");
}

#[test]
fn a_parameter_goes_into_the_query_where_there_is_no_body() {
    let start = Endpoint::new("start", Method::POST, &[Part::Text("/start")]);
    let sent = wire(
        &start,
        &Values::new(),
        &[field(Carrier::Parameter, "key", "k")],
    );
    assert_eq!(sent, "POST https://api.example.com/v1/start?key=k\n");
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    let error = draft(&PIN, &Values::new().with("pinId", "x"))
        .err()
        .expect("missing");
    assert_eq!(error.to_string(), "`pin` is missing; `verify_pin` needs it");
    let error = draft(&PIN, &values().with("pni", "x"))
        .err()
        .expect("unknown");
    assert_eq!(error.to_string(), "`verify_pin` has no field `pni`");
}

#[test]
fn a_header_cannot_end_its_line() {
    let error = draft(&PIN, &values().with("X-Trace", "a\r\nAuthorization: b"))
        .err()
        .expect("refused");
    assert!(
        error
            .to_string()
            .starts_with("the value for the header X-Trace"),
        "{error}"
    );
}

#[test]
fn the_header_of_the_credential_is_not_for_fields() {
    let placed = [header("X-Trace", "credential")];
    let draft = draft(&PIN, &values().with("X-Trace", "mine")).expect("valid");
    let error = draft.finish(&origin(), &placed).expect_err("a collision");
    assert_eq!(
        error.to_string(),
        "the header x-trace carries the credential and cannot be set"
    );
}

#[test]
fn a_body_is_not_guessed() {
    let draft = |body| Draft {
        method: Method::POST,
        path: "/any".to_owned().into(),
        query: Zeroizing::default(),
        headers: Vec::new(),
        body,
    };
    let placed = [field(Carrier::Parameter, "account_id", 7_i64)];
    let sent = |body| draft(body).finish(&origin(), &placed);
    let request = sent(Body::None).expect("it goes into the query");
    assert_eq!(request.uri().query(), Some("account_id=7"));
    let request = sent(Body::Json(Bytes::from_static(br#"{"a":1.50}"#))).expect("an object");
    assert_eq!(&request.body()[..], br#"{"a":1.50,"account_id":7}"#);
    assert!(sent(Body::Json(Bytes::from_static(b"[1]"))).is_err());
    assert!(sent(Body::Raw(Bytes::from_static(b"raw"))).is_err());
}
