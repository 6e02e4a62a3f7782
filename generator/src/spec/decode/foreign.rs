//! Keys by which other languages say what is said in another place here, or by nobody.

use crate::diagnostic::{Code, Diagnostics};
use crate::keys::Mapping;
use crate::tree::{Entry, Text, Value};

/// `in: header` and `name: X-Key`, which say elsewhere what is sent and where; whether they are.
pub(super) fn split_placement(
    entries: &[Entry],
    mapping: &'static Mapping,
    report: &mut Diagnostics,
) -> bool {
    let written = |name: &str| entries.iter().find(|it| it.key.text == name);
    let text = |entry: &Entry| match &entry.value.value {
        Value::Text(it) => Some(it.text.clone()),
        _ => None,
    };
    let (Some(first), Some(second)) = (written("in"), written("name")) else {
        return false;
    };
    let (Some(carrier), Some(name), true) =
        (text(first), text(second), mapping.key("send").is_some())
    else {
        return false;
    };
    let message = "what is sent and where it stands is one line below `send`";
    let found = report.error(Code::UnknownKey, first.key.span, message);
    found.related(second.key.span, "its name");
    found.help(format!(
        "write `send: {{ {carrier} {name}: \"{{key}}\" }}` in place of `in` and `name`"
    ));
    true
}

/// Inputs that OAuth 2.0 and HTTP Basic have by themselves.
const GIVEN: [&str; 5] = [
    "client_id",
    "client_secret",
    "redirect_uri",
    "username",
    "password",
];

/// What a kind or a standard says by itself.
const SAID: [&str; 6] = [
    "grant_type",
    "response_type",
    "pkce",
    "code_challenge_method",
    "token_type",
    "flow",
];

/// Tells a key of a scheme whose value is not the spec's to say; whether it is one.
pub(super) fn said_elsewhere(
    key: &Text,
    mapping: &'static Mapping,
    report: &mut Diagnostics,
) -> bool {
    let name = key.text.as_str();
    if mapping.name != "scheme" {
        return false;
    }
    if GIVEN.contains(&name) {
        let message = format!("`{name}` is given by the program that uses the client");
        let found = report.error(Code::UnknownKey, key.span, message);
        found.help(if name == "redirect_uri" {
            "leave it out: a sign-in is told where the browser comes back to".to_owned()
        } else {
            format!("leave it out: a step that asks for `{name}` makes it an input, and a value of yours stands in no spec")
        });
        return true;
    }
    if SAID.contains(&name) {
        let message = format!("`{name}` follows from the kind of a scheme");
        let found = report.error(Code::UnknownKey, key.span, message);
        found.help(
            "leave it out; where the provider deviates, write the endpoint with its `standard`",
        );
        return true;
    }
    false
}

/// `responses: { 200: login }`: answers by status; whether it is that.
pub(super) fn by_status(entry: &Entry, report: &mut Diagnostics) -> bool {
    let Value::Map(answers) = &entry.value.value else {
        return false;
    };
    let is_status = |it: &Entry| it.key.text.len() == 3 && it.key.text.parse::<u16>().is_ok();
    let is_answer = entry.key.text.starts_with("response") || entry.key.text == "returns";
    let Some(first) = answers
        .first()
        .filter(|_| answers.iter().all(is_status) && is_answer)
    else {
        return false;
    };
    let body = match &first.value.value {
        Value::Text(it) => it.text.as_str(),
        _ => "{ name: string }",
    };
    let message = "`returns` is the body of a successful answer, whatever its status";
    let found = report.error(Code::UnknownKey, entry.key.span, message);
    found.help(format!(
        "write `returns: {body}`; answers that are errors stand below `errors:`"
    ));
    true
}

/// Words of other programs for words of a choice.
const WORDS: &[(&str, &str)] = &[
    ("yes", "true"),
    ("on", "true"),
    ("no", "false"),
    ("off", "false"),
    ("public", "none"),
    ("basic", "client_secret_basic"),
    ("header", "client_secret_basic"),
    ("post", "client_secret_post"),
    ("body", "client_secret_post"),
];

/// The word of a choice that another program calls so.
pub(super) fn word(written: &str, words: &[&'static str]) -> Option<&'static str> {
    let other = WORDS.iter().find(|it| it.0 == written.to_lowercase())?.1;
    words.iter().copied().find(|it| *it == other)
}
