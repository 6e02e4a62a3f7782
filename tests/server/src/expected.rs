//! The values that the server expects: the vendor's published examples, else plain test values.
//!
//! They are found by environment name, because schemes that share a variable are used with one
//! set of values.

use std::collections::BTreeMap;

use keywright_generator::model::{Expiry, Format, Input, InputType, Provider, Scheme, Unit, When};

use crate::{Json, assertion, render::render, sample::uuid, step::fills, tenant};

/// The values that the server expects, by environment name.
#[derive(Clone, Debug)]
pub struct Expected {
    texts: BTreeMap<String, String>,
    /// The names whose text is a list, with commas between.
    lists: Vec<String>,
}

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
        let is_list = |it: &&Input| matches!(it.ty, InputType::List(_));
        let mut expected = Self {
            texts: BTreeMap::new(),
            lists: inputs(provider)
                .map(|(_, it)| it)
                .filter(is_list)
                .map(|it| it.env.clone())
                .collect(),
        };
        for scheme in &provider.schemes {
            for (name, value) in scheme.examples.iter().flat_map(|it| &it.given) {
                if let Some(input) = scheme.inputs.iter().find(|it| it.name == *name) {
                    expected.learn(input, value.clone());
                }
            }
        }
        for (_, input) in inputs(provider) {
            // A caller who says nothing sends the default, so that is what is expected.
            let default = input.default.as_ref().and_then(|it| render(it, &|_| None));
            let reads = input
                .default
                .as_ref()
                .is_some_and(|it| !it.names().is_empty());
            if let Some(text) = default.or_else(|| input.example.clone().filter(|_| !reads)) {
                expected.learn(input, text);
            }
        }
        for (scheme, input) in inputs(provider).filter(|(_, it)| it.default.is_none()) {
            expected.learn(input, plain(provider, scheme, input));
        }
        expected.follow(provider);
        for (scheme, input) in inputs(provider) {
            let own = input.example.clone();
            expected.learn(input, own.unwrap_or_else(|| plain(provider, scheme, input)));
        }
        expected
    }

    /// Renders the defaults that read other inputs, until no more of them can be.
    fn follow(&mut self, provider: &Provider) {
        loop {
            let before = self.texts.len();
            for (scheme, input) in inputs(provider) {
                let read = |name: &str| {
                    let own = scheme.and_then(|it| self.json(it, name));
                    own.or_else(|| self.json_of(&provider.inputs, name))
                };
                let default = input.default.as_ref().and_then(|it| render(it, &read));
                if let Some(text) = default {
                    self.learn(input, text);
                }
            }
            if self.texts.len() == before {
                return;
            }
        }
    }

    fn learn(&mut self, input: &Input, text: String) {
        self.texts.entry(input.env.clone()).or_insert(text);
    }

    /// The value of an input, as its environment variable holds it.
    pub fn input(&self, input: &Input) -> String {
        self.texts.get(&input.env).cloned().unwrap_or_default()
    }

    /// The value of a scheme's input, as its environment variable holds it.
    pub fn value(&self, scheme: &Scheme, name: &str) -> Option<String> {
        let input = scheme.inputs.iter().find(|it| it.name == name)?;
        self.texts.get(&input.env).cloned()
    }

    /// The value of a scheme's input: a list as a list, anything else as text.
    pub(crate) fn json(&self, scheme: &Scheme, name: &str) -> Option<Json> {
        self.json_of(&scheme.inputs, name)
    }

    /// The value of one of these inputs.
    pub(crate) fn json_of(&self, inputs: &[Input], name: &str) -> Option<Json> {
        let input = inputs.iter().find(|it| it.name == name)?;
        let text = self.texts.get(&input.env)?;
        if !self.lists.contains(&input.env) {
            return Some(Json::Text(text.clone()));
        }
        let items = text.split(',').map(str::trim).filter(|it| !it.is_empty());
        Some(Json::List(
            items.map(|it| Json::Text(it.to_owned())).collect(),
        ))
    }

    /// The lines to set, in the order of the spec.
    pub fn variables(&self, provider: &Provider) -> Vec<Variable> {
        let mut lines: Vec<Variable> = Vec::new();
        for (scheme, input) in inputs(provider) {
            // Two tenants are listed, so a caller has to choose.
            let chooses = input.name == "tenant" && scheme.is_some_and(|it| it.tenant.is_some());
            let optional = (input.optional || input.default.is_some()) && !chooses;
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

/// Every input, with the scheme that it belongs to, if it is not one of the hosts'.
fn inputs(provider: &Provider) -> impl Iterator<Item = (Option<&Scheme>, &Input)> {
    let hosts = provider.inputs.iter().map(|it| (None, it));
    hosts.chain(
        provider
            .schemes
            .iter()
            .flat_map(|scheme| scheme.inputs.iter().map(move |it| (Some(scheme), it))),
    )
}

fn plain(provider: &Provider, scheme: Option<&Scheme>, input: &Input) -> String {
    let tenant = scheme
        .filter(|_| input.name == "tenant")
        .and_then(|it| tenant::choice(provider, it));
    let length = scheme.and_then(|it| length(provider, it, &input.name));
    let signs = |it: &Scheme| {
        let mint = it.mint.iter().find(|it| it.key == input.name)?;
        assertion::key(mint.algorithm).map(str::to_owned)
    };
    let key = scheme.and_then(signs);
    tenant
        .or(length)
        .or(key)
        .unwrap_or_else(|| match &input.ty {
            InputType::List(item) => {
                let items = [1, 2].map(|it| of_type(provider, item, &input.name, Some(it)));
                // A list of one choice would be given twice.
                let distinct = if items[0] == items[1] { 1 } else { 2 };
                items[..distinct].join(",")
            }
            ty => of_type(provider, ty, &input.name, None),
        })
}

/// A good length for an input by which a request says how long its token lives.
fn length(provider: &Provider, scheme: &Scheme, name: &str) -> Option<String> {
    let named = |field: &str| {
        let mut fills = scheme
            .acquire
            .iter()
            .flat_map(|it| fills(provider, scheme, it));
        fills.any(|(it, template)| it.name == field && template.names() == [name])
    };
    let when = scheme.expires.iter().find_map(|it| match it {
        Expiry::Requested(field, when) if named(field) => Some(*when),
        _ => None,
    });
    let text = match when? {
        When::In(Unit::Seconds) => "3600",
        When::In(Unit::Minutes) => "60",
        When::In(Unit::Milliseconds) => "3600000",
        When::In(Unit::DaysHoursMinutes) => "0:01:00",
        // The server knows no time when it is asked for these.
        When::At(Format::DateTime) => "2100-01-01T00:00:00Z",
        When::At(Format::Unix) => "4102444800",
        When::At(Format::UnixMilliseconds) => "4102444800000",
    };
    Some(text.to_owned())
}

/// A text of a type; the items of a list are numbered.
fn of_type(provider: &Provider, ty: &InputType, name: &str, number: Option<usize>) -> String {
    let pick = |choices: &[String]| {
        let index = number.map_or(0, |it| it - 1).min(choices.len().max(1) - 1);
        choices.get(index).cloned().unwrap_or_default()
    };
    match ty {
        InputType::String | InputType::Secret => match number {
            Some(number) => format!("test-{name}-{number}"),
            None => format!("test-{name}"),
        },
        InputType::Integer => number.unwrap_or(1).to_string(),
        InputType::Boolean => "true".to_owned(),
        InputType::HostLabel => "test".to_owned(),
        InputType::Host(domains) => {
            format!("test.{}", domains.first().map_or("example", |it| it))
        }
        InputType::Uuid => uuid(number.unwrap_or(1)),
        InputType::Enum(choices) => pick(choices),
        InputType::Scope => pick(&provider.scopes),
        InputType::List(item) => of_type(provider, item, name, number),
    }
}
