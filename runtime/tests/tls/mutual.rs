//! A peer that lets in who has a certificate of its authority (mutual TLS, RFC 8705).

use std::{fmt::Write as _, sync::Arc};

use keywright::{ErrorKind, ReqwestTransport, Tls};
use tokio_rustls::rustls::{
    RootCertStore,
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, pem::PemObject},
    server::WebPkiClientVerifier,
};

use crate::peer::{call, file, serve_whom};

async fn serve() -> String {
    let authority = CertificateDer::from_pem_slice(&file("clients.pem")).expect("a certificate");
    let mut trusted = RootCertStore::empty();
    trusted.add(authority).expect("an authority");
    let provider = Arc::new(aws_lc_rs::default_provider());
    let clients = WebPkiClientVerifier::builder_with_provider(Arc::new(trusted), provider).build();
    serve_whom(clients.expect("there is an authority")).await
}

fn trusting() -> Tls {
    let tls = Tls::new().root_certificates(&file("authority.pem"));
    tls.expect("PEM")
}

fn client() -> Tls {
    let tls = trusting().client_certificate(&file("client.pem"), &file("client.key"));
    tls.expect("they belong together")
}

fn stranger() -> Tls {
    let tls = trusting().client_certificate(&file("stranger.pem"), &file("stranger.key"));
    tls.expect("they belong together")
}

const NOBODY: &str = "the provider asks for a client certificate, and the transport has none";
const STRANGE: &str = "the provider does not know who issued the client certificate";

#[tokio::test]
async fn who_has_the_certificate_is_let_in() {
    let url = serve().await;
    let with = |tls: &Tls| ReqwestTransport::with_tls(tls).expect("a transport");
    assert_eq!(call(&url, with(&client())).await.expect("let in"), 204);
    for (tls, why) in [(trusting(), NOBODY), (stranger(), STRANGE)] {
        let error = call(&url, with(&tls)).await.expect_err("refused");
        assert_eq!(error.to_string(), why);
        assert_eq!(error.kind(), ErrorKind::Client);
        assert!(!error.is_temporary(), "it does not pass by itself");
    }
}

#[cfg(feature = "blocking")]
#[test]
fn it_is_the_same_without_async() {
    use keywright::{
        Method,
        blocking::{UreqTransport, wait},
    };

    let runtime = crate::peer::runtime();
    let url = runtime.block_on(serve());
    let call = |tls: &Tls| {
        let builder = crate::peer::builder(&url).blocking();
        let transport = UreqTransport::with_tls(tls).expect("a transport");
        let client = builder.transport(transport).build();
        let request = client.expect("valid settings").request(Method::GET, "/");
        wait(request.send()).map(|it| it.status().as_u16())
    };
    assert_eq!(call(&client()).expect("let in"), 204);
    for (tls, why) in [(trusting(), NOBODY), (stranger(), STRANGE)] {
        let error = call(&tls).expect_err("refused");
        assert_eq!(
            (error.to_string().as_str(), error.kind()),
            (why, ErrorKind::Client)
        );
    }
}

#[test]
fn what_cannot_be_used_is_told_before_anything_is_sent() {
    let (certificate, key) = (file("client.pem"), file("client.key"));
    let both = [&certificate[..], &key].concat();
    assert!(Tls::new().client_certificate(&both, &both).is_ok());
    let text = String::from_utf8(key.clone()).expect("it is text");
    let label = |it: &str| text.replace("PRIVATE KEY", it).into_bytes();
    let broken = text.replace("MIGH", "MIGX").into_bytes();
    let cases = [
        (
            &b"no PEM"[..],
            &key,
            "the client certificate is not PEM: it",
        ),
        (&key, &key, "the client certificate is not PEM: it"),
        (
            &certificate,
            &certificate,
            "the key of the client certificate is not PEM: it",
        ),
        (
            &certificate,
            &label("ENCRYPTED PRIVATE KEY"),
            "the key of the client certificate is encrypted; `openssl",
        ),
        (
            &certificate,
            &file("stranger.key"),
            "the key does not belong to the client certificate, which",
        ),
        (
            &file("clients.pem"),
            &key,
            "the key does not belong to the client certificate, which",
        ),
        (
            &certificate,
            &broken,
            "the client certificate or its key cannot be used",
        ),
    ];
    let inside = text.lines().nth(1).expect("what is secret");
    for (certificate, key, why) in cases {
        let error = Tls::new()
            .client_certificate(certificate, key)
            .expect_err(why);
        assert_eq!(error.kind(), ErrorKind::Input);
        assert!(error.to_string().starts_with(why), "{error}");
        let mut all = format!("{error} {error:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(it) = source {
            let _ = write!(all, "{it} {it:?}");
            source = it.source();
        }
        assert!(!all.contains(&inside[..16]), "{all}");
    }
    let told = format!("{:?}", client());
    assert_eq!(told, "Tls { roots: 1, has_client_certificate: true }");
}
