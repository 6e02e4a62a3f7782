//! The steps of a scheme's life: which endpoint, what fills its fields, what is kept.
//!
//! A field is filled by `with`, by an input or kept value of its name, or by its constant. What is
//! left over in an acquiring step becomes an input of the scheme; in another step it is a fault.

mod admit;
mod exchange;
mod fill;
mod keep;
mod mint;
mod parent;
mod push;
mod read;
mod register;
mod resource;
mod sign_in;
mod tenant;
mod with;

use heck::ToSnakeCase;

use self::admit::is_request;
pub(super) use self::sign_in::{KEY, MADE};
pub(super) use self::tenant::CHOICE;
use super::preset::Preset;
use super::{World, input, name, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{ClientAuthentication, Endpoint, Input, InputType, Keep, Step};
use crate::spec;

/// The steps of one scheme, as they are resolved one after the other.
pub(super) struct Steps<'a> {
    index: usize,
    written: &'a spec::Scheme,
    preset: &'a Preset,
    world: &'a World<'a>,
    inputs: Vec<Input>,
    /// Which declared inputs a step has read.
    used: Vec<String>,
    /// What is kept, and names of which nobody knows what they were meant to be.
    kept: Vec<String>,
    /// Whether there are none of the latter.
    is_known: bool,
    /// How the client proves itself at the steps where it does.
    clients: Vec<ClientAuthentication>,
    /// The step before the page, where there is one.
    push: Option<Step>,
    /// The schemes that can authenticate each of the steps that need another credential.
    parents: Option<Vec<usize>>,
}

/// What the steps come to.
pub(super) struct Found {
    pub(super) inputs: Vec<Input>,
    pub(super) kept: Vec<String>,
    pub(super) parents: Vec<usize>,
}

/// When a step is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// Before the page is opened, to tell what it is to ask.
    Push,
    /// Before all else: on the page that a person opens, or for the code that a person enters.
    SignIn,
    Acquire {
        first: bool,
        last: bool,
    },
    /// Where nothing is acquired by the scheme itself, the caller holds what the refresh needs.
    Refresh {
        alone: bool,
    },
    Revoke,
    Introspect,
    Tenant,
}

impl<'a> Steps<'a> {
    pub(super) fn new(
        index: usize,
        written: &'a spec::Scheme,
        preset: &'a Preset,
        world: &'a World<'a>,
        unknown: &[String],
    ) -> Self {
        Self {
            index,
            written,
            preset,
            world,
            inputs: Vec::new(),
            used: Vec::new(),
            kept: unknown.to_vec(),
            is_known: unknown.is_empty(),
            clients: Vec::new(),
            push: None,
            parents: None,
        }
    }

    /// The inputs of the kind, then those that are declared; where the file declares all of the
    /// kind's, its order is meant.
    pub(super) fn inputs(&mut self, report: &mut Diagnostics) {
        name::distinct(
            self.written.inputs.iter().map(|it| &it.name),
            str::to_owned,
            report,
        );
        let spec = self.world.spec;
        let declared = |name: &str| {
            let mut written = self.written.inputs.iter();
            written.any(|it| it.name.text == name)
        };
        let is_told = self.preset.inputs.iter().all(|it| declared(it.0));
        for (name, ty) in self.preset.inputs.iter().filter(|_| !is_told) {
            let input = match self.written.inputs.iter().find(|it| it.name.text == *name) {
                Some(field) => input::declared(field, Some(ty), spec, report),
                None => input::preset(name, ty.clone(), spec),
            };
            self.inputs.push(input);
        }
        for field in &self.written.inputs {
            if self.inputs.iter().all(|it| it.name != field.name.text) {
                let preset = self.preset.inputs.iter();
                let mut preset = preset.filter(|it| it.0 == field.name.text);
                let known = preset.next().map(|it| it.1.clone());
                let known = known.or_else(|| self.asked(&field.name.text));
                self.inputs
                    .push(input::declared(field, known.as_ref(), spec, report));
            }
        }
        self.minted(report);
        self.lent(report);
    }

