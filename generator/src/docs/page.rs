//! From the checked provider to a page in Markdown words.

mod endpoint;
mod scheme;

use serde::Serialize;

use self::{
    endpoint::{EndpointRow, ErrorForm, Note, ScopeRow},
    scheme::SchemeSection,
};

use super::{
    markdown, prose,
    text::{Markdown, TomlString},
};
use crate::{
    model::{Input, InputType, Provider},
    rust::{self, Package},
};

/// What the README and the provider's page say.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a template tests booleans and nothing else"
)]
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Page {
    manifest: Manifest,
    title: Markdown,
    summary: Markdown,
    krate: Markdown,
    module: Markdown,
    dependency: Markdown,
    example: Markdown,
    try_it: Markdown,
    login: Markdown,
    serve: Markdown,
    readme_link: Markdown,
    docs_link: Markdown,
    spec_link: Markdown,
    hosts: Vec<Host>,
    inputs: Vec<InputRow>,
    has_inputs: bool,
    schemes: Vec<SchemeSection>,
    environment: Vec<InputRow>,
    endpoints: Vec<EndpointRow>,
    notes: Vec<Note>,
    has_notes: bool,
    scopes: Vec<ScopeRow>,
    has_scopes: bool,
    errors: Vec<ErrorForm>,
    has_errors: bool,
    quirks: Vec<Markdown>,
    has_quirks: bool,
    sunset: Markdown,
    has_sunset: bool,
    checked: Markdown,
    sources: Vec<Markdown>,
}

