//! What takes the place of keys where the feature `jwt` is off: they are refused with a word.

use crate::{Error, Result, Secret, Value, table::Algorithm};

/// A key that cannot be read.
pub(super) struct Key {
    /// The name that it has itself.
    pub(super) id: Option<String>,
}

impl Key {
    pub(super) fn read(_: Algorithm, name: &str, _: &str) -> Result<Self> {
        let message =
            format!("`{name}` signs tokens, which needs the feature `jwt` of `keywright`");
        Err(Error::input(message))
    }

    pub(super) fn generate(_: Algorithm) -> Result<Secret> {
        let message = "tokens that are bound to a key need the feature `jwt` of `keywright`";
        Err(Error::input(message))
    }

    #[expect(clippy::unused_self, reason = "there is no such key")]
    pub(super) fn public(&self) -> Result<Value> {
        Err(Error::input("there is no key without the feature `jwt`"))
    }

    #[expect(clippy::unused_self, reason = "there is no such key")]
    pub(super) fn sign(&self, _: &Value, _: &Value) -> Result<Secret> {
        Err(Error::input("nothing is signed without the feature `jwt`"))
    }
}
