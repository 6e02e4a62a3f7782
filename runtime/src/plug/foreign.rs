//! Requests of other clients, in the forms that people have them in.

use http::{HeaderMap, Method, Uri, request::Parts};

#[cfg(feature = "reqwest")]
use crate::Error;
use crate::Result;

/// A request of another client: [`http::Request`] and its [`Parts`], and `reqwest::Request` with
/// the feature `reqwest`. It is implemented here and nowhere else.
pub trait Foreign: sealed::Request {}

impl<T: sealed::Request> Foreign for T {}

pub(crate) mod sealed {
    use super::{HeaderMap, Method, Result, Uri};

    /// What a plug reads and writes of a request.
    pub trait Request {
        /// The method.
        fn method(&self) -> &Method;
        /// The address, with scheme and host.
        fn address(&self) -> Result<Uri>;
        /// Another address.
        fn set_address(&mut self, uri: Uri) -> Result<()>;
        /// The headers.
        fn headers(&self) -> &HeaderMap;
        /// The headers.
        fn headers_mut(&mut self) -> &mut HeaderMap;
    }
}

impl<B> sealed::Request for http::Request<B> {
    fn method(&self) -> &Method {
        self.method()
    }

    fn address(&self) -> Result<Uri> {
        Ok(self.uri().clone())
    }

    fn set_address(&mut self, uri: Uri) -> Result<()> {
        *self.uri_mut() = uri;
        Ok(())
    }

    fn headers(&self) -> &HeaderMap {
        self.headers()
    }

    fn headers_mut(&mut self) -> &mut HeaderMap {
        self.headers_mut()
    }
}

impl sealed::Request for Parts {
    fn method(&self) -> &Method {
        &self.method
    }

    fn address(&self) -> Result<Uri> {
        Ok(self.uri.clone())
    }

    fn set_address(&mut self, uri: Uri) -> Result<()> {
        self.uri = uri;
        Ok(())
    }

    fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }
}

#[cfg(feature = "reqwest")]
impl sealed::Request for reqwest::Request {
    fn method(&self) -> &Method {
        self.method()
    }

    fn address(&self) -> Result<Uri> {
        let wrong = |_| Error::input("the address of the request is no URL for HTTP");
        self.url().as_str().parse().map_err(wrong)
    }

    fn set_address(&mut self, uri: Uri) -> Result<()> {
        let wrong = |_| Error::input("the address of the request is no URL");
        *self.url_mut() = reqwest::Url::parse(&uri.to_string()).map_err(wrong)?;
        Ok(())
    }

    fn headers(&self) -> &HeaderMap {
        self.headers()
    }

    fn headers_mut(&mut self) -> &mut HeaderMap {
        self.headers_mut()
    }
}
