//! What an author meant who writes it in a form of another language or program.

use super::foreign::{by_status, said_elsewhere};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::Mapping;
use crate::notation::placement;
use crate::suggest::suggest;
use crate::tree::{Entry, Text, Value};

/// `call:GET /ping`, which is a text to YAML.
pub(super) fn without_space(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    let is_key = |it: char| it.is_ascii_lowercase() || it == '_';
    let is_split = !key.is_empty() && key.chars().all(is_key);
    (is_split && !value.is_empty() && !value.starts_with(['/', ' '])).then_some((key, value))
}

/// A text between the quotes of a word processor, which YAML takes for a part of it.
pub(super) fn plain_quotes(text: Text, report: &mut Diagnostics) -> Text {
    const QUOTES: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '«', '»'];
    let is_quoted = text.text.starts_with(QUOTES) && text.text.ends_with(QUOTES);
    let inside = text.text.trim_matches(QUOTES);
    if !is_quoted || inside.is_empty() {
        return text;
    }
    let first = text.text.chars().next().unwrap_or('“');
    let written = format!("\"{inside}\"");
    let message = format!("`{first}` is no quote to YAML, it would be a part of the text");
    let found = report.error(Code::Character, text.span, message);
    found
        .help(format!("write `{written}`"))
        .fix(text.span, written);
    found.read_as_meant();
    Text::made(inside, text.span)
}

/// One address in the place of the further hosts, where the first one is not named.
pub(super) fn sole_host(
    entry: &Entry,
    free: &[&'static str],
    report: &mut Diagnostics,
) -> Option<&'static str> {
    let is_one = entry.key.text == "hosts" && matches!(entry.value.value, Value::Text(_));
    let meant = free.iter().copied().find(|it| *it == "base_url")?;
    if !is_one {
        return None;
    }
    let message = "`hosts` names hosts beside the first one, which is `base_url`";
    let found = report.error(Code::Form, entry.key.span, message);
    found
        .help(format!("write `{meant}`"))
        .fix(entry.key.span, meant);
    found.read_as_meant();
    Some(meant)
}

/// Words that other languages have for keys of ours.
const SYNONYMS: &[(&str, &str)] = &[
    ("login", "acquire"),
    ("log_in", "acquire"),
    ("sign_in", "acquire"),
    ("obtain", "acquire"),
    ("renew", "refresh"),
    ("logout", "revoke"),
    ("log_out", "revoke"),
    ("sign_out", "revoke"),
    ("ttl", "expires"),
    ("lifetime", "expires"),
    ("save", "keep"),
    ("store", "keep"),
    ("name", "title"),
    ("url", "base_url"),
    ("server", "base_url"),
    ("security", "auth"),
    ("description", "help"),
    ("summary", "help"),
    ("response", "returns"),
    ("responses", "returns"),
    ("requestBody", "json"),
    ("request_body", "json"),
    ("payload", "json"),
    ("params", "query"),
    ("parameters", "query"),
    ("header", "headers"),
    ("request", "call"),
    ("regex", "pattern"),
    ("link", "docs"),
    ("note", "quirk"),
    ("notes", "quirk"),
];

/// Reports a key that the mapping does not have; the one that was meant, where that is plain and
/// among those that are not written.
pub(super) fn unknown(
    entry: &Entry,
    free: &[&'static str],
    mapping: &'static Mapping,
    report: &mut Diagnostics,
) -> Option<&'static str> {
    let key = &entry.key;
    if let (Value::Empty, Some((name, value))) = (&entry.value.value, key.text.split_once(':'))
        && mapping.key(name).is_some()
    {
        report
            .error(
                Code::UnknownKey,
                key.span,
                format!("a space is missing behind the colon of `{name}`"),
            )
            .help(format!("write `{name}: {value}`"));
        return None;
    }
    if matches!(entry.value.value, Value::Empty) && key.text.contains(' ') {
        report
            .error(
                Code::UnknownKey,
                key.span,
                format!("`{}` is taken for a key", key.text),
            )
            .help("a comma ends a text inside `{ }`: put the whole text in quotes");
        return None;
    }
    if said_elsewhere(key, mapping, report) || by_status(entry, report) {
        return None;
    }
    if mapping.name == "endpoint" && ["method", "path", "url"].contains(&key.text.as_str()) {
        let message = "the method and the path of an endpoint stand in one line, `call`";
        let found = report.error(Code::UnknownKey, key.span, message);
        found.about("call").help("write `call: GET /path`");
        return None;
    }
    if ["file", "endpoint"].contains(&mapping.name) && is_endpoint(&entry.value.value) {
        let message = format!(
            "the endpoint `{}` does not stand below `endpoints:`",
            key.text
        );
        let found = report.error(Code::UnknownKey, key.span, message);
        found.help("indent it like the other endpoints, by two spaces, and its keys by four");
        return None;
    }
    let article = if mapping.name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    let message = format!("{article} {} has no key `{}`", mapping.name, key.text);
    let is_read = !report.is_full();
    let found = report.error(Code::UnknownKey, key.span, message);
    if !is_read {
        return None;
    }
    if let Some(help) = values(entry, mapping) {
        found.help(help);
        return None;
    }
    let free = free.iter().copied();
    let other = SYNONYMS.iter().find(|it| it.0 == key.text).map(|it| it.1);
    if let Some(meant) = free.clone().find(|it| Some(*it) == other) {
        found.help(format!("write `{meant}`")).fix(key.span, meant);
        found.read_as_meant();
        return Some(meant);
    }
    if ["required", "optional"].contains(&key.text.as_str()) {
        found.help(format!(
            "what may be missing has the word before its name, `optional name`; leave `{}` out",
            key.text
        ));
        return None;
    }
    if placement::parse(&key.text).is_ok() && mapping.key("send").is_some() {
        let value = match &entry.value.value {
            Value::Text(it) if it.text.starts_with('{') => format!("\"{}\"", it.text),
            Value::Text(it) => it.text.clone(),
            _ => "\"{key}\"".to_owned(),
        };
        found.help(format!(
            "write it below `send:`, as `{}: {value}`",
            key.text
        ));
        return None;
    }
    let Some(meant) = suggest(found, &key.text, key.span, free.clone()) else {
        let missing = |name: &&str| mapping.key(name).is_some_and(|it| it.required);
        let missing: Vec<_> = free.filter(missing).map(|it| format!("`{it}`")).collect();
        if !missing.is_empty() {
            let help = found.help.take().unwrap_or_default();
            found.help(format!("{} is missing; {help}", missing.join(" and ")));
        }
        return None;
    };
    found.read_as_meant();
    Some(meant)
}

/// What to write for `enum: [a, b]`, as schemas of JSON have it beside the type.
fn values(entry: &Entry, mapping: &Mapping) -> Option<String> {
    let Value::List(items) = &entry.value.value else {
        return None;
    };
    if entry.key.text != "enum" || mapping.key("type").is_none() {
        return None;
    }
    let texts = items.iter().filter_map(|it| match &it.value {
        Value::Text(it) => Some(it.text.as_str()),
        _ => None,
    });
    Some(format!(
        "the values stand in the type: write `type: enum {}`, and leave `enum` out",
        texts.collect::<Vec<_>>().join("|")
    ))
}

/// Whether a value can be nothing but an endpoint.
fn is_endpoint(value: &Value) -> bool {
    matches!(value, Value::Map(entries) if entries.iter().any(|it| it.key.text == "call"))
}