    /// The type that an acquiring step asks of an input that is declared without one.
    fn asked(&self, name: &str) -> Option<InputType> {
        if name == CHOICE && self.written.tenant.is_some() {
            return Some(InputType::String);
        }
        if name == scheme::SCOPES && self.written.scopes.is_some() {
            return Some(InputType::List(Box::new(InputType::Scope)));
        }
        if let Some(ty) = self.signs(name) {
            return Some(ty);
        }
        let alone = self
            .written
            .refresh
            .iter()
            .filter(|_| self.written.acquire.is_empty());
        let calls = self
            .written
            .acquire
            .iter()
            .chain(alone)
            .map(|it| &it.call.text);
        let endpoints = calls.filter_map(|it| {
            self.world
                .endpoints
                .iter()
                .find(|endpoint| endpoint.id == *it)
        });
        let mut fields = endpoints.flat_map(|it| &it.fields);
        fields
            .find(|it| it.name == name || it.known_as() == name || it.name.to_snake_case() == name)
            .and_then(|it| input::of(&it.ty))
    }

    /// The steps that obtain the credential; `skip` of them were taken on the way.
    pub(super) fn acquire(&mut self, skip: usize, report: &mut Diagnostics) -> Vec<Step> {
        if let Some(parent) = &self.written.yielded_by {
            return self.yielded(parent, report).into_iter().collect();
        }
        let count = self.written.acquire.len();
        let mut steps = Vec::new();
        for (at, step) in self.written.acquire.iter().enumerate().skip(skip) {
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
        let alone = self.written.acquire.is_empty();
        self.written
            .refresh
            .as_ref()
            .and_then(|it| self.step(it, When::Refresh { alone }, report))
    }

    /// The step that ends it.
    pub(super) fn revoke(&mut self, report: &mut Diagnostics) -> Option<Step> {
        self.written
            .revoke
            .as_ref()
            .and_then(|it| self.step(it, When::Revoke, report))
    }

    fn step(&mut self, written: &spec::Step, when: When, report: &mut Diagnostics) -> Option<Step> {
        let endpoints = self.world.endpoints;
        let Some(index) = endpoints.iter().position(|it| it.id == written.call.text) else {
            self.promise(written, when);
            return None;
        };
        let endpoint = &endpoints[index];
        if !is_request(written, endpoint, when, report) {
            self.promise(written, when);
            return None;
        }
        self.authenticated(written, endpoint, when, report);
        left_out(written, endpoint, report);
        let mut with: Vec<_> = written
            .with
            .iter()
            .map(|(name, it)| (name.text.clone(), it.template.parts.clone()))
            .collect();
        if let Some(client) = endpoint.client {
            self.clients.push(client);
            self.client(client, &written.call, report);
        }
        if matches!(when, When::Revoke | When::Introspect) {
            self.what_is_revoked(endpoint, written, &mut with);
        }
        self.what_is_exchanged(endpoint, &mut with);
        for field in &endpoint.fields {
            let fixed = field.constant.is_some() || with.iter().any(|it| it.0 == field.name);
            if !fixed && !written.without.iter().any(|it| it.text == field.name) {
                self.fill(field, when, &mut with, &written.call, report);
            }
        }
        for (_, value) in &written.with {
            self.used
                .extend(value.template.names.iter().map(|it| it.0.clone()));
        }
        self.with_fits(written, endpoint, report);
        let keep = self.keep(written, endpoint, when, report);
        self.promise(written, when);
        self.note(&keep);
        Some(Step {
            endpoint: index,
            with,
            without: written.without.iter().map(|it| it.text.clone()).collect(),
            keep,
        })
    }

    fn note(&mut self, keep: &[Keep]) {
        for it in keep {
            if !self.kept.contains(&it.name) {
                self.kept.push(it.name.clone());
            }
        }
    }
}

fn template_names(it: &spec::Templated) -> Vec<&str> {
    it.template.names.iter().map(|it| it.0.as_str()).collect()
}

fn left_out(written: &spec::Step, endpoint: &Endpoint, report: &mut Diagnostics) {
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
                    format!(
                        "`{}` is required in `{}`, so it cannot be left out",
                        name.text, endpoint.id
                    ),
                )
                .help("fill it with `with:`");
        }
    }
}
