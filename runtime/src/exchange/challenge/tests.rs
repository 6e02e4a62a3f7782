//! Challenges as the standards print them, as providers write them, and as nobody should.

use http::HeaderValue;
use proptest::prelude::*;

use super::*;

fn headers(lines: &[&[u8]]) -> HeaderMap {
    let lines = lines
        .iter()
        .filter_map(|it| HeaderValue::from_bytes(it).ok());
    lines.map(|it| (header::WWW_AUTHENTICATE, it)).collect()
}

fn read_all(lines: &[&str]) -> Vec<Challenge> {
    let lines: Vec<_> = lines.iter().map(|it| it.as_bytes()).collect();
    challenges(&headers(&lines))
}

fn told_by(line: &str) -> Told {
    told(&headers(&[line.as_bytes()]))
}

fn challenge(scheme: &str, parameters: &[(&str, &str)]) -> Challenge {
    let parameters = parameters.iter();
    let parameters = parameters.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Challenge {
        scheme: scheme.to_owned(),
        token68: None,
        parameters: parameters.collect(),
    }
}

#[test]
fn the_examples_of_rfc_6750() {
    assert_eq!(
        read_all(&[r#"Bearer realm="example""#]),
        [challenge("Bearer", &[("realm", "example")])]
    );
    let expired = r#"Bearer realm="example",
                       error="invalid_token",
                       error_description="The access token expired""#;
    // A header has one line; obsolete folding arrives as spaces.
    let expired = expired.replace('\n', " ");
    assert_eq!(
        read_all(&[&expired]),
        [challenge(
            "Bearer",
            &[
                ("realm", "example"),
                ("error", "invalid_token"),
                ("error_description", "The access token expired"),
            ]
        )]
    );
    assert_eq!(told_by(&expired).error, Some(Why::InvalidToken));
}

#[test]
fn the_example_of_rfc_9110() {
    let line = r#"Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"""#;
    let expected = [
        challenge("Basic", &[("realm", "simple")]),
        challenge(
            "Newauth",
            &[
                ("realm", "apps"),
                ("type", "1"),
                ("title", r#"Login to "apps""#),
            ],
        ),
    ];
    assert_eq!(read_all(&[line]), expected);
    let two = [
        r#"Basic realm="simple""#,
        r#"Newauth realm="apps", type=1, title="Login to \"apps\"""#,
    ];
    assert_eq!(read_all(&two), expected);
}

#[test]
fn several_challenges_stand_in_one_header() {
    let line = "Bearer realm=\"https://id.example, EU\", DPoP realm=\"x\", error=\"insufficient_scope\", scope=\"pay:read  pay:write\", algs=\"ES256 PS256\"";
    let told = told_by(line);
    assert_eq!(told.error, Some(Why::InsufficientScope));
    assert_eq!(told.scopes, ["pay:read", "pay:write"]);
    let all = read_all(&[line]);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].parameter("realm"), Some("https://id.example, EU"));
    assert_eq!(all[1].parameter("algs"), Some("ES256 PS256"));
}

#[test]
fn a_challenge_may_hold_one_text_or_nothing() {
    let found =
        read_all(&["Negotiate, NTLM TlRMTVNTUAAC==, Basic realm=x, Custom abc/d+e~ , Bearer"]);
    let seen: Vec<_> = found
        .iter()
        .map(|it| (it.scheme.as_str(), it.token68.as_deref()))
        .collect();
    assert_eq!(
        seen,
        [
            ("Negotiate", None),
            ("NTLM", Some("TlRMTVNTUAAC==")),
            ("Basic", None),
            ("Custom", Some("abc/d+e~")),
            ("Bearer", None),
        ]
    );
    assert_eq!(found[2].parameter("realm"), Some("x"));
}

#[test]
fn what_providers_write_is_read_all_the_same() {
    // Without quotes, with spaces around the sign, in other cases, with empty elements.
    let loose = told_by("bearer , ,ERROR = invalid_token,, Scope=a");
    assert_eq!(loose.error, Some(Why::InvalidToken));
    // A parameter without its comma, and a quote that nobody closed.
    let missing = told_by(r#"Bearer realm="x" error="insufficient_scope" scope="a b"#);
    assert_eq!(missing.error, Some(Why::InsufficientScope));
    assert_eq!(missing.scopes, ["a", "b"]);
    // Another word than the two says nothing.
    assert_eq!(
        told_by(r#"Bearer error="invalid_request""#),
        Told::default()
    );
    assert_eq!(told_by(r#"error="invalid_token""#), Told::default());
    assert_eq!(told(&HeaderMap::new()), Told::default());
    let latin = headers(&[b"Bearer realm=\"caf\xe9\", error=\"invalid_token\""]);
    assert_eq!(told(&latin).error, Some(Why::InvalidToken));
}

#[test]
fn a_resource_says_where_it_describes_itself() {
    // The example of RFC 9728 section 5.1.
    let line = r#"Bearer resource_metadata="https://resource.example.com/.well-known/oauth-protected-resource""#;
    let address = "https://resource.example.com/.well-known/oauth-protected-resource";
    assert_eq!(told_by(line).resource_metadata.as_deref(), Some(address));
}

#[test]
fn a_list_without_end_is_cut() {
    let long = vec!["Bearer a=1"; 10_000].join(", ");
    assert_eq!(read_all(&[&long]).len(), MOST);
    let many = format!("Bearer {}", vec!["a=1"; 10_000].join(","));
    assert_eq!(read_all(&[&many])[0].parameters.len(), MOST_PARAMETERS);
}

/// A text as `quoted-string` has it (RFC 9110 section 5.6.4).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(lines in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..4)) {
        let lines: Vec<_> = lines.iter().map(Vec::as_slice).collect();
        told(&headers(&lines));
    }

    #[test]
    fn nothing_made_of_its_signs_makes_it_panic(line in "[Bb=, \t\"\\\\a1é]{0,60}") {
        told(&headers(&[line.as_bytes()]));
    }

    #[test]
    fn what_is_written_is_read(
        written in prop::collection::vec(
            ("[A-Za-z]{1,8}", prop::collection::vec(("[a-z_]{1,8}", "[ -~]{0,20}"), 0..4)),
            0..4,
        ),
        are_apart in any::<bool>(),
    ) {
        let lines: Vec<String> = written
            .iter()
            .map(|(scheme, parameters)| {
                let parameters: Vec<_> = parameters
                    .iter()
                    .map(|(name, value)| format!("{name}={}", quoted(value)))
                    .collect();
                format!("{scheme} {}", parameters.join(", ")).trim_end().to_owned()
            })
            .collect();
        let joined = lines.join(", ");
        let lines: Vec<&str> = if are_apart {
            lines.iter().map(String::as_str).collect()
        } else {
            vec![&joined]
        };
        let expected: Vec<_> = written
            .iter()
            .map(|(scheme, parameters)| {
                let parameters: Vec<_> = parameters
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                challenge(scheme, &parameters)
            })
            .collect();
        prop_assert_eq!(read_all(&lines), expected);
    }
}
