//! What the authorization server says of itself (RFC 8414): who it is, and where those of its
//! endpoints are whose addresses the spec leaves to the metadata.

use keywright_generator::model::Protocol;

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
        let mut put = |name: &str, value: String| body.put(&[name.to_owned()], Json::Text(value));
        put("issuer", format!("{origin}{}", discovered.path));
        let path = endpoint.path.literal().unwrap_or_default();
        put(&discovered.member, format!("{origin}{path}"));
        if endpoint.protocol == Protocol::Browser {
            // Its callbacks do (RFC 9207), and whoever reads this may rely on it.
            let named = "authorization_response_iss_parameter_supported".to_owned();
            body.put(&[named], Json::Bool(true));
        }
    }
}
