//! The plug as a layer of `tower`, for every client that is a service over [`http::Request`].

use std::{
    future::{Future, poll_fn},
    mem,
    pin::Pin,
    task::{Context, Poll},
};

use http::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::{Attached, Plug};

type BoxError = Box<dyn std::error::Error + Send + Sync>;
type Outcome<R> = Pin<Box<dyn Future<Output = Result<Response<R>, BoxError>> + Send>>;

/// A service whose requests carry the credential. One that is refused is sent once more with a
/// newer credential, so its body must be [`Clone`]; [`Plug::without_replay`] takes any body.
///
/// An error of the credential is a [`keywright::Error`](crate::Error) in the box.
///
/// ```no_run
/// # async fn example<S, B>(plug: keywright::Plug, client: S, body: B) -> Result<(), Box<dyn std::error::Error + Send + Sync>>
/// # where
/// #     S: tower::Service<http::Request<B>, Response = http::Response<B>> + Clone + Send + 'static,
/// #     S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
/// #     S::Future: Send,
/// #     B: Clone + Send + 'static,
/// # {
/// use tower::{Layer, ServiceExt};
///
/// let client = plug.layer(client);
///
/// let request = http::Request::get("https://xxxxx.api.infobip.com/any/path").body(body)?;
/// let response = client.oneshot(request).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Plugged<S> {
    inner: S,
    plug: Plug,
}

/// A layer whose service sends each request once; made by [`Plug::without_replay`].
#[derive(Clone, Debug)]
pub struct WithoutReplay(Plug);

/// A service whose requests carry the credential. One that is refused is not sent again: its
/// answer is returned, and the next request carries a newer credential.
#[derive(Clone, Debug)]
pub struct PluggedOnce<S> {
    inner: S,
    plug: Plug,
}

impl Plug {
    /// A layer for requests whose body cannot be sent again.
    pub fn without_replay(&self) -> WithoutReplay {
        WithoutReplay(self.clone())
    }
}

impl<S> Layer<S> for Plug {
    type Service = Plugged<S>;

    fn layer(&self, inner: S) -> Plugged<S> {
        let plug = self.clone();
        Plugged { inner, plug }
    }
}

impl<S> Layer<S> for WithoutReplay {
    type Service = PluggedOnce<S>;

    fn layer(&self, inner: S) -> PluggedOnce<S> {
        let plug = self.0.clone();
        PluggedOnce { inner, plug }
    }
}

impl<S, B, R> Service<Request<B>> for Plugged<S>
where
    S: Service<Request<B>, Response = Response<R>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: Clone + Send + 'static,
    R: Send + 'static,
{
    type Response = Response<R>;
    type Error = BoxError;
    type Future = Outcome<R>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: Request<B>) -> Outcome<R> {
        let (plug, mut inner) = (self.plug.clone(), taken(&mut self.inner));
        Box::pin(async move {
            let copy = request.clone();
            let (attached, response) = first(&plug, &mut inner, request).await?;
            let again = plug
                .again(
                    &attached,
                    (response.status(), response.headers()),
                    Some(copy),
                )
                .await?;
            let Some(again) = again else {
                return Ok(response);
            };
            // What the refusal holds open is let go before the next request.
            drop(response);
            poll_fn(|context| inner.poll_ready(context))
                .await
                .map_err(Into::into)?;
            inner.call(again).await.map_err(Into::into)
        })
    }
}

impl<S, B, R> Service<Request<B>> for PluggedOnce<S>
where
    S: Service<Request<B>, Response = Response<R>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: Send + 'static,
    R: Send + 'static,
{
    type Response = Response<R>;
    type Error = BoxError;
    type Future = Outcome<R>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: Request<B>) -> Outcome<R> {
        let (plug, mut inner) = (self.plug.clone(), taken(&mut self.inner));
        Box::pin(async move {
            let (attached, response) = first(&plug, &mut inner, request).await?;
            plug.refused(&attached, (response.status(), response.headers()))
                .await;
            Ok(response)
        })
    }
}

/// The service that was polled until it was ready; a clone of it need not be.
fn taken<S: Clone>(inner: &mut S) -> S {
    let clone = inner.clone();
    mem::replace(inner, clone)
}

async fn first<S, B, R>(
    plug: &Plug,
    inner: &mut S,
    mut request: Request<B>,
) -> Result<(Attached, Response<R>), BoxError>
where
    S: Service<Request<B>, Response = Response<R>>,
    S::Error: Into<BoxError>,
{
    let attached = plug.attach(&mut request).await?;
    let response = inner.call(request).await.map_err(Into::into)?;
    Ok((attached, response))
}
