//! The shape of a body, as constants: enough to send it, to redact it and to print it in order.

/// The type of a value in a body.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// No body at all.
    Nothing,
    /// Text.
    Text,
    /// Text that is never printed.
    Secret,
    /// A whole number.
    Integer,
    /// A number, digit for digit.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any JSON.
    Json,
    /// A list of one shape.
    List(&'static Shape),
    /// An object with any keys and values of one shape.
    Map(&'static Shape),
    /// An object whose members are known; others are tolerated.
    Object(&'static [Member]),
}

/// One member of an object.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: &'static str,
    /// The shape of its value.
    pub shape: &'static Shape,
    /// Whether it may be absent or null.
    pub optional: bool,
}

impl Member {
    /// A member that is always there.
    pub const fn new(name: &'static str, shape: &'static Shape) -> Self {
        Self {
            name,
            shape,
            optional: false,
        }
    }

    /// A member that may be absent or null.
    pub const fn optional(name: &'static str, shape: &'static Shape) -> Self {
        Self {
            name,
            shape,
            optional: true,
        }
    }
}
