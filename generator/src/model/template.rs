//! Templates, parsed: literal text, names and a closed set of functions.

/// A template: its parts, rendered one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Template(pub Vec<Part>);

/// One part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Literal text.
    Text(String),
    /// The value of an input, or of something that a step kept.
    Value(String),
    /// A function of a template.
    Call(Function, Template),
    /// The `user-pass` of HTTP Basic (RFC 7617): Base64 of user, colon, password.
    Basic(Template, Template),
    /// The texts of a list, with a separator between.
    Join(String, String),
    /// The first of these values that is there.
    First(Vec<String>),
}

/// The functions that a template may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// RFC 4648 section 4, with padding.
    Base64,
    /// RFC 4648 section 5, without padding.
    Base64Url,
    /// Lower-case hexadecimal digits.
    Hex,
    /// ASCII lower case.
    Lower,
    /// ASCII upper case.
    Upper,
}

/// A value that the spec fixes for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// Text.
    Text(String),
    /// A number, digit for digit.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
}

impl Template {
    /// The names that it reads, in order, with repeats.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a str>) {
        for part in &self.0 {
            match part {
                Part::Text(_) => {}
                Part::Value(name) | Part::Join(name, _) => names.push(name),
                Part::First(all) => names.extend(all.iter().map(String::as_str)),
                Part::Call(_, inner) => inner.collect(names),
                Part::Basic(user, password) => {
                    user.collect(names);
                    password.collect(names);
                }
            }
        }
    }

    /// The text, where it is literal throughout.
    pub fn literal(&self) -> Option<String> {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Text(it) => text.push_str(it),
                _ => return None,
            }
        }
        Some(text)
    }
}
