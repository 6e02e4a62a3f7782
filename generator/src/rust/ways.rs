//! What a client can do beside calling endpoints: make derived credentials, let a person sign in,
//! act for one of several tenants.

mod register;

use serde::Serialize;

use self::register::Registering;
use super::{
    accepts::AcceptSet,
    doc::Block,
    endpoint::Method,
    name::{self, Names},
    text::{Doc, Ident, Literal, Type},
};
use crate::{
    docs::{markdown, prose},
    model::{Protocol, Provider},
};

/// What `interactive_sign_in` does on a page.
const ON_A_PAGE: &str = "Signs a person in as a program on their machine does: opens the browser, listens on a loopback address for its return, and ends the sign-in. It begins when it is awaited.";

/// What it does with a device code.
const ON_A_DEVICE: &str = "Signs a person in as a program in a terminal does: shows the code and where it is entered, with a QR code and the time that is left, and waits until the person has agreed. It begins when it is awaited, with `in_terminal`.";

/// What it does where a provider has both.
const EITHER: &str = "Signs a person in as a program does that they have started: opens the browser, listens on a loopback address for its return, and ends the sign-in; or, where the scheme has a device code, shows that in the terminal and waits until the person has agreed. It begins when it is awaited.";

/// All of them; most clients have none.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Ways {
    pub(crate) derived: Vec<Way>,
    pub(crate) sign_in: Vec<Way>,
    pub(crate) interactive_sign_in: Vec<Way>,
    pub(crate) device: Vec<Way>,
    pub(crate) tenant: Vec<Way>,
    pub(crate) introspect: Vec<Introspection>,
    pub(crate) register: Vec<Registering>,
    /// Whether a client can be made with some schemes only.
    pub(crate) has_derived: bool,
    /// The schemes with which a client can be made.
    pub(crate) standalone: Vec<Ident>,
    /// What the compiler says of the others.
    pub(crate) note: Literal,
}

/// One method.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Way {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    /// The type of the scheme that it is about.
    pub(crate) scheme: Ident,
    /// The trait of the schemes whose client has it.
    pub(crate) set: Ident,
    /// Whether it ends with the provider.
    pub(crate) ends: bool,
}

/// The method that asks what is known of the token.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Introspection {
    name: Ident,
    doc: Doc,
    set: Ident,
    answer: Type,
    ends: bool,
}

/// The methods that ask about tokens: one, unless schemes ask at different endpoints.
fn introspections(
    provider: &Provider,
    methods: &[Method],
    sets: &[AcceptSet],
    names: &mut Names,
) -> Vec<Introspection> {
    let several = introspecting(provider).len() > 1;
    let asking = introspecting(provider).into_iter();
    asking
        .filter_map(|(endpoint, schemes)| {
            let set = sets.iter().find(|it| it.indices == schemes)?;
            let first = &provider.schemes[*schemes.first()?];
            let name = if several {
                names.claim(&format!("{}_introspect", name::snake(&first.id)), "_token")
            } else {
                "introspect".to_owned()
            };
            let about = "What the authorization server knows of the token now (RFC 7662). A token that has ended is renewed before it is asked about.";
            Some(Introspection {
                name: Ident::new(&name),
                doc: Doc::outer(&[Block::Paragraph(about.to_owned())]),
                set: set.name.clone(),
                answer: methods[endpoint].returns.clone(),
                ends: schemes
                    .iter()
                    .all(|&it| provider.ends(&provider.schemes[it].id)),
            })
        })
        .collect()
}

/// The endpoints that tell of tokens, each with the schemes that ask there.
fn introspecting(provider: &Provider) -> Vec<(usize, Vec<usize>)> {
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for (index, scheme) in provider.schemes.iter().enumerate() {
        let Some(step) = &scheme.introspect else {
            continue;
        };
        match found.iter_mut().find(|it| it.0 == step.endpoint) {
            Some((_, schemes)) => schemes.push(index),
            None => found.push((step.endpoint, vec![index])),
        }
    }
    found
}

/// The indices of the sets of schemes that the methods ask for.
pub(crate) fn sets(provider: &Provider) -> Vec<Vec<usize>> {
    let derived = provider.schemes.iter().map(|it| it.parents.clone());
    let beginnings = 0..provider.endpoints.len();
    let beginnings = beginnings.map(|index| signing_in(provider, index));
    let asking = introspecting(provider).into_iter().map(|it| it.1);
    let all = [
        on_a_page(provider, true),
        on_a_page(provider, false),
        beginning(provider, |_| true),
        with_tenants(provider),
    ];
    let found = derived.chain(beginnings).chain(all).chain(asking);
    found.filter(|it| !it.is_empty()).collect()
}

