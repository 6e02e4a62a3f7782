//! From the checked provider to a package in Rust words: names, types, literals and comments.
//!
//! Everything that exists in a crate, its order and its name is decided here; a template only says
//! where it stands.

mod accepts;
mod argument;
mod bodies;
mod client;
pub(crate) mod doc;
mod endpoint;
mod example;
mod imports;
mod input;
mod library;
mod name;
mod print;
mod sample;
mod scheme;
mod table;
pub(crate) mod text;
mod trial;
mod ways;
mod words;

use serde::Serialize;

pub(crate) use example::{Code, endpoint as shown_endpoint};
pub(crate) use input::example as example_value;
use name::Names;
pub(crate) use sample::placeholder;
use text::{DocText, Ident, Literal};

use crate::{docs::prose, model::Provider};

/// A crate, in Rust words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Package {
    /// The crate's name in code.
    pub(crate) krate: Ident,
    /// The provider's name for people.
    pub(crate) title: DocText,
    pub(crate) library: library::Library,
    pub(crate) client: client::Client,
    pub(crate) schemes: Vec<scheme::SchemeType>,
    /// The ids of the schemes, as a list for people.
    pub(crate) scheme_ids: DocText,
    /// What `auth.rs` takes from `keywright`.
    pub(crate) auth_imports: Vec<Ident>,
    /// What `auth.rs` takes from the crate itself.
    pub(crate) auth_own: Vec<Ident>,
    pub(crate) ways: ways::Ways,
    /// Whether the vendor has announced an end, and what the compiler says of it.
    pub(crate) has_end: bool,
    pub(crate) end_note: Literal,
    pub(crate) accepts: Vec<accepts::AcceptSet>,
    pub(crate) bodies: bodies::Bodies,
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

/// Lowers a provider. It cannot fail: what could is refused by the checker.
pub(crate) fn lower(provider: &Provider) -> Package {
    let krate = Ident::new(&format!("keywright_{}", name::snake(&provider.name)));
    let mut types = Names::taken(words::TAKEN);
    let drafts = scheme::drafts(provider, &mut types);
    let inputs = input::Inputs::lower(&provider.inputs, "", None, &mut types);
    let constants = table::constants(provider);
    let idents: Vec<_> = drafts.iter().map(|it| it.name.clone()).collect();
    let sets = accepts::sets(provider, &idents);
    let (endpoints, words) = endpoint::drafts(provider, types);
    let mut names = endpoint::names();
    let (methods, requests) = endpoint::finish_all(
        provider,
        &endpoints,
        &words,
        &sets,
        (&constants.endpoints, &mut names),
    );
    let ways = ways::lower(
        provider,
        (&idents, &constants.schemes),
        &methods,
        &sets,
        &mut names,
    );
    let exports = library::Exports::new(&drafts, &inputs, &requests, &words, &ways);
    let exported = exports.words();

    let author = example::Author {
        provider,
        krate: &krate,
        hosts: &inputs.samples(),
        methods: &methods,
        samples: &drafts
            .iter()
            .map(|it| it.sample.clone())
            .collect::<Vec<_>>(),
        ways: &ways,
        exports: &exported.iter().map(String::as_str).collect::<Vec<_>>(),
    };
    let examples: Vec<_> = (0..drafts.len()).map(|it| author.call(it)).collect();
    let front = author.program();
    let library = library::lower(provider, &drafts, &exports, &examples);
    let schemes = scheme::finish_all(provider, drafts, &constants.schemes, &sets, &examples);
    Package {
        title: DocText::new(&provider.title),
        library,
        client: client::lower(&inputs, &methods, &ways, author.exports),
        scheme_ids: DocText::new(&scheme::ids(provider)),
        auth_imports: imports::sorted(
            scheme::imports(&schemes, &["Secret"]),
            if ways.register.is_empty() {
                &["Result"]
            } else {
                &["Registered", "Result"]
            },
        ),
        auth_own: imports::sorted(
            scheme::imports(&schemes, &["Scope"]),
            &["accepts", "kw", "table"],
        ),
        has_end: provider.sunset.is_some(),
        end_note: Literal::text(&prose::sunset(provider).unwrap_or_default()),
        bodies: bodies::lower(provider, requests, &words),
        tables: table::lower(provider, &constants),
        wire: trial::wire(&methods, author.exports),
        rejected: trial::rejected(&author, &schemes, &sets),
        accepts: sets,
        ways: ways.clone(),
        schemes,
        examples,
        front,
        krate,
    }
}
