//! aws-smithy-runtime: its cache of identities, over a resolver of ours that asks the server.

use std::time::{Duration, SystemTime};

use aws_smithy_async::{rt::sleep::TokioSleep, time::SystemTimeSource};
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::{
    box_error::BoxError,
    client::{
        identity::{
            Identity, IdentityFuture, ResolveCachedIdentity as _, ResolveIdentity,
            SharedIdentityCache, SharedIdentityResolver, http::Token,
        },
        runtime_components::{RuntimeComponents, RuntimeComponentsBuilder},
    },
};
use aws_smithy_types::config_bag::ConfigBag;
use http::HeaderValue;

use super::header;
use crate::server::Server;

#[derive(Debug)]
struct Fetch {
    url: String,
    http: reqwest::Client,
}

impl Fetch {
    async fn token(&self) -> Result<Identity, BoxError> {
        let until = SystemTime::now() + Duration::from_secs(3600);
        let answer = self.http.post(&self.url).send().await?;
        let body = answer.error_for_status()?.bytes().await?;
        let body: serde_json::Value = serde_json::from_slice(&body)?;
        let token = body["access_token"].as_str().unwrap_or_default();
        Ok(Identity::new(Token::new(token, Some(until)), Some(until)))
    }
}

impl ResolveIdentity for Fetch {
    fn resolve_identity<'a>(
        &'a self,
        _: &'a RuntimeComponents,
        _: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(self.token())
    }
}

pub(super) struct Cache {
    cache: SharedIdentityCache,
    resolver: SharedIdentityResolver,
    components: RuntimeComponents,
    config: ConfigBag,
}

impl Cache {
    pub(super) fn new(server: &Server) -> Self {
        let fetch = Fetch {
            url: format!("{}/token", server.url()),
            http: super::client(),
        };
        let components = RuntimeComponentsBuilder::for_tests()
            .with_time_source(Some(SystemTimeSource::new()))
            .with_sleep_impl(Some(TokioSleep::new()))
            .build();
        Self {
            cache: IdentityCache::lazy().build(),
            resolver: SharedIdentityResolver::new(fetch),
            components: components.expect("all of them are there"),
            config: ConfigBag::base(),
        }
    }

    pub(super) async fn header(&self) -> Result<HeaderValue, BoxError> {
        let resolver = self.resolver.clone();
        let identity = self
            .cache
            .resolve_cached_identity(resolver, &self.components, &self.config);
        let identity = identity.await?;
        let token = identity.data::<Token>().expect("it was one");
        Ok(header(token.token()))
    }
}