/// The schemes whose sign-in begins there.
pub(crate) fn signing_in(provider: &Provider, endpoint: usize) -> Vec<usize> {
    beginning(provider, |it| it == endpoint)
}

/// The schemes with which a person signs in on a page, or with a device code.
fn on_a_page(provider: &Provider, page: bool) -> Vec<usize> {
    let is_page = |it: usize| provider.endpoint(it).protocol == Protocol::Browser;
    beginning(provider, |it| is_page(it) == page)
}

fn beginning(provider: &Provider, is_there: impl Fn(usize) -> bool) -> Vec<usize> {
    let schemes = provider.schemes.iter().enumerate();
    let fits =
        schemes.filter(|(_, it)| it.sign_in.as_ref().is_some_and(|it| is_there(it.endpoint)));
    fits.map(|it| it.0).collect()
}

fn with_tenants(provider: &Provider) -> Vec<usize> {
    let schemes = provider.schemes.iter().enumerate();
    schemes
        .filter(|(_, it)| it.tenant.is_some())
        .map(|it| it.0)
        .collect()
}

/// The methods; `names` are those of the client.
pub(crate) fn lower(
    provider: &Provider,
    (types, constants): (&[Ident], &[Ident]),
    methods: &[Method],
    sets: &[AcceptSet],
    names: &mut Names,
) -> Ways {
    let set = |indices: &[usize]| {
        let found = sets.iter().find(|it| it.indices == indices);
        found.map(|it| it.name.clone())
    };
    let mut derived = Vec::new();
    for (it, ty) in provider.schemes.iter().zip(types) {
        let Some(set) = set(&it.parents) else {
            continue;
        };
        let help = it.help.as_deref().map(markdown::escape);
        let shared = "It shares the connections and the token store of this one.";
        let first = format!(
            "A client that acts with [`{0}`](crate::{0}), made with this one's credential. {shared}",
            ty.as_str()
        );
        let blocks: Vec<_> = std::iter::once(first)
            .chain(help)
            .map(Block::Paragraph)
            .collect();
        derived.push(Way {
            name: Ident::new(&names.claim(&name::snake(&it.id), "_client")),
            doc: Doc::outer(&blocks),
            scheme: ty.clone(),
            set,
            ends: provider.ends(&it.id),
        });
    }
    let plain = |name: &str, text: String, indices: Vec<usize>| {
        let set = set(&indices)?;
        Some(Way {
            name: Ident::new(name),
            doc: Doc::outer(&[Block::Paragraph(text)]),
            scheme: types[indices[0]].clone(),
            set,
            ends: indices
                .iter()
                .all(|&it| provider.ends(&provider.schemes[it].id)),
        })
    };
    let callback = "Ends a sign-in: `callback` is the address to which the browser came back, or its query. From then on every clone of this client is signed in.";
    let device = "Waits until the person has entered the code and agreed, at the pace that the provider wants; from then on every clone of this client is signed in. Drop the future to give up.";
    let tenants = provider
        .schemes
        .iter()
        .find_map(|it| prose::tenants(provider, it));
    let standalone = provider.schemes.iter().zip(types);
    let standalone = standalone.filter(|it| it.0.parents.is_empty());
    Ways {
        introspect: introspections(provider, methods, sets, names),
        register: register::registering(provider, (types, constants), methods, names),
        has_derived: !derived.is_empty(),
        note: Literal::text(&note(&derived)),
        sign_in: plain("sign_in", callback.to_owned(), on_a_page(provider, true))
            .into_iter()
            .collect(),
        interactive_sign_in: plain(
            "interactive_sign_in",
            interactive(provider).to_owned(),
            beginning(provider, |_| true),
        )
        .into_iter()
        .collect(),
        device: plain(
            "sign_in_on_device",
            device.to_owned(),
            on_a_page(provider, false),
        )
        .into_iter()
        .collect(),
        tenant: tenants
            .and_then(|it| plain("tenant", markdown::escape(&it), with_tenants(provider)))
            .into_iter()
            .collect(),
        standalone: standalone.map(|it| it.1.clone()).collect(),
        derived,
    }
}

fn interactive(provider: &Provider) -> &'static str {
    let has = |page| !on_a_page(provider, page).is_empty();
    match (has(true), has(false)) {
        (true, true) => EITHER,
        (false, true) => ON_A_DEVICE,
        _ => ON_A_PAGE,
    }
}

fn note(derived: &[Way]) -> String {
    let calls = derived
        .iter()
        .map(|it| format!("`client.{}(…)`", it.name.as_str()));
    format!(
        "a derived credential is made with another client: {}",
        prose::or(&calls.collect::<Vec<_>>())
    )
}
