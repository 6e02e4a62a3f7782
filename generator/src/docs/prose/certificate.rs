//! What is said of a client that proves itself as it connects.

use crate::model::{Proof, Provider, Scheme};

/// Where the certificate of a connection comes from (mutual TLS, RFC 8705).
pub(crate) fn certificate(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let steps = scheme.acquire.iter().chain(&scheme.refresh);
    let mut proofs = steps.filter_map(|it| Some(provider.endpoint(it.endpoint).client?.proof));
    let proof = proofs.find(|it| it.is_certificate())?;
    let known = if proof == Proof::SelfSignedTlsClientAuth {
        "which the provider was told before"
    } else {
        "for which an authority of the provider's vouches"
    };
    Some(format!(
        "The client proves itself by the certificate of its connections (mutual TLS, RFC 8705), {known}: `Tls::new().client_certificate(&certificate, &key)` reads both as PEM, and the builder takes `.transport(ReqwestTransport::with_tls(&tls)?)`, or without async `UreqTransport::with_tls(&tls)?`. A token that is bound to the certificate is taken with every call, because all of them go over that transport."
    ))
}
