//! The one value that every body codec reads and writes.
//!
//! It is our own because a body holds secrets, which must not be printed and have no `Serialize`;
//! because a number of money must lose no digit; and because the order of the fields is kept.

mod any;
mod convert;
mod form;
mod json;
mod multipart;
mod redact;

use std::{borrow::Cow, fmt, mem};

use zeroize::{Zeroize, Zeroizing};

pub use any::Json;
pub use convert::{Decode, Encode, Fields, TextEnum};
pub(crate) use form::form;
pub(crate) use json::{parse, write};
pub(crate) use multipart::multipart;
pub(crate) use redact::Shown;
pub use redact::display;

use crate::{Number, Secret};

/// A value of a body.
#[derive(Clone)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, digit for digit.
    Number(Number),
    /// Text that may be printed.
    Text(String),
    /// Text that may not.
    Secret(Secret),
    /// A list.
    List(Vec<Value>),
    /// An object, in order.
    Object(Vec<(Cow<'static, str>, Value)>),
}

impl Value {
    /// The text of a scalar, secret or not; none for `null`, a list and an object.
    pub(crate) fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Secret(secret) => Some(Cow::Borrowed(secret.expose())),
            Self::Number(number) => Some(Cow::Borrowed(number.as_str())),
            Self::Bool(true) => Some(Cow::Borrowed("true")),
            Self::Bool(false) => Some(Cow::Borrowed("false")),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The value at a path, unless it is `null`. A segment that is a number also indexes a list.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Self> {
        let found = path.iter().try_fold(self, |value, segment| match value {
            Self::Object(members) => members
                .iter()
                .find(|(name, _)| name == segment)
                .map(|(_, it)| it),
            Self::List(items) => items.get(segment.parse::<usize>().ok()?),
            _ => None,
        })?;
        (!matches!(found, Self::Null)).then_some(found)
    }
}

/// The value that came from the wire, for whoever reads on.
pub(crate) fn kept(mut value: Zeroizing<Value>) -> Value {
    mem::replace(&mut *value, Value::Null)
}

impl Zeroize for Value {
    /// Wipes all of it but the names. What came from the wire may hold a secret that is not known as
    /// one yet.
    fn zeroize(&mut self) {
        match self {
            Self::Null | Self::Bool(_) => {}
            Self::Number(number) => number.wipe(),
            Self::Text(text) => text.zeroize(),
            // It wipes itself.
            Self::Secret(_) => *self = Self::Null,
            Self::List(items) => items.iter_mut().for_each(Self::zeroize),
            Self::Object(members) => members.iter_mut().for_each(|it| it.1.zeroize()),
        }
    }
}

impl fmt::Debug for Value {
    /// Shows the kind only: what came from the wire may be secret before its shape is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Bool(_) => "Bool(..)",
            Self::Number(_) => "Number(..)",
            Self::Text(_) => "Text(..)",
            Self::Secret(_) => "Secret([redacted])",
            Self::List(_) => "List(..)",
            Self::Object(_) => "Object(..)",
        })
    }
}
