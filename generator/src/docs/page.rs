//! From the checked provider to a page in Markdown words.

use serde::Serialize;

use super::{
    prose, sent,
    text::{Markdown, TomlString},
};
use crate::{
    model::{Accepts, Endpoint, ErrorShape, Input, InputType, Provider},
    rust::{self, Package},
};

/// What the README and the provider's page say.
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
    serve: Markdown,
    readme_link: Markdown,
    page_link: Markdown,
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
    checked: Markdown,
    sources: Vec<Markdown>,
}

/// The words of the crate's `Cargo.toml`.
#[derive(Clone, Debug, Serialize)]
struct Manifest {
    name: TomlString,
    description: TomlString,
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

#[derive(Clone, Debug, Serialize)]
struct SchemeSection {
    id: Markdown,
    link: Markdown,
    title: Markdown,
    ty: Markdown,
    help: Markdown,
    has_help: bool,
    sends: Markdown,
    inputs: Vec<InputRow>,
    obtained: Markdown,
    acquire: Vec<Markdown>,
    sent: Markdown,
    has_sent: bool,
    others: Vec<Markdown>,
    call: Markdown,
    has_call: bool,
    examples: Vec<Markdown>,
    expiry: Markdown,
    refresh_expiry: Markdown,
    has_refresh_expiry: bool,
    renewal: Markdown,
    revocation: Markdown,
    code: Markdown,
    quirks: Vec<Markdown>,
    has_quirks: bool,
    sources: Vec<Markdown>,
    has_sources: bool,
}

#[derive(Clone, Debug, Serialize)]
struct EndpointRow {
    id: Markdown,
    call: Markdown,
    accepts: Markdown,
    scopes: Markdown,
}

#[derive(Clone, Debug, Serialize)]
struct Note {
    id: Markdown,
    text: Markdown,
}

#[derive(Clone, Debug, Serialize)]
struct ScopeRow {
    name: Markdown,
    endpoints: Markdown,
}

#[derive(Clone, Debug, Serialize)]
struct ErrorForm {
    id: Markdown,
    paths: Markdown,
    endpoints: Markdown,
    meanings: Vec<Meaning>,
}

#[derive(Clone, Debug, Serialize)]
struct Meaning {
    meaning: Markdown,
    when: Markdown,
}

/// Lowers a provider, and the examples of its package, to a page.
pub(crate) fn lower(provider: &Provider, package: &Package) -> Page {
    let name = format!("keywright-{}", provider.name);
    let first = &provider.schemes[0];
    let shown = rust::shown_endpoint(provider, 0).map_or("ENDPOINT", |it| provider.endpoint(it).id.as_str());
    let notes: Vec<_> = provider.endpoints.iter().flat_map(notes).collect();
    Page {
        manifest: Manifest {
            name: TomlString::new(&name),
            description: TomlString::new(prose::summary(provider).trim_end_matches('.')),
        },
        title: Markdown::prose(&provider.title),
        summary: Markdown::prose(&prose::summary(provider)),
        krate: Markdown::code(&name),
        module: Markdown::code(package.krate.as_str()),
        dependency: Markdown::block("toml", &format!("[dependencies]\n{name} = \"0.1\"")),
        example: Markdown::block("rust,no_run", &package.front.join("\n")),
        try_it: Markdown::block("sh", &format!("cargo run -p {name} --example call -- {} {shown}", first.id)),
        serve: Markdown::block("sh", &format!("cargo xtask serve {}", provider.name)),
        readme_link: Markdown::escaped(format!("../../generated/{}/README.md", provider.name)),
        page_link: Markdown::escaped(format!("../../docs/providers/{}.md", provider.name)),
        spec_link: Markdown::escaped(format!("../../specs/{}.yaml", provider.name)),
        hosts: provider.hosts.iter().map(host).collect(),
        inputs: provider.inputs.iter().map(input).collect(),
        has_inputs: !provider.inputs.is_empty(),
        schemes: (0..provider.schemes.len()).map(|it| scheme(provider, package, it)).collect(),
        environment: environment(provider),
        endpoints: provider.endpoints.iter().map(|it| endpoint(provider, it)).collect(),
        has_notes: !notes.is_empty(),
        notes,
        scopes: provider.scopes.iter().map(|it| scope(provider, it)).collect(),
        has_scopes: !provider.scopes.is_empty(),
        errors: provider.errors.iter().enumerate().map(|(index, it)| error(provider, index, it)).collect(),
        has_errors: !provider.errors.is_empty(),
        quirks: proses(&provider.quirks),
        has_quirks: !provider.quirks.is_empty(),
        checked: Markdown::prose(&provider.checked),
        sources: proses(&provider.docs),
    }
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
        (Some(default), _) => format!("`{}` if not given", prose::template(default)),
        (None, true) => "optional".to_owned(),
        (None, false) => "required".to_owned(),
    };
    let mut help = input.help.clone().unwrap_or_default();
    match &input.ty {
        InputType::Enum(texts) => help.push_str(&format!(" One of {}.", prose::or(&prose::code(texts)))),
        InputType::HostLabel => help.push_str(" One label of a host name."),
        InputType::Uuid => help.push_str(" A UUID."),
        InputType::Integer => help.push_str(" A whole number."),
        InputType::Boolean => help.push_str(" `true` or `false`."),
        InputType::String | InputType::Secret => {}
    }
    if let Some(pattern) = &input.constraint {
        help.push_str(&format!(" It matches `{}`.", pattern.0));
    }
    if let Some(example) = &input.example {
        help.push_str(&format!(" For example `{example}`."));
    }
    InputRow {
        name: Markdown::code(&input.name),
        env: Markdown::code(&input.env),
        need: Markdown::prose(&need).in_cell(),
        help: Markdown::prose(&help).in_cell(),
    }
}

