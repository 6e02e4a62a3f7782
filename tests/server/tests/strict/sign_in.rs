//! The sign-in of a person: the page, the code and its one use, and the client without a secret.

use std::time::Duration;

use crate::acme::Acme;

// test-client_id:test-client_secret
const CLIENT: &str = "Authorization: Basic dGVzdC1jbGllbnRfaWQ6dGVzdC1jbGllbnRfc2VjcmV0";
// RFC 7636, appendix B.
const VERIFIER: &str = "code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const PAGE: &str = "response_type=code&client_id=test-client_id&redirect_uri=https%3A%2F%2Fa.example%2Fb&scope=read&state=s-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
const CODE: &str =
    "grant_type=authorization_code&redirect_uri=https%3A%2F%2Fa.example%2Fb&code=portal-code-1";

async fn start() -> Acme {
    Acme::start_with(include_str!("sign_in.yaml")).await
}

/// Opens the page; where the browser is sent, or why not.
async fn open(acme: &Acme, query: &str) -> String {
    let call = format!("GET /authorize?{query}");
    let browser = ["Upgrade-Insecure-Requests: 1", "Cookie: own=1"];
    acme.send_to("auth", &call, &browser, "").await;
    location(acme)
}

fn location(acme: &Acme) -> String {
    let last = acme.last();
    let mut headers = last.answer_headers.iter();
    match headers.find(|(name, _)| name == "Location") {
        Some((_, location)) if last.status == 302 => location.clone(),
        _ => acme.reason(),
    }
}

async fn exchange(acme: &Acme, proof: &[&str], body: &str) -> String {
    acme.form("auth", "POST /token", proof, body).await
}

#[tokio::test]
async fn a_person_lets_the_client_in_and_the_code_is_exchanged_once() {
    let acme = start().await;
    let back = "https://a.example/b?code=portal-code-1&state=s-1";
    assert_eq!(open(&acme, PAGE).await, back);
    let body = format!("{CODE}&{VERIFIER}");
    assert_eq!(exchange(&acme, &[CLIENT], &body).await, "fine");
    let answer = r#"{"access_token":"portal-access-token-1","token_type":"Bearer","expires_in":3600,"refresh_token":"portal-refresh-token-1","scope":"read"}"#;
    assert_eq!(acme.last().answer, answer);
    assert_eq!(acme.ping("portal-access-token-1").await, "fine");
    acme.server.expire("portal");
    let refresh = "grant_type=refresh_token&refresh_token=portal-refresh-token-1";
    assert_eq!(exchange(&acme, &[CLIENT], refresh).await, "fine");
    assert_eq!(acme.ping("portal-access-token-2").await, "fine");

    let used = "the code was used before, so every token that came from it is revoked";
    assert_eq!(exchange(&acme, &[CLIENT], &body).await, used);
    let revoked = "the token was revoked";
    assert_eq!(acme.ping("portal-access-token-2").await, revoked);
    let refresh = "grant_type=refresh_token&refresh_token=portal-refresh-token-2";
    let refused = exchange(&acme, &[CLIENT], refresh).await;
    assert!(refused.starts_with("the refresh token was"), "{refused}");
}

#[tokio::test]
async fn the_page_is_asked_well_or_sends_nobody_back() {
    let acme = start().await;
    #[rustfmt::skip]
    let wrong = [
        ("response_type=code", "response_type=token", "`response_type` must be \"code\""),
        ("test-client_id", "nobody", "`client_id` is not the value of SIGN_IN_CLIENT_ID"),
        ("&redirect_uri=https%3A%2F%2Fa.example%2Fb", "", "`redirect_uri` is missing"),
        ("redirect_uri=https%3A%2F%2Fa.example%2Fb", "redirect_uri=%2Fb", "`redirect_uri` must be an address"),
        ("a.example%2Fb", "a.example%2Fb%23c", "`redirect_uri` must be an address without a fragment"),
        ("scope=read", "scope=delete", "the scope `delete` is not in the spec"),
        ("scope=read", "scope=read+write", "the scope `read write` is not in the spec; `portal` joins scopes with \",\""),
        ("&state=s-1", "", "the query parameter `state` is missing"),
        ("cM&", "&", "`code_challenge` must be a SHA-256 digest in Base64 for URLs"),
        ("S256", "plain", "`code_challenge_method` must be \"S256\""),
        ("state=s-1", "state=s-1&prompt=login", "`prompt` is not in the spec"),
        ("state=s-1", "state=s-1&state=s-1", "`state` is sent twice"),
    ];
    for (right, wrong, reason) in wrong {
        assert!(PAGE.contains(right), "{right}");
        let said = open(&acme, &PAGE.replacen(right, wrong, 1)).await;
        assert!(said.contains(reason), "{wrong}: {said}");
    }
    let wrong = "POST /authorize";
    let said = acme.form("auth", wrong, &[], PAGE).await;
    assert!(
        said.contains("does not take `POST`; it takes `GET`"),
        "{said}"
    );
    let several = PAGE.replace("scope=read", "scope=write%2Cread");
    assert!(
        open(&acme, &several)
            .await
            .starts_with("https://a.example/b?code=")
    );
}

