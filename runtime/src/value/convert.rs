//! Between values and Rust types: what serde would do, with secrets, digits and order kept.

use std::{borrow::Cow, collections::BTreeMap};

use zeroize::Zeroize as _;

use super::Value;
use crate::{Error, Number, Result, Secret, Values};

/// A type that a request can carry.
pub trait Encode {
    /// Its value.
    fn encode(self) -> Value;
}

/// A type that an answer can hold.
pub trait Decode: Sized {
    /// Reads it; the error says what was expected and never shows the value.
    fn decode(value: Value) -> Result<Self>;
}

/// An enum of texts that keeps one it does not know.
pub trait TextEnum {
    /// The text on the wire.
    fn as_str(&self) -> &str;
    /// The variant of a text.
    fn from_text(text: String) -> Self;
}

/// The members of an object while it is decoded.
pub struct Fields(Vec<(Cow<'static, str>, Value)>);

impl Fields {
    /// The members of an object; any other value is an error.
    pub fn of(value: Value) -> Result<Self> {
        match value {
            Value::Object(members) => Ok(Self(members)),
            other => Err(refused(other, "an object")),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let (_, slot) = self
            .0
            .iter_mut()
            .find(|(it, value)| it == name && !matches!(value, Value::Null))?;
        Some(std::mem::replace(slot, Value::Null))
    }

    /// A member that must be there; its absence and `null` are errors that name it.
    pub fn required<T: Decode>(&mut self, name: &str) -> Result<T> {
        let value = self
            .take(name)
            .ok_or_else(|| Error::decode(format!("the answer lacks `{name}`")))?;
        T::decode(value).map_err(|it| inside(name, &it))
    }

    /// A member that may be absent or `null`.
    pub fn optional<T: Decode>(&mut self, name: &str) -> Result<Option<T>> {
        self.take(name)
            .map(|it| T::decode(it).map_err(|it| inside(name, &it)))
            .transpose()
    }
}

impl Drop for Fields {
    /// What nobody has taken may be a secret that is not known as one yet.
    fn drop(&mut self) {
        self.0.iter_mut().for_each(|it| it.1.zeroize());
    }
}

fn inside(name: &str, error: &Error) -> Error {
    Error::decode(format!("{error} in `{name}`"))
}

/// What is not of the expected kind may be a secret that is not known as one yet.
fn refused(mut value: Value, what: &str) -> Error {
    value.zeroize();
    expected(what)
}

/// Reads all of them. What stands behind one that cannot be read may hold secrets.
fn all<I, T, C: FromIterator<T>>(
    items: Vec<I>,
    read: impl Fn(I) -> Result<T>,
    value: impl Fn(I) -> Value,
) -> Result<C> {
    let mut items = items.into_iter();
    let read = items.by_ref().map(read).collect();
    items.for_each(|it| value(it).zeroize());
    read
}

fn expected(what: &str) -> Error {
    Error::decode(format!("expected {what}"))
}

macro_rules! text {
    ($($ty:ty),*) => {$(
        impl Encode for $ty {
            fn encode(self) -> Value {
                Value::Text(self.into())
            }
        }
    )*};
}
text!(String, &str);

impl Decode for String {
    /// A number or a boolean is taken as its text: providers are not strict about it.
    fn decode(value: Value) -> Result<Self> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Number(number) => Ok(number.to_string()),
            Value::Bool(flag) => Ok(flag.to_string()),
            other => Err(refused(other, "text")),
        }
    }
}

impl Encode for Secret {
    fn encode(self) -> Value {
        Value::Secret(self)
    }
}

impl Decode for Secret {
    fn decode(value: Value) -> Result<Self> {
        match value {
            Value::Secret(secret) => Ok(secret),
            other => String::decode(other).map(Self::new),
        }
    }
}

impl Encode for bool {
    fn encode(self) -> Value {
        Value::Bool(self)
    }
}

impl Decode for bool {
    /// `0`, `1`, `"true"` and `"false"` are taken too.
    fn decode(value: Value) -> Result<Self> {
        match value {
            Value::Bool(flag) => Ok(flag),
            other => match String::decode(other)?.as_str() {
                "true" | "1" => Ok(true),
                "false" | "0" => Ok(false),
                _ => Err(expected("true or false")),
            },
        }
    }
}

impl Encode for i64 {
    fn encode(self) -> Value {
        Value::Number(self.into())
    }
}

impl Decode for i64 {
    /// A number in quotes is taken too.
    fn decode(value: Value) -> Result<Self> {
        String::decode(value)?
            .parse()
            .map_err(|_| expected("a whole number"))
    }
}

impl Encode for Number {
    fn encode(self) -> Value {
        Value::Number(self)
    }
}

impl Decode for Number {
    fn decode(value: Value) -> Result<Self> {
        match value {
            Value::Number(number) => Ok(number),
            other => String::decode(other)?
                .parse()
                .map_err(|_| expected("a number")),
        }
    }
}

impl Encode for Value {
    fn encode(self) -> Value {
        self
    }
}

impl Decode for Value {
    fn decode(value: Value) -> Result<Self> {
        Ok(value)
    }
}

impl Decode for () {
    /// Whatever the answer holds is of no interest.
    fn decode(_: Value) -> Result<Self> {
        Ok(())
    }
}

impl Encode for Values {
    fn encode(self) -> Value {
        self.into()
    }
}

impl<T: TextEnum> Encode for T {
    fn encode(self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
}

impl<T: TextEnum> Decode for T {
    fn decode(value: Value) -> Result<Self> {
        String::decode(value).map(T::from_text)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(self) -> Value {
        Value::List(self.into_iter().map(Encode::encode).collect())
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Value) -> Result<Self> {
        match value {
            Value::List(items) => all(items, T::decode, |it| it),
            other => Err(refused(other, "a list")),
        }
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(self) -> Value {
        Value::Object(
            self.into_iter()
                .map(|(name, it)| (Cow::Owned(name), it.encode()))
                .collect(),
        )
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(value: Value) -> Result<Self> {
        match value {
            Value::Object(members) => {
                let read = |(name, it): (Cow<'_, str>, _)| Ok((name.into_owned(), T::decode(it)?));
                all(members, read, |it| it.1)
            }
            other => Err(refused(other, "an object")),
        }
    }
}
