//! One credential that the server issued, and whether it is still good.

mod life;

pub(crate) use life::{Life, days_hours_minutes};

use crate::{Refusal, refusal::Class};

/// One credential that the server issued.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    /// The scheme, as an index.
    pub(crate) scheme: usize,
    /// All that came from one login by renewing share a family.
    pub(crate) family: usize,
    pub(crate) stage: Stage,
    /// How many acquire steps are done.
    pub(crate) steps: usize,
    /// The values that the client keeps.
    pub(crate) kept: Vec<(String, String)>,
    /// The scopes that it has, where that is known.
    pub(crate) scopes: Option<Vec<String>>,
    pub(crate) life: Life,
    /// Whether its refresh token, or the code that it is, was used.
    pub(crate) spent: bool,
    pub(crate) end: Option<End>,
}

/// Where in a life a grant stands.
#[derive(Clone, Debug)]
pub(crate) enum Stage {
    /// The caller holds what it is refreshed with, from the start.
    Held,
    /// A person let the client in; the code waits for its exchange.
    Consented(Consent),
    /// A person may enter the code, and the client asks whether that was done.
    Entered(Entry),
    /// A step made it; where that step exchanged a code, the family of the code.
    Issued(Option<usize>),
}

/// What a person agreed to, to which the exchange of the code is held.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    /// Where the person was sent back to.
    pub(crate) redirect_uri: Option<String>,
    /// The digest of what the exchange must prove (RFC 7636 section 4.6).
    pub(crate) challenge: Option<String>,
    /// The key that the exchange must prove (RFC 9449 section 10).
    pub(crate) key: Option<String>,
}

/// A device code that waits for a person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// When the client asked last, or got the code.
    pub(crate) asked: i64,
    /// How long it has to wait before it asks again, in milliseconds.
    pub(crate) interval: i64,
    /// Whether the person has agreed, or refused; none: nobody has entered the code.
    pub(crate) decided: Option<bool>,
}

/// Why a credential is of no use before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The server forgot it; its refresh token still works.
    Forgotten,
    /// It was revoked, by the client or because its refresh token was used twice.
    Revoked,
}

impl Grant {
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.kept
            .iter()
            .find(|(it, _)| it == name)
            .map(|(_, value)| value.clone())
    }

    /// Whether a step made it, so that it holds a token.
    pub(crate) fn is_issued(&self) -> bool {
        matches!(self.stage, Stage::Issued(_))
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
