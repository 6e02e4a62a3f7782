//! From the checked provider to a package in Rust words: names, types, literals and comments.
//!
//! Everything that exists in a crate, its order and its name is decided here; a template only says
//! where it stands.

mod accepts;
mod argument;
mod bodies;
pub(crate) mod doc;
mod endpoint;
mod example;
mod imports;
mod input;
mod library;
mod name;
mod sample;
mod scheme;
mod table;
pub(crate) mod text;
mod trial;
mod words;

use serde::Serialize;

pub(crate) use example::{Code, endpoint as shown_endpoint};
pub(crate) use input::example as example_value;
pub(crate) use sample::placeholder;
use name::Names;
use text::{DocText, Ident, Type};
use words::Words;

use crate::model::Provider;

/// A crate, in Rust words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Package {
    /// The crate's name in code.
    pub(crate) krate: Ident,
    /// The provider's name for people.
    pub(crate) title: DocText,
    pub(crate) library: library::Library,
    pub(crate) client: Client,
    pub(crate) schemes: Vec<scheme::SchemeType>,
    /// The ids of the schemes, as a list for people.
    pub(crate) scheme_ids: DocText,
    /// What `auth.rs` takes from `keywright`.
    pub(crate) auth_imports: Vec<Ident>,
    pub(crate) accepts: Vec<accepts::AcceptSet>,
    pub(crate) bodies: Bodies,
    pub(crate) tables: table::Tables,
    pub(crate) wire: trial::Wire,
    pub(crate) rejected: Vec<trial::Rejected>,
    /// A complete example per scheme, in spec order.
    #[serde(skip)]
    pub(crate) examples: Vec<Code>,
    /// The whole program that opens the README.
    #[serde(skip)]
    pub(crate) front: Vec<String>,
}

/// `client.rs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Client {
    pub(crate) inputs: input::Inputs,
    pub(crate) new_doc: text::Doc,
    pub(crate) builder_doc: text::Doc,
    pub(crate) env: DocText,
    pub(crate) has_inputs: bool,
    pub(crate) methods: Vec<endpoint::Method>,
    /// From `keywright`.
    pub(crate) imports: Vec<Ident>,
    /// From the crate itself.
    pub(crate) own: Vec<Ident>,
    pub(crate) has_limits: bool,
    pub(crate) has_map: bool,
}

/// `types.rs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bodies {
    pub(crate) requests: Vec<endpoint::Request>,
    pub(crate) objects: Vec<bodies::Object>,
    pub(crate) choices: Vec<bodies::Choice>,
    pub(crate) imports: Vec<Ident>,
    pub(crate) has_map: bool,
    pub(crate) exist: bool,
}

/// What the template of `client.rs` itself takes from `keywright`.
const CLIENT: &[&str] = &["Authorization", "Builder", "Method", "RequestBuilder", "Result"];

/// Lowers a provider. It cannot fail: what could is refused by the checker.
pub(crate) fn lower(provider: &Provider) -> Package {
    let krate = Ident::new(&format!("keywright_{}", name::snake(&provider.name)));
    let mut types = Names::taken(words::TAKEN);
    let named: Vec<_> = provider.schemes.iter().map(|it| types.claim(&name::camel(&it.id), "Scheme")).collect();
    let drafts: Vec<_> =
        provider.schemes.iter().zip(&named).map(|(it, name)| scheme::draft(it, Ident::new(name), &mut types)).collect();
    let inputs = input::Inputs::lower(&provider.inputs, "", None, &mut types);
    let requests: Vec<_> = provider
        .endpoints
        .iter()
        .map(|it| endpoint::has_request(it).then(|| types.claim(&name::camel(&it.id), "Request")))
        .collect();

    let constants = table::constants(provider);
    let idents: Vec<_> = drafts.iter().map(|it| it.name.clone()).collect();
    let sets = accepts::sets(provider, &idents);
    let mut words = Words::new(provider, types);
    let endpoints: Vec<_> =
        provider.endpoints.iter().zip(requests).map(|(it, request)| endpoint::draft(it, request, &mut words)).collect();
    let mut taken = Names::taken(&[
        "authorization", "builder", "builder_from_env", "builder_with", "close", "new", "request",
    ]);
    let (mut methods, mut requests) = (Vec::new(), Vec::new());
    for ((it, draft), constant) in provider.endpoints.iter().zip(&endpoints).zip(&constants.endpoints) {
        let name = taken.claim(&name::snake(&it.id), "_");
        let (method, request) = endpoint::finish(it, draft, &words, &sets, (&name, constant.clone()));
        methods.push(method);
        requests.extend(request);
    }

    let hosts = inputs.samples();
    let library = library::Exports::new(&drafts, &inputs, &requests, &words);
    let exports = library.words();
    let exports: Vec<&str> = exports.iter().map(String::as_str).collect();
    let examples: Vec<_> = drafts
        .iter()
        .enumerate()
        .map(|(index, it)| example::call(provider, &krate, &hosts, (index, &it.sample), &methods, &exports))
        .collect();
    let library = library::lower(provider, &drafts, &library, &examples);
    let schemes: Vec<_> = drafts
        .into_iter()
        .enumerate()
        .map(|(index, it)| {
            scheme::finish(provider, index, it, constants.schemes[index].clone(), &sets, &examples[index])
        })
        .collect();
    let front = example::program(provider, &krate, &hosts, &schemes[0].sample, &methods, &exports);
    let rejected = trial::rejected(provider, &krate, &hosts, &schemes, &sets, (&methods, &exports));
    Package {
        title: DocText::new(&provider.title),
        library,
        scheme_ids: DocText::new(&scheme::ids(provider)),
        auth_imports: sorted(scheme::imports(&schemes), &["Result"]),
        bodies: bodies(provider, requests, &words),
        tables: table::lower(provider, &constants),
        wire: trial::wire(&methods, &exports),
        client: client(inputs, methods, &exports),
        accepts: sets,
        krate,
        schemes,
        rejected,
        examples,
        front,
    }
}

