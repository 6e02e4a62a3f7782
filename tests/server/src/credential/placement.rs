//! What a request carries where a scheme places something.

use keywright_generator::model::{Carrier, Codec, InputType, Part, Placement, Scheme, Template};

use super::{Judge, Sent};
use crate::{Json, grant::Grant, render::render};

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
            render(&placement.name, &|it| self.expected.json(scheme, it))
                .into_iter()
                .collect()
        })
    }

    pub(super) fn carrier(&self, placement: &Placement) -> Carrier {
        match placement.carrier {
            Carrier::Parameter => {
                let is_bare = matches!(self.request.method.as_str(), "GET" | "HEAD" | "DELETE");
                // Without a body, the query is all there is.
                let has_body = self.provider.endpoint(self.endpoint).codec != Codec::None;
                if has_body && !is_bare {
                    Carrier::Body
                } else {
                    Carrier::Query
                }
            }
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

/// Whether a placement may be left out: it reads an optional input, or the first of several that
/// all are optional.
pub(super) fn may_lack(scheme: &Scheme, placement: &Placement) -> bool {
    let is_optional = |name: &String| {
        scheme
            .inputs
            .iter()
            .any(|it| it.optional && it.name == *name)
    };
    may_be_absent(&placement.value, &is_optional)
}

/// Whether a placement reads what an answer may lack: who was not told it, does not send it.
pub(super) fn may_be_untold(scheme: &Scheme, placement: &Placement) -> bool {
    let is_optional = |name: &String| {
        let mut keeps = scheme.sign_in.iter().chain(&scheme.acquire);
        keeps.any(|it| it.keep.iter().any(|it| it.optional && it.name == *name))
    };
    may_be_absent(&placement.value, &is_optional)
}

/// What is not sent although the answer that made the token told it.
pub(super) fn withheld<'s>(
    scheme: &'s Scheme,
    sent: &[Sent<'_>],
    grant: &Grant,
) -> Option<&'s Placement> {
    let is_told = |it: &Placement| {
        let mut names = it.value.names().into_iter();
        names.any(|name| grant.value(name).is_some())
    };
    scheme.send.iter().find(|it| {
        let is_sent = sent.iter().any(|sent| std::ptr::eq(sent.0, *it));
        !is_sent && may_be_untold(scheme, it) && is_told(it)
    })
}

fn may_be_absent(template: &Template, is_optional: &impl Fn(&String) -> bool) -> bool {
    template.0.iter().any(|it| match it {
        Part::Text(_) => false,
        Part::Value(name) | Part::Join(name, _) => is_optional(name),
        Part::First(names) => names.iter().all(is_optional),
        Part::Call(_, inner) => may_be_absent(inner, is_optional),
        Part::Basic(user, password) => {
            may_be_absent(user, is_optional) || may_be_absent(password, is_optional)
        }
    })
}

/// Whether a placement reads what the lookup of the tenants told.
pub(super) fn reads_tenant(scheme: &Scheme, placement: &Placement) -> bool {
    let names = placement.value.names();
    let told = scheme.tenant.iter().flat_map(|it| &it.keep);
    told.into_iter().any(|it| names.contains(&it.name.as_str()))
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
