//! What the authorization server says of itself (RFC 8414): who it is, and where those of its
//! endpoints are whose addresses the spec leaves to the metadata. A resource says who it is, too, and
//! who its server is (RFC 9728).

use keywright_generator::model::{Discovered, Endpoint, Protocol};

use super::Order;
use crate::Json;

/// Writes the identifier and the addresses into the body of a document.
pub(super) fn tell(order: &Order<'_>, body: &mut Option<Json>) {
    let Some(body) = body else { return };
    for endpoint in &order.provider.endpoints {
        let Some(discovered) = &endpoint.discovered else {
            continue;
        };
        let origin = order.arrivals.host(&endpoint.host);
        let Some(origin) = origin.filter(|_| discovered.documents.contains(&order.endpoint)) else {
            continue;
        };
        if discovered.document.is_some() {
            resource(order, discovered, body);
            continue;
        }
        let mut put = |name: &str, value: String| body.put(&[name.to_owned()], Json::Text(value));
        put("issuer", format!("{origin}{}", discovered.path));
        let path = endpoint.path.literal().unwrap_or_default();
        let address = format!("{origin}{path}");
        if shows_certificate(endpoint) {
            // Whoever shows a certificate goes elsewhere (RFC 8705 section 5). Where nobody is without,
            // there is nothing.
            let mut all = order.provider.endpoints.iter();
            let is_everybodys = all.any(|it| {
                let there = (&it.host, &it.path) == (&endpoint.host, &endpoint.path);
                there && it.discovered.is_some() && !shows_certificate(it)
            });
            if !is_everybodys {
                put(&discovered.member, format!("{address}/without-certificate"));
            }
            let alias = ["mtls_endpoint_aliases", &discovered.member].map(str::to_owned);
            body.put(&alias, Json::Text(address));
        } else {
            put(&discovered.member, address);
        }
        if endpoint.protocol == Protocol::Browser {
            // Its callbacks do (RFC 9207), and whoever reads this may rely on it.
            let named = "authorization_response_iss_parameter_supported".to_owned();
            body.put(&[named], Json::Bool(true));
        }
    }
}

/// Whether a client proves itself there by the certificate of its connection.
fn shows_certificate(endpoint: &Endpoint) -> bool {
    endpoint.client.is_some_and(|it| it.proof.is_certificate())
}

/// Who a resource is, and who issues its tokens: whoever has the endpoints that are found so.
fn resource(order: &Order<'_>, discovered: &Discovered, body: &mut Json) {
    let provider = order.provider;
    let own = &provider.endpoint(order.endpoint).host;
    if let Some(origin) = order.arrivals.host(own) {
        let resource = format!("{origin}{}", discovered.path);
        body.put(&["resource".to_owned()], Json::Text(resource));
    }
    let endpoints = provider.endpoints.iter().enumerate();
    let of_resource = endpoints.filter(|(_, it)| {
        let found = it.discovered.as_ref();
        found.is_some_and(|it| it.documents.contains(&order.endpoint))
    });
    let documents: Vec<_> = of_resource.map(|it| it.0).collect();
    let servers = provider.endpoints.iter().filter_map(|it| {
        let found = it.discovered.as_ref()?;
        let is_its = found.documents.iter().any(|it| documents.contains(it));
        let origin = order.arrivals.host(&it.host).filter(|_| is_its)?;
        Some(format!("{origin}{}", found.path))
    });
    let mut servers: Vec<_> = servers.collect();
    servers.dedup();
    let servers = servers.into_iter().map(Json::Text).collect();
    body.put(
        std::slice::from_ref(&discovered.member),
        Json::List(servers),
    );
}
