//! Twelve steps of authentication that a generated client takes without work by hand, each against
//! a server that refuses anything else. The names of the tests are the rows of the table in
//! `docs/benchmarks.md`.
//!
//! `cargo xtask test --only steps` generates the crate `keywright-twelve` of `twelve.yaml` beside
//! what is built, and compiles this with it.

mod peer;

use keywright_twelve::{
    AnyAuth, AppKey, Auth, Basic, Bearer, CookieKey, HeaderKey, Method, NoAuth, Oauth2, QueryKey,
    Session, TwoKeys,
};

use peer::{Peer, endpoints, values};

#[tokio::test]
async fn basic() {
    let peer = Peer::start().await;
    let seen = peer.accepts_one(Basic::new("Aladdin", "openSesame")).await;
    assert_eq!(
        values(&seen, "Authorization"),
        ["Basic QWxhZGRpbjpvcGVuU2VzYW1l"]
    );
    peer.refuses(Basic::new("Aladdin", "closeSesame")).await;
}

#[tokio::test]
async fn key_in_a_header() {
    let peer = Peer::start().await;
    let seen = peer.accepts_one(HeaderKey::new("in-a-header")).await;
    assert_eq!(values(&seen, "X-Api-Key"), ["in-a-header"]);
    peer.refuses(HeaderKey::new("another")).await;
}

#[tokio::test]
async fn prefix_from_the_spec() {
    let peer = Peer::start().await;
    let seen = peer.accepts_one(AppKey::new("behind-a-word")).await;
    assert_eq!(values(&seen, "Authorization"), ["App behind-a-word"]);
    peer.refuses(AppKey::new("another")).await;
}

#[tokio::test]
async fn two_keys_at_once() {
    let peer = Peer::start().await;
    let seen = peer
        .accepts_one(TwoKeys::new("the-first", "the-second"))
        .await;
    assert_eq!(values(&seen, "X-App-Id"), ["the-first"]);
    assert_eq!(values(&seen, "X-App-Key"), ["the-second"]);
    peer.refuses(TwoKeys::new("the-second", "the-first")).await;
}

#[tokio::test]
async fn key_in_the_query() {
    let peer = Peer::start().await;
    let seen = peer.accepts_one(QueryKey::new("in-the-query")).await;
    assert_eq!(seen.target, "/account?api_key=in-the-query");
    peer.refuses(QueryKey::new("another")).await;
}

#[tokio::test]
async fn key_in_a_cookie() {
    let peer = Peer::start().await;
    let seen = peer.accepts_one(CookieKey::new("in-a-cookie")).await;
    assert_eq!(values(&seen, "Cookie"), ["sid=in-a-cookie"]);
    peer.refuses(CookieKey::new("another")).await;
}

#[tokio::test]
async fn bearer() {
    let peer = Peer::start().await;
    let seen = peer.accepts_one(Bearer::new("borne")).await;
    assert_eq!(values(&seen, "Authorization"), ["Bearer borne"]);
    peer.refuses(Bearer::new("another")).await;
}

