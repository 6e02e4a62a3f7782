//! The sign-in with a device code: who asks too often, too late, twice or for something else.

use std::time::Duration;

use crate::acme::Acme;

const GRANT: &str = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";
const PENDING: &str = "nobody has entered the code yet";

async fn start() -> Acme {
    let acme = Acme::start_with(include_str!("device.yaml")).await;
    assert_eq!(ask(&acme).await, "fine");
    acme
}

/// Asks for a code.
async fn ask(acme: &Acme) -> String {
    let body = "client_id=test-client_id&scope=read";
    acme.form("auth", "POST /device", &[], body).await
}

/// Asks for the token of a code, so many seconds later.
async fn fetch(acme: &Acme, code: &str, later: u64) -> String {
    acme.server.advance(Duration::from_secs(later));
    let body = format!("{GRANT}&device_code={code}&client_id=test-client_id");
    acme.form("auth", "POST /token", &[], &body).await
}

/// The answer to a refused question, by the names of RFC 8628 section 3.5.
fn told(acme: &Acme, code: &str) {
    let last = acme.last();
    assert_eq!(last.status, 400, "{last:?}");
    let error = format!(r#"{{"error":"{code}","#);
    assert!(last.answer.starts_with(&error), "{last:?}");
}

#[tokio::test]
async fn a_code_is_given_and_fetched_once_the_person_has_agreed() {
    let acme = start().await;
    let answer = r#"{"device_code":"tv-device-code-1","user_code":"WDJB-0001","verification_uri":"https://example.com/device","verification_uri_complete":"https://example.com/device?user_code=WDJB-0001","expires_in":600,"interval":5}"#;
    assert_eq!(acme.last().answer, answer);
    assert_eq!(fetch(&acme, "tv-device-code-1", 5).await, PENDING);
    told(&acme, "authorization_pending");
    assert_eq!(fetch(&acme, "tv-device-code-1", 5).await, "fine");
    let answer = r#"{"access_token":"tv-access-token-1","token_type":"Bearer","expires_in":3600,"refresh_token":"tv-refresh-token-1","scope":"read"}"#;
    assert_eq!(acme.last().answer, answer);
    assert_eq!(acme.ping("tv-access-token-1").await, "fine");
    let used = "the device code was used before";
    assert_eq!(fetch(&acme, "tv-device-code-1", 5).await, used);
}

#[tokio::test]
async fn who_asks_too_often_waits_longer_each_time() {
    let acme = start().await;
    let often = "the client asks too often";
    assert_eq!(fetch(&acme, "tv-device-code-1", 4).await, often);
    told(&acme, "slow_down");
    assert_eq!(fetch(&acme, "tv-device-code-1", 5).await, often);
    assert_eq!(fetch(&acme, "tv-device-code-1", 14).await, often);
    assert_eq!(fetch(&acme, "tv-device-code-1", 20).await, PENDING);
    assert_eq!(fetch(&acme, "tv-device-code-1", 20).await, "fine");
}

#[tokio::test]
async fn a_person_who_refuses_and_a_code_that_ends() {
    let acme = start().await;
    acme.server.deny(true);
    let denied = "the person has refused";
    assert_eq!(fetch(&acme, "tv-device-code-1", 5).await, denied);
    told(&acme, "access_denied");
    acme.server.deny(false);
    assert_eq!(ask(&acme).await, "fine");
    let ended = "the device code has expired";
    assert_eq!(fetch(&acme, "tv-device-code-2", 600).await, ended);
    told(&acme, "expired_token");
    let unknown = "the device code is not one that was given";
    assert_eq!(fetch(&acme, "tv-device-code-3", 5).await, unknown);
}
