//! One credential that the server issued, and whether it is still good.

use keywright_generator::model::{Expiry, Format, Scheme, Unit};

use crate::{Json, Refusal, clock::rfc3339, refusal::Class};

/// One credential that the server issued.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    /// The scheme, as an index.
    pub(crate) scheme: usize,
    /// All that came from one login by renewing share a family.
    pub(crate) family: usize,
    /// How many acquire steps are done.
    pub(crate) steps: usize,
    /// The values that the client keeps.
    pub(crate) kept: Vec<(String, String)>,
    pub(crate) life: Life,
    pub(crate) refresh_spent: bool,
    pub(crate) end: Option<End>,
}

/// Why a credential is of no use before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The server forgot it; its refresh token still works.
    Forgotten,
    /// It was revoked, by the client or because its refresh token was used twice.
    Revoked,
}

/// When a credential ends, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Life {
    pub(crate) expires: Option<i64>,
    /// How long it lives after each use, where use prolongs it.
    pub(crate) idle: Option<i64>,
    pub(crate) refresh_expires: Option<i64>,
}

impl Grant {
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.kept
            .iter()
            .find(|(it, _)| it == name)
            .map(|(_, value)| value.clone())
    }

    /// Whether it is good now.
    pub(crate) fn standing(&self, now: i64) -> Result<(), Refusal> {
        let reason = match (self.end, self.life.expires) {
            (Some(End::Revoked), _) => "the token was revoked".to_owned(),
            (Some(End::Forgotten), _) => "the server ended the token before its time".to_owned(),
            (None, Some(at)) if at <= now => format!("the token expired {} ago", span(now - at)),
            (None, _) => return Ok(()),
        };
        Err(Refusal::new(Class::Expired, reason))
    }
}

fn span(milliseconds: i64) -> String {
    match milliseconds / 1000 {
        0 => "a moment".to_owned(),
        seconds if seconds < 120 => format!("{seconds} s"),
        seconds => format!("{} min", seconds / 60),
    }
}

impl Life {
    /// The life of what is issued now: `ttl` where the server was told one, else as the spec says.
    pub(crate) fn of(scheme: &Scheme, ttl: Option<i64>, now: i64) -> Self {
        const HOUR: i64 = 3_600_000;
        let length = |expires: &[Expiry], own: Option<i64>, usual: i64| {
            let fixed = expires.iter().find_map(|it| match it {
                Expiry::After(seconds) | Expiry::Idle(seconds) => {
                    i64::try_from(*seconds).ok().map(|it| it * 1000)
                }
                _ => None,
            });
            // A client that is told whole minutes must not be told less than it gets.
            own.or(fixed)
                .map_or(usual, |it| round_up(it, coarsest(expires)))
        };
        let never = scheme.expires.first() == Some(&Expiry::Never);
        let lives = length(&scheme.expires, ttl, HOUR);
        let idle = matches!(scheme.expires.first(), Some(Expiry::Idle(_))).then_some(lives);
        let refresh = length(
            &scheme.refresh_expires,
            ttl.map(|it| it * 10),
            30 * 24 * HOUR,
        );
        Self {
            expires: (!never || ttl.is_some()).then_some(now + lives),
            idle,
            refresh_expires: (!scheme.refresh_expires.is_empty()).then_some(now + refresh),
        }
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
                    Expiry::In(path, unit) => {
                        told.push((
                            path.clone(),
                            Json::Number(((at - now) / length(*unit)).to_string()),
                        ));
                    }
                    Expiry::At(path, format) => told.push((path.clone(), written(*format, at))),
                    Expiry::After(_) | Expiry::Idle(_) | Expiry::Never | Expiry::Unknown => {}
                }
            }
        }
        told
    }
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
        Unit::Minutes => 60_000,
    }
}

fn coarsest(expires: &[Expiry]) -> i64 {
    let unit = |it: &Expiry| match it {
        Expiry::In(_, unit) => length(*unit),
        Expiry::At(_, Format::Unix) => 1000,
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
}
