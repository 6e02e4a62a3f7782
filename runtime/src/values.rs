//! Named values, in order: what a caller gave, what a request carries, what an answer left behind.

use std::{borrow::Cow, env::VarError, fmt};

use crate::{Encode, Error, Result, Value, table::Input};

/// Named values, in order. `Debug` redacts the secret ones.
#[derive(Clone, Default)]
pub struct Values(Vec<(Cow<'static, str>, Value)>);

impl Values {
    /// No values.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a value, or replaces the one of that name.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Encode) -> Self {
        self.set(name, value.encode());
        self
    }

    /// Adds a value if there is one.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Encode>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a value, or replaces the one of that name.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        let name = name.into();
        match self.0.iter_mut().find(|(it, _)| *it == name) {
            Some(slot) => slot.1 = value,
            None => self.0.push((name, value)),
        }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(it, _)| it == name)
            .map(|(_, value)| value)
    }

    /// All but those whose names are told.
    pub(crate) fn without(mut self, is_told: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|it| !is_told(&it.0));
        self
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// Reads inputs from the environment, by their declared names.
    ///
    /// A missing required input is an error that names every missing variable at once.
    pub fn from_env(inputs: &'static [Input]) -> Result<Self> {
        let mut values = Self::new();
        let mut missing = Vec::new();
        for input in inputs {
            // What is set to nothing is as good as not set; no input is ever empty.
            match std::env::var(input.env).and_then(|it| {
                if it.is_empty() {
                    Err(VarError::NotPresent)
                } else {
                    Ok(it)
                }
            }) {
                Ok(text) => values.set(input.name, input.read(text)?),
                Err(VarError::NotPresent) if input.optional || input.default.is_some() => {}
                Err(VarError::NotPresent) => missing.push(input.env),
                Err(VarError::NotUnicode(_)) => {
                    return Err(Error::input(format!(
                        "the environment variable {} is not UTF-8",
                        input.env
                    )));
                }
            }
        }
        if missing.is_empty() {
            Ok(values)
        } else {
            Err(Error::input(format!(
                "set the environment variable {}",
                missing.join(" and ")
            )))
        }
    }
}

impl From<Values> for Value {
    fn from(it: Values) -> Self {
        Self::Object(it.0)
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(
                self.0
                    .iter()
                    .map(|(name, value)| (name, crate::value::Shown(value))),
            )
            .finish()
    }
}
