//! A server that tells of itself: where its document lies, and that what it tells is true.

use crate::acme::Acme;

const LOGIN: &str =
    "grant_type=client_credentials&client_id=test-client_id&client_secret=test-client_secret";

#[tokio::test]
async fn the_document_leads_to_the_endpoints() {
    let acme = Acme::start_with(include_str!("discovered.yaml")).await;
    let host = acme.server.url("auth").expect("the issuer has a host");
    for place in [
        "/.well-known/oauth-authorization-server/realms/a",
        "/realms/a/.well-known/openid-configuration",
    ] {
        let line = format!("GET {place}");
        assert_eq!(acme.form("auth", &line, &[], "").await, "fine");
        let answer = acme.last().answer;
        for (member, path) in [
            ("issuer", "/realms/a/"),
            ("token_endpoint", "/realms/a/token_endpoint"),
            ("revocation_endpoint", "/realms/a/revocation_endpoint"),
            ("authorization_endpoint", "/realms/a/authorization_endpoint"),
        ] {
            let told = format!(r#""{member}":"{host}{path}""#);
            assert!(answer.contains(&told), "{told}: {answer}");
        }
        let promise = r#""authorization_response_iss_parameter_supported":true"#;
        assert!(answer.contains(promise), "{promise}: {answer}");
    }
    let line = "POST /realms/a/token_endpoint";
    assert_eq!(acme.form("auth", line, &[], LOGIN).await, "fine");
    let refused = acme.form(
        "auth",
        "GET /.well-known/oauth-authorization-server",
        &[],
        "",
    );
    assert!(refused.await.starts_with("no endpoint has the path"));
}
