//! Clients that prove themselves by the certificate of their connections, and tokens that are bound
//! to it (mutual TLS, RFC 8705). The certificates are those of the runtime's own tests over TLS.

use keywright::{Limits, ReqwestTransport, Tls, Transport as _};
use keywright_certified::{
    Auth, Client, Error, ErrorKind, MachineByCertificate, MachineByDiscovery,
    MachineByFoundCertificate, MachineByOwnCertificate,
};
use serde_json::json;

use crate::issuer::{Issuer, Setup};
use crate::machine::SECRET;

/// A file among those certificates.
macro_rules! pem {
    ($name:literal) => {
        include_str!(concat!("../../runtime/tests/tls/", $name))
    };
}

/// Of an authority that the server knows.
const CLIENT: (&str, &str) = (pem!("client.pem"), pem!("client.key"));
/// Signed by itself.
const STRANGER: (&str, &str) = (pem!("stranger.pem"), pem!("stranger.key"));

fn issuer() -> Issuer {
    Issuer::start(&Setup::default().over_tls(json!({
        "certificate": pem!("server.pem"),
        "key": pem!("server.key"),
        "authority": pem!("clients.pem"),
        "self_signed": STRANGER.0,
    })))
}

fn transport(certificate: Option<(&str, &str)>) -> ReqwestTransport {
    let tls = Tls::new().root_certificates(pem!("authority.pem").as_bytes());
    let mut tls = tls.expect("an authority");
    if let Some((certificate, key)) = certificate {
        let both = tls.client_certificate(certificate.as_bytes(), key.as_bytes());
        tls = both.expect("they belong together");
    }
    ReqwestTransport::with_tls(&tls).expect("a transport")
}

fn client<A: Auth>(issuer: &Issuer, auth: A, with: Option<(&str, &str)>) -> Client<A> {
    let builder = issuer.builder(auth).transport(transport(with));
    builder.build().expect("it can be built")
}

/// What the server has against a client.
fn refused(error: &Error) -> String {
    assert_eq!(error.kind(), ErrorKind::Client, "{error}");
    assert_eq!(error.status(), Some(401), "{error}");
    assert_eq!(error.code(), Some("invalid_client"));
    error.to_string()
}

#[tokio::test]
async fn a_certificate_of_a_known_authority_proves_the_client() {
    let issuer = issuer();
    let auth = || MachineByCertificate::new("certificate");
    let seen = client(&issuer, auth(), Some(CLIENT)).get_resource().await;
    assert_eq!(seen.expect("the token is taken").client_id, "certificate");
    for without in [None, Some(STRANGER)] {
        let call = client(&issuer, auth(), without).get_resource().await;
        refused(&call.expect_err("that is somebody else"));
    }
}

#[tokio::test]
async fn a_certificate_that_the_server_was_told_proves_the_client() {
    let issuer = issuer();
    let auth = || MachineByOwnCertificate::new("self-signed");
    let seen = client(&issuer, auth(), Some(STRANGER)).get_resource().await;
    assert_eq!(seen.expect("the token is taken").client_id, "self-signed");
    for without in [None, Some(CLIENT)] {
        let call = client(&issuer, auth(), without).get_resource().await;
        refused(&call.expect_err("that is somebody else"));
    }
}

#[tokio::test]
async fn a_token_is_taken_over_the_connection_that_it_is_bound_to() {
    let issuer = issuer();
    let client = client(
        &issuer,
        MachineByCertificate::new("certificate"),
        Some(CLIENT),
    );
    let lent = client.authorization().await.expect("a token");
    let header = lent.header().expect("it is one header");
    for (with, status) in [(Some(CLIENT), 200), (Some(STRANGER), 401), (None, 401)] {
        let request = http::Request::get(format!("{}/resource", issuer.url()))
            .header("authorization", header.clone())
            .body(keywright::Bytes::new());
        let request = request.expect("a request");
        let answer = transport(with).send(request, Limits::default()).await;
        assert_eq!(answer.expect("an answer").status(), status);
    }
}

/// The metadata has addresses of their own for clients that show a certificate (section 5).
#[tokio::test]
async fn who_shows_a_certificate_goes_where_the_metadata_says() {
    let issuer = issuer();
    let auth = MachineByFoundCertificate::new("certificate");
    let by_certificate = client(&issuer, auth, Some(CLIENT));
    let seen = by_certificate.get_resource().await;
    assert_eq!(seen.expect("the token is taken").client_id, "certificate");
    by_certificate.close().await.expect("the token is revoked");
    let by_secret = client(&issuer, MachineByDiscovery::new("web", SECRET), None);
    by_secret.get_resource().await.expect("the token is taken");
    for (path, times) in [
        ("/certified/token", 1),
        ("/certified/token/revocation", 1),
        ("/token", 1),
        ("/token/revocation", 0),
    ] {
        assert_eq!(issuer.seen(path).len(), times, "{path}");
    }
}
