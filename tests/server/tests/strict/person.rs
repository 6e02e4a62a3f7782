//! The pages on which a person decides: that of a sign-in, and that of device codes.

use std::time::Duration;

use keywright_server::Person;

use crate::acme::{Acme, Answer};

const PAGE: &str = "/authorize?response_type=code&client_id=test-client_id&redirect_uri=https%3A%2F%2Fa.example%2Fb&scope=read&state=s-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

/// Where the last answer sends the browser.
pub(crate) fn location(acme: &Acme) -> Option<String> {
    let last = acme.last();
    let mut headers = last.answer_headers.into_iter();
    headers.find(|it| it.0 == "Location").map(|it| it.1)
}

#[tokio::test]
async fn a_page_asks_and_the_form_decides() {
    let acme = Acme::start_for(include_str!("sign_in.yaml"), Person::IsAsked).await;
    let asked = acme.send_to("auth", &format!("GET {PAGE}"), &[], "").await;
    assert_eq!(asked.status, 200);
    for part in [
        "test-client_id",
        "read",
        "https://a.example/b",
        "Allow",
        "Deny",
    ] {
        assert!(asked.body.contains(part), "{part}: {asked:?}");
    }
    assert_eq!(location(&acme), None, "nobody has decided");
    for (decision, back) in [
        ("deny", "https://a.example/b?error=access_denied&state=s-1"),
        ("allow", "https://a.example/b?code=portal-code-1&state=s-1"),
    ] {
        let body = format!("decision={decision}");
        let call = format!("POST {PAGE}");
        let answer = acme.send_to("auth", &call, &[FORM], &body).await;
        assert_eq!(answer.status, 302, "{answer:?}");
        assert_eq!(location(&acme).as_deref(), Some(back));
    }
    // The form is held to all that the page is.
    let call = format!("POST {}", PAGE.replace("S256", "plain"));
    let answer = acme.send_to("auth", &call, &[FORM], "decision=allow").await;
    assert_eq!(answer.status, 400, "{answer:?}");
}

#[tokio::test]
async fn nobody_is_asked_by_a_server_for_tests() {
    let acme = Acme::start_with(include_str!("sign_in.yaml")).await;
    let call = format!("POST {PAGE}");
    let answer = acme.send_to("auth", &call, &[FORM], "decision=allow").await;
    assert_eq!(answer.status, 404, "{answer:?}");
    let acme = Acme::start_with(include_str!("device.yaml")).await;
    assert_eq!(acme.send("GET /-/device", &[], "").await.status, 404);
}

#[tokio::test]
async fn a_device_code_is_entered_on_a_page() {
    let acme = Acme::start_for(include_str!("device.yaml"), Person::IsAsked).await;
    let page = acme.server.device_page().expect("somebody is asked");
    let enter = async |body: &str| -> Answer { acme.send("POST /-/device", &[FORM], body).await };
    let fetch = async |number: u64| -> String {
        acme.server.advance(Duration::from_secs(5));
        let body = format!(
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code\
             &device_code=tv-device-code-{number}&client_id=test-client_id"
        );
        acme.form("auth", "POST /token", &[], &body).await
    };
    for number in 1..=2 {
        let body = "client_id=test-client_id&scope=read";
        acme.form("auth", "POST /device", &[], body).await;
        assert!(acme.last().answer.contains(&page), "the page is named");
        for _ in 0..2 {
            assert_eq!(fetch(number).await, "nobody has entered the code yet");
        }
    }
    let shown = acme
        .send("GET /-/device?user_code=WDJB-0001", &[], "")
        .await;
    assert!(shown.body.contains("value=\"WDJB-0001\""), "{shown:?}");
    let lost = enter("user_code=WDJB-0009&decision=allow").await;
    assert_eq!(lost.status, 400, "{lost:?}");
    let let_in = enter("user_code=wdjb0001&decision=allow").await;
    assert!(let_in.body.contains("The device is let in"), "{let_in:?}");
    assert_eq!(fetch(1).await, "fine");
    let refused = enter("user_code=WDJB-0002&decision=deny").await;
    assert!(refused.body.contains("was refused"), "{refused:?}");
    let again = enter("user_code=WDJB-0002&decision=allow").await;
    assert_eq!(again.status, 400, "one decision counts: {again:?}");
    assert_eq!(fetch(2).await, "the person has refused");
}
