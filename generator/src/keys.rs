//! The one table of keys. It drives the decoder, its suggestions, the JSON Schema and the
//! language reference, so that the four cannot say different things.

mod endpoint;
mod file;
mod scheme;
pub(crate) mod words;

pub(crate) use endpoint::{BODIES, ENDPOINT, ERROR, FIELD, MEMBER, SCOPES, STANDARDS};
pub(crate) use file::{FILE, INPUT, SUNSET};
pub(crate) use scheme::{CLIENTS, EXAMPLE, SCHEME, STEP, TENANT};

/// The keys of one kind of mapping.
pub(crate) struct Mapping {
    /// What it is called: `endpoint`, `scheme`.
    pub(crate) name: &'static str,
    /// One sentence.
    pub(crate) doc: &'static str,
    /// Its keys, in the order in which people write them.
    pub(crate) keys: &'static [Key],
}

/// One key.
pub(crate) struct Key {
    /// The word itself.
    pub(crate) name: &'static str,
    /// The form of its value.
    pub(crate) form: Form,
    /// Whether it must be written.
    pub(crate) required: bool,
    /// One sentence, or two.
    pub(crate) doc: &'static str,
    /// A value, in YAML on one line.
    pub(crate) example: &'static str,
}

/// The form of a value.
pub(crate) enum Form {
    /// Any text.
    Text,
    /// A text of a notation, by the regular expression that editors may hold it against.
    Notation(&'static str),
    /// `true` or `false`, or other words.
    Choice(&'static [&'static str]),
    /// A type.
    Type,
    /// One, or a list of them.
    OneOrMany(&'static Self),
    /// A list.
    List(&'static Self),
    /// A mapping of the table.
    Map(&'static Mapping),
    /// Text where that is short enough, else a mapping of the table.
    TextOr(&'static Mapping),
    /// A mapping with names as keys.
    Named(&'static Self),
    /// The fields of a request.
    Fields,
    /// The inputs of a caller.
    Inputs,
    /// The members of an object.
    Members,
    /// The schemes: a list of `kind: {…}`.
    Schemes,
    /// Placements.
    Placements,
    /// Which schemes an endpoint accepts.
    Accepts,
}

impl Mapping {
    /// The key of a name.
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|it| it.name == name)
    }
}

/// An optional key.
const fn key(name: &'static str, form: Form, doc: &'static str, example: &'static str) -> Key {
    Key {
        name,
        form,
        required: false,
        doc,
        example,
    }
}

/// A required key.
const fn required(name: &'static str, form: Form, doc: &'static str, example: &'static str) -> Key {
    Key {
        name,
        form,
        required: true,
        doc,
        example,
    }
}

/// Names of ours: snake case.
pub(crate) const SNAKE: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";
/// Domains.
pub(crate) const DOMAIN: &str = "^[a-z0-9-]+(\\.[a-z0-9-]+)+$";
/// A day.
pub(crate) const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// Addresses of pages.
pub(crate) const PAGE: &str = "^https://[^\\s]+$";
/// A call line.
pub(crate) const CALL: &str = "^(GET|HEAD|POST|PUT|PATCH|DELETE|WEBSOCKET|BROWSER) /[^ ?#]*$";
/// An expiry.
pub(crate) const EXPIRY: &str =
    "^(from [^ ]+|jwt( [a-z0-9_]+)?|after ([0-9]+[dhms])+( idle)?|never|unknown)$";
/// A condition.
pub(crate) const CONDITION: &str = "^([1-5][0-9][0-9]|([1-5][0-9][0-9] )?[^ =]+=.+)$";

const FLAG: Form = Form::Choice(&["true", "false"]);
const HELP: Key = key(
    "help",
    Form::Text,
    "One sentence for people; Markdown code spans are fine.",
    "Made in the portal.",
);
const PAGES: Form = Form::OneOrMany(&Form::Notation(PAGE));
const TEXTS: Form = Form::OneOrMany(&Form::Text);
