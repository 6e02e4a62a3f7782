//! How long a credential lives, and what the answer says about it.

use keywright_generator::model::{Expiry, Format, Scheme, Unit, When};

use crate::{Json, clock::rfc3339};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// When a credential ends, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Life {
    pub(crate) expires: Option<i64>,
    /// How long it lives after each use, where use prolongs it.
    pub(crate) idle: Option<i64>,
    pub(crate) refresh_expires: Option<i64>,
}

impl Life {
    /// The life of what is issued now: as long as the request asks, else `ttl` where the server
    /// was told one, else as the spec says.
    pub(crate) fn of(
        scheme: &Scheme,
        ttl: Option<i64>,
        now: i64,
        sent: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let length = |expires: &[Expiry], own: Option<i64>, usual: i64| {
            let asked = expires.iter().find_map(|it| asked(it, now, sent));
            let fixed = expires.iter().find_map(|it| match it {
                Expiry::After(seconds) | Expiry::Idle(seconds) => {
                    i64::try_from(*seconds).ok().map(|it| it * 1000)
                }
                _ => None,
            });
            // A client that is told whole minutes must not be told less than it gets.
            asked.unwrap_or_else(|| {
                own.or(fixed)
                    .map_or(usual, |it| round_up(it, coarsest(expires)))
            })
        };
        let never = scheme.expires.first() == Some(&Expiry::Never);
        let lives = length(&scheme.expires, ttl, HOUR);
        let idle = matches!(scheme.expires.first(), Some(Expiry::Idle(_))).then_some(lives);
        let refresh = length(&scheme.refresh_expires, ttl.map(|it| it * 10), 30 * DAY);
        Self {
            expires: (!never || ttl.is_some()).then_some(now + lives),
            idle,
            refresh_expires: (!scheme.refresh_expires.is_empty()).then_some(now + refresh),
        }
    }

    /// What a lifetime becomes that the scheme's answers cannot tell as it is, because their unit
    /// is too coarse.
    pub(crate) fn rounded(scheme: &Scheme, ttl: i64) -> Option<i64> {
        let whole = round_up(ttl, coarsest(&scheme.expires));
        (whole != ttl).then_some(whole)
    }

    /// When a kept value ends that tells so itself, as a JWT does.
    pub(crate) fn of_jwt(&self, scheme: &Scheme, name: &str) -> Option<i64> {
        let says = |it: &Expiry| matches!(it, Expiry::Jwt(it) if it == name);
        if scheme.expires.iter().any(says) {
            return self.expires;
        }
        self.refresh_expires
            .filter(|_| scheme.refresh_expires.iter().any(says))
    }

    /// What the answer says about it: paths and values.
    pub(crate) fn told(&self, scheme: &Scheme, now: i64) -> Vec<(Vec<String>, Json)> {
        let mut told = Vec::new();
        for (expires, at) in [
            (&scheme.expires, self.expires),
            (&scheme.refresh_expires, self.refresh_expires),
        ] {
            let Some(at) = at else { continue };
            for expiry in expires {
                match expiry {
                    Expiry::In(path, unit) => told.push((path.clone(), spelt(*unit, at - now))),
                    Expiry::At(path, format) => told.push((path.clone(), written(*format, at))),
                    Expiry::Requested(..)
                    | Expiry::Jwt(_)
                    | Expiry::After(_)
                    | Expiry::Idle(_)
                    | Expiry::Never
                    | Expiry::Unknown => {}
                }
            }
        }
        told
    }
}

/// How long a request asks for, in milliseconds from now.
fn asked(expiry: &Expiry, now: i64, sent: &dyn Fn(&str) -> Option<String>) -> Option<i64> {
    let Expiry::Requested(field, when) = expiry else {
        return None;
    };
    let text = sent(field)?;
    let whole = || text.parse::<i64>().ok();
    Some(match when {
        When::In(Unit::DaysHoursMinutes) => days_hours_minutes(&text)?,
        When::In(unit) => whole()? * length(*unit),
        When::At(Format::DateTime) => text.parse::<jiff::Timestamp>().ok()?.as_millisecond() - now,
        When::At(Format::Unix) => whole()? * 1000 - now,
        When::At(Format::UnixMilliseconds) => whole()? - now,
    })
}

/// A length as text: days, hours and minutes, `1:02:30`.
pub(crate) fn days_hours_minutes(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    let [days, hours, minutes] = parts.as_slice() else {
        return None;
    };
    let is_digits = |it: &&&str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !parts.iter().all(|it| is_digits(&it)) {
        return None;
    }
    let below = |it: &str, limit: i64| it.parse::<i64>().ok().filter(|it| *it < limit);
    Some(below(days, 1_000_000)? * DAY + below(hours, 24)? * HOUR + below(minutes, 60)? * MINUTE)
}

fn spelt(unit: Unit, milliseconds: i64) -> Json {
    if unit == Unit::DaysHoursMinutes {
        let (days, rest) = (milliseconds / DAY, milliseconds % DAY);
        let (hours, minutes) = (rest / HOUR, rest % HOUR / MINUTE);
        return Json::Text(format!("{days}:{hours:02}:{minutes:02}"));
    }
    Json::Number((milliseconds / length(unit)).to_string())
}

fn written(format: Format, at: i64) -> Json {
    match format {
        Format::DateTime => Json::Text(rfc3339(at)),
        Format::Unix => Json::Number((at / 1000).to_string()),
        Format::UnixMilliseconds => Json::Number(at.to_string()),
    }
}

fn length(unit: Unit) -> i64 {
    match unit {
        Unit::Milliseconds => 1,
        Unit::Seconds => 1000,
        Unit::Minutes | Unit::DaysHoursMinutes => MINUTE,
    }
}

fn coarsest(expires: &[Expiry]) -> i64 {
    let unit = |it: &Expiry| match it {
        Expiry::In(_, unit) => length(*unit),
        Expiry::At(_, Format::Unix) | Expiry::Jwt(_) => 1000,
        _ => 1,
    };
    expires.iter().map(unit).max().unwrap_or(1)
}

fn round_up(milliseconds: i64, unit: i64) -> i64 {
    (milliseconds + unit - 1) / unit * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_rounded_up_to_the_unit_that_tells_it() {
        assert_eq!(round_up(5_000, length(Unit::Minutes)), 60_000);
        assert_eq!(round_up(5_000, length(Unit::Seconds)), 5_000);
    }

    #[test]
    fn days_hours_and_minutes_are_text() {
        let length = 26 * HOUR + 30 * MINUTE;
        let text = Json::Text("1:02:30".to_owned());
        assert_eq!(spelt(Unit::DaysHoursMinutes, length), text);
        assert_eq!(days_hours_minutes("1:02:30"), Some(length));
        assert_eq!(days_hours_minutes("0:24:00"), None);
        assert_eq!(days_hours_minutes("0:1:+2"), None);
        assert_eq!(days_hours_minutes("1:02"), None);
    }

    #[test]
    fn a_request_that_asks_for_a_length_gets_it() {
        let sent = |text: &'static str| move |_: &str| Some(text.to_owned());
        let of = |when, text| {
            asked(
                &Expiry::Requested("ttl".to_owned(), when),
                1000,
                &sent(text),
            )
        };
        assert_eq!(of(When::In(Unit::Minutes), "5"), Some(300_000));
        assert_eq!(of(When::At(Format::Unix), "11"), Some(10_000));
        let instant = "1970-01-01T00:00:03Z";
        assert_eq!(of(When::At(Format::DateTime), instant), Some(2_000));
        assert_eq!(asked(&Expiry::Never, 0, &sent("5")), None);
    }
}
