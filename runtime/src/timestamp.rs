//! An instant on the wall clock: what an expiry or a `Date` header says, as plain milliseconds.

use std::{fmt, time::Duration};

/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// An instant from Unix seconds.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// An instant from Unix milliseconds.
    pub const fn from_unix_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Unix milliseconds.
    pub const fn unix_milliseconds(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339; UTC where no offset is given, because that is what vendors mean by it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let instant = text.parse::<jiff::Timestamp>().ok().or_else(|| {
            let civil: jiff::civil::DateTime = text.parse().ok()?;
            jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()
        })?;
        Some(Self(instant.as_millisecond()))
    }

    /// Reads the date of an HTTP header (RFC 9110 section 5.6.7).
    pub(crate) fn parse_http(text: &str) -> Option<Self> {
        let zoned = jiff::fmt::rfc2822::parse(text.trim()).ok()?;
        Some(Self(zoned.timestamp().as_millisecond()))
    }

    /// The instant so much later.
    #[must_use]
    pub fn saturating_add(self, length: Duration) -> Self {
        Self(
            self.0
                .saturating_add(i64::try_from(length.as_millis()).unwrap_or(i64::MAX)),
        )
    }

    /// The instant so much earlier.
    #[must_use]
    pub fn saturating_sub(self, length: Duration) -> Self {
        Self(
            self.0
                .saturating_sub(i64::try_from(length.as_millis()).unwrap_or(i64::MAX)),
        )
    }

    /// The time from an earlier instant to this one; zero if that one is later.
    pub fn saturating_since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339, in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(instant) => write!(f, "{instant}"),
            Err(_) => write!(f, "{} ms since 1970", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_an_offset_is_utc() {
        let expected = Some(Timestamp::from_unix(1_735_689_600));
        for text in [
            "2025-01-01T00:00:00Z",
            "2025-01-01T00:00:00",
            "2025-01-01 00:00:00",
            "2025-01-01T01:00:00+01:00",
            "2025-01-01T01:00:00.000+0100",
        ] {
            assert_eq!(Timestamp::parse(text), expected, "{text}");
        }
        assert_eq!(Timestamp::parse("soon"), None);
    }

    #[test]
    fn http_dates() {
        let instant = Timestamp::parse_http("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(instant, Some(Timestamp::from_unix(784_111_777)));
        assert_eq!(
            instant.map(|it| it.to_string()).as_deref(),
            Some("1994-11-06T08:49:37Z")
        );
    }
}
