//! The values that the server expects: the vendor's published examples, else plain test values.
//!
//! They are found by environment name, because schemes that share a variable are used with one
//! set of values.

use std::collections::BTreeMap;

use keywright_generator::model::{Input, InputType, Provider, Scheme};

use crate::render::render;

/// The values that the server expects, by environment name.
#[derive(Clone, Debug)]
pub struct Expected(BTreeMap<String, String>);

/// One line of the environment that the server expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether every scheme that reads it can do without.
    pub optional: bool,
}

impl Expected {
    /// Finds the values of a provider.
    pub fn of(provider: &Provider) -> Self {
        let mut values = BTreeMap::new();
        for scheme in &provider.schemes {
            for (name, value) in scheme.examples.iter().flat_map(|it| &it.given) {
                if let Some(input) = scheme.inputs.iter().find(|it| it.name == *name) {
                    values
                        .entry(input.env.clone())
                        .or_insert_with(|| value.clone());
                }
            }
        }
        for input in inputs(provider) {
            // A caller who says nothing sends the default, so that is what is expected.
            let own = default(input).or_else(|| input.example.clone());
            if let Some(value) = own {
                values.entry(input.env.clone()).or_insert(value);
            }
        }
        for input in inputs(provider) {
            values
                .entry(input.env.clone())
                .or_insert_with(|| plain(input));
        }
        Self(values)
    }

    /// The value of an input.
    pub fn input(&self, input: &Input) -> String {
        self.0
            .get(&input.env)
            .cloned()
            .unwrap_or_else(|| plain(input))
    }

    /// The value of a scheme's input.
    pub fn value(&self, scheme: &Scheme, name: &str) -> Option<String> {
        scheme
            .inputs
            .iter()
            .find(|it| it.name == name)
            .map(|it| self.input(it))
    }

    /// The lines to set, in the order of the spec.
    pub fn variables(&self, provider: &Provider) -> Vec<Variable> {
        let mut lines: Vec<Variable> = Vec::new();
        for input in inputs(provider) {
            let optional = input.optional || input.default.is_some();
            match lines.iter_mut().find(|it| it.name == input.env) {
                Some(line) => line.optional &= optional,
                None => lines.push(Variable {
                    name: input.env.clone(),
                    value: self.input(input),
                    optional,
                }),
            }
        }
        lines
    }
}

fn inputs(provider: &Provider) -> impl Iterator<Item = &Input> {
    provider
        .inputs
        .iter()
        .chain(provider.schemes.iter().flat_map(|it| &it.inputs))
}

fn default(input: &Input) -> Option<String> {
    render(input.default.as_ref()?, &|_| None)
}

fn plain(input: &Input) -> String {
    match &input.ty {
        InputType::String | InputType::Secret => format!("test-{}", input.name),
        InputType::Integer => "1".to_owned(),
        InputType::Boolean => "true".to_owned(),
        InputType::HostLabel => "test".to_owned(),
        InputType::Uuid => "00000000-0000-4000-8000-000000000001".to_owned(),
        InputType::Enum(choices) => choices.first().cloned().unwrap_or_default(),
    }
}
