//! The page on which a person decides about a request that was pushed before (RFC 9126).

use std::time::Duration;

use keywright_server::Person;

use crate::acme::{Acme, Answer};
use crate::person::location;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";
// The challenge of RFC 7636, appendix B.
const ASKED: &str = "response_type=code&client_id=test-client_id&redirect_uri=https%3A%2F%2Fa.example%2Fb&scope=read&state=s-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
const CODE: &str = "grant_type=authorization_code&client_id=test-client_id&redirect_uri=https%3A%2F%2Fa.example%2Fb&code=portal-code-1&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

async fn start() -> Acme {
    Acme::start_for(include_str!("pushed.yaml"), Person::IsAsked).await
}

/// Pushes a request; the address of the page that opens it.
async fn push(acme: &Acme, asked: &str) -> String {
    let pushed = acme.send_to("auth", "POST /par", &[FORM], asked).await;
    assert_eq!(pushed.status, 201, "{pushed:?}");
    let (_, rest) = pushed
        .body
        .split_once(r#""request_uri":""#)
        .expect("it has a name");
    let name = rest.split('"').next().expect("it ends").replace(':', "%3A");
    format!("/authorize?client_id=test-client_id&request_uri={name}")
}

async fn open(acme: &Acme, page: &str) -> Answer {
    acme.send_to("auth", &format!("GET {page}"), &[], "").await
}

/// Sends the form of the page; where the browser is sent then, or why not.
async fn decide(acme: &Acme, page: &str, decision: &str) -> String {
    let call = format!("POST {page}");
    let body = format!("decision={decision}");
    acme.send_to("auth", &call, &[FORM], &body).await;
    let back = location(acme).filter(|_| acme.last().status == 302);
    back.unwrap_or_else(|| acme.reason())
}

#[tokio::test]
async fn the_page_shows_what_was_pushed_and_the_form_decides() {
    let acme = start().await;
    let page = push(&acme, ASKED).await;
    // A page may be loaded again, as long as nobody has decided.
    for _ in 0..2 {
        let asked = open(&acme, &page).await;
        assert_eq!(asked.status, 200, "{asked:?}");
        for part in [
            "test-client_id",
            "read",
            "https://a.example/b",
            "Allow",
            "Deny",
        ] {
            assert!(asked.body.contains(part), "{part}: {asked:?}");
        }
        assert!(
            !asked.body.contains("write"),
            "nobody asked for it: {asked:?}"
        );
    }
    let back = "https://a.example/b?code=portal-code-1&state=s-1";
    assert_eq!(decide(&acme, &page, "allow").await, back);
    let token = acme.form("auth", "POST /token", &[], CODE).await;
    assert_eq!(token, "fine");
    assert!(acme.last().answer.contains(r#""scope":"read""#));
    assert_eq!(acme.ping("portal-access-token-1").await, "fine");
}

#[tokio::test]
async fn a_decision_is_made_once() {
    for (decision, back) in [
        ("deny", "https://a.example/b?error=access_denied&state=s-1"),
        ("allow", "https://a.example/b?code=portal-code-1&state=s-1"),
    ] {
        let acme = start().await;
        let page = push(&acme, ASKED).await;
        assert_eq!(decide(&acme, &page, decision).await, back);
        let used = "the request that was pushed was opened before";
        assert_eq!(decide(&acme, &page, "allow").await, used);
        assert_eq!(open(&acme, &page).await.status, 400);
        assert_eq!(acme.reason(), used);
    }
}

#[tokio::test]
async fn what_was_not_pushed_is_not_asked() {
    let acme = start().await;
    let page = push(&acme, ASKED).await;
    let unknown = format!("{page}9");
    let nobody = "`request_uri` names no request that was pushed";
    assert_eq!(open(&acme, &unknown).await.status, 400);
    assert_eq!(acme.reason(), nobody);
    assert_eq!(decide(&acme, &unknown, "allow").await, nobody);
    // What the page would have been asked without a push has no place there.
    let open_request = format!("/authorize?{ASKED}");
    let bare = open(&acme, &open_request).await;
    assert_eq!(bare.status, 400, "{bare:?}");
    acme.server.advance(Duration::from_secs(60));
    let late = "the request that was pushed has expired";
    assert_eq!(open(&acme, &page).await.status, 400);
    assert_eq!(acme.reason(), late);
    assert_eq!(decide(&acme, &page, "allow").await, late);
}
