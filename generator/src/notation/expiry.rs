//! How long something lives: `from expires_in`, `after 60m`, `after 60m idle`, `never`, `unknown`.

use std::ops::Range;

use super::{Fault, Parsed, path, words};
use crate::suggest::nearest;

/// An expiry as it is written; the unit of `from` is in the type of the answer's member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expiry {
    /// The answer says, at this path.
    From(Vec<String>),
    /// The claim `exp` of a kept value: of this one, or of the one that is sent.
    Jwt(Option<String>),
    /// So many seconds after it was issued.
    After(u64),
    /// So many seconds after it was last used.
    Idle(u64),
    /// It does not expire.
    Never,
    /// Nobody says.
    Unknown,
}

const HELP: &str = "write `from path`, `jwt`, `after 60m`, `after 60m idle`, `never` or `unknown`";

/// The words with which an expiry begins.
const WORDS: &[&str] = &["from", "jwt", "after", "never", "unknown"];

/// Reads an expiry.
pub(crate) fn parse(text: &str) -> Parsed<Expiry> {
    let found: Vec<_> = words(text).collect();
    let texts: Vec<_> = found.iter().map(|it| &text[it.clone()]).collect();
    Ok(match texts[..] {
        ["never"] => Expiry::Never,
        ["unknown"] => Expiry::Unknown,
        ["from", at] => Expiry::From(path::parse(at).map_err(|it| it.shift(found[1].start))?),
        ["jwt"] => Expiry::Jwt(None),
        ["jwt", name] => {
            let legal = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_';
            if !name.bytes().all(legal) {
                return Err(Fault::new(
                    found[1].clone(),
                    format!("`{name}` is no name of a kept value"),
                    "keep the token, `keep: { id_token: data.idToken }`, and name it: `jwt id_token`",
                ));
            }
            Expiry::Jwt(Some(name.to_owned()))
        }
        ["after", length] => {
            Expiry::After(duration(length).map_err(|it| it.shift(found[1].start))?)
        }
        ["after", length, "idle"] => {
            Expiry::Idle(duration(length).map_err(|it| it.shift(found[1].start))?)
        }
        _ => return Err(unknown(text, &texts, &found)),
    })
}

/// No expiry: its first word may be misspelt, or the word before a length is missing.
fn unknown(text: &str, texts: &[&str], places: &[Range<usize>]) -> Fault {
    let message = format!("`{text}` is no expiry");
    if let Some(meant) = written_out(texts) {
        return Fault {
            meant: Some(meant.clone()),
            ..Fault::new(0..text.len(), message, format!("write `{meant}`"))
        };
    }
    match (texts, places) {
        ([one], [place]) if duration(one).is_ok() => Fault {
            meant: Some(format!("after {one}")),
            ..Fault::new(place.clone(), message, format!("write `after {one}`"))
        },
        ([one], [place]) if !one.is_empty() && one.bytes().all(|it| it.is_ascii_digit()) => {
            let message = format!("`{one}` has no unit");
            Fault::new(
                place.clone(),
                message,
                format!("write `after {one}s` where these are seconds"),
            )
        }
        // The path of a member, which has the word `from` before it.
        ([one], [place]) if nearest(one, WORDS.iter().copied()).is_none() && is_member(one) => {
            Fault {
                meant: Some(format!("from {one}")),
                ..Fault::new(place.clone(), message, format!("write `from {one}`"))
            }
        }
        ([word, ..], [place, ..]) if !WORDS.contains(word) => {
            let known = WORDS.iter().copied();
            Fault::word(place.clone(), word, known, message, HELP)
        }
        ([first, _, last], [_, _, place]) if *first == "after" => {
            Fault::word(place.clone(), last, ["idle"], message, HELP)
        }
        _ => Fault::new(0..text.len(), message, HELP),
    }
}

fn is_member(text: &str) -> bool {
    let letter = |it: char| it.is_ascii_alphanumeric() || "._".contains(it);
    text.contains(['_', '.']) && text.chars().all(letter)
}

/// What was meant with `30 min`, `after 2 hours idle` or `in 7days`.
fn written_out(texts: &[&str]) -> Option<String> {
    let (idle, texts) = match texts {
        [rest @ .., "idle" | "inactive" | "inactivity"] => {
            let before = rest
                .split_last()
                .filter(|it| ["of", "if", "when"].contains(it.0));
            (" idle", before.map_or(rest, |it| it.1))
        }
        _ => ("", texts),
    };
    let texts = match texts {
        ["after" | "in" | "for", rest @ ..] => rest,
        _ => texts,
    };
    let joined = texts.concat();
    let digits = joined.find(|it: char| !it.is_ascii_digit())?;
    let (number, unit) = joined.split_at(digits);
    let unit = match unit.to_ascii_lowercase().trim_end_matches('.') {
        "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" => "h",
        "d" | "day" | "days" => "d",
        _ => return None,
    };
    let length = format!("{number}{unit}");
    duration(&length).ok()?;
    Some(format!("after {length}{idle}"))
}

/// Reads a length such as `90s`, `60m`, `2h5m` or `30d` as seconds.
pub(crate) fn duration(text: &str) -> Parsed<u64> {
    let fault = || {
        Fault::new(
            0..text.len(),
            format!("`{text}` is no length of time"),
            "write numbers with `d`, `h`, `m` or `s`: `60m`, `2h5m`",
        )
    };
    let mut total = 0_u64;
    let mut last = u64::MAX;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest
            .find(|it: char| !it.is_ascii_digit())
            .ok_or_else(fault)?;
        if rest.starts_with('0') {
            return Err(fault());
        }
        let number: u64 = rest[..digits].parse().map_err(|_| fault())?;
        let unit = match rest.as_bytes()[digits] {
            b'd' => 86_400,
            b'h' => 3_600,
            b'm' => 60,
            b's' => 1,
            _ => return Err(fault()),
        };
        // Larger units first, each once: otherwise there would be many spellings of one length.
        if unit >= last {
            return Err(fault());
        }
        last = unit;
        total = number
            .checked_mul(unit)
            .and_then(|it| it.checked_add(total))
            .ok_or_else(fault)?;
        rest = &rest[digits + 1..];
    }
    if total == 0 || total > 100 * 365 * 86_400 {
        Err(fault())
    } else {
        Ok(total)
    }
}
