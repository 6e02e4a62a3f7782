//! The one error type: opaque, cheap to clone, and free of secrets and URLs.
//!
//! It is cloned because every caller who waits for one renewal gets its one result.

use std::{borrow::Cow, error, fmt, sync::Arc, time::Duration};

/// The result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, in one line, with the provider's own code and text where it gave any.
#[derive(Clone)]
pub struct Error(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    status: Option<u16>,
    code: Option<String>,
    text: Option<String>,
    scopes: Vec<Cow<'static, str>>,
    resource_metadata: Option<String>,
    retry_after: Option<Duration>,
    source: Option<Arc<dyn error::Error + Send + Sync>>,
    parental: Option<Parental>,
    /// It passes by itself, whatever its kind is.
    passes: bool,
    /// The connection ended before an answer could be read.
    unanswered: bool,
}

/// What a parent has to do with an error of a credential that is derived from it. Such an error
/// says nothing about the derived one's own tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parental {
    /// It had no credential to lend, so nothing was sent. It keeps to its own pauses.
    Failed,
    /// It lent or brought what did not help.
    Useless,
}

/// The kinds of [`Error`]; more may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The caller gave something that cannot be used: an input, a path, a host, a body.
    Input,
    /// The endpoint does not accept the scheme that was chosen at run time. Nothing was sent.
    NotAccepted,
    /// The request did not reach the provider, or its answer did not come back.
    Transport,
    /// The answer did not come in time.
    Timeout,
    /// The credential was refused, and renewing it did not help or was not possible.
    Unauthorized,
    /// The credential is dead: only signing in again helps.
    SignIn,
    /// The client itself is not accepted: its id, secret, user name, password or certificate is wrong.
    Client,
    /// A scope or permission is missing.
    Scope,
    /// Too many requests.
    Throttled,
    /// The provider failed in a way that passes: 5xx or 408.
    Unavailable,
    /// The provider answered with another error.
    Api,
    /// The answer is not of the form that the spec gives.
    Decode,
    /// The token store failed.
    Store,
    /// A renewal was cut off: its runtime was shut down, or it panicked.
    Interrupted,
}

impl Error {
    /// An error of a kind, with a one-line message that names no secret and no URL.
    ///
    /// It is public for those who implement a transport or a store.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            kind,
            message: message.into(),
            status: None,
            code: None,
            text: None,
            scopes: Vec::new(),
            resource_metadata: None,
            retry_after: None,
            source: None,
            parental: None,
            passes: false,
            unanswered: false,
        }))
    }

    fn edit(mut self, edit: impl FnOnce(&mut Inner)) -> Self {
        edit(Arc::make_mut(&mut self.0));
        self
    }

    /// Adds the cause. Its text must be free of secrets and URLs.
    #[must_use]
    pub fn with_source(self, source: impl error::Error + Send + Sync + 'static) -> Self {
        self.edit(|it| it.source = Some(Arc::new(source)))
    }

    pub(crate) fn with_status(self, status: u16) -> Self {
        self.edit(|it| it.status = Some(status))
    }

    pub(crate) fn with_provider(self, code: Option<String>, text: Option<String>) -> Self {
        self.edit(|it| (it.code, it.text) = (code, text))
    }

    pub(crate) fn with_scopes(self, scopes: Vec<Cow<'static, str>>) -> Self {
        self.edit(|it| it.scopes = scopes)
    }

    pub(crate) fn with_resource_metadata(self, address: Option<String>) -> Self {
        self.edit(|it| it.resource_metadata = address)
    }

    /// The same, in other words.
    pub(crate) fn saying(self, message: String) -> Self {
        self.edit(|it| it.message = message)
    }

    pub(crate) fn with_retry_after(self, wait: Option<Duration>) -> Self {
        self.edit(|it| it.retry_after = wait)
    }

    /// The same, as one that passes by itself.
    pub(crate) fn passing(self) -> Self {
        self.edit(|it| it.passes = true)
    }

    /// The same, as one of a connection that ended before an answer could be read.
    #[cfg(any(feature = "blocking", feature = "reqwest"))]
    pub(crate) fn before_answer(self) -> Self {
        self.edit(|it| it.unanswered = true)
    }

    /// Whether the connection ended before an answer could be read. Whether the request was done is
    /// not known then.
    pub(crate) fn is_unanswered(&self) -> bool {
        self.0.unanswered
    }

    /// The error of a parent, as an error of what is derived from it.
    pub(crate) fn of_parent(self, scheme: &str, how: Parental) -> Self {
        self.edit(|it| {
            it.message = format!("`{scheme}`: {}", it.message);
            it.parental = Some(how);
        })
    }

    /// Whether it is the very same error, and not one that looks like it.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn parental(&self) -> Option<Parental> {
        self.0.parental
    }

    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Input, message)
    }

    pub(crate) fn decode(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Decode, message)
    }

    /// The kind, for a `match`.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, where there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The provider's own error code, as the spec's `errors:` finds it.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The provider's own error text, as the spec's `errors:` finds it.
    pub fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }

    /// Where the kind is [`ErrorKind::Scope`]: the scopes that the call needs, as the provider
    /// named them (RFC 6750 section 3.1) or else as the spec does; of a step that was refused for
    /// its scopes, those that were asked for.
    pub fn scopes(&self) -> &[Cow<'static, str>] {
        &self.0.scopes
    }

    /// The address at which the resource says which authorization servers it takes tokens of, where
    /// its refusal named one (RFC 9728 section 5.1). The error's text names it, too. It is the
    /// provider's word and was not visited.
    pub fn resource_metadata(&self) -> Option<&str> {
        self.0.resource_metadata.as_deref()
    }

    /// How long the provider asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether the credential was refused: renewing is of no use, or was tried.
    pub fn is_unauthorized(&self) -> bool {
        matches!(
            self.kind(),
            ErrorKind::Unauthorized | ErrorKind::SignIn | ErrorKind::Client
        )
    }

    /// Whether a person must sign in again.
    pub fn needs_sign_in(&self) -> bool {
        self.kind() == ErrorKind::SignIn
    }

    /// Whether the same call may succeed later: transport, time-out, throttled, unavailable,
    /// interrupted, and an answer that is no answer of the provider's, such as the page of a
    /// gateway or half of a JSON text.
    pub fn is_temporary(&self) -> bool {
        let passes = matches!(
            self.kind(),
            ErrorKind::Transport
                | ErrorKind::Timeout
                | ErrorKind::Throttled
                | ErrorKind::Unavailable
                | ErrorKind::Interrupted
        );
        passes || self.0.passes
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some(status) = self.0.status {
            write!(f, " (status {status})")?;
        }
        match (&self.0.code, &self.0.text) {
            (Some(code), Some(text)) => write!(f, ": {code}: {text}")?,
            (Some(only), None) | (None, Some(only)) => write!(f, ": {only}")?,
            (None, None) => {}
        }
        match &self.0.resource_metadata {
            Some(address) => write!(f, "; which tokens it takes is told at {address}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {self}", self.0.kind)
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0
            .source
            .as_ref()
            .map(|it| it.as_ref() as &(dyn error::Error + 'static))
    }
}
