//! The resource that tokens are for (RFC 8707): whichever step asks for one names it.

use super::Steps;
use crate::check::scheme;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Field, Part, Template, Type};

/// The field that asks for it, by the name of the standard.
pub(super) const RESOURCE: &str = "resource";

impl Steps<'_> {
    /// Fills the field of a step with the scheme's resource, where it has one.
    pub(super) fn asks_for(&mut self, field: &Field, with: &mut Vec<(String, Template)>) -> bool {
        let Some(resource) = &self.written.resource else {
            return false;
        };
        self.used.push(RESOURCE.to_owned());
        let parts = resource.template.parts.clone();
        let is_list = matches!(field.ty, Type::List(_));
        // A list takes an input that is one; what stands for one text fills no list.
        if !is_list || matches!(parts.0[..], [Part::Value(_)]) {
            with.push((field.name.clone(), parts));
        }
        true
    }

    /// What a resource reads, and what it must look like.
    pub(in crate::check) fn resource(&mut self, report: &mut Diagnostics) {
        let Some(resource) = &self.written.resource else {
            return;
        };
        let names = resource.template.names.iter().map(|it| it.0.clone());
        self.used.extend(names);
        if matches!(resource.template.parts.0[..], [Part::Value(_)]) {
            let known = scheme::known(&self.inputs, &self.kept);
            scheme::placeholders(&resource.text, &resource.template, &known, report);
        } else {
            scheme::filled(resource, &self.inputs, &self.kept, report);
        }
        let Some(text) = resource.template.parts.literal() else {
            return;
        };
        let is_absolute = text.split_once(':').is_some_and(|(scheme, rest)| {
            scheme.starts_with(|it: char| it.is_ascii_alphabetic()) && !rest.is_empty()
        });
        if !is_absolute || text.contains(['#', ' ']) {
            report
                .error(
                    Code::Url,
                    resource.text.span,
                    "a resource is a whole address without a fragment",
                )
                .help("write it as the vendor's page has it: `https://api.acme.example`");
        }
    }

    /// A resource is asked for by a field that is called `resource`.
    pub(super) fn resource_asked(&self, report: &mut Diagnostics) {
        let key = self.written.keys.iter().find(|it| it.text == RESOURCE);
        let is_asked = self.used.iter().any(|it| it == RESOURCE);
        if let Some(key) = key.filter(|_| !is_asked) {
            report
                .error(Code::Unused, key.span, "no step asks for the resource")
                .help("give the endpoint that issues the token a field `resource`, or leave `resource` out");
        }
    }
}
