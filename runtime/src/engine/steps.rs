//! The seam to the exchange: the engine says which step to run and never sees a request.

use std::time::Duration;

use zeroize::Zeroizing;

use super::Ready;
use crate::{
    BoxFuture, Result, Timestamp, Value, Values,
    address::Address,
    table::{Mint, Scheme, Step},
};

/// Runs the steps of a scheme's life.
pub(crate) trait Steps: Send + Sync {
    /// Runs one step: fills its fields from templates, `values` and constants, authenticates with
    /// `held`, the scheme's own credential or its parent's, and reads what is to be kept.
    fn run<'a>(
        &'a self,
        scheme: &'static Scheme,
        step: &'static Step,
        values: &'a Values,
        held: Option<&'a Ready>,
    ) -> BoxFuture<'a, Result<Answer>>;

    /// Finds out where the steps of a scheme are, where only its authorization server tells that.
    fn locate<'a>(&'a self, scheme: &'static Scheme) -> BoxFuture<'a, Result<()>>;

    /// Where the calls of a scheme go with these values, if not to the host `base` as it is.
    fn address(&self, scheme: &'static Scheme, values: &Values) -> Result<Option<Address>>;

    /// Makes a token of the scheme that is its credential, or a part of it.
    fn mint(&self, mint: &'static Mint, values: &Values) -> Result<Value>;

    /// How long one step can take at most. The lock of the store is leased by it.
    fn longest(&self) -> Duration;
}

/// What a step brought.
pub(crate) struct Answer {
    /// The fields that were sent.
    pub(crate) asked: Values,
    /// What was kept.
    pub(crate) kept: Values,
    /// What schemes keep whose credentials it holds, too, if it is the last of an acquiring.
    pub(crate) yielded: Vec<(&'static Scheme, Values)>,
    /// The whole body, where expiries are found.
    pub(crate) body: Zeroizing<Value>,
    /// When the provider says that it answered.
    pub(crate) date: Option<Timestamp>,
}