/// Every variable once, in the order in which a reader meets them.
fn environment(provider: &Provider) -> Vec<InputRow> {
    let mut seen = Vec::new();
    let inputs = provider.inputs.iter().chain(provider.schemes.iter().flat_map(|it| &it.inputs));
    inputs
        .filter(|it| {
            let new = !seen.contains(&it.env);
            seen.push(it.env.clone());
            new
        })
        .map(input)
        .collect()
}

fn scheme(provider: &Provider, package: &Package, index: usize) -> SchemeSection {
    let it = &provider.schemes[index];
    let values = sent::values(provider, it);
    let shown = rust::shown_endpoint(provider, index).map(|it| provider.endpoint(it));
    let call = shown.map(|endpoint| sent::call(provider, endpoint, Some(it), &values));
    let refresh_expiry = prose::refresh_expiry(it);
    let lines = sent::lines(it, &values);
    SchemeSection {
        id: Markdown::code(&it.id),
        link: Markdown::escaped(format!("[`{}`](#{})", it.id, it.id)),
        title: Markdown::prose(&it.title),
        ty: Markdown::code(package.schemes[index].name.as_str()),
        help: Markdown::prose(it.help.as_deref().unwrap_or_default()),
        has_help: it.help.is_some(),
        sends: Markdown::codes(it.send.iter().map(prose::placement)).in_cell(),
        inputs: it.inputs.iter().map(input).collect(),
        obtained: Markdown::prose(&prose::obtained(provider, it)),
        acquire: it.acquire.iter().map(|step| Markdown::block("sh", &sent::step(provider, it, step, &values))).collect(),
        has_sent: !lines.is_empty(),
        sent: Markdown::block("http", &lines.join("\n")),
        others: sent::others(it, &values).into_iter().map(Markdown::escaped).collect(),
        has_call: call.is_some(),
        call: Markdown::block("sh", &call.unwrap_or_default()),
        examples: it.examples.iter().map(|it| Markdown::escaped(example(it))).collect(),
        expiry: Markdown::prose(&prose::expiry(&it.expires)),
        has_refresh_expiry: refresh_expiry.is_some(),
        refresh_expiry: Markdown::prose(&refresh_expiry.unwrap_or_default()),
        renewal: Markdown::prose(&prose::renewal(provider, it)),
        revocation: Markdown::prose(&prose::revocation(provider, it)),
        code: Markdown::block("rust,no_run", &package.examples[index].page.join("\n")),
        quirks: proses(&it.quirks),
        has_quirks: !it.quirks.is_empty(),
        sources: proses(&it.docs),
        has_sources: !it.docs.is_empty(),
    }
}

/// A published example: given this, that is sent.
fn example(example: &crate::model::Example) -> String {
    let given: Vec<_> = example.given.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    let sends: Vec<_> = example.sends.iter().map(|(carrier, name, value)| sent::line(*carrier, name, value)).collect();
    format!("Given {}, this is sent: {}", prose::and(&prose::code(given)), prose::and(&prose::code(sends)))
}

fn endpoint(provider: &Provider, it: &Endpoint) -> EndpointRow {
    let accepts = match &it.accepts {
        Accepts::Nothing => Markdown::escaped("no credential"),
        Accepts::Schemes(some) => Markdown::codes(some.iter().map(|&it| &provider.schemes[it].id)),
    };
    EndpointRow {
        id: Markdown::code(&it.id),
        call: Markdown::code(&prose::call(it)).in_cell(),
        accepts: accepts.in_cell(),
        scopes: Markdown::escaped(prose::scopes(&it.scopes).unwrap_or_else(|| "–".to_owned())).in_cell(),
    }
}

fn notes(endpoint: &Endpoint) -> Vec<Note> {
    let host = (endpoint.host != "base").then(|| format!("Lives on the host `{}`.", endpoint.host));
    let texts = endpoint.help.iter().chain(&host).chain(&endpoint.quirks).chain(&endpoint.docs);
    texts.map(|it| Note { id: Markdown::code(&endpoint.id), text: Markdown::prose(it) }).collect()
}

fn scope(provider: &Provider, scope: &str) -> ScopeRow {
    let needs = |it: &&Endpoint| match &it.scopes {
        crate::model::Scopes::None => false,
        crate::model::Scopes::Any(some) | crate::model::Scopes::All(some) => some.iter().any(|it| it == scope),
    };
    ScopeRow {
        name: Markdown::code(scope).in_cell(),
        endpoints: Markdown::codes(provider.endpoints.iter().filter(needs).map(|it| &it.id)),
    }
}

fn error(provider: &Provider, index: usize, shape: &ErrorShape) -> ErrorForm {
    let first = provider.endpoints.iter().filter(|it| it.errors.first() == Some(&index));
    let meanings = prose::meanings(shape).into_iter().filter(|it| !it.1.is_empty()).map(|(meaning, conditions)| Meaning {
        meaning: Markdown::prose(meaning),
        when: Markdown::escaped(conditions.iter().map(prose::condition).collect::<Vec<_>>().join("; ")).in_cell(),
    });
    ErrorForm {
        id: Markdown::code(&shape.id),
        paths: Markdown::prose(&prose::paths(shape)),
        endpoints: Markdown::codes(first.map(|it| &it.id)),
        meanings: meanings.collect(),
    }
}

