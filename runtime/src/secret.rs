//! Secrets live in one type, so that printing one by mistake is not possible.

use std::fmt;

use zeroize::Zeroizing;

/// Text that is never printed: a key, a password, a token.
///
/// It has no `Display` and no `Serialize`, its `Debug` shows `[redacted]`, and its memory is wiped
/// when it is dropped. [`expose`](Self::expose) is the one way to read it.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself. Keep it out of logs, errors and URLs.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(
            format!("{:?}", Some(Secret::new("s3cr3t"))),
            "Some([redacted])"
        );
    }
}
