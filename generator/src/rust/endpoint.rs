//! One method for each endpoint, and a type for each request that has something optional.

mod about;
mod begin;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use self::about::about;
use super::{
    accepts::AcceptSet,
    argument::{About, Argument},
    bodies,
    doc::Block,
    name::{self, Names},
    text::{Doc, Expr, Ident, Type},
    ways,
    words::{Way, Word, Words},
};
use crate::model::{
    Accepts, ClientAuthentication, Endpoint, Field, Place, Protocol, Provider, Type as Model,
};

/// The method of an endpoint.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a template tests booleans and nothing else"
)]
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Method {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) arguments: Vec<Argument>,
    /// Whether the arguments become the values one by one.
    pub(crate) listed: bool,
    /// What the core is handed.
    pub(crate) values: Expr,
    pub(crate) returns: Type,
    /// Whether it hands out a WebSocket's address and token.
    pub(crate) socket: bool,
    /// Whether it is a page that a person opens.
    pub(crate) page: bool,
    /// Whether it asks for a code that a person enters on another device.
    pub(crate) device: bool,
    /// Whether it sends anything; a page does where it is found, or the request of its
    /// sign-in is pushed.
    pub(crate) sends: bool,
    /// Whether it ends with the provider.
    pub(crate) ends: bool,
    /// Whether it asks for a scheme.
    pub(crate) limited: bool,
    /// The trait of the schemes that it asks for.
    pub(crate) set: Option<Ident>,
    /// Its table.
    pub(crate) constant: Ident,
    #[serde(skip)]
    pub(crate) id: String,
    /// A call on `client`, with what is required.
    #[serde(skip)]
    pub(crate) sample: TokenStream,
    /// The call with everything, without what it is called on.
    #[serde(skip)]
    pub(crate) full: TokenStream,
}

/// The type of a request.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Request {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) new_doc: Doc,
    pub(crate) required: Vec<Argument>,
    pub(crate) optional: Vec<Argument>,
    pub(crate) all_optional: bool,
}

/// The methods that every client has.
const METHODS: &[&str] = &[
    "authorization",
    "builder",
    "builder_from_env",
    "builder_with",
    "close",
    "counters",
    // Of `Into` and `TryInto`, which a call on an owned client would mean.
    "interactive_sign_in",
    "into",
    "introspect",
    "new",
    "plug",
    "register",
    "request",
    "settle",
    "sign_in",
    "sign_in_on_device",
    "tenant",
    "try_into",
];

/// The names of a client's methods.
pub(crate) fn names() -> Names {
    Names::taken(METHODS)
}

/// The words of an endpoint: what its fields and its answer are in Rust.
pub(crate) struct Draft {
    /// The fields that the caller gives, with the words of their types.
    fields: Vec<(Field, Word)>,
    answer: Option<Word>,
    /// The type of its request, where it has one.
    request: Option<String>,
}

/// Whether an endpoint's request is a type of its own: it has something optional.
fn has_request(provider: &Provider, index: usize) -> bool {
    given(provider, index).any(|it| it.optional)
}

fn given(provider: &Provider, index: usize) -> impl Iterator<Item = Field> {
    let endpoint = provider.endpoint(index);
    let own = endpoint.fields.iter().filter(|it| it.constant.is_none());
    // What is asked where a sign-in begins comes from the scheme that begins it.
    let is_beginning = begins(provider, index);
    proof(endpoint)
        .chain(own.cloned())
        .filter(move |_| !is_beginning)
}

/// Whether a sign-in begins there: on a page, or with a device code.
fn begins(provider: &Provider, index: usize) -> bool {
    let is_page = provider.endpoint(index).protocol == Protocol::Browser;
    is_page || !ways::signing_in(provider, index).is_empty()
}

/// What proves an OAuth 2.0 client, where it is no field of the request: the runtime takes it by
/// these names and puts it where the endpoint wants it.
fn proof(endpoint: &Endpoint) -> impl Iterator<Item = Field> {
    let is_basic = |it: &ClientAuthentication| it.proof.is_basic();
    let client = endpoint.client.filter(is_basic);
    let public = client.is_some_and(|it| it.public);
    let pair = [
        ("client_id", Model::String, false),
        ("client_secret", Model::Secret, public),
    ];
    pair.into_iter()
        .filter(move |_| client.is_some())
        .map(|(name, ty, optional)| Field {
            name: name.to_owned(),
            standard: None,
            place: Place::Header,
            ty,
            optional,
            constant: None,
            constraint: None,
            help: None,
            example: None,
        })
}

/// Finds the words of every endpoint; the types of requests claim their names before all others.
pub(crate) fn drafts(provider: &Provider, mut types: Names) -> (Vec<Draft>, Words<'_>) {
    let claim = |(index, it): (usize, &Endpoint)| {
        has_request(provider, index).then(|| types.claim(&name::camel(&it.id), "Request"))
    };
    let endpoints = provider.endpoints.iter().enumerate();
    let requests: Vec<_> = endpoints.map(claim).collect();
    let mut words = Words::new(provider, types);
    let drafts = (0..).zip(requests);
    let drafts = drafts
        .map(|(index, request)| draft(provider, index, request, &mut words))
        .collect();
    (drafts, words)
}

/// Every method, and the types of their requests, with their tables in the same order.
pub(crate) fn finish_all(
    provider: &Provider,
    drafts: &[Draft],
    words: &Words<'_>,
    sets: &[AcceptSet],
    (constants, names): (&[Ident], &mut Names),
) -> (Vec<Method>, Vec<Request>) {
    let (mut methods, mut requests) = (Vec::new(), Vec::new());
    let endpoints = provider.endpoints.iter().enumerate();
    for (((index, it), draft), constant) in endpoints.zip(drafts).zip(constants) {
        let name = names.claim(&name::snake(&it.id), "_");
        if begins(provider, index) {
            methods.push(begin::begin(
                provider,
                index,
                sets,
                (&name, constant.clone()),
            ));
            continue;
        }
        let (mut method, request) = finish(it, draft, words, sets, (&name, constant.clone()));
        method.ends = provider.ends(&it.id);
        methods.push(method);
        requests.extend(request);
    }
    (methods, requests)
}

