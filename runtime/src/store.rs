//! Where tokens rest.

/// Keeps tokens.
pub trait TokenStore: Send + Sync {}

/// Keeps them in memory.
#[derive(Debug, Default)]
pub struct MemoryStore;

impl MemoryStore {
    /// An empty one.
    pub fn new() -> Self {
        Self
    }
}

impl TokenStore for MemoryStore {}

/// Names a token.
#[derive(Clone, Debug)]
pub(crate) struct StoreKey;

impl StoreKey {
    pub(crate) fn new(_provider: &'static str, _scheme: &'static str, _account: &str) -> Self {
        Self
    }
}