#[tokio::test]
async fn a_code_is_good_for_whoever_asked_for_it() {
    let acme = start().await;
    open(&acme, PAGE).await;
    let right = format!("{CODE}&{VERIFIER}");
    #[rustfmt::skip]
    let wrong = [
        ("portal-code-1", "nonsense", "the code is not one that was issued"),
        ("a.example", "b.example", "the code was issued for another `redirect_uri`"),
        ("EjXk", "EjXl", "the verifier is not the one of the challenge"),
        (VERIFIER, "code_verifier=short", "the verifier must be 43 to 128"),
        ("&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "", "`code_verifier` is missing"),
    ];
    for (right_piece, piece, reason) in wrong {
        let said = exchange(&acme, &[CLIENT], &right.replace(right_piece, piece)).await;
        assert!(said.contains(reason), "{piece}: {said}");
    }
    acme.server.advance(Duration::from_secs(600));
    assert_eq!(
        exchange(&acme, &[CLIENT], &right).await,
        "the code has expired"
    );
}

#[tokio::test]
async fn a_denied_person_comes_back_without_a_code() {
    let acme = start().await;
    acme.server.deny(true);
    let back = "https://a.example/b?error=access_denied&state=s-1";
    assert_eq!(open(&acme, PAGE).await, back);
    acme.server.deny(false);
    assert!(open(&acme, PAGE).await.contains("code=portal-code-1"));
}

#[tokio::test]
async fn a_client_without_a_secret_names_itself() {
    let acme = start().await;
    open(&acme, PAGE).await;
    let body = format!("{CODE}&{VERIFIER}");
    let named = format!("{body}&client_id=test-client_id");
    let twice = "the client proves itself twice: by HTTP Basic and in the body";
    assert_eq!(exchange(&acme, &[CLIENT], &named).await, twice);
    let missing = "the client does not say who it is: `client_id` is missing";
    assert_eq!(exchange(&acme, &[], &body).await, missing);
    let other = format!("{body}&client_id=nobody");
    let unknown = "the client is not known by its `client_id`";
    assert_eq!(exchange(&acme, &[], &other).await, unknown);
    assert_eq!(exchange(&acme, &[], &named).await, "fine");
    let revoke = "token=portal-refresh-token-1&client_id=test-client_id";
    assert_eq!(acme.form("auth", "POST /revoke", &[], revoke).await, "fine");
    assert_eq!(
        acme.ping("portal-access-token-1").await,
        "the token was revoked"
    );
}

#[tokio::test]
async fn fields_may_have_other_names_and_the_exchange_another_body() {
    let acme = start().await;
    let page = PAGE
        .replace("client_id", "client_key")
        .replace("state", "context");
    let page = page
        .replace("test-client_key", "test-client_id")
        .replace("&scope=read", "");
    let verifier = VERIFIER.split_once('=').expect("it is a pair").1;
    for number in 1..3 {
        acme.send(&format!("GET /app?{page}"), &[], "").await;
        let back = format!(
            "https://a.example/b?code=app-code-{number}&realm=app-realm-{number}&context=s-1"
        );
        assert_eq!(location(&acme), back);
        let exchange = async |headers: &[&str], client: &str| {
            let body = format!(
                r#"{{"grant_type":"authorization_code","code":"app-code-{number}","redirect_uri":"https://a.example/b","code_verifier":"{verifier}"{client}}}"#
            );
            acme.json("POST /app/token", headers, &body).await
        };
        let wrong = r#","client_key":"test-client_id","client_secret":"wrong""#;
        let unknown = "the client is not known by its `client_id` and `client_secret`";
        assert_eq!(exchange(&[], wrong).await, unknown);
        let right = wrong.replace("wrong", "test-client_secret");
        let twice = exchange(&[CLIENT], &right).await;
        assert!(twice.contains("and `Authorization` was sent"), "{twice}");
        // The first time with the secret and the second time without.
        let bare = r#","client_key":"test-client_id""#;
        let client = if number == 1 { &right } else { bare };
        assert_eq!(exchange(&[], client).await, "fine");
        let token = format!("app-access-token-{number}");
        assert_eq!(acme.ping(&token).await, "fine");
    }
}

#[tokio::test]
async fn a_token_does_what_its_scopes_allow() {
    let acme = start().await;
    let token = async |scope: &str| {
        let page = PAGE.replace("scope=read", &format!("scope={scope}"));
        let back = open(&acme, &page).await;
        let code = back.split(['=', '&']).nth(1).expect("there is a code");
        let body = format!("{CODE}&{VERIFIER}").replace("portal-code-1", code);
        exchange(&acme, &[CLIENT], &body).await
    };
    assert_eq!(token("read").await, "fine");
    assert_eq!(token("write%2Cadmin").await, "fine");
    let call = async |call: &str, number: usize| {
        let header = format!("Authorization: Bearer portal-access-token-{number}");
        acme.send(call, &[&header], "").await;
        acme.reason()
    };
    assert_eq!(call("POST /purge", 2).await, "fine");
    let expected =
        "the token of `portal` has the scopes `write` and `admin`; this endpoint needs `read`";
    assert_eq!(call("GET /ping", 2).await, expected);
    let expected =
        "the token of `portal` has the scopes `read`; this endpoint needs `admin` and `write`";
    assert_eq!(call("POST /purge", 1).await, expected);
    assert_eq!(acme.last().status, 403);
}
