//! azure_identity and azure_core. Both refuse any address that is not https, so azure_identity is
//! given a client of ours, as it lets one, which brings its request to the server on loopback.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::{
    Error,
    credentials::{Secret, TokenCredential},
    error::ErrorKind,
    http::{
        AsyncRawResponse, ClientOptions, Context, HttpClient, Method, Request, RetryOptions,
        StatusCode, Transport,
        headers::{AUTHORIZATION, Headers},
        policies::{Policy, PolicyResult, auth::BearerTokenAuthorizationPolicy},
    },
};
use azure_identity::{ClientSecretCredential, ClientSecretCredentialOptions};
use http::HeaderValue;

use super::header;
use crate::server::Server;

const SCOPE: &str = "https://bench.example/.default";

/// Brings each request to the server, wherever it would go.
#[derive(Debug)]
struct Detour {
    url: String,
    http: reqwest::Client,
}

#[async_trait]
impl HttpClient for Detour {
    async fn execute_request(&self, _: &Request) -> azure_core::Result<AsyncRawResponse> {
        let failed = |it| Error::new(ErrorKind::Io, it);
        let answer = self.http.post(&self.url).send().await.map_err(failed)?;
        let status = StatusCode::from(answer.status().as_u16());
        let body = answer.bytes().await.map_err(failed)?;
        Ok(AsyncRawResponse::from_bytes(status, Headers::new(), body))
    }
}

pub(super) fn identity(server: &Server) -> Arc<ClientSecretCredential> {
    let detour = Detour {
        url: format!("{}/token", server.url()),
        http: super::client(),
    };
    let client_options = ClientOptions {
        retry: RetryOptions::none(),
        transport: Some(Transport::new(Arc::new(detour))),
        ..ClientOptions::default()
    };
    let options = ClientSecretCredentialOptions { client_options };
    let secret = Secret::new("s3cr3t");
    ClientSecretCredential::new("tenant", "client".to_owned(), secret, Some(options))
        .expect("sound settings")
}

pub(super) async fn token(it: &Arc<ClientSecretCredential>) -> azure_core::Result<HeaderValue> {
    let token = it.get_token(&[SCOPE], None).await?;
    Ok(header(token.token.secret()))
}

/// What a client of Azure does: a request passes the policy, and then is sent, here nowhere.
pub(super) struct Sent {
    policy: BearerTokenAuthorizationPolicy,
    next: [Arc<dyn Policy>; 1],
}

#[derive(Debug)]
struct Nowhere;

#[async_trait]
impl Policy for Nowhere {
    async fn send(&self, _: &Context, _: &mut Request, _: &[Arc<dyn Policy>]) -> PolicyResult {
        let (status, headers) = (StatusCode::Ok, Headers::new());
        Ok(AsyncRawResponse::from_bytes(status, headers, Vec::new()))
    }
}

impl Sent {
    pub(super) fn new(server: &Server) -> Self {
        Self {
            policy: BearerTokenAuthorizationPolicy::new(identity(server), [SCOPE]),
            next: [Arc::new(Nowhere)],
        }
    }

    pub(super) async fn header(&self) -> azure_core::Result<HeaderValue> {
        let url = "https://bench.example/any".parse().expect("an address");
        let mut request = Request::new(url, Method::Get);
        self.policy
            .send(&Context::new(), &mut request, &self.next)
            .await?;
        let text = request.headers().get_str(&AUTHORIZATION)?;
        let mut value = HeaderValue::try_from(text).expect("visible ASCII");
        value.set_sensitive(true);
        Ok(value)
    }
}
