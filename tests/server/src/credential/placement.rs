//! What a request carries where a scheme places something.

use keywright_generator::model::{Carrier, InputType, Placement, Scheme};

use super::Judge;
use crate::{Json, render::render};

impl Judge<'_> {
    /// The names that a placement may have: one, or the choices of an input.
    pub(super) fn names(&self, scheme: &Scheme, placement: &Placement) -> Vec<String> {
        if let Some(name) = placement.name.literal() {
            return vec![name];
        }
        let choices = placement.name.names().into_iter().find_map(|name| {
            match &scheme.inputs.iter().find(|it| it.name == name)?.ty {
                InputType::Enum(choices) => Some(choices.clone()),
                _ => None,
            }
        });
        choices.unwrap_or_else(|| {
            render(&placement.name, &|it| self.expected.value(scheme, it))
                .into_iter()
                .collect()
        })
    }

    pub(super) fn carrier(&self, placement: &Placement) -> Carrier {
        match placement.carrier {
            Carrier::Parameter
                if matches!(self.request.method.as_str(), "GET" | "HEAD" | "DELETE") =>
            {
                Carrier::Query
            }
            Carrier::Parameter => Carrier::Body,
            other => other,
        }
    }

    pub(super) fn sent(
        &self,
        carrier: Carrier,
        name: &str,
        placement: &Placement,
    ) -> Option<String> {
        match carrier {
            Carrier::Header => self.request.header(name).first().map(|it| (*it).to_owned()),
            Carrier::Cookie => self
                .request
                .cookies()
                .into_iter()
                .find(|(it, _)| *it == name)
                .map(|(_, it)| it.to_owned()),
            Carrier::Query => self
                .request
                .parameters()
                .into_iter()
                .find(|(it, _)| it == name)
                .map(|(_, it)| it),
            Carrier::Body | Carrier::Parameter => {
                let value = &self.body.iter().find(|(it, _)| it == name)?.1;
                // A number in quotes, or a text without them, is not what the spec says.
                let is_form = self
                    .request
                    .header("content-type")
                    .iter()
                    .any(|it| it.contains("form"));
                match value {
                    Json::Number(digits) if placement.integer || is_form => Some(digits.clone()),
                    Json::Text(text) if !placement.integer || is_form => Some(text.clone()),
                    other => Some(format!("{} of the wrong type", other.kind())),
                }
            }
        }
    }
}

/// Whether a placement may be left out: it reads an optional input.
pub(super) fn may_lack(scheme: &Scheme, placement: &Placement) -> bool {
    let reads = placement.value.names();
    scheme
        .inputs
        .iter()
        .any(|it| it.optional && reads.contains(&it.name.as_str()))
}

/// What carries something, for a sentence.
pub(super) fn spoken(carrier: Carrier, name: &str) -> String {
    match carrier {
        Carrier::Header => format!("the header `{name}`"),
        Carrier::Query => format!("the query parameter `{name}`"),
        Carrier::Cookie => format!("the cookie `{name}`"),
        Carrier::Body | Carrier::Parameter => format!("the body field `{name}`"),
    }
}
