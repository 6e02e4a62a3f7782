//! The name of what a store keeps.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use super::Identity;

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

    /// The key of a login of the same account by a scheme. With an identity, of one of several.
    pub(crate) fn of_login(&self, scheme: &str, identity: Option<&Identity>) -> Self {
        let mut key = self.clone();
        scheme.clone_into(&mut key.scheme);
        if let Some(identity) = identity {
            let texts = identity.0.iter().flat_map(|(name, it)| [&**name, &**it]);
            key.account = format!("{}/{}", key.account, digest(texts));
        }
        key
    }

    /// A name of fixed length that says nothing of the key: half of the SHA-256 of its parts, in
    /// hexadecimal, because some file systems do not tell capitals from small letters.
    #[cfg(any(feature = "file", feature = "redis"))]
    pub(super) fn name(&self) -> String {
        let hash = hash(self.parts());
        let half: [u8; 16] = std::array::from_fn(|it| hash[it]);
        format!("{:032x}", u128::from_be_bytes(half))
    }

    /// What a record is bound to.
    #[cfg(any(feature = "file", feature = "redis"))]
    pub(super) fn hash(&self) -> [u8; 32] {
        hash(self.parts())
    }

    #[cfg(any(feature = "file", feature = "redis"))]
    fn parts(&self) -> [&str; 4] {
        [&self.provider, &self.scheme, &self.host, &self.account]
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

    /// The name that the program gave the account. It may hold any character. Where one account
    /// may have several logins of a scheme, a slash and a digest of the login follow.
    pub fn account(&self) -> &str {
        &self.account
    }
}

/// A digest by which secrets can be compared and not read: half of the SHA-256 of all texts.
pub(crate) fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    URL_SAFE_NO_PAD.encode(&hash(texts)[..16])
}

/// The SHA-256 of all texts.
fn hash<'a>(texts: impl IntoIterator<Item = &'a str>) -> [u8; 32] {
    let mut sha = Sha256::new();
    for text in texts {
        // With its length, so that no two lists of texts are one text.
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    }
    sha.finalize().into()
}
