//! A resource that tells who issues its tokens (RFC 9728), and that this leads to them.

use crate::acme::Acme;

const LOGIN: &str =
    "grant_type=client_credentials&client_id=test-client_id&client_secret=test-client_secret";

#[tokio::test]
async fn the_resource_leads_to_its_server() {
    let acme = Acme::start_with(include_str!("discovered_resource.yaml")).await;
    let resource = acme.server.url("resource").expect("it has a host");
    let login = acme.server.url("login").expect("it has a host");
    for (path, scheme, grant) in [
        ("/v1", "oauth2_client_credentials", LOGIN.to_owned()),
        (
            "/orders",
            "orders",
            // Tokens for it are asked for by its name in the spec (RFC 8707).
            format!("{LOGIN}&resource=https%3A%2F%2Fapi.found.example%2Forders"),
        ),
    ] {
        let line = format!("GET /.well-known/oauth-protected-resource{path}");
        assert_eq!(acme.form("resource", &line, &[], "").await, "fine");
        let answer = acme.last().answer;
        let issuer = format!("{login}/issuer-of-{scheme}");
        for told in [
            format!(r#""resource":"{resource}{path}""#),
            format!(r#""authorization_servers":["{issuer}"]"#),
        ] {
            assert!(answer.contains(&told), "{told}: {answer}");
        }
        for line in [
            format!("GET /.well-known/oauth-authorization-server/issuer-of-{scheme}"),
            format!("GET /issuer-of-{scheme}/.well-known/openid-configuration"),
        ] {
            assert_eq!(acme.form("login", &line, &[], "").await, "fine");
            let answer = acme.last().answer;
            for told in [
                format!(r#""issuer":"{issuer}""#),
                format!(r#""token_endpoint":"{issuer}/token_endpoint""#),
            ] {
                assert!(answer.contains(&told), "{told}: {answer}");
            }
        }
        let line = format!("POST /issuer-of-{scheme}/token_endpoint");
        assert_eq!(acme.form("login", &line, &[], &grant).await, "fine");
    }
    let line = "GET /.well-known/oauth-protected-resource";
    let refused = acme.form("resource", line, &[], "").await;
    assert!(refused.starts_with("no endpoint has the path"), "{refused}");
}

/// Its callbacks name the issuer that the resource names (RFC 9207).
#[tokio::test]
async fn a_callback_names_the_server_of_the_resource() {
    let acme = Acme::start_with(include_str!("discovered_resource.yaml")).await;
    let login = acme.server.url("login").expect("it has a host");
    let page = "GET /issuer-of-oauth2_client_credentials/authorization_endpoint?response_type=code\
                &client_id=test-client_id&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&state=s\
                &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\
                &code_challenge_method=S256";
    acme.send_to("login", page, &[], "").await;
    let sent = acme.last();
    let answer = format!("{sent:?}");
    let issuer = format!("{login}/issuer-of-oauth2_client_credentials");
    let named = form_urlencoded::byte_serialize(issuer.as_bytes()).collect::<String>();
    assert!(answer.contains(&format!("iss={named}")), "{answer}");
}
