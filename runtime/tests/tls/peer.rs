//! A peer over TLS, and what a client must do with it, whatever the program around it has installed.
//!
//! The certificates beside it were made once with `openssl`, for `localhost` and 127.0.0.1, and
//! last for a hundred years; those of clients, too. The keys of both authorities were thrown away.

use std::{path::Path, sync::Arc};

use keywright::{
    Builder, ErrorKind, Method, ReqwestTransport, Result, Secret, Values,
    generated::v1::{Carrier, Client, Credential, Input, Part, Placement, Provider, Scheme},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::aws_lc_rs,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
        server::{WebPkiClientVerifier, danger::ClientCertVerifier},
        version::TLS13,
    },
};

static ACME: Provider = keywright::testing::acme(&[&KEY], &[]);

static KEY: Scheme = Scheme::new("api_key", "API key")
    .inputs(&[Input::secret("key", "ACME_KEY")])
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("App "), Part::Value("key")],
    )]);

pub(crate) fn file(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/tls")
            .join(name),
    )
    .expect("it lies beside the test")
}

/// Answers each connection with 204, and returns the address.
pub(crate) async fn serve() -> String {
    serve_whom(WebPkiClientVerifier::no_client_auth()).await
}

/// The same for clients that this lets in.
pub(crate) async fn serve_whom(clients: Arc<dyn ClientCertVerifier>) -> String {
    let certificate = CertificateDer::from_pem_slice(&file("server.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(&file("server.key")).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&TLS13])
        .expect("TLS 1.3")
        .with_client_cert_verifier(clients)
        .with_single_cert(vec![certificate], key)
        .expect("they belong together");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let _read = stream.read(&mut [0; 4096]).await;
                stream
                    .write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
                    .await
                    .ok();
                stream.shutdown().await.ok();
            }
        }
    });
    format!("https://localhost:{port}")
}

pub(crate) fn builder(url: &str) -> Builder<Client> {
    let credential = Credential::new(&KEY, Values::new().with("key", Secret::from("k")));
    Builder::new(&ACME, Values::new(), credential).base_url(url)
}

pub(crate) async fn call(url: &str, transport: ReqwestTransport) -> Result<u16> {
    let client = builder(url).transport(transport).build();
    client
        .expect("valid settings")
        .request(Method::GET, "/")
        .send()
        .await
        .map(|it| it.status().as_u16())
}

/// A certificate must be trusted before a credential is sent.
pub(crate) async fn only_a_trusted_server_gets_a_request() {
    let url = serve().await;
    let trusting = ReqwestTransport::with_root_certificates(&file("authority.pem")).expect("PEM");
    assert_eq!(
        call(&url, trusting).await.expect("the server is trusted"),
        204
    );

    let error = call(&url, ReqwestTransport::new().expect("a transport"))
        .await
        .expect_err("nobody vouches for it");
    assert_eq!(error.kind(), ErrorKind::Transport);
    let told = format!("no connection to {}", url.trim_start_matches("https://"));
    assert_eq!(error.to_string(), told);
}

/// Runs the server beside a program without async.
#[cfg(feature = "blocking")]
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    runtime.expect("a runtime")
}

/// The same for a program without async.
#[cfg(feature = "blocking")]
pub(crate) fn it_is_the_same_without_async() {
    use keywright::blocking::{UreqTransport, wait};

    let runtime = runtime();
    let url = runtime.block_on(serve());
    let call = |transport| {
        let client = builder(&url).blocking().transport(transport).build();
        let request = client.expect("valid settings").request(Method::GET, "/");
        wait(request.send()).map(|it| it.status().as_u16())
    };
    let trusting = UreqTransport::with_root_certificates(&file("authority.pem")).expect("PEM");
    assert_eq!(call(trusting).expect("the server is trusted"), 204);
    let error = call(UreqTransport::new()).expect_err("nobody vouches for it");
    assert_eq!(error.kind(), ErrorKind::Transport);
    for wrong in [&b""[..], b"no PEM", &file("server.key")] {
        assert!(UreqTransport::with_root_certificates(wrong).is_err());
    }
}
