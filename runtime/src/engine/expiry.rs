//! Reads from answers how long a credential lives, as leniently as providers write it.
//!
//! A length that is zero or negative, or an instant that has passed already, says nothing about a
//! credential that was issued a moment ago; the next source is asked then. Believing it would
//! mean one renewal for every call.

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use crate::{
    Now, Timestamp, Value, Values,
    store::Lasting,
    table::{Expiry, Format, Unit, When},
    value::parse,
};

/// A century, which is as good as for ever and overflows nothing.
const LONGEST: Duration = Duration::from_secs(100 * 366 * 24 * 60 * 60);

/// An answer, and when and with what it was asked for.
pub(super) struct Heard<'a> {
    pub(super) sent: Now,
    pub(super) asked: &'a Values,
    pub(super) body: &'a Value,
    pub(super) date: Option<Timestamp>,
}

/// How long what the answers brought lives, and since when. The first source that knows wins, and
/// among answers the last one. `kept` is what was kept of all of them.
pub(super) fn lasting(
    expires: &[Expiry],
    answers: &[Heard<'_>],
    kept: &Values,
) -> Option<(Lasting, Now)> {
    let latest = answers.last()?;
    let last = latest.sent;
    let found = |read: &dyn Fn(&Heard<'_>) -> Option<Duration>| {
        let mut latest_first = answers.iter().rev();
        latest_first.find_map(|it| Some((Lasting::For(read(it)?), it.sent)))
    };
    let known = expires.iter().find_map(|expiry| match expiry {
        Expiry::In(path, unit) => found(&|it| length(it.body.at(path)?, *unit)),
        Expiry::At(path, format) => found(&|it| until(it, it.body.at(path)?, *format)),
        Expiry::Requested(field, when) => found(&|it| match when {
            When::In(unit) => length(it.asked.get(field)?, *unit),
            When::At(format) => until(it, it.asked.get(field)?, *format),
        }),
        Expiry::Jwt(name) => {
            let claimed = kept.get(name).and_then(|it| exp(&it.text()?));
            let length = claimed.and_then(|it| until(latest, &it, Format::Unix));
            length.map(|it| (Lasting::For(it), last))
        }
        Expiry::After(seconds) => at_most(*seconds).map(|it| (Lasting::For(it), last)),
        Expiry::Idle(seconds) => at_most(*seconds).map(|it| (Lasting::Idle(it), last)),
        Expiry::Never => Some((Lasting::Never, last)),
        Expiry::Unknown => Some((Lasting::Unknown, last)),
    });
    Some(known.unwrap_or((Lasting::Unknown, last)))
}

fn at_most(seconds: u64) -> Option<Duration> {
    (seconds > 0).then(|| Duration::from_secs(seconds).min(LONGEST))
}

/// A length: a number, or a text that is one.
pub(super) fn length(value: &Value, unit: Unit) -> Option<Duration> {
    let seconds = match unit {
        Unit::Seconds => number(value)?,
        Unit::Minutes => number(value)? * 60.0,
        Unit::Milliseconds => number(value)? / 1000.0,
        Unit::DaysHoursMinutes => days_hours_minutes(&value.text()?)?,
    };
    let length = Duration::try_from_secs_f64(seconds.min(LONGEST.as_secs_f64())).ok()?;
    (length > Duration::ZERO).then_some(length)
}

/// The seconds of a text such as `1:02:30`: exactly three numbers.
fn days_hours_minutes(text: &str) -> Option<f64> {
    let mut parts = text.split(':').map(|it| {
        let digits = it.trim();
        let is_plain = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
        is_plain.then(|| digits.parse::<f64>().ok())?
    });
    let (days, hours, minutes) = (parts.next()??, parts.next()??, parts.next()??);
    let seconds = ((days * 24.0 + hours) * 60.0 + minutes) * 60.0;
    parts.next().is_none().then_some(seconds)
}

/// The time from an answer's own date, or else from the request, to an instant.
fn until(heard: &Heard<'_>, value: &Value, format: Format) -> Option<Duration> {
    let instant = match format {
        Format::DateTime => Timestamp::parse(&value.text()?)?,
        Format::Unix => since_1970(number(value)?)?,
        Format::UnixMilliseconds => since_1970(number(value)? / 1000.0)?,
    };
    let length = instant.saturating_since(heard.date.unwrap_or(heard.sent.wall));
    (length > Duration::ZERO).then_some(length.min(LONGEST))
}

/// The claim `exp` of a JSON Web Token (RFC 7519 section 4.1.4), which is a number.
fn exp(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_header, payload) = (parts.next()?, parts.next()?);
    let payload = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('='));
    let claims = parse(&Zeroizing::new(payload.ok()?)).ok()?;
    let claim = claims.at(&["exp"])?;
    matches!(claim, Value::Number(_)).then(|| claim.clone())
}

fn since_1970(seconds: f64) -> Option<Timestamp> {
    // 1e12 seconds are the year 33658, past which nobody means what they say.
    let length = Duration::try_from_secs_f64(seconds.min(1e12)).ok()?;
    Some(Timestamp::from_unix(0).saturating_add(length))
}

fn number(value: &Value) -> Option<f64> {
    let number: f64 = value.text()?.trim().parse().ok()?;
    (!number.is_nan()).then_some(number)
}

#[cfg(test)]
mod tests;
