//! A scheme together with what the caller gave for it.

use std::fmt;

use crate::{
    Error, Result, Values,
    table::{Input, Provider, Scheme},
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
        match found.parents.first() {
            Some(parent) => Ok(it.with_parent(Self::from_env(provider, parent)?)),
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

/// The inputs in their declared order, with defaults, each checked.
pub(crate) fn complete(inputs: &'static [Input], given: &Values) -> Result<Values> {
    let mut values = Values::new();
    for input in inputs {
        let value = match (given.get(input.name), input.default) {
            (Some(value), _) => value.clone(),
            (None, Some(default)) => match crate::render::render(default, &values)? {
                Some(text) => input.read(text.as_str().to_owned())?,
                None => continue,
            },
            (None, None) if input.optional => continue,
            (None, None) => return Err(Error::input(format!("`{}` is missing", input.name))),
        };
        let text = value
            .text()
            .ok_or_else(|| Error::input(format!("`{}` must be text", input.name)))?;
        if text.is_empty() {
            return Err(Error::input(format!("`{}` is empty", input.name)));
        }
        if !input.choices.is_empty() && !input.choices.contains(&text.as_ref()) {
            return Err(Error::input(format!(
                "`{}` must be one of {}",
                input.name,
                input.choices.join(", ")
            )));
        }
        if input.host_label && !is_host_label(&text) {
            return Err(Error::input(format!(
                "`{}` must be one label of a host name: letters, digits and inner hyphens",
                input.name
            )));
        }
        drop(text);
        values.set(input.name, value);
    }
    Ok(values)
}

/// One label of a host name (RFC 1123 section 2.1).
fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    static INPUTS: &[Input] = &[
        Input::text("subdomain", "X_SUBDOMAIN").host_label(),
        Input::text("header", "X_HEADER")
            .choices(&["Authentication", "Authorization"])
            .optional(),
    ];

    #[test]
    fn a_host_label_cannot_leave_its_host() {
        for wrong in [
            "", "a.b", "a/b", "a@b", "a:1", "-a", "a-", "ä", "a b", "a\r\n", "a#", "%61",
        ] {
            let given = Values::new().with("subdomain", wrong);
            assert!(complete(INPUTS, &given).is_err(), "{wrong:?} was taken");
        }
        assert!(complete(INPUTS, &Values::new().with("subdomain", "xk-9")).is_ok());
    }

    #[test]
    fn a_choice_is_one_of_the_choices() {
        let given = Values::new().with("subdomain", "a").with("header", "Host");
        let error = complete(INPUTS, &given).expect_err("not a choice");
        assert_eq!(
            error.to_string(),
            "`header` must be one of Authentication, Authorization"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = complete(INPUTS, &Values::new()).expect_err("required");
        assert_eq!(error.to_string(), "`subdomain` is missing");
    }
}
