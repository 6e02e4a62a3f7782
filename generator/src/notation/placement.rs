//! Keys of `send:` and `sends:`: `header Authorization`, `param account_id`, `basic`.

use super::template::{self, Template};
use super::{Fault, Parsed};
use crate::model::Carrier;

/// Every carrier with its word.
pub(crate) const CARRIERS: &[(&str, Carrier, &str)] = &[
    ("header", Carrier::Header, "a request header"),
    ("query", Carrier::Query, "a query parameter"),
    ("cookie", Carrier::Cookie, "a cookie"),
    ("body", Carrier::Body, "a field of the body"),
    (
        "param",
        Carrier::Parameter,
        "a query parameter on GET, HEAD and DELETE, and a field of the body otherwise",
    ),
];

/// What a key says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// HTTP Basic: the value is user and password with a colon between.
    Basic,
    /// A carrier and a name; ranges count from the start of the key.
    Named(Carrier, Template),
}

/// Reads a key.
pub(crate) fn parse(text: &str) -> Parsed<Key> {
    if text == "basic" {
        return Ok(Key::Basic);
    }
    let help = "write a carrier and a name: `header Authorization`, `query key`, `cookie sid`, `body token`, `param account_id`, or `basic`";
    if CARRIERS.iter().any(|it| it.0 == text) {
        let message = format!("`{text}` is followed by a name");
        let help = format!("write the name behind it: `{text} X-Api-Key: \"{{key}}\"`");
        return Err(Fault::new(0..text.len(), message, help));
    }
    // The name of a header, as pages print it.
    let letter = |it: char| it.is_ascii_alphanumeric() || it == '-';
    if (text.contains('-') || text == "Authorization") && text.chars().all(letter) {
        let meant = format!("header {text}");
        return Err(Fault {
            meant: Some(meant.clone()),
            ..Fault::new(
                0..text.len(),
                format!("`{text}` does not say where it is put"),
                format!("write `{meant}`"),
            )
        });
    }
    let Some((word, name)) = text.split_once(' ') else {
        return Err(Fault::word(
            0..text.len(),
            text,
            ["basic"],
            format!("`{text}` says no carrier and name"),
            help,
        ));
    };
    let Some((_, carrier, _)) = CARRIERS.iter().find(|it| it.0 == word) else {
        return Err(Fault::word(
            0..word.len(),
            word,
            CARRIERS.iter().map(|it| it.0),
            format!("no carrier `{word}`"),
            help,
        ));
    };
    let at = text.len() - name.len();
    let bare = name.trim_matches(['"', '\'']);
    if bare.len() < name.len() && !bare.is_empty() {
        return Err(Fault {
            meant: Some(bare.to_owned()),
            ..Fault::new(
                at..text.len(),
                "the name has no quotes",
                format!("write `{word} {bare}`"),
            )
        });
    }
    if name.is_empty() || name.contains(' ') {
        return Err(Fault::new(at..text.len(), "one name is expected", help));
    }
    let mut template = template::parse(name).map_err(|it| it.shift(at))?;
    for (_, range) in &mut template.names {
        *range = range.start + at..range.end + at;
    }
    Ok(Key::Named(*carrier, template))
}
