//! What a provider asks for in `WWW-Authenticate` (RFC 9110 section 11.6.1): why a token was refused
//! (RFC 6750 section 3), which scopes it lacks, and where the resource describes itself (RFC 9728).
//!
//! Providers write this header as they like: several challenges in one line or in several, commas
//! inside of quoted text, quotes that are left out. So the parser takes what it can read, leaves
//! out what it cannot, and fails for nothing.

use http::{HeaderMap, header};

/// How many challenges are read; a longer list is no provider's.
const MOST: usize = 16;

/// How many parameters of one challenge are read.
const MOST_PARAMETERS: usize = 32;

/// One challenge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Challenge {
    /// The authentication scheme, as it was written.
    pub(super) scheme: String,
    /// What stands in place of parameters, such as the blob of `Negotiate`.
    pub(super) token68: Option<String>,
    /// The parameters, in order, with their names in lower case.
    pub(super) parameters: Vec<(String, String)>,
}

/// What the challenges of an answer say about the token that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Why it was refused.
    pub(super) error: Option<Why>,
    /// The scopes that the request needs, where they are named.
    pub(super) scopes: Vec<String>,
    /// The address of the resource's metadata (RFC 9728 section 5.1).
    pub(super) resource_metadata: Option<String>,
}

/// Why a token was refused (RFC 6750 section 3.1). Other words say nothing that a status does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// `invalid_token`: it has expired or was revoked.
    InvalidToken,
    /// `insufficient_scope`.
    InsufficientScope,
}

/// What an answer tells of the token.
pub(super) fn told(headers: &HeaderMap) -> Told {
    let mut told = Told::default();
    for it in challenges(headers) {
        let error = match it.parameter("error") {
            Some("invalid_token") => Some(Why::InvalidToken),
            Some("insufficient_scope") => Some(Why::InsufficientScope),
            _ => None,
        };
        // The first that says why is about what was sent; others list what else there is.
        if told.error.is_none() && error.is_some() {
            told.error = error;
            let scopes = it.parameter("scope").unwrap_or_default();
            told.scopes = scopes.split_whitespace().map(str::to_owned).collect();
        }
        let address = it.parameter("resource_metadata").map(str::to_owned);
        told.resource_metadata = told.resource_metadata.or(address);
    }
    told
}

/// All challenges of an answer, over all of its headers.
pub(crate) fn challenges(headers: &HeaderMap) -> Vec<Challenge> {
    let mut found = Vec::new();
    for value in headers.get_all(header::WWW_AUTHENTICATE) {
        // A challenge does not go on in another header.
        read(&String::from_utf8_lossy(value.as_bytes()), &mut found);
    }
    found
}

impl Challenge {
    /// A parameter by its name; the first, where it is there twice.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.parameters.iter();
        let (_, value) = parameters.find(|it| it.0 == name)?;
        Some(value)
    }
}

/// Reads one header: elements between commas, each a scheme, a scheme with its first parameter, or
/// a further parameter.
fn read(text: &str, found: &mut Vec<Challenge>) {
    let own = found.len();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return;
        }
        let (word, after) = token(rest);
        if word.is_empty() {
            rest = beyond(rest);
            continue;
        }
        let is_parameter = after.trim_start_matches([' ', '\t']).starts_with('=');
        if !is_parameter {
            if found.len() == MOST {
                return;
            }
            found.push(Challenge {
                scheme: word.to_owned(),
                ..Challenge::default()
            });
            rest = after.trim_start_matches([' ', '\t']);
            if let (Some(last), Some((blob, after))) = (found.last_mut(), token68(rest)) {
                last.token68 = Some(blob.to_owned());
                rest = after;
            }
            continue;
        }
        let (value, after) = value(after.trim_start_matches([' ', '\t', '=']));
        rest = after;
        // A parameter before the first scheme belongs to nothing.
        if let Some(last) = found.get_mut(own..).and_then(<[_]>::last_mut)
            && last.parameters.len() < MOST_PARAMETERS
        {
            last.parameters.push((word.to_ascii_lowercase(), value));
        }
    }
}

/// The token (RFC 9110 section 5.6.2) that a text begins with, and what follows it.
fn token(text: &str) -> (&str, &str) {
    let is_part = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it);
    let end = text.find(|it| !is_part(it)).unwrap_or(text.len());
    text.split_at(end)
}

/// The one text in place of parameters (RFC 9110 section 11.2), where there is one: it ends with
/// the challenge, so what is followed by a value is the name of a parameter.
fn token68(text: &str) -> Option<(&str, &str)> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || "-._~+/".contains(it);
    let end = text.find(|it| !is_part(it)).unwrap_or(text.len());
    let padding = text[end..].len() - text[end..].trim_start_matches('=').len();
    let (blob, after) = text.split_at(end + padding);
    let is_end = after.trim_start_matches([' ', '\t']);
    let is_end = is_end.is_empty() || is_end.starts_with(',');
    (end > 0 && is_end).then_some((blob, after))
}

/// The value of a parameter, in quotes or without, and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ', '\t']).unwrap_or(text.len());
        let (value, after) = text.split_at(end);
        return (value.to_owned(), after);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, it)) = characters.next() {
        match it {
            '"' => return (value, &quoted[at + 1..]),
            '\\' => value.extend(characters.next().map(|it| it.1)),
            it => value.push(it),
        }
    }
    // Nobody closed it.
    (value, "")
}

/// What follows something that is no token: the rest after a quoted text, or after a character.
fn beyond(text: &str) -> &str {
    if text.starts_with('"') {
        return value(text).1;
    }
    let mut characters = text.chars();
    characters.next();
    characters.as_str()
}

#[cfg(test)]
mod tests;
