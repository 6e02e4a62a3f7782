//! A call over TLS: refused while nobody vouches for the server, answered when somebody does.

use std::net::SocketAddr;
use std::sync::Arc;

use keywright::{ErrorKind, ReqwestTransport};
use keywright_infobip::{ApiKey, Client};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// An authority that nobody knows, with its certificate.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new([]).expect("no name is no wrong name");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key"))
        .expect("a certificate")
}

/// A server on the loopback with a certificate of that authority. It answers every request with
/// a balance.
async fn serve(authority: &CertifiedIssuer<'static, KeyPair>) -> SocketAddr {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["127.0.0.1".to_owned()]).expect("an address is a name");
    let certificate = params.signed_by(&key, authority).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("rcgen writes PKCS #8");
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key);
    let acceptor = TlsAcceptor::from(Arc::new(
        config.expect("key and certificate belong together"),
    ));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it listens");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that refuses the certificate hangs up here.
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n")
                && stream.read_buf(&mut request).await.is_ok_and(|it| it > 0)
            {}
            let body = r#"{"balance": 12.50, "currency": "EUR"}"#;
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
            let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}

/// A client that trusts one authority more than the system does.
fn client(server: SocketAddr, trusted: &CertifiedIssuer<'static, KeyPair>) -> Client<ApiKey> {
    let transport =
        ReqwestTransport::with_root_certificates(trusted.pem().as_bytes()).expect("a transport");
    let builder =
        Client::builder("xxxxx", ApiKey::new("key")).base_url(format!("https://{server}"));
    builder.transport(transport).build().expect("a client")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_authority_is_refused_and_a_known_one_is_not() {
    let (known, unknown) = (authority(), authority());
    let server = serve(&known).await;

    let refused = client(server, &unknown)
        .get_balance()
        .await
        .expect_err("nobody vouches for this server");
    assert_eq!(refused.kind(), ErrorKind::Transport);

    let balance = client(server, &known)
        .get_balance()
        .await
        .expect("the authority is trusted");
    assert_eq!(
        (
            balance.balance.to_string().as_str(),
            balance.currency.as_str()
        ),
        ("12.50", "EUR")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_default_client_refuses_a_certificate_of_its_own_making() {
    let server = serve(&authority()).await;
    let builder =
        Client::builder("xxxxx", ApiKey::new("key")).base_url(format!("https://{server}"));
    // A machine without any certificates refuses even earlier, when the client is built.
    if let Ok(client) = builder.build() {
        assert_eq!(
            client
                .get_balance()
                .await
                .expect_err("nobody vouches")
                .kind(),
            ErrorKind::Transport
        );
    }
}
