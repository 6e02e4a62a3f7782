//! The plug as a middleware of `reqwest-middleware`.

use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{Middleware, Next};

use super::Plug;
use crate::Error;

/// Puts the credential on every request of the client, and sends one once more if the credential
/// was refused and the body can be sent again: one of bytes can, a stream cannot. A request to an
/// origin that is not the client's is an error. Put it last, next to the client, so that those
/// before it see neither the credential nor the refusal.
///
/// ```no_run
/// # async fn example(plug: keywright::Plug) -> Result<(), reqwest_middleware::Error> {
/// let client = reqwest::Client::builder().redirect(plug.redirects()).build()?;
/// let client = reqwest_middleware::ClientBuilder::new(client).with(plug).build();
///
/// let response = client.get("https://xxxxx.api.infobip.com/any/path").send().await?;
/// # Ok(())
/// # }
/// ```
#[async_trait::async_trait]
impl Middleware for Plug {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<Response> {
        let copy = request.try_clone();
        let mut request = request;
        let attached = self.attach(&mut request).await?;
        let response = next.clone().run(request, extensions).await;
        let response = response.map_err(nameless)?;
        match self
            .again(&attached, (response.status(), response.headers()), copy)
            .await?
        {
            Some(again) => next.run(again, extensions).await.map_err(nameless),
            None => Ok(response),
        }
    }
}

/// Without the URL: the credential may be a part of it, and errors are printed.
fn nameless(error: reqwest_middleware::Error) -> reqwest_middleware::Error {
    match error {
        reqwest_middleware::Error::Reqwest(it) => it.without_url().into(),
        other @ reqwest_middleware::Error::Middleware(_) => other,
    }
}

impl From<Error> for reqwest_middleware::Error {
    fn from(error: Error) -> Self {
        Self::middleware(error)
    }
}
