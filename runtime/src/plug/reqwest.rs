//! Requests that a plain `reqwest::Client` sends.

use reqwest::{Client, Request, Response, Url, redirect::Policy};

use super::Plug;
use crate::{Result, transport::failed};

/// As many redirects as reqwest follows by itself.
const REDIRECTS: usize = 10;

impl Plug {
    /// Sends a request of reqwest with the credential, and once more if the credential was refused
    /// and the body can be sent again: one of bytes can, a stream cannot. The answer is returned
    /// whatever its status is.
    ///
    /// ```no_run
    /// # async fn example(plug: keywright::Plug) -> keywright::Result<()> {
    /// let client = reqwest::Client::builder().redirect(plug.redirects()).build().expect("TLS");
    ///
    /// let request = client.get("https://xxxxx.api.infobip.com/any/path").build().expect("a URL");
    /// let response = plug.execute(&client, request).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`attach`](Self::attach), and that the request could not be sent.
    pub async fn execute(&self, client: &Client, mut request: Request) -> Result<Response> {
        let copy = request.try_clone();
        let attached = self.attach(&mut request).await?;
        let response = client.execute(request).await.map_err(failed)?;
        match self
            .again(&attached, (response.status(), response.headers()), copy)
            .await?
        {
            Some(again) => client.execute(again).await.map_err(failed),
            None => Ok(response),
        }
    }

    /// Follows redirects that stay on the origin of the request, and stops with the answer that
    /// leads elsewhere: another origin, be it one of the provider's, was not asked for with this
    /// credential.
    pub fn redirects(&self) -> Policy {
        Policy::custom(|attempt| {
            if attempt.previous().len() > REDIRECTS {
                return attempt.error("too many redirects");
            }
            let from = attempt.previous().first().map(Url::origin);
            if from == Some(attempt.url().origin()) {
                attempt.follow()
            } else {
                attempt.stop()
            }
        })
    }
}
