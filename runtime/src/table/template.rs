//! Templates: literal text, names and a closed set of functions, as constants.

/// A template: its parts, rendered one after the other.
pub type Template = &'static [Part];

/// One part of a [`Template`].
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Literal text.
    Text(&'static str),
    /// The value of an input, or of something that an earlier step kept.
    Value(&'static str),
    /// A function of a template.
    Call(Function, Template),
    /// The `user-pass` of HTTP Basic (RFC 7617): user and password, joined by a colon, in Base64.
    /// A colon in the user is refused, because the receiver would split there.
    Basic(Template, Template),
    /// The texts of a list of this name, with the separator between; one text as it is. An empty
    /// list is as good as none.
    Join(&'static str, &'static str),
    /// The first of these values that is there.
    First(&'static [&'static str]),
}

/// The functions that a template may use. A closed set: there are no expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// RFC 4648 section 4, with padding.
    Base64,
    /// RFC 4648 section 5, without padding.
    Base64Url,
    /// Lower-case hexadecimal digits of the text's bytes.
    Hex,
    /// ASCII lower case.
    Lower,
    /// ASCII upper case.
    Upper,
}

/// A value that the spec fixes for a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant {
    /// Text.
    Text(&'static str),
    /// A number, digit for digit as the spec writes it.
    Number(&'static str),
    /// `true` or `false`.
    Bool(bool),
}
