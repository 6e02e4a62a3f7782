//! How long something lives, in sentences.

use super::capital;
use crate::model::{Expiry, Format, Scheme, Unit};

/// How long a scheme's credential lives.
pub(crate) fn lifetime(scheme: &Scheme) -> String {
    match scheme.expires.as_slice() {
        [Expiry::Never] if !scheme.is_obtained() => "None that the client knows of.".to_owned(),
        expires => expiry(expires),
    }
}

/// How long something lives; the first that is known of counts.
fn expiry(expires: &[Expiry]) -> String {
    let Some((first, rest)) = expires.split_first() else {
        return String::new();
    };
    let mut text = format!("{}.", capital(&end(first)));
    for it in rest {
        match it {
            Expiry::Unknown => {
                text.push_str(" Where that is missing, it is renewed when it is refused.");
            }
            it => text.extend([" Where that is missing: ", &end(it), "."]),
        }
    }
    text
}

fn end(expiry: &Expiry) -> String {
    match expiry {
        Expiry::In(path, unit) => format!(
            "after the {} in `{}` of the answer",
            self::unit(*unit),
            path.join(".")
        ),
        Expiry::At(path, format) => {
            format!(
                "at the instant in `{}` of the answer ({})",
                path.join("."),
                self::format(*format)
            )
        }
        Expiry::Requested(field, _) => format!("as `{field}` of the request asks"),
        Expiry::Jwt(name) => format!("at the instant in the claim `exp` of `{name}`"),
        Expiry::After(seconds) => format!("{} after it was issued", length(*seconds)),
        Expiry::Idle(seconds) => format!("{} after it was last used", length(*seconds)),
        Expiry::Never => "never".to_owned(),
        Expiry::Unknown => "nobody says, so it is renewed when it is refused".to_owned(),
    }
}

/// A length in the largest unit that divides it.
pub(crate) fn length(seconds: u64) -> String {
    let (number, unit) = match seconds {
        it if it > 0 && it % 86_400 == 0 => (it / 86_400, "day"),
        it if it > 7_200 && it % 3_600 == 0 => (it / 3_600, "hour"),
        it if it > 0 && it % 60 == 0 => (it / 60, "minute"),
        it => (it, "second"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Seconds => "seconds",
        Unit::Minutes => "minutes",
        Unit::Milliseconds => "milliseconds",
        Unit::DaysHoursMinutes => "days, hours and minutes",
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::DateTime => "RFC 3339",
        Format::Unix => "seconds since 1970",
        Format::UnixMilliseconds => "milliseconds since 1970",
    }
}

/// How long the refresh token lives, where there is one and something is known.
pub(crate) fn refresh_expiry(scheme: &Scheme) -> Option<String> {
    (scheme.refresh.is_some() && !scheme.refresh_expires.is_empty())
        .then(|| expiry(&scheme.refresh_expires))
}
