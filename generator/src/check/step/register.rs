//! How a program becomes a client of a scheme (RFC 7591): what the scheme itself says of the client
//! that is registered for it.

use super::Steps;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{ClientMetadata, Proof, Scheme, Standard, Step};

impl Steps<'_> {
    /// How a client of this scheme is registered. Nothing fills the request but what is said here
    /// and what the caller says of the program.
    pub(in crate::check) fn register(
        &self,
        scheme: &Scheme,
        report: &mut Diagnostics,
    ) -> Option<ClientMetadata> {
        let written = self.written.register.as_ref()?;
        self.described(written, Standard::OAuth2Register, report);
        let endpoints = self.world.endpoints;
        let endpoint = endpoints.iter().position(|it| it.id == written.call.text)?;
        let token = scheme.acquire.last();
        let client = token.and_then(|it| endpoints[it.endpoint].client);
        let is_named = self.inputs.iter().any(|it| it.name == "client_id");
        let Some(client) = client.filter(|_| is_named) else {
            // Where a step is missing, it may be the one at which the client proves itself.
            if token.is_some() {
                report
                    .error(
                        Code::Misplaced,
                        written.call.span,
                        "`register` makes a client, and no step of this scheme names one",
                    )
                    .help(
                        "say how the client proves itself with `client:`, or leave `register` out",
                    );
            }
            return None;
        };
        let standard = |it: &Step| endpoints[it.endpoint].standard;
        let steps = scheme.acquire.iter().chain(&scheme.refresh);
        let grants = steps.filter_map(|it| grant(standard(it)?));
        let mut grant_types: Vec<&str> = Vec::new();
        for it in grants {
            if !grant_types.contains(&it) {
                grant_types.push(it);
            }
        }
        let page = scheme.sign_in.as_ref().and_then(standard);
        let is_page = page == Some(Standard::OAuth2Authorize);
        Some(ClientMetadata {
            endpoint,
            token_endpoint_auth_method: client.proof.registered(),
            public: client.public && client.proof != Proof::None,
            grant_types,
            response_types: if is_page { vec!["code"] } else { Vec::new() },
        })
    }
}

/// The grant of a request for a token, by its name in the registry.
fn grant(standard: Standard) -> Option<&'static str> {
    Some(match standard {
        Standard::OAuth2AuthorizationCode => "authorization_code",
        Standard::OAuth2ClientCredentials => "client_credentials",
        Standard::OAuth2Password => "password",
        Standard::OAuth2Refresh => "refresh_token",
        Standard::OAuth2JwtBearer => "urn:ietf:params:oauth:grant-type:jwt-bearer",
        Standard::OAuth2TokenExchange => "urn:ietf:params:oauth:grant-type:token-exchange",
        Standard::OAuth2DeviceToken => "urn:ietf:params:oauth:grant-type:device_code",
        Standard::OAuth2Authorize
        | Standard::OAuth2DeviceAuthorization
        | Standard::OAuth2Revoke
        | Standard::OAuth2PushedAuthorization
        | Standard::OAuth2Introspect
        | Standard::OAuth2Register => return None,
    })
}
