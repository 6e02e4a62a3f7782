//! A client that progenitor generates, with the credential of a Keywright client.
//!
//! progenitor ignores `securitySchemes`, and its hooks are the place for what it leaves out: the
//! plug is the inner value of the client, `pre` tells why a credential cannot be had, and `exec`
//! puts it on and sends a refused request once more.

use keywright::Plug;

// It imports the names that its hooks are made of, too.
progenitor::generate_api!(spec = "balance.json", inner_type = keywright::Plug);

impl ClientHooks<Plug> for Client {
    async fn pre<E>(
        &self,
        request: &mut reqwest::Request,
        _: &OperationInfo,
    ) -> Result<(), Error<E>> {
        let prepared = self.inner().prepare(request).await;
        prepared.map_err(|error| Error::Custom(error.to_string()))
    }

    async fn exec(
        &self,
        mut request: reqwest::Request,
        _: &OperationInfo,
    ) -> reqwest::Result<reqwest::Response> {
        let (plug, copy) = (self.inner(), request.try_clone());
        let Ok(attached) = plug.attach(&mut request).await else {
            // It was ready a moment ago, in `pre`. The provider refuses what carries none.
            return self.client().execute(request).await;
        };
        let response = self.client().execute(request).await;
        let response = response.map_err(reqwest::Error::without_url)?;
        if plug.renewed(&attached, response.status()).await
            && let Some(mut again) = copy
            && plug.attach(&mut again).await.is_ok()
        {
            let response = self.client().execute(again).await;
            // The credential may be a part of the URL, and errors are printed.
            return response.map_err(reqwest::Error::without_url);
        }
        Ok(response)
    }
}

/// A generated client that borrows the credential of another one.
///
/// # Errors
///
/// That the HTTP client cannot be built.
pub fn client(base_url: &str, plug: Plug) -> reqwest::Result<Client> {
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(plug.redirects());
    Ok(Client::new_with_client(base_url, http.build()?, plug))
}
