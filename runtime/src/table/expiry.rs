//! How long a credential lives, as a provider says it.

/// How long something lives.
#[derive(Clone, Copy, Debug)]
pub enum Expiry {
    /// The answer gives a length, at this path; counted from the sending of the request.
    In(&'static [&'static str], Unit),
    /// The answer gives an instant, at this path; corrected by the answer's `Date` where it has one.
    At(&'static [&'static str], Format),
    /// A field that was sent says it, by its name; counted from the sending of the request.
    Requested(&'static str, When),
    /// The claim `exp` of the kept value of this name says it (RFC 7519 section 4.1.4). The token is
    /// read and not verified: whoever issued it was asked for it over TLS.
    Jwt(&'static str),
    /// So many seconds after it was issued.
    After(u64),
    /// So many seconds after it was last used.
    Idle(u64),
    /// It does not expire.
    Never,
    /// Nobody says: it is renewed when it is refused.
    Unknown,
}

/// A length or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// So long after the request was sent.
    In(Unit),
    /// At that instant.
    At(Format),
}

/// The unit of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Milliseconds.
    Milliseconds,
    /// Days, hours and minutes as one text, such as `1:02:30`.
    DaysHoursMinutes,
}

/// The format of an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 3339; UTC where no offset is given.
    DateTime,
    /// Seconds since 1970-01-01T00:00:00Z.
    Unix,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMilliseconds,
}
