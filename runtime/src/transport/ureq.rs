//! The transport of programs without async: ureq, on the caller's thread.

use std::{
    fmt,
    io::{ErrorKind as Io, Read as _},
    sync::Arc,
};

use bytes::Bytes;
#[cfg(feature = "tls")]
use rustls::pki_types::CertificateDer;
#[cfg(feature = "tls")]
use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};
use ureq::{
    Agent,
    config::{Config, ConfigBuilder},
};
use zeroize::Zeroizing;

#[cfg(feature = "tls")]
use super::tls::{self, Tls};
use super::{BoxFuture, Limits, Transport, no_connection};
use crate::{Error, ErrorKind, Result, blocking::refuse_await, environment::ForEach, wipe};

/// Sends requests with [`ureq`](https://docs.rs/ureq), and blocks the thread meanwhile.
///
/// It follows no redirect, keeps no cookie and ignores the proxies of the environment, as the
/// transport on reqwest does and for the same reasons. A process that is forked makes connections
/// of its own.
#[derive(Clone)]
pub struct UreqTransport(Arc<Pools>);

struct Pools {
    config: Config,
    agents: ForEach<Agent>,
}

impl UreqTransport {
    /// A transport with its own pool of connections.
    pub fn new() -> Self {
        #[cfg(feature = "tls")]
        return Self::secured(RootCerts::PlatformVerifier, None);
        #[cfg(not(feature = "tls"))]
        Self::with(Self::config().build())
    }

    /// A transport that trusts the certificates of a PEM file, and no others.
    #[cfg(feature = "tls")]
    pub fn with_root_certificates(pem: &[u8]) -> Result<Self> {
        Self::with_tls(&Tls::new().root_certificates(pem)?)
    }

    /// A transport that trusts what is set, and proves itself by the client certificate that is.
    #[cfg(feature = "tls")]
    pub fn with_tls(tls: &Tls) -> Result<Self> {
        let certificates = |all: &[CertificateDer<'static>]| {
            let all = all.iter().map(|it| Certificate::from_der(it).to_owned());
            all.collect::<Vec<_>>()
        };
        let roots = match certificates(&tls.roots) {
            none if none.is_empty() => RootCerts::PlatformVerifier,
            roots => roots.into(),
        };
        let own = tls.identity.as_ref().map(|it| {
            let key = PrivateKey::from_pem(it.pem().as_bytes());
            // The cause is left out, because it may quote the text.
            let key = key.map_err(|_| Error::input("the key of the client certificate is no key"));
            Ok(ClientCert::new_with_certs(&certificates(&it.chain), key?))
        });
        Ok(Self::secured(roots, own.transpose()?))
    }

    #[cfg(feature = "tls")]
    fn secured(roots: RootCerts, own: Option<ClientCert>) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(roots)
            .client_cert(own)
            // Of rustls 0.23, the version that both of us name.
            .unversioned_rustls_crypto_provider(tls::cryptography())
            .build();
        Self::with(Self::config().tls_config(tls).build())
    }

    fn with(config: Config) -> Self {
        let agents = ForEach::beginning_with(Some(Agent::new_with_config(config.clone())));
        Self(Arc::new(Pools { config, agents }))
    }

    /// The agent of the process that asks.
    fn agent(&self) -> Result<Agent> {
        let make = || Ok(Agent::new_with_config(self.0.config.clone()));
        self.0.agents.get_or_make(make)
    }

    fn config() -> ConfigBuilder<ureq::typestate::AgentScope> {
        Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent("keywright")
    }

    fn exchange(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>> {
        refuse_await()?;
        let target = request.uri().clone();
        let failed = |it| failed(it, limits, &target);
        let (parts, body) = request.into_parts();
        let head = http::Request::from_parts(parts, ());
        let agent = self.agent()?;
        let head = agent
            .configure_request(head)
            .timeout_global(Some(limits.timeout))
            .build();
        // An empty body of these is sent with its length; without one, ureq would send it in chunks.
        let has_body = matches!(
            *head.method(),
            http::Method::POST | http::Method::PUT | http::Method::PATCH
        );
        let answer = if body.is_empty() && !has_body {
            agent.run(head)
        } else {
            agent.run(head.map(|()| &body[..]))
        };
        let answer = answer.map_err(|it| {
            let is_lost = matches!(&it, ureq::Error::Io(it) if it.kind() != Io::ConnectionRefused);
            let told = failed(it);
            if is_lost && told.kind() == ErrorKind::Transport {
                told.before_answer()
            } else {
                told
            }
        });
        let (parts, mut body) = answer?.into_parts();
        // One byte more, so that a body of just the limit passes.
        let most = u64::try_from(limits.body)
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        let mut reader = body.with_config().limit(most).reader();
        // Wiped in the end, both of them: the answer may hold a token.
        let (mut bytes, mut chunk) = (Zeroizing::new(Vec::new()), Zeroizing::new([0; 8 << 10]));
        loop {
            let read = reader.read(&mut *chunk);
            match read.map_err(|it| failed(it.into()))? {
                0 => break,
                read => wipe::extend(&mut bytes, &chunk[..read], limits.body),
            }
        }
        Ok(http::Response::from_parts(parts, Bytes::from_owner(bytes)))
    }
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Transport for UreqTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        Box::pin(async move { self.exchange(request, limits) })
    }
}

/// The cause is kept where it names no URL, because a URL may carry a credential.
fn failed(error: ureq::Error, limits: Limits, target: &http::Uri) -> Error {
    use ureq::Error as E;
    #[cfg(feature = "tls")]
    if let Some(told) = match &error {
        E::Io(it) => tls::refused(it),
        E::Rustls(it) => tls::refused(it),
        _ => None,
    } {
        return told;
    }
    let (kind, message) = match &error {
        E::Timeout(_) => (
            ErrorKind::Timeout,
            "the answer did not come in time".to_owned(),
        ),
        E::BodyExceedsLimit(_) => {
            let message = format!("the answer is longer than {} bytes", limits.body);
            return Error::new(ErrorKind::Transport, message);
        }
        E::HostNotFound | E::ConnectionFailed => (
            ErrorKind::Transport,
            no_connection(target.host(), target.port_u16()),
        ),
        E::Io(it) if it.kind() == Io::ConnectionRefused => (
            ErrorKind::Transport,
            no_connection(target.host(), target.port_u16()),
        ),
        _ => {
            let message = "the exchange with the provider broke off".to_owned();
            (ErrorKind::Transport, message)
        }
    };
    let told = Error::new(kind, message);
    match error {
        E::Timeout(_) | E::HostNotFound | E::ConnectionFailed | E::Io(_) => told.with_source(error),
        _ => told,
    }
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UreqTransport")
    }
}
