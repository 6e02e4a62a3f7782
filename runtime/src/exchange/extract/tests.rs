//! What steps keep, from every place where an answer can hold it.

use http::Method;

use super::*;
use crate::{
    table::{Endpoint, Member, Part},
    value::parse,
};

static LOGIN: Endpoint =
    Endpoint::new("log_in", Method::POST, &[Part::Text("/login")]).returns(Shape::Object(&[
        Member::new("token", &Shape::Secret),
        Member::optional("guid", &Shape::Text),
        Member::optional("lifetime", &Shape::Integer),
        Member::optional("pin", &Shape::Secret),
        Member::optional(
            "teams",
            &Shape::List(&Shape::Object(&[Member::new("id", &Shape::Text)])),
        ),
    ]));

fn kept(keep: &'static [Keep], body: &str) -> Result<Values> {
    let mut answer = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    for (name, value) in [
        ("x-token", "from-header"),
        ("set-cookie", "other=1; Path=/"),
        ("set-cookie", "session=old"),
        ("set-cookie", "session=a=b; Path=/; HttpOnly"),
    ] {
        answer
            .headers_mut()
            .append(name, value.parse().expect("a header"));
    }
    super::keep(
        &Step::new(&LOGIN).keep(keep),
        &answer,
        &parse(body.as_bytes()).unwrap_or(Value::Null.into()),
    )
}

const fn from(name: &'static str, source: Source) -> Keep {
    Keep {
        name,
        source,
        optional: false,
    }
}

#[test]
fn every_source_is_read() {
    const KEEP: &[Keep] = &[
        from("token", Source::Body(&["token"])),
        from("guid", Source::Body(&["guid"])),
        from("lifetime", Source::Body(&["lifetime"])),
        from("team", Source::Body(&["teams", "1", "id"])),
        from("pin", Source::Body(&["pin"])),
        from("hidden", Source::Body(&["unnamed", "a"])),
        from("header", Source::Header("X-Token")),
        from("cookie", Source::Cookie("session")),
    ];
    let values = kept(
        KEEP,
        r#"{"token":"t","guid":"g","lifetime":3600,"teams":[{"id":"x"},{"id":"y"}],"pin":1234,"unnamed":{"a":"h"}}"#,
    )
    .expect("all are there");
    let texts: Vec<_> = values
        .iter()
        .map(|(name, it)| (name, it.text().expect("a scalar").into_owned()))
        .collect();
    let expected = [
        ("token", "t"),
        ("guid", "g"),
        ("lifetime", "3600"),
        ("team", "y"),
        ("pin", "1234"),
        ("hidden", "h"),
        ("header", "from-header"),
        ("cookie", "a=b"),
    ];
    assert_eq!(texts, expected.map(|(name, text)| (name, text.to_owned())));
    assert_eq!(
        format!("{values:?}"),
        r#"{"token": [redacted], "guid": "g", "lifetime": 3600, "team": "y", "pin": [redacted], "hidden": [redacted], "header": [redacted], "cookie": [redacted]}"#
    );
}

#[test]
fn the_whole_body_is_a_value() {
    for (body, expected) in [
        (" plain-token\n", "plain-token"),
        (r#""in \"quotes\"""#, r#"in "quotes""#),
        ("0120", "0120"),
    ] {
        let values = kept(const { &[from("token", Source::Whole)] }, body).expect("a body");
        assert_eq!(
            values.get("token").and_then(Value::text).as_deref(),
            Some(expected)
        );
    }
}

#[test]
fn what_is_missing_is_named_unless_optional() {
    for body in ["{}", r#"{"token":null}"#, r#"{"token":""}"#] {
        let error =
            kept(const { &[from("token", Source::Body(&["token"]))] }, body).expect_err("missing");
        assert_eq!(
            error.to_string(),
            "the answer of `log_in` lacks `token` (status 200)"
        );
        let optional = &[Keep {
            name: "token",
            source: Source::Body(&["token"]),
            optional: true,
        }];
        assert!(
            kept(optional, body)
                .expect("optional")
                .get("token")
                .is_none()
        );
    }
    let error = kept(const { &[from("token", Source::Cookie("sid"))] }, "{}").expect_err("missing");
    assert_eq!(
        error.to_string(),
        "the answer of `log_in` lacks the cookie `sid` (status 200)"
    );
}

#[test]
fn a_list_of_texts_is_kept_as_one() {
    const KEEP: &[Keep] = &[from("scope", Source::Body(&["scope"]))];
    let values = kept(KEEP, r#"{"scope":["a","b"]}"#).expect("it is there");
    let Some(Value::List(items)) = values.get("scope") else {
        panic!("a list is a list");
    };
    let is_hidden = |it: &Value| matches!(it, Value::Secret(_));
    assert!(items.len() == 2 && items.iter().all(is_hidden));
    for none in [
        r#"{"scope":[]}"#,
        r#"{"scope":[{}]}"#,
        r#"{"scope":[null]}"#,
    ] {
        assert!(kept(KEEP, none).is_err(), "{none}");
    }
}