/// The words of the crate's `Cargo.toml`.
#[derive(Clone, Debug, Serialize)]
struct Manifest {
    name: TomlString,
    description: TomlString,
    /// Whether a person can sign in on a page.
    has_login: bool,
    /// Whether the client signs tokens by itself.
    signs: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Host {
    name: Markdown,
    url: Markdown,
    env: Markdown,
}

#[derive(Clone, Debug, Serialize)]
struct InputRow {
    name: Markdown,
    env: Markdown,
    need: Markdown,
    help: Markdown,
}

/// Lowers a provider, and the examples of its package, to a page.
pub(crate) fn lower(provider: &Provider, package: &Package) -> Page {
    let name = format!("keywright-{}", provider.name);
    let first = &provider.schemes[0];
    let shown = rust::shown_endpoint(provider, 0)
        .map_or("ENDPOINT", |it| provider.endpoint(it).id.as_str());
    let sunset = prose::sunset(provider).into_iter();
    let sunset: Vec<_> = sunset.chain(prose::stays(provider)).collect();
    let notes: Vec<_> = provider
        .endpoints
        .iter()
        .flat_map(endpoint::notes)
        .collect();
    Page {
        manifest: Manifest {
            name: TomlString::new(&name),
            description: TomlString::new(prose::summary(provider).trim_end_matches('.')),
            has_login: provider.signs_people_in(),
            signs: provider
                .schemes
                .iter()
                .any(|it| !it.mint.is_empty() || it.dpop.is_some()),
        },
        title: Markdown::prose(&provider.title),
        summary: Markdown::prose(&prose::summary(provider)),
        krate: Markdown::code(&name),
        module: Markdown::code(package.krate.as_str()),
        dependency: Markdown::block("toml", &dependency(&provider.name)),
        example: Markdown::block("rust,no_run", &package.front.join("\n")),
        try_it: Markdown::block(
            "sh",
            &format!("cargo run -p {name} --example call -- {} {shown}", first.id),
        ),
        login: Markdown::block("sh", &format!("cargo run -p {name} --example login")),
        serve: Markdown::block("sh", &format!("cargo xtask serve {}", provider.name)),
        readme_link: Markdown::escaped(format!("../../generated/{}/README.md", provider.name)),
        docs_link: Markdown::escaped(format!("../../docs/providers/{}.md", provider.name)),
        spec_link: Markdown::escaped(format!("../../specs/{}.yaml", provider.name)),
        hosts: provider.hosts.iter().map(host).collect(),
        inputs: provider.inputs.iter().map(input).collect(),
        has_inputs: !provider.inputs.is_empty(),
        schemes: (0..provider.schemes.len())
            .map(|it| scheme::scheme(provider, package, it))
            .collect(),
        environment: environment(provider),
        endpoints: provider
            .endpoints
            .iter()
            .map(|it| endpoint::endpoint(provider, it))
            .collect(),
        has_notes: !notes.is_empty(),
        notes,
        scopes: provider
            .scopes
            .iter()
            .map(|it| endpoint::scope(provider, it))
            .collect(),
        has_scopes: !provider.scopes.is_empty(),
        errors: provider
            .errors
            .iter()
            .enumerate()
            .map(|(index, it)| endpoint::error(provider, index, it))
            .collect(),
        has_errors: !provider.errors.is_empty(),
        quirks: proses(&provider.quirks),
        has_quirks: !provider.quirks.is_empty(),
        has_sunset: !sunset.is_empty(),
        sunset: Markdown::prose(&sunset.join(". ")),
        checked: Markdown::prose(&provider.checked),
        sources: proses(&provider.docs),
    }
}

/// How a program depends on the crate. None is published, so by its path.
fn dependency(provider: &str) -> String {
    format!(
        "[dependencies]\nkeywright-{provider} = {{ path = \"../keywright/generated/{provider}\" }}"
    )
}

fn proses(texts: &[String]) -> Vec<Markdown> {
    texts.iter().map(|it| Markdown::prose(it)).collect()
}

fn host(host: &crate::model::Host) -> Host {
    Host {
        name: Markdown::code(&host.name).in_cell(),
        url: Markdown::code(&prose::template(&host.url)).in_cell(),
        env: Markdown::code(&host.env),
    }
}

fn input(input: &Input) -> InputRow {
    let need = match (&input.default, input.optional) {
        (Some(default), _) => format!(
            "{} if not given",
            markdown::code_span(&prose::template(default))
        ),
        (None, true) => "optional".to_owned(),
        (None, false) => "required".to_owned(),
    };
    let kind = match &input.ty {
        InputType::Enum(texts) => format!("One of {}.", prose::or(&prose::code(texts))),
        InputType::HostLabel => "One label of a host name.".to_owned(),
        InputType::Uuid => "A UUID.".to_owned(),
        InputType::Integer => prose::counted(input),
        InputType::Boolean => "`true` or `false`.".to_owned(),
        InputType::Host(under) => format!("A host below {}.", prose::or(&prose::code(under))),
        InputType::Scope => "One of the scopes below.".to_owned(),
        InputType::List(item) if **item == InputType::Scope => {
            "Scopes, with commas between.".to_owned()
        }
        InputType::List(_) => "Any number, with commas between.".to_owned(),
        InputType::String | InputType::Secret => String::new(),
    };
    let pattern = input
        .constraint
        .as_ref()
        .map(|it| format!("It matches {}.", markdown::code_span(&it.0)));
    let example = input
        .example
        .as_ref()
        .map(|it| format!("For example {}.", markdown::code_span(it)));
    let help = input.help.as_deref().map(markdown::escape);
    let sentences = [help, Some(kind), pattern, example]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty());
    InputRow {
        name: Markdown::code(&input.name),
        env: Markdown::code(&input.env),
        need: Markdown::escaped(need).in_cell(),
        help: Markdown::escaped(sentences.collect::<Vec<_>>().join(" ")).in_cell(),
    }
}

/// Every variable once, in the order in which a reader meets them.
fn environment(provider: &Provider) -> Vec<InputRow> {
    let mut seen = Vec::new();
    let inputs = provider
        .inputs
        .iter()
        .chain(provider.schemes.iter().flat_map(|it| &it.inputs));
    inputs
        .filter(|it| {
            let new = !seen.contains(&it.env);
            seen.push(it.env.clone());
            new
        })
        .map(input)
        .collect()
}
