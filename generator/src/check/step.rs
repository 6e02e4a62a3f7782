//! The steps of a scheme's life: which endpoint, what fills its fields, what is kept.
//!
//! A field is filled by `with`, by an input or kept value of its name, or by its constant. What is
//! left over in an acquiring step becomes an input of the scheme; in another step it is a fault.

mod fill;
mod keep;

use heck::ToSnakeCase;

use super::preset::Preset;
use super::{World, input, name, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Accepts, Endpoint, Input, InputType, Protocol, Step};
use crate::spec;
use crate::suggest::suggest;

/// The steps of one scheme, as they are resolved one after the other.
pub(super) struct Steps<'a> {
    index: usize,
    written: &'a spec::Scheme,
    preset: &'a Preset,
    world: &'a World<'a>,
    inputs: Vec<Input>,
    /// Which declared inputs a step has read.
    used: Vec<String>,
    kept: Vec<String>,
}

/// When a step is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Acquire { first: bool, last: bool },
    Refresh,
    Revoke,
}

impl<'a> Steps<'a> {
    pub(super) fn new(
        index: usize,
        written: &'a spec::Scheme,
        preset: &'a Preset,
        world: &'a World<'a>,
    ) -> Self {
        Self {
            index,
            written,
            preset,
            world,
            inputs: Vec::new(),
            used: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// The inputs of the kind, then those that are declared.
    pub(super) fn inputs(&mut self, report: &mut Diagnostics) {
        name::distinct(
            self.written.inputs.iter().map(|it| &it.name),
            str::to_owned,
            report,
        );
        let spec = self.world.spec;
        for (name, ty) in &self.preset.inputs {
            let input = match self.written.inputs.iter().find(|it| it.name.text == *name) {
                Some(field) => input::declared(field, Some(ty), spec, report),
                None => input::preset(name, ty.clone(), spec),
            };
            self.inputs.push(input);
        }
        for field in &self.written.inputs {
            if self.inputs.iter().all(|it| it.name != field.name.text) {
                let known = self.asked(&field.name.text);
                self.inputs
                    .push(input::declared(field, known.as_ref(), spec, report));
            }
        }
    }

    /// The type that an acquiring step asks of an input that is declared without one.
    fn asked(&self, name: &str) -> Option<InputType> {
        let calls = self.written.acquire.iter().map(|it| &it.call.text);
        let endpoints = calls.filter_map(|it| {
            self.world
                .endpoints
                .iter()
                .find(|endpoint| endpoint.id == *it)
        });
        let mut fields = endpoints.flat_map(|it| &it.fields);
        fields
            .find(|it| it.name == name || it.name.to_snake_case() == name)
            .and_then(|it| input::of(&it.ty))
    }

    /// The steps that obtain the credential.
    pub(super) fn acquire(&mut self, report: &mut Diagnostics) -> Vec<Step> {
        let count = self.written.acquire.len();
        let mut steps = Vec::new();
        for (at, step) in self.written.acquire.iter().enumerate() {
            let when = When::Acquire {
                first: at == 0,
                last: at + 1 == count,
            };
            steps.extend(self.step(step, when, report));
        }
        steps
    }

    /// The step that renews it.
    pub(super) fn refresh(&mut self, report: &mut Diagnostics) -> Option<Step> {
        self.written
            .refresh
            .as_ref()
            .and_then(|it| self.step(it, When::Refresh, report))
    }

    /// The step that ends it.
    pub(super) fn revoke(&mut self, report: &mut Diagnostics) -> Option<Step> {
        self.written
            .revoke
            .as_ref()
            .and_then(|it| self.step(it, When::Revoke, report))
    }

    /// The inputs and the names of what is kept; declared inputs that nothing reads are a fault.
    pub(super) fn finish(self, report: &mut Diagnostics) -> (Vec<Input>, Vec<String>) {
        let sent: Vec<&str> = self
            .written
            .send
            .iter()
            .flatten()
            .flat_map(placement_names)
            .collect();
        let defaults: Vec<&str> = self
            .written
            .inputs
            .iter()
            .filter_map(|it| it.default.as_ref())
            .flat_map(template_names)
            .collect();
        let preset = |name: &str| {
            self.written.send.is_none() && self.preset.inputs.iter().any(|it| it.0 == name)
        };
        // A step that is missing may be the one that reads it.
        let broken = self
            .written
            .acquire
            .iter()
            .chain(&self.written.refresh)
            .chain(&self.written.revoke);
        let broken = broken.into_iter().any(|it| {
            self.world
                .endpoints
                .iter()
                .all(|endpoint| endpoint.id != it.call.text)
        });
        for field in &self.written.inputs {
            let name = field.name.text.as_str();
            let read = self.used.iter().any(|it| it == name)
                || sent.contains(&name)
                || defaults.contains(&name)
                || preset(name);
            // A name that is kept as well is told of where both are compared.
            let kept = self.kept.iter().any(|it| it == name);
            if !read && !broken && !kept {
                let found = report.error(
                    Code::Unused,
                    field.name.span,
                    format!("nothing reads the input `{name}`"),
                );
                let names = self
                    .inputs
                    .iter()
                    .map(|it| it.name.as_str())
                    .filter(|it| *it != name);
                found.help("read it in `send:`, or leave it out");
                if let Some(near) = crate::suggest::nearest(name, names) {
                    found
                        .help(format!("write `{near}`"))
                        .fix(field.name.span, near);
                }
            }
        }
        if !broken {
            self.kept_read(&sent, report);
        }
        (self.inputs, self.kept)
    }

    /// What the file says to keep is read by a later step, or sent.
    fn kept_read(&self, sent: &[&str], report: &mut Diagnostics) {
        let steps = self.written.acquire.iter().chain(&self.written.refresh);
        let pairs = self
            .written
            .keep
            .iter()
            .chain(steps.filter_map(|it| it.keep.as_ref()))
            .flatten();
        let preset = self.written.send.is_none();
        let mut told: Vec<&str> = Vec::new();
        for (name, _) in pairs {
            let text = name.text.as_str();
            let default = preset && self.preset.keep.first().is_some_and(|it| it.0 == text);
            let read = default || sent.contains(&text) || self.used.iter().any(|it| it == text);
            if !read && !told.contains(&text) {
                told.push(text);
                report
                    .error(Code::Unused, name.span, format!("nothing reads `{text}`"))
                    .help("read it in `send:` or in a later step, or leave it out");
            }
        }
    }

    fn step(&mut self, written: &spec::Step, when: When, report: &mut Diagnostics) -> Option<Step> {
        let endpoints = self.world.endpoints;
        let Some(index) = endpoints.iter().position(|it| it.id == written.call.text) else {
            let found = report.error(
                Code::UnknownEndpoint,
                written.call.span,
                format!("there is no endpoint `{}`", written.call.text),
            );
            suggest(
                found,
                &written.call.text,
                written.call.span,
                endpoints.iter().map(|it| it.id.as_str()),
            );
            self.promise(written, when);
            return None;
        };
        let endpoint = &endpoints[index];
        self.authenticated(written, endpoint, when, report);
        fields_exist(written, endpoint, report);
        let mut with: Vec<_> = written
            .with
            .iter()
            .map(|(name, it)| (name.text.clone(), it.template.parts.clone()))
            .collect();
        for field in &endpoint.fields {
            let fixed =
                field.constant.is_some() || written.with.iter().any(|it| it.0.text == field.name);
            if !fixed && !written.without.iter().any(|it| it.text == field.name) {
                self.fill(field, when, &mut with, &written.call, report);
            }
        }
        for (_, value) in &written.with {
            self.used
                .extend(value.template.names.iter().map(|it| it.0.clone()));
            scheme::filled(value, &scheme::known(&self.inputs, &self.kept), report);
        }
        if endpoint.client_authentication.is_some() {
            self.client(&written.call, report);
        }
        let keep = self.keep(written, endpoint, when, report);
        self.promise(written, when);
        for it in &keep {
            if !self.kept.contains(&it.name) {
                self.kept.push(it.name.clone());
            }
        }
        Some(Step {
            endpoint: index,
            with,
            without: written.without.iter().map(|it| it.text.clone()).collect(),
            keep,
        })
    }

    /// A step is sent without a credential, or with what the scheme itself holds so far.
    fn authenticated(
        &self,
        written: &spec::Step,
        endpoint: &Endpoint,
        when: When,
        report: &mut Diagnostics,
    ) {
        let first = matches!(when, When::Acquire { first: true, .. });
        let fine = match &endpoint.accepts {
            Accepts::Nothing => true,
            Accepts::Schemes(ids) => !first && ids.contains(&self.index),
        };
        if !fine {
            let help = if first {
                "a credential is acquired without one: write `auth: none` at the endpoint"
            } else {
                "write `auth: none` at the endpoint, or add this scheme to it"
            };
            report
                .error(
                    Code::StepAuth,
                    written.call.span,
                    format!(
                        "`{}` asks for a credential that is not there yet",
                        written.call.text
                    ),
                )
                .help(help);
        }
        if endpoint.protocol == Protocol::WebSocket {
            report
                .error(
                    Code::StepAuth,
                    written.call.span,
                    "a step is a request, and this is a WebSocket",
                )
                .help("name another endpoint");
        }
    }
}

fn fields_exist(written: &spec::Step, endpoint: &Endpoint, report: &mut Diagnostics) {
    let names = || endpoint.fields.iter().map(|it| it.name.as_str());
    for name in written.with.iter().map(|it| &it.0).chain(&written.without) {
        if names().all(|it| it != name.text) {
            let found = report.error(
                Code::UnknownField,
                name.span,
                format!("`{}` has no field `{}`", endpoint.id, name.text),
            );
            suggest(found, &name.text, name.span, names());
        }
    }
    for name in &written.without {
        if endpoint
            .fields
            .iter()
            .any(|it| it.name == name.text && !it.optional)
        {
            report
                .error(
                    Code::Unfilled,
                    name.span,
                    format!("`{}` is required", name.text),
                )
                .help("fill it with `with:`");
        }
    }
}

fn placement_names(it: &spec::Placement) -> Vec<&str> {
    let name = it.to.iter().flat_map(|it| it.1.names.iter());
    name.chain(&it.value.template.names)
        .map(|it| it.0.as_str())
        .collect()
}

fn template_names(it: &spec::Templated) -> Vec<&str> {
    it.template.names.iter().map(|it| it.0.as_str()).collect()
}
