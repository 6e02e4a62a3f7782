//! What is between the beginning and the end of a sign-in: a page that was shown, and what proves
//! that whoever comes back had asked for it.

use std::fmt;

use crate::Secret;

/// A sign-in that was begun: show its [`url`](Self::url) to a person, and hand it back with the
/// address to which the browser comes.
///
/// A program that ends it in another request than it began it in keeps [`state`](Self::state) and
/// [`code_verifier`](Self::code_verifier) with the person's session, and nowhere else, and calls
/// [`resume`](Self::resume).
#[derive(Clone)]
pub struct SignIn {
    pub(crate) url: String,
    pub(crate) state: String,
    pub(crate) code_verifier: Secret,
    pub(crate) redirect_uri: String,
}

impl SignIn {
    /// The parts of a sign-in that was begun, put together again. Its [`url`](Self::url) is empty.
    pub fn resume(
        state: impl Into<String>,
        code_verifier: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self {
            url: String::new(),
            state: state.into(),
            code_verifier: code_verifier.into(),
            redirect_uri: redirect_uri.into(),
        }
    }

    /// The address of the page that the person opens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What comes back with the person, so that a callback which nobody asked for is refused
    /// (RFC 6749 section 10.12).
    pub fn state(&self) -> &str {
        &self.state
    }

    /// What proves that the code is exchanged by whoever asked for it (RFC 7636).
    pub fn code_verifier(&self) -> &Secret {
        &self.code_verifier
    }

    /// Where the person comes back to.
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }
}

impl fmt::Debug for SignIn {
    /// Shows the page without its query, which holds the state.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.url.split('?').next().unwrap_or_default();
        write!(f, "SignIn({page})")
    }
}
