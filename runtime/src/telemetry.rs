//! What the runtime tells about its work: counters that a program reads, and spans and events of
//! `tracing` with the feature of that name.
//!
//! It is the one place that names them, so that the names stay, and it is given ids, numbers and
//! kinds only: no value of a credential, no address and no text of a provider comes here.

use std::{
    future::Future,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use crate::{Error, ErrorKind};

/// How often something has happened since a client was built. Clones of the client count together,
/// and what is derived from it counts by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Counters {
    /// Attempts that brought a credential: logins, refreshes, sign-ins, and what another process
    /// had put into the store.
    pub renewals: u64,
    /// Attempts that failed.
    pub failures: u64,
    /// Callers who were handed a usable credential while a newer one was due: nobody waited.
    pub served_due: u64,
    /// Callers who waited for an attempt to end.
    pub waits: u64,
    /// Requests that were refused and could be sent again with a newer credential.
    pub replays: u64,
}

/// Counts and tells for one engine.
#[derive(Debug)]
pub(crate) struct Telemetry {
    #[cfg(feature = "tracing")]
    provider: String,
    #[cfg(feature = "tracing")]
    scheme: &'static str,
    renewals: AtomicU64,
    failures: AtomicU64,
    served_due: AtomicU64,
    waits: AtomicU64,
    replays: AtomicU64,
}

/// What an attempt is for, in a word.
pub(crate) type Word = &'static str;

/// Tells an event of an engine. Without the feature it is nothing.
macro_rules! tell {
    ($level:ident, $name:literal, $it:expr $(, $field:ident = $value:expr)* $(,)?) => {{
        #[cfg(feature = "tracing")]
        tracing::event!(
            name: $name, target: "keywright", tracing::Level::$level,
            provider = $it.provider.as_str(), scheme = $it.scheme, $($field = $value,)*
            $name
        );
        #[cfg(not(feature = "tracing"))]
        let _ = (&$it, $(&$value,)*);
    }};
}

impl Telemetry {
    /// Nothing has happened yet.
    #[cfg_attr(
        not(feature = "tracing"),
        expect(unused_variables, reason = "only told")
    )]
    pub(crate) fn new(provider: &str, scheme: &'static str) -> Self {
        Self {
            #[cfg(feature = "tracing")]
            provider: provider.to_owned(),
            #[cfg(feature = "tracing")]
            scheme,
            renewals: AtomicU64::new(0),
            failures: AtomicU64::new(0),
            served_due: AtomicU64::new(0),
            waits: AtomicU64::new(0),
            replays: AtomicU64::new(0),
        }
    }

    pub(crate) fn counters(&self) -> Counters {
        Counters {
            renewals: self.renewals.load(Relaxed),
            failures: self.failures.load(Relaxed),
            served_due: self.served_due.load(Relaxed),
            waits: self.waits.load(Relaxed),
            replays: self.replays.load(Relaxed),
        }
    }

    /// A caller uses what is due.
    pub(crate) fn served_due(&self, generation: u64) {
        self.served_due.fetch_add(1, Relaxed);
        tell!(DEBUG, "keywright.served_due", self, generation = generation);
    }

    /// A caller waits for an attempt.
    pub(crate) fn waits(&self) {
        self.waits.fetch_add(1, Relaxed);
        tell!(TRACE, "keywright.waits", self);
    }

    /// A credential was refused by the provider.
    pub(crate) fn rejected(&self, generation: u64, error: &Error) {
        tell!(
            INFO,
            "keywright.rejected",
            self,
            generation = generation,
            kind = kind(error),
            status = error.status()
        );
    }

    /// A refused request can be sent again with a newer credential.
    pub(crate) fn replays(&self, generation: u64) {
        self.replays.fetch_add(1, Relaxed);
        tell!(INFO, "keywright.replay", self, generation = generation);
    }

    /// An attempt has brought a credential.
    pub(crate) fn renewed(&self, attempt: u64) {
        self.renewals.fetch_add(1, Relaxed);
        tell!(INFO, "keywright.renewed", self, attempt = attempt);
    }

    /// An attempt has failed.
    pub(crate) fn failed(&self, attempt: u64, error: &Error) {
        self.failures.fetch_add(1, Relaxed);
        tell!(
            WARN,
            "keywright.failed",
            self,
            attempt = attempt,
            kind = kind(error),
            status = error.status(),
            temporary = error.is_temporary()
        );
    }

    /// What was held is revoked and forgotten.
    pub(crate) fn closed(&self) {
        tell!(INFO, "keywright.closed", self);
    }

    /// Runs an attempt in its span. It belongs to no caller, so it follows from the one who began
    /// it and is not below that one's span.
    #[cfg_attr(
        not(feature = "tracing"),
        expect(unused_variables, clippy::unused_self, reason = "only told")
    )]
    pub(crate) fn attempt<F: Future>(
        &self,
        attempt: u64,
        purpose: Word,
        task: F,
    ) -> impl Future<Output = F::Output> + use<F> {
        #[cfg(feature = "tracing")]
        let task = {
            let span = tracing::info_span!(
                target: "keywright", parent: None, "keywright.attempt",
                provider = self.provider.as_str(), scheme = self.scheme, attempt, purpose
            );
            span.follows_from(tracing::Span::current());
            tracing::Instrument::instrument(task, span)
        };
        task
    }
}

/// Runs an exchange with a provider in its span. `endpoint`: its id in the spec; none for a path of
/// the caller's own, which is not told because it may hold anything.
#[cfg_attr(
    not(feature = "tracing"),
    expect(unused_variables, reason = "only told")
)]
pub(crate) fn exchange<'a, T, F>(
    provider: &'static str,
    endpoint: Option<&'static str>,
    method: &http::Method,
    exchange: F,
) -> impl Future<Output = F::Output> + use<'a, T, F>
where
    F: Future<Output = crate::Result<http::Response<T>>> + 'a,
{
    #[cfg(feature = "tracing")]
    let span = tracing::debug_span!(
        target: "keywright", "keywright.exchange",
        provider, endpoint, method = method.as_str(),
        status = tracing::field::Empty, failure = tracing::field::Empty
    );
    #[cfg(feature = "tracing")]
    let exchange = {
        let recorded = span.clone();
        let told = async move {
            let outcome = exchange.await;
            match &outcome {
                Ok(answer) => drop(recorded.record("status", answer.status().as_u16())),
                Err(error) => drop(recorded.record("failure", kind(error))),
            }
            outcome
        };
        tracing::Instrument::instrument(told, span)
    };
    exchange
}

/// The name of an error's kind: of a fixed set.
fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::Input => "input",
        ErrorKind::NotAccepted => "not_accepted",
        ErrorKind::Transport => "transport",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Unauthorized => "unauthorized",
        ErrorKind::SignIn => "sign_in",
        ErrorKind::Client => "client",
        ErrorKind::Scope => "scope",
        ErrorKind::Throttled => "throttled",
        ErrorKind::Unavailable => "unavailable",
        ErrorKind::Api => "api",
        ErrorKind::Decode => "decode",
        ErrorKind::Store => "store",
        ErrorKind::Interrupted => "interrupted",
    }
}
