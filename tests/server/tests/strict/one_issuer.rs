//! Two schemes of one issuer: their endpoints share address and form, and the client tells them
//! apart.

use crate::acme::Acme;

const SPEC: &str = include_str!("one_issuer.yaml");

/// What a client sends, which proves itself in the body.
fn of(client: &str, rest: &str) -> String {
    format!("client_id={client}&client_secret=test-client_secret&{rest}")
}

async fn obtain(acme: &Acme, client: &str) -> String {
    let body = of(client, "grant_type=client_credentials");
    acme.form("base", "POST /token", &[], &body).await
}

async fn revoke(acme: &Acme, client: &str, token: &str) -> String {
    let body = of(client, &format!("token={token}"));
    acme.form("base", "POST /revoke", &[], &body).await
}

#[tokio::test]
async fn each_obtains_and_revokes_its_own() {
    let acme = Acme::start_with(SPEC).await;
    for client in ["shop", "stock"] {
        assert_eq!(obtain(&acme, client).await, "fine", "{client}");
        let token = format!("{client}-access-token-1");
        assert_eq!(acme.ping(&token).await, "fine", "{client}");
    }
    assert_eq!(revoke(&acme, "stock", "stock-access-token-1").await, "fine");
    assert_ne!(acme.ping("stock-access-token-1").await, "fine");
    assert_eq!(acme.ping("shop-access-token-1").await, "fine");
    assert_eq!(revoke(&acme, "shop", "shop-access-token-1").await, "fine");
    assert_ne!(acme.ping("shop-access-token-1").await, "fine");
}

#[tokio::test]
async fn what_neither_accepts_is_refused_by_the_nearest() {
    let acme = Acme::start_with(SPEC).await;
    let stranger = obtain(&acme, "nobody").await;
    assert!(stranger.contains("the client is not known"), "{stranger}");
    // The second of them knows the client, and so its reason is the one that helps.
    let wrong = of("stock", "grant_type=client_credentials&colour=red");
    let wrong = acme.form("base", "POST /token", &[], &wrong).await;
    assert!(wrong.contains("`colour`"), "{wrong}");
    assert_eq!(obtain(&acme, "stock").await, "fine");
    assert_ne!(revoke(&acme, "stock", "no-such-token").await, "fine");
    assert_eq!(acme.ping("stock-access-token-1").await, "fine");
}