fn client(inputs: input::Inputs, methods: Vec<endpoint::Method>, exports: &[&str]) -> Client {
    use doc::Block::Paragraph;
    let types = methods.iter().flat_map(|it| it.arguments.iter().map(|it| &it.ty).chain([&it.returns]));
    let mut used = mentioned(types);
    used.extend(mentioned(inputs.required.iter().chain(&inputs.optional).map(|it| &it.ty)));
    let closed: Vec<_> = inputs.closed.iter().map(|it| it.name.as_str().to_owned()).collect();
    let own: Vec<_> = exports.iter().copied().filter(|it| !imports::PUBLIC.contains(it)).collect();
    let own = imports::known(&used, &own).into_iter().filter(|it| !closed.iter().any(|name| name == it.as_str()));
    let about = |sentence: &str| {
        let sentence = Paragraph(sentence.to_owned());
        text::Doc::outer(&std::iter::once(sentence).chain(inputs.lines()).collect::<Vec<_>>())
    };
    Client {
        new_doc: about("Makes a client with the default settings."),
        builder_doc: about("Starts a client whose settings can be changed: hosts, timeout, transport, token store."),
        env: DocText::new(&inputs.env),
        has_inputs: inputs.has_required || inputs.has_optional,
        imports: sorted(imports::known(&used, imports::PUBLIC), CLIENT),
        own: sorted(own.collect(), &["AnyAuth", "Auth"]),
        has_limits: methods.iter().any(|it| it.limited),
        has_map: used.contains("BTreeMap"),
        inputs,
        methods,
    }
}

fn bodies(provider: &Provider, requests: Vec<endpoint::Request>, words: &Words<'_>) -> Bodies {
    let objects: Vec<_> = words.objects().iter().map(|it| bodies::object(words, it)).collect();
    let choices: Vec<_> = words.choices().iter().map(|it| bodies::choice(it, &provider.title)).collect();
    let arguments = requests.iter().flat_map(|it| it.required.iter().chain(&it.optional));
    let mut used = mentioned(arguments.map(|it| &it.ty));
    used.extend(mentioned(objects.iter().flat_map(|it| it.members.iter().map(|it| &it.ty))));
    let result = objects.iter().any(|it| it.received).then_some("Result");
    Bodies {
        imports: sorted(imports::known(&used, imports::PUBLIC), result.as_slice()),
        has_map: used.contains("BTreeMap"),
        exist: !(requests.is_empty() && objects.is_empty() && choices.is_empty()),
        requests,
        objects,
        choices,
    }
}

/// Names with those that the template itself mentions, in alphabetical order.
fn sorted(mut names: Vec<Ident>, more: &[&str]) -> Vec<Ident> {
    names.extend(more.iter().map(|it| Ident::new(it)));
    names.sort_by(|left, right| left.as_str().cmp(right.as_str()));
    names.dedup_by(|left, right| left.as_str() == right.as_str());
    names
}

fn mentioned<'a>(types: impl Iterator<Item = &'a Type>) -> std::collections::BTreeSet<String> {
    types.flat_map(imports::words).collect()
}