/// Finds the words of an endpoint; `request` is the claimed name of its request's type.
fn draft(
    provider: &Provider,
    index: usize,
    request: Option<String>,
    words: &mut Words<'_>,
) -> Draft {
    let endpoint = provider.endpoint(index);
    let base = request.clone().unwrap_or_else(|| name::camel(&endpoint.id));
    let fields = given(provider, index)
        .map(|it| {
            let name = format!("{base}{}", name::camel(&it.name));
            let word = words.word(&it.ty, &name, Way::Sent);
            (it, word)
        })
        .collect();
    let returns = endpoint
        .returns
        .as_ref()
        .filter(|_| !begins(provider, index));
    let answer = returns.map(|it| words.word(it, &format!("{base}Response"), Way::Received));
    if let Some(word) = &answer {
        words.answers(word, &endpoint.id);
    }
    Draft {
        fields,
        answer,
        request,
    }
}

fn finish(
    endpoint: &Endpoint,
    draft: &Draft,
    words: &Words<'_>,
    sets: &[AcceptSet],
    (method, constant): (&str, Ident),
) -> (Method, Option<Request>) {
    let set = match &endpoint.accepts {
        Accepts::Nothing => None,
        Accepts::Schemes(indices) => sets.iter().find(|it| it.indices == *indices),
    };
    let fields = arguments(draft, words);
    let request = draft
        .request
        .as_deref()
        .map(|it| request(it, &fields, method));
    let socket = endpoint.protocol == Protocol::WebSocket;
    let returns = match &draft.answer {
        _ if socket => quote!(Handshake),
        Some(word) => word.tokens(),
        None => quote!(()),
    };
    let name = Ident::new(method);
    let (arguments, values, listed) = handed(&fields, request.as_ref());
    let (sample, full) = calls(&name, &fields, request.as_ref());
    let lines = if request.is_some() {
        Vec::new()
    } else {
        fields.iter().filter_map(|it| it.0.line.clone()).collect()
    };
    let method = Method {
        doc: Doc::outer(&about(endpoint, set, lines)),
        returns: Type::new(&returns),
        page: false,
        device: false,
        sends: true,
        ends: false,
        limited: set.is_some(),
        id: endpoint.id.clone(),
        values: Expr::new(&values),
        arguments,
        listed,
        socket,
        constant,
        name,
        set: set.map(|it| it.name.clone()),
        sample,
        full,
    };
    (method, request)
}

/// Each field as an argument, and whether it is optional.
fn arguments(draft: &Draft, words: &Words<'_>) -> Vec<(Argument, bool)> {
    let mut names = Names::taken(&["new"]);
    let argument = |(field, word): &(Field, Word)| {
        let name = names.claim(&name::snake(&field.name), "_");
        let about = About {
            name: &name,
            wire: &field.name,
            help: field.help.as_deref(),
            more: None,
        };
        (
            Argument::of_word(words, about, word, field.example.as_deref()),
            field.optional,
        )
    };
    draft.fields.iter().map(argument).collect()
}

/// The arguments of the method, what the core is handed, and whether that is built from a list.
fn handed(
    fields: &[(Argument, bool)],
    request: Option<&Request>,
) -> (Vec<Argument>, TokenStream, bool) {
    match request {
        Some(it) => {
            let ty = it.name.clone();
            let about = About {
                name: "request",
                wire: "request",
                help: None,
                more: None,
            };
            let argument = Argument::new(about, &quote!(#ty), |it| quote!(#it.into()), quote!());
            (vec![argument], quote!(request.0), false)
        }
        None if fields.is_empty() => (Vec::new(), quote!(kw::Values::new()), false),
        None => (
            fields.iter().map(|it| it.0.clone()).collect(),
            quote!(request),
            true,
        ),
    }
}

fn calls(
    name: &Ident,
    fields: &[(Argument, bool)],
    request: Option<&Request>,
) -> (TokenStream, TokenStream) {
    let required: Vec<_> = fields.iter().filter(|it| !it.1).map(|it| &it.0).collect();
    let (few, all): (Vec<_>, Vec<_>) = required.iter().map(|it| (&it.sample, &it.full)).unzip();
    match request {
        None => (quote!(client.#name(#(#few),*)), quote!(#name(#(#all),*))),
        Some(it) => {
            let ty = &it.name;
            let setters = it.optional.iter().map(|it| {
                let (name, value) = (&it.name, &it.full);
                quote!(.#name(#value))
            });
            (
                quote!(client.#name(#ty::new(#(#few),*))),
                quote!(#name(#ty::new(#(#all),*) #(#setters)*)),
            )
        }
    }
}

fn request(name: &str, fields: &[(Argument, bool)], method: &str) -> Request {
    let all = |optional: bool| {
        fields
            .iter()
            .filter(|it| it.1 == optional)
            .map(|it| it.0.clone())
            .collect::<Vec<_>>()
    };
    let (required, optional) = (all(false), all(true));
    let link = format!("The request of [`{method}`](crate::Client::{method}).");
    Request {
        name: Ident::new(name),
        doc: Doc::outer(&[Block::Paragraph(link)]),
        new_doc: bodies::new_doc(&required),
        all_optional: required.is_empty(),
        required,
        optional,
    }
}
