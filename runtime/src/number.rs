//! Numbers that lose no digit: balances and prices are decimal, and `f64` is not.

use std::{fmt, str::FromStr};

use zeroize::Zeroize as _;

/// A JSON number (RFC 8259 section 6), digit for digit as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(String);

/// The text is no JSON number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl Number {
    /// Wipes its digits.
    pub(crate) fn wipe(&mut self) {
        self.0.zeroize();
    }

    /// The digits as they were written, such as `12.50`. Hand them to your decimal type.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest `f64`. Digits may be lost.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number as an `i64`, if it is one.
    pub fn to_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let starts = text.starts_with(|it: char| it == '-' || it.is_ascii_digit());
        match serde_json::from_str::<serde::de::IgnoredAny>(text) {
            Ok(_) if starts && !text.ends_with(char::is_whitespace) => Ok(Self(text.to_owned())),
            _ => Err(NotANumber),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a JSON number")
    }
}

impl std::error::Error for NotANumber {}
