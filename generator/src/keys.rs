//! The one table of keys. It drives the decoder, its suggestions, the JSON Schema and the
//! language reference, so that the four cannot say different things.

mod endpoint;
mod file;
mod mint;
pub(crate) mod patterns;
mod scheme;
mod step;
pub(crate) mod words;

pub(crate) use endpoint::{BODIES, ENDPOINT, ERROR, FIELD, MEMBER, SCOPES, STANDARDS};
pub(crate) use file::{FILE, INPUT, SUNSET};
pub(crate) use mint::{ALGORITHMS, DATED, MINT, SIGNS};
pub use scheme::CLIENTS;
pub(crate) use scheme::{
    BOUND, DISCOVER, EXCHANGE, LIFE, OF_RESOURCE, PAGE, RENEWAL, SCHEME, SERVER, SHORT,
    WITH_SECRET, short_form,
};
pub(crate) use step::{EXAMPLE, STEP, TENANT};

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
    /// A text with placeholders.
    Template,
    /// A condition on an answer.
    Condition,
    /// A type.
    Type,
    /// The type of an input.
    InputType,
    /// One, or a list of them.
    OneOrMany(&'static Self),
    /// A list.
    List(&'static Self),
    /// A mapping of the table.
    Map(&'static Mapping),
    /// Text of a pattern where that is short enough, else a mapping of the table.
    TextOr(&'static str, &'static Mapping),
    /// A mapping whose keys are names of the provider.
    Named(&'static Self),
    /// A mapping whose keys are names of ours: snake case.
    Own(&'static Self),
    /// The fields of a request.
    Fields,
    /// The fields of a request that are texts each.
    FlatFields,
    /// The fields of a request that are headers.
    Headers,
    /// The inputs of a caller.
    Inputs,
    /// The members of an object.
    Members,
    /// The schemes: a list of `kind: {…}`.
    Schemes,
    /// Placements.
    Placements,
    /// Placements without placeholders.
    Sent,
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

const FLAG: Form = Form::Choice(&["true", "false"]);
const HELP: Key = key(
    "help",
    Form::Text,
    "One sentence for people; Markdown code spans are fine.",
    "Made in the portal.",
);
const PAGES: Form = Form::OneOrMany(&Form::Notation(patterns::PAGE));
const SCOPE_LIST: Form = Form::List(&Form::Notation(patterns::SCOPE));
const TEXTS: Form = Form::OneOrMany(&Form::Text);
