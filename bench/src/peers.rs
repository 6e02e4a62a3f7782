//! The others, each as its documentation has it, with its token endpoint on loopback.

mod aws;
mod azure;

use std::{
    fmt::Debug,
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use google_cloud_auth::credentials::{CacheableResource, Credentials, user_account};
use http::HeaderValue;
use object_store::azure::{AzureCredential, MicrosoftAzure, MicrosoftAzureBuilder};
use tokio::sync::Mutex;
use yup_oauth2::{
    ServiceAccountAuthenticator, ServiceAccountKey, authenticator::DefaultAuthenticator,
};

use crate::server::Server;

/// Something that looks at each of them in turn.
pub trait Visitor {
    /// One of them, by its name and by how a header is had from it.
    async fn meet<F, T, E>(&mut self, name: &'static str, call: F)
    where
        F: Fn() -> T + Clone + Send + Sync + 'static,
        T: Future<Output = Result<HeaderValue, E>> + Send + 'static,
        E: Debug + Send + 'static;
}

/// Shows all of them to a visitor; each is made for it, and so holds no token.
pub async fn all(server: &Server, visitor: &mut impl Visitor) {
    macro_rules! meet {
        ($name:literal, $it:expr, $header:path) => {
            let it = Arc::new($it);
            let call = move || {
                let it = it.clone();
                async move { $header(&it).await }
            };
            visitor.meet($name, call).await;
        };
    }
    meet!("tokio `Mutex`", Behind::new(server), Behind::header);
    meet!("object_store (azure)", store(server), store_header);
    meet!("azure_identity", azure::identity(server), azure::token);
    meet!(
        "azure_core, over azure_identity",
        azure::Sent::new(server),
        azure::Sent::header
    );
    meet!(
        "aws-smithy-runtime",
        aws::Cache::new(server),
        aws::Cache::header
    );
    meet!("google-cloud-auth", google(server), google_header);
    meet!("yup-oauth2", yup(server).await, yup_header);
}

/// A client as those use it that leave the request to their user.
fn client() -> reqwest::Client {
    let it = reqwest::Client::builder().no_proxy().build();
    it.expect("no TLS")
}

/// What a token becomes, for those who hand out the token only.
fn header(token: &str) -> HeaderValue {
    let mut value = HeaderValue::try_from(format!("Bearer {token}")).expect("visible ASCII");
    value.set_sensitive(true);
    value
}

/// What one writes by hand: a header behind a mutex that is held while it is fetched.
struct Behind {
    url: String,
    http: reqwest::Client,
    held: Mutex<Option<(HeaderValue, Instant)>>,
}

impl Behind {
    fn new(server: &Server) -> Self {
        Self {
            url: format!("{}/token", server.url()),
            http: client(),
            held: Mutex::default(),
        }
    }

    async fn header(&self) -> Result<HeaderValue, String> {
        let mut held = self.held.lock().await;
        if let Some((value, until)) = &*held
            && *until > Instant::now()
        {
            return Ok(value.clone());
        }
        let sent = Instant::now();
        let answer = self
            .http
            .post(&self.url)
            .send()
            .await
            .map_err(|it| it.to_string())?;
        let answer = answer.error_for_status().map_err(|it| it.to_string())?;
        let body = answer.bytes().await.map_err(|it| it.to_string())?;
        let body: serde_json::Value = serde_json::from_slice(&body).map_err(|it| it.to_string())?;
        let value = header(body["access_token"].as_str().unwrap_or_default());
        *held = Some((value.clone(), sent + Duration::from_secs(3300)));
        Ok(value)
    }
}

async fn yup(server: &Server) -> DefaultAuthenticator {
    let key = ServiceAccountKey {
        key_type: None,
        project_id: None,
        private_key_id: None,
        // Made for this and used for nothing else.
        private_key: include_str!("service.pem").to_owned(),
        client_email: "bench@example.com".to_owned(),
        client_id: None,
        auth_uri: None,
        token_uri: format!("{}/token", server.url()),
        auth_provider_x509_cert_url: None,
        client_x509_cert_url: None,
    };
    let built = ServiceAccountAuthenticator::builder(key).build().await;
    built.expect("a sound key")
}

async fn yup_header(it: &DefaultAuthenticator) -> Result<HeaderValue, String> {
    let token = it.token(&["scope"]).await.map_err(|it| it.to_string())?;
    Ok(header(token.token().unwrap_or_default()))
}

fn store(server: &Server) -> MicrosoftAzure {
    let retry = object_store::RetryConfig {
        max_retries: 0,
        ..Default::default()
    };
    let builder = MicrosoftAzureBuilder::new()
        .with_account("bench")
        .with_container_name("bench")
        .with_tenant_id("tenant")
        .with_client_id("client")
        .with_client_secret("s3cr3t")
        .with_authority_host(server.url())
        .with_allow_http(true)
        .with_retry(retry);
    builder.build().expect("sound settings")
}

async fn store_header(it: &MicrosoftAzure) -> Result<HeaderValue, String> {
    let credential = it.credentials().get_credential().await;
    let credential: Arc<AzureCredential> = credential.map_err(|it| it.to_string())?;
    match &*credential {
        AzureCredential::BearerToken(token) => Ok(header(token)),
        _ => Err("another kind of credential".to_owned()),
    }
}

fn google(server: &Server) -> Credentials {
    let user = serde_json::json!({
        "type": "authorized_user",
        "client_id": "client",
        "client_secret": "s3cr3t",
        "refresh_token": "r3fr3sh",
    });
    let builder =
        user_account::Builder::new(user).with_token_uri(format!("{}/token", server.url()));
    builder.build().expect("sound settings")
}

async fn google_header(it: &Credentials) -> Result<HeaderValue, String> {
    let headers = it.headers(http::Extensions::new()).await;
    match headers.map_err(|it| it.to_string())? {
        CacheableResource::New { data, .. } => data
            .get("authorization")
            .cloned()
            .ok_or_else(|| "no header".to_owned()),
        CacheableResource::NotModified => Err("nothing new".to_owned()),
    }
}
