//! Who is registered: a client of the scheme and no other (RFC 7591 section 3.2).

use crate::acme::Acme;

const JSON: &str = "Content-Type: application/json";

/// What a good client says of itself.
const GOOD: [(&str, &str); 4] = [
    ("redirect_uris", r#"["https://app.example/cb"]"#),
    ("token_endpoint_auth_method", r#""client_secret_basic""#),
    ("grant_types", r#"["authorization_code","refresh_token"]"#),
    ("response_types", r#"["code"]"#),
];

/// The same with one member changed, or without it.
fn with(name: &str, value: Option<&str>) -> String {
    let members = GOOD.iter().filter_map(|(of, good)| {
        let value = if *of == name { value? } else { good };
        Some(format!(r#""{of}":{value}"#))
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

#[tokio::test]
async fn a_client_of_the_scheme_is_registered() {
    let acme = Acme::start_with(include_str!("registered.yaml")).await;
    let token = "Authorization: Bearer an-initial-access-token";
    for headers in [&[JSON][..], &[JSON, token]] {
        let answer = acme.send("POST /register", headers, &with("", None)).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        for member in [
            r#""client_id":"test-client_id""#,
            r#""client_secret":"test-client_secret""#,
            r#""client_secret_expires_at":0"#,
            r#""redirect_uris":["https://app.example/cb"]"#,
        ] {
            assert!(answer.body.contains(member), "{member}: {}", answer.body);
        }
    }
    let public = with("token_endpoint_auth_method", Some(r#""none""#));
    let answer = acme.send("POST /register", &[JSON], &public).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert!(!answer.body.contains("client_secret"), "{}", answer.body);
    // What is not said has a default, which is right for this scheme.
    let usual = with("token_endpoint_auth_method", None);
    let answer = acme.send("POST /register", &[JSON], &usual).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
}

#[tokio::test]
async fn no_other_client_is() {
    let acme = Acme::start_with(include_str!("registered.yaml")).await;
    for (name, value, code, said) in [
        (
            "token_endpoint_auth_method",
            Some(r#""client_secret_post""#),
            "invalid_client_metadata",
            "not by `client_secret_post`",
        ),
        (
            "grant_types",
            None,
            "invalid_client_metadata",
            "lacks `refresh_token`",
        ),
        (
            "response_types",
            Some(r#"["token"]"#),
            "invalid_client_metadata",
            "lacks `code`",
        ),
        (
            "redirect_uris",
            Some("[]"),
            "invalid_redirect_uri",
            "is missing",
        ),
        (
            "redirect_uris",
            Some(r#"["https://app.example/cb#here"]"#),
            "invalid_redirect_uri",
            "no address to which a browser can be sent",
        ),
    ] {
        let body = with(name, value);
        let answer = acme.send("POST /register", &[JSON], &body).await;
        assert_eq!(answer.status, 400, "{body}: {}", answer.body);
        let told = format!(r#""error":"{code}""#);
        assert!(answer.body.contains(&told), "{body}: {}", answer.body);
        assert!(answer.body.contains(said), "{body}: {}", answer.body);
    }
    let basic = "Authorization: Basic dGVzdDp0ZXN0";
    let good = with("", None);
    let headers = [JSON, basic];
    let answer = acme.send("POST /register", &headers, &good).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
}
