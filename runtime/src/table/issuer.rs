//! Who issues tokens.

/// An authorization server, by its identifier: a host of the provider and what stands behind it.
/// Where the host is given another address, that is where this issuer is.
#[derive(Clone, Copy, Debug)]
pub struct Issuer {
    /// The name of its host.
    pub host: &'static str,
    /// What stands behind the host: empty, or from a slash on.
    pub path: &'static str,
    /// Whether every callback names it (RFC 9207).
    pub always: bool,
}

impl Issuer {
    /// An issuer that a callback may name.
    pub const fn new(host: &'static str, path: &'static str) -> Self {
        Self {
            host,
            path,
            always: false,
        }
    }

    /// Says that every callback names it.
    pub const fn always(mut self) -> Self {
        self.always = true;
        self
    }
}
