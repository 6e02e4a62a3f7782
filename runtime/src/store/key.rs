//! The name of what a store keeps.

/// Names one credential in a store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoreKey {
    provider: String,
    scheme: String,
    host: String,
    account: String,
}

impl StoreKey {
    /// The key of a provider's scheme on one host for one account. The account may be empty.
    pub fn new(
        provider: impl Into<String>,
        scheme: impl Into<String>,
        host: impl Into<String>,
        account: impl Into<String>,
    ) -> Self {
        Self {
            provider: provider.into(),
            scheme: scheme.into(),
            host: host.into(),
            account: account.into(),
        }
    }

    /// The provider's name in its spec.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// The scheme's id in the spec.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The addresses of the provider's hosts: what one of them issued is sent to no others.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The name that the program gave the account. It may hold any character.
    pub fn account(&self) -> &str {
        &self.account
    }
}
