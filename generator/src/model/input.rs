//! What the caller gives.

use super::Template;

/// One input of a provider's hosts or of a scheme.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name: snake case.
    pub name: String,
    /// What it holds.
    pub ty: InputType,
    /// Whether it may be left out.
    pub optional: bool,
    /// What is used when the caller gives nothing; then it is not `optional`.
    pub default: Option<Template>,
    /// The environment name that `from_env` reads.
    pub env: String,
    /// One sentence for people.
    pub help: Option<String>,
    /// A value for documents and tests. Never a live secret.
    pub example: Option<String>,
    /// What a whole number counts, where a type said so: `minutes`, `seconds since 1970`.
    pub unit: Option<&'static str>,
    /// What its value must look like; checked by the loopback server and told in the documents.
    pub constraint: Option<Constraint>,
}

/// What an input holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputType {
    /// Text that may be printed.
    String,
    /// Text that may not.
    Secret,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// One label of a host name (RFC 1123).
    HostLabel,
    /// A UUID in its text form.
    Uuid,
    /// One of these texts.
    Enum(Vec<String>),
    /// A whole host name below one of these domains.
    Host(Vec<String>),
    /// One of the provider's scopes.
    Scope,
    /// Any number of texts of one of these types: text, a UUID, a scope, a choice.
    List(Box<InputType>),
}

/// A regular expression that a whole value must match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint(pub String);
