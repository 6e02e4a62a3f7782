//! A scheme together with what the caller gave for it.

use std::fmt;

use crate::{
    Error, Result, Values,
    input::complete,
    table::{Provider, Scheme},
};

/// How a client authenticates: a scheme and its inputs, or nothing at all.
///
/// Generated crates wrap it in one type per scheme. `Debug` redacts the secret inputs.
#[derive(Clone)]
pub struct Credential(Option<Given>);

#[derive(Clone)]
struct Given {
    scheme: &'static Scheme,
    inputs: Values,
    parent: Option<Box<Credential>>,
}

/// A scheme and its complete inputs, below them those of its parent.
pub(crate) struct Checked {
    pub(crate) scheme: &'static Scheme,
    pub(crate) inputs: Values,
    pub(crate) parent: Option<Box<Self>>,
}

impl Credential {
    /// No credential: for the endpoints that take none.
    pub const fn none() -> Self {
        Self(None)
    }

    /// A scheme and what the caller gave for it. It is checked when the client is built.
    pub const fn new(scheme: &'static Scheme, inputs: Values) -> Self {
        Self(Some(Given {
            scheme,
            inputs,
            parent: None,
        }))
    }

    /// Adds the credential that authenticates the steps of this one.
    #[must_use]
    pub fn with_parent(mut self, parent: Self) -> Self {
        if let Some(given) = &mut self.0 {
            given.parent = Some(Box::new(parent));
        }
        self
    }

    /// Reads the inputs of a scheme, by its id, from the environment; for a derived scheme those of
    /// its first parent, too.
    pub fn from_env(provider: &'static Provider, scheme: &str) -> Result<Self> {
        Self::below(provider, scheme, &mut Vec::new())
    }

    /// Reads a scheme and its parents. One that is below already is not asked to be its own parent.
    fn below(
        provider: &'static Provider,
        scheme: &str,
        below: &mut Vec<&'static str>,
    ) -> Result<Self> {
        let found = provider
            .schemes
            .iter()
            .find(|it| it.id == scheme)
            .ok_or_else(|| {
                let known: Vec<_> = provider.schemes.iter().map(|it| it.id).collect();
                Error::input(format!(
                    "{} has no scheme of that name; it has {}",
                    provider.title,
                    known.join(", ")
                ))
            })?;
        let it = Values::from_env(found.inputs).map(|inputs| Self::new(found, inputs))?;
        below.push(found.id);
        match found.parents.iter().find(|it| !below.contains(it)) {
            Some(parent) => Ok(it.with_parent(Self::below(provider, parent, below)?)),
            None => Ok(it),
        }
    }

    /// The scheme and the complete inputs: defaults filled in, everything checked.
    pub(crate) fn checked(self) -> Result<Option<Checked>> {
        let Some(given) = self.0 else {
            return Ok(None);
        };
        let parent = match given.parent {
            Some(parent) => parent.checked()?.map(Box::new),
            None => None,
        };
        Ok(Some(Checked {
            scheme: given.scheme,
            inputs: complete(given.scheme.inputs, &given.inputs)?,
            parent,
        }))
    }
}

/// A scheme of a generated crate; each of its types is one.
pub trait Auth {
    /// Turns it into what the runtime understands.
    fn into_credential(self) -> Credential;
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => f.write_str("Credential(none)"),
            Some(given) => {
                write!(f, "Credential({}, {:?}", given.scheme.id, given.inputs)?;
                match &given.parent {
                    Some(parent) => write!(f, ", {parent:?})"),
                    None => f.write_str(")"),
                }
            }
        }
    }
}
