//! Writes parts of the model in the notation of specs, for documents, messages and snapshots.

use std::fmt;

use super::template::FUNCTIONS;
use crate::keys::words::TYPES;
use crate::model::{Condition, Constant, Member, Part, Template, Type};

impl fmt::Display for Template {
    /// As a spec writes it; the halves of HTTP Basic stand in `{basic(…)}`, which no spec can write.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Text(it) => formatter.write_str(it),
            Part::Basic(user, password) => write!(
                formatter,
                "{{basic({} ':' {})}}",
                arguments(user),
                arguments(password)
            ),
            other => write!(formatter, "{{{}}}", argument(other)),
        })
    }
}

fn arguments(parts: &Template) -> String {
    parts.0.iter().map(argument).collect::<Vec<_>>().join(" ")
}

fn argument(part: &Part) -> String {
    match part {
        Part::Text(it) => format!("'{it}'"),
        Part::Value(it) => it.clone(),
        Part::Join(name, separator) => format!("join({name} '{separator}')"),
        Part::First(names) => format!("first({})", names.join(" ")),
        Part::Call(function, inner) => {
            let word = FUNCTIONS
                .iter()
                .find(|it| it.1 == *function)
                .map_or("", |it| it.0);
            format!("{word}({})", arguments(inner))
        }
        Part::Basic(user, password) => {
            format!("basic({} ':' {})", arguments(user), arguments(password))
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status {
            write!(formatter, "{status}")?;
        }
        let Some((path, values)) = &self.body else {
            return Ok(());
        };
        let space = if self.status.is_some() { " " } else { "" };
        let values = if values.is_empty() {
            "*".to_owned()
        } else {
            values.join("|")
        };
        write!(formatter, "{space}{}={values}", path.join("."))
    }
}

impl fmt::Display for Constant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(it) => write!(formatter, "'{it}'"),
            Self::Number(it) => formatter.write_str(it),
            Self::Bool(it) => write!(formatter, "{it}"),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Enum(values) => write!(formatter, "enum {}", values.join("|")),
            Self::List(inner) => write!(formatter, "[{inner}]"),
            Self::Map(inner) => write!(formatter, "{{ \"*\": {inner} }}"),
            Self::Object(members) => {
                let members: Vec<_> = members.iter().map(Member::to_string).collect();
                write!(formatter, "{{ {} }}", members.join(", "))
            }
            Self::Named(name) => formatter.write_str(name),
            word => formatter.write_str(
                TYPES
                    .iter()
                    .find(|it| it.1 == *word)
                    .map_or("json", |it| it.0),
            ),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}{}: {}",
            if self.optional { "optional " } else { "" },
            self.name,
            self.ty
        )
    }
}