#[tokio::test]
async fn session_from_login_to_logout() {
    let peer = Peer::start().await;
    let client = peer.client(session());
    let seen = peer.accepts(client.get_account()).await;
    assert_eq!(endpoints(&seen), ["log_in", "get_account"]);
    assert!(seen[0].answer.contains(r#""token":"session-token-1""#));
    let sent = values(&seen[1], "Authorization");
    assert_eq!(sent, ["Session session-token-1"]);
    let seen = peer.accepts(client.get_account()).await;
    assert_eq!(endpoints(&seen), ["get_account"], "it is logged in already");

    let seen = peer.accepts(client.close()).await;
    assert_eq!(endpoints(&seen), ["log_out"]);
    let thief = peer.client(NoAuth).request(Method::GET, "/account");
    let answer = thief.header("Authorization", "Session session-token-1");
    let status = answer.send().await.expect("an answer").status();
    assert_eq!(status, 401, "the server knows the token no more");
}

#[tokio::test]
async fn oauth2_token_fetched() {
    let peer = Peer::start().await;
    let seen = peer.accepts(peer.client(oauth2()).get_account()).await;
    assert_eq!(endpoints(&seen), ["create_token", "get_account"]);
    assert_eq!(seen[0].body, "grant_type=client_credentials");
    let token = r#""access_token":"oauth2-access-token-1""#;
    assert!(seen[0].answer.contains(token), "{}", seen[0].answer);
    let sent = values(&seen[1], "Authorization");
    assert_eq!(sent, ["Bearer oauth2-access-token-1"]);
}

#[tokio::test]
async fn recovery_after_the_server_expires_a_token() {
    recovers(session(), "log_in").await;
    recovers(oauth2(), "create_token").await;
}

/// The caller sees nothing of it: the call is refused, another token is obtained, and the call is
/// sent once more.
async fn recovers<A: Auth + keywright_twelve::accepts::Any>(auth: A, obtain: &str) {
    let peer = Peer::start().await;
    let client = peer.client(auth);
    peer.accepts(client.get_account()).await;
    peer.server.expire_all();
    let from = peer.server.exchanges().len();
    client.get_account().await.expect("the call succeeds");
    let seen = peer.server.exchanges().split_off(from);
    assert_eq!(endpoints(&seen), ["get_account", obtain, "get_account"]);
    let statuses: Vec<u16> = seen.iter().map(|it| it.status).collect();
    assert_eq!(statuses, [401, 200, 200]);
}

#[tokio::test]
async fn credential_kept_off_public_endpoints() {
    let peer = Peer::start().await;
    let bare = peer.accepts(peer.client(NoAuth).get_status()).await;
    assert_eq!(endpoints(&bare), ["get_status"]);
    for (auth, _) in all() {
        let client = peer.client(auth);
        // The credential is there and was used, so that it could be sent.
        peer.accepts(client.get_account()).await;
        let seen = peer.accepts(client.get_status()).await;
        assert_eq!(endpoints(&seen), ["get_status"]);
        // To the last byte the request of a client that has no credential at all.
        assert_eq!(seen[0].target, bare[0].target);
        assert_eq!(seen[0].headers, bare[0].headers);
        assert_eq!(seen[0].body, bare[0].body);
    }
}

#[tokio::test]
async fn exactly_one_authorization() {
    let peer = Peer::start().await;
    // Every credential of the provider in one program, each in a client that stays open.
    let clients = all().map(|(auth, own)| (peer.client(auth), own));
    for round in ["obtained first", "renewed and replayed"] {
        for (client, own) in &clients {
            let from = peer.server.exchanges().len();
            client.get_account().await.expect("the call succeeds");
            for it in peer.server.exchanges().split_off(from) {
                let expected = match it.endpoint.as_deref() {
                    Some("log_in") => 0,
                    Some("create_token") => 1,
                    _ => *own,
                };
                let sent = values(&it, "Authorization");
                assert_eq!(sent.len(), expected, "{client:?}, {round}: {sent:?}");
            }
        }
        peer.server.expire_all();
    }
    // A caller who sets it as well is stopped before anything is sent.
    for (client, _) in clients.iter().filter(|it| it.1 == 1) {
        let from = peer.server.exchanges().len();
        let request = client.request(Method::GET, "/account");
        let outcome = request.header("authorization", "Another word").send().await;
        assert!(outcome.is_err(), "{client:?}: two credentials");
        let seen = peer.server.exchanges().split_off(from);
        let calls = seen.iter().filter(|it| it.target == "/account");
        assert_eq!(calls.count(), 0, "{client:?}: nothing is sent");
    }
}

/// Every scheme of the provider, and how often `Authorization` is sent with it.
fn all() -> [(AnyAuth, usize); 9] {
    [
        (AnyAuth::new(Basic::new("Aladdin", "openSesame")), 1),
        (AnyAuth::new(HeaderKey::new("in-a-header")), 0),
        (AnyAuth::new(AppKey::new("behind-a-word")), 1),
        (AnyAuth::new(TwoKeys::new("the-first", "the-second")), 0),
        (AnyAuth::new(QueryKey::new("in-the-query")), 0),
        (AnyAuth::new(CookieKey::new("in-a-cookie")), 0),
        (AnyAuth::new(Bearer::new("borne")), 1),
        (AnyAuth::new(session()), 1),
        (AnyAuth::new(oauth2()), 1),
    ]
}

/// A login that the server knows. It shares the variables of the scheme `basic`.
fn session() -> Session {
    Session::new("Aladdin", "openSesame")
}

/// A client that the server knows.
fn oauth2() -> Oauth2 {
    Oauth2::new("test-client_id", "test-client_secret")
}
