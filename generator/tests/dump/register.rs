//! What a scheme says of the client that is registered for it, as a short line.

use keywright_generator::model::{ClientMetadata, Provider};

/// How a client is registered.
pub(super) fn register(it: &ClientMetadata, provider: &Provider) -> String {
    let public = if it.public { " or none" } else { "" };
    format!(
        "register {}: {}{public}, grants [{}], responses [{}]",
        provider.endpoint(it.endpoint).id,
        it.token_endpoint_auth_method,
        it.grant_types.join(", "),
        it.response_types.join(", ")
    )
}
