//! The small type language of bodies.

/// The type of a value in a body or a request field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// Text that is never printed.
    Secret,
    /// A whole number.
    Integer,
    /// A number; it loses no digit.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// An instant in RFC 3339; UTC where no offset is given.
    DateTime,
    /// An instant in seconds since 1970.
    Unix,
    /// An instant in milliseconds since 1970.
    UnixMilliseconds,
    /// A length in seconds.
    Seconds,
    /// A length in minutes.
    Minutes,
    /// A length in milliseconds.
    Milliseconds,
    /// A length as text: days, hours and minutes, `1:02:30`.
    DaysHoursMinutes,
    /// A UUID in its text form.
    Uuid,
    /// A URL.
    Url,
    /// One of the provider's scopes.
    Scope,
    /// Any JSON.
    Json,
    /// One of these texts; an unknown one is kept as it is.
    Enum(Vec<String>),
    /// A list.
    List(Box<Type>),
    /// An object with any keys and values of one type.
    Map(Box<Type>),
    /// An object written in place.
    Object(Vec<Member>),
    /// A type of `types:`, by name.
    Named(String),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name on the wire.
    pub name: String,
    /// The name that a standard gives it, where the spec renames it.
    pub standard: Option<String>,
    /// Its type.
    pub ty: Type,
    /// Whether it may be absent or null.
    pub optional: bool,
    /// One sentence for people.
    pub help: Option<String>,
    /// A value for documents and tests.
    pub example: Option<String>,
}

impl Member {
    /// The name by which a scheme knows it: that of the standard, else its own.
    pub fn known_as(&self) -> &str {
        self.standard.as_deref().unwrap_or(&self.name)
    }
}

/// A type of `types:`. Always an object.
#[derive(Clone, Debug)]
pub struct NamedType {
    /// Its name: snake case.
    pub name: String,
    /// Its members, in file order.
    pub members: Vec<Member>,
}
