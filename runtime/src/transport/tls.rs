//! What connections over TLS are made with: whom they trust, and the certificate by which a client
//! proves itself (mutual TLS, RFC 8705).

use std::{error, fmt, io, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rustls::{
    AlertDescription,
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    sign::CertifiedKey,
};
use zeroize::{Zeroize as _, Zeroizing};

use crate::{Error, ErrorKind, Result, wipe};

/// Settings of the connections of a [`ReqwestTransport`](crate::ReqwestTransport) or of a
/// `blocking::UreqTransport`.
///
/// Without any, the platform's certificates are trusted, and the client has none of its own.
///
/// ```no_run
/// use keywright::{ReqwestTransport, Tls};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let certificate = std::fs::read("client.pem")?;
/// let key = std::fs::read("client.key")?;
/// let tls = Tls::new().client_certificate(&certificate, &key)?;
/// let transport = ReqwestTransport::with_tls(&tls)?;
/// # drop(transport);
/// # Ok(()) }
/// ```
#[derive(Clone, Default)]
pub struct Tls {
    pub(super) roots: Vec<CertificateDer<'static>>,
    pub(super) identity: Option<Arc<Identity>>,
}

/// A certificate, those that lead to its authority, and its key.
pub(super) struct Identity {
    pub(super) chain: Vec<CertificateDer<'static>>,
    pub(super) key: Key,
}

impl Identity {
    /// Both in one PEM text, which is all that the clients read alike.
    pub(super) fn pem(&self) -> Zeroizing<String> {
        let key = match &self.key.0 {
            PrivateKeyDer::Pkcs1(_) => "RSA PRIVATE KEY",
            PrivateKeyDer::Sec1(_) => "EC PRIVATE KEY",
            _ => "PRIVATE KEY",
        };
        let chain = self.chain.iter().map(|it| ("CERTIFICATE", &it[..]));
        let mut text = Zeroizing::new(String::new());
        for (label, der) in chain.chain([(key, self.key.0.secret_der())]) {
            let inside = Zeroizing::new(STANDARD.encode(der));
            for part in [
                "-----BEGIN ",
                label,
                "-----\n",
                &inside,
                "\n-----END ",
                label,
                "-----\n",
            ] {
                wipe::reserve(&mut text, part.len());
                text.push_str(part);
            }
        }
        text
    }
}

/// The key of a certificate, wiped in the end. What the libraries make of it is theirs.
pub(super) struct Key(pub(super) PrivateKeyDer<'static>);

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Tls {
    /// The platform's certificates, and no certificate of the client's.
    pub fn new() -> Self {
        Self::default()
    }

    /// Trusts the certificates of a PEM file: those of the platform besides, where reqwest sends,
    /// and no others, where ureq does.
    pub fn root_certificates(mut self, pem: &[u8]) -> Result<Self> {
        self.roots = certificates(pem).ok_or_else(|| {
            Error::input("the root certificates are not PEM: it begins a certificate with `-----BEGIN CERTIFICATE-----`")
        })?;
        Ok(self)
    }

    /// Proves the client by a certificate and its key, both PEM; they may lie in one file, which is
    /// given twice then. The client's own certificate comes first, then those that lead to its
    /// authority. The key is PKCS #8, PKCS #1 or SEC 1.
    ///
    /// All requests of the client carry it, so that a token which is bound to the certificate
    /// (RFC 8705 section 3) is taken wherever it goes.
    pub fn client_certificate(mut self, chain: &[u8], key: &[u8]) -> Result<Self> {
        let chain = certificates(chain).ok_or_else(|| {
            Error::input(
                "the client certificate is not PEM: it begins with `-----BEGIN CERTIFICATE-----`",
            )
        })?;
        let identity = Identity {
            chain,
            key: Key(read(key)?),
        };
        let signs = CertifiedKey::from_der(
            identity.chain.clone(),
            identity.key.0.clone_key(),
            &cryptography(),
        );
        signs.map_err(|it| match it {
            rustls::Error::InconsistentKeys(_) => Error::input(
                "the key does not belong to the client certificate, which is the first of its file",
            ),
            // It names the form that is wrong, and nothing of what is in it.
            it => Error::input("the client certificate or its key cannot be used").with_source(it),
        })?;
        self.identity = Some(Arc::new(identity));
        Ok(self)
    }
}

/// The certificates of a PEM file; none where there is none, or one of them is broken.
fn certificates(pem: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    read.ok().filter(|it| !it.is_empty())
}

fn read(pem: &[u8]) -> Result<PrivateKeyDer<'static>> {
    let is_encrypted = |it: &[u8]| {
        it.starts_with(b"-----BEGIN ENCRYPTED ") || it.starts_with(b"Proc-Type: 4,ENCRYPTED")
    };
    if pem.split(|it| *it == b'\n').any(is_encrypted) {
        return Err(Error::input(
            "the key of the client certificate is encrypted; `openssl pkey -in FILE` decrypts it",
        ));
    }
    // The cause is left out, because it may quote the text.
    PrivateKeyDer::from_pem_slice(pem).map_err(|_| {
        Error::input("the key of the client certificate is not PEM: it begins with `-----BEGIN PRIVATE KEY-----` or names its form there")
    })
}

/// What the program has installed, and else that which signs tokens, too.
pub(super) fn cryptography() -> Arc<CryptoProvider> {
    let installed = CryptoProvider::get_default().cloned();
    installed.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()))
}

/// What a server has against the client's certificate. It tells that once the connection stands
/// (RFC 8446 section 4.4.2.4), so it looks like an exchange that broke off.
pub(super) fn refused(error: &(dyn error::Error + 'static)) -> Option<Error> {
    use AlertDescription as A;
    let mut next = Some(error);
    while let Some(it) = next {
        if let Some(rustls::Error::AlertReceived(alert)) = it.downcast_ref() {
            let message = match alert {
                A::CertificateRequired => {
                    "the provider asks for a client certificate, and the transport has none"
                }
                A::CertificateExpired => "the client certificate has expired",
                A::CertificateRevoked => "the client certificate was revoked",
                A::UnknownCA => "the provider does not know who issued the client certificate",
                A::BadCertificate
                | A::UnsupportedCertificate
                | A::CertificateUnknown
                | A::AccessDenied => "the provider does not accept the client certificate",
                _ => return None,
            };
            return Some(Error::new(ErrorKind::Client, message));
        }
        let inner = it.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match inner {
            Some(inner) => Some(inner),
            None => it.source(),
        };
    }
    None
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls")
            .field("roots", &self.roots.len())
            .field("has_client_certificate", &self.identity.is_some())
            .finish()
    }
}
