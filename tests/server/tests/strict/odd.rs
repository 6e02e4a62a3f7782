//! A provider that follows OAuth 2.0 in the main and calls everything by other names.

use crate::acme::Acme;

const JSON: &str = "Content-Type: application/json";
// The challenge of RFC 7636, appendix B, and its verifier.
const PAGE: &str = "/connect?response_type=code&appKey=test-client_id&returnTo=https%3A%2F%2Fa.example%2Fb&permissions=orders&relayState=s-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&prompt=consent&access_type=offline";
const CODE: &str = r#"{"grant_type":"authorization_code","authorizationCode":"oauth2_authorization_code-code-1","returnTo":"https://a.example/b","code_verifier":"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk","appKey":"test-client_id","appSecret":"test-client_secret","realm":"oauth2_authorization_code-realm-1"}"#;

async fn ping(acme: &Acme, headers: &[&str]) -> (u16, String) {
    let answer = acme.send("GET /ping", headers, "").await;
    (answer.status, acme.reason())
}

#[tokio::test]
async fn what_a_callback_told_is_sent_with_the_token() {
    let fixture = include_str!("../../../../generator/tests/accepted/odd_provider.yaml");
    let acme = Acme::start_with(fixture).await;
    acme.send_to("login", &format!("GET {PAGE}"), &[], "").await;
    let location = acme.last().answer_headers.into_iter();
    let location = location.filter(|it| it.0 == "Location").map(|it| it.1);
    let id = "oauth2_authorization_code";
    let back = format!(
        "https://a.example/b?authorizationCode={id}-code-1&realm={id}-realm-1&tenantId={id}-tenant-id-1&relayState=s-1"
    );
    assert_eq!(location.collect::<Vec<_>>(), [back], "{}", acme.reason());

    let issued = acme.send_to("login", "POST /connect/token", &[JSON], CODE);
    let issued = issued.await;
    assert_eq!(issued.status, 200, "{issued:?}");
    let nested = format!(r#""data":{{"accessToken":"{id}-access-token-1""#);
    assert!(issued.body.contains(&nested), "{issued:?}");
    assert!(
        issued.body.contains(r#""tokenType":"AccessToken""#),
        "{issued:?}"
    );

    let token = format!("Authorization: Bearer {id}-access-token-1");
    let tenant = format!("X-Tenant: {id}-tenant-id-1");
    assert_eq!(
        ping(&acme, &[&token, &tenant]).await,
        (200, "fine".to_owned())
    );
    // Neither the word of the answer nor a token alone will do, and 403 is all that is said of it.
    let (status, reason) = ping(&acme, &[&token]).await;
    assert_eq!(
        (status, &*reason),
        (403, "the header `X-Tenant` is missing")
    );
    let odd = token.replace("Bearer", "AccessToken");
    assert_eq!(ping(&acme, &[&odd, &tenant]).await.0, 403);
    let challenged = |name: &str| name.eq_ignore_ascii_case("www-authenticate");
    assert!(
        !acme
            .last()
            .answer_headers
            .iter()
            .any(|it| challenged(&it.0))
    );
}
