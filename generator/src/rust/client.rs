//! `client.rs`: the constructors of a client, and its methods.

use serde::Serialize;

use super::{
    doc::Block,
    endpoint::Method,
    imports,
    input::Inputs,
    text::{Doc, DocText, Ident},
    ways::Ways,
};

/// `client.rs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Client {
    pub(crate) inputs: Inputs,
    pub(crate) new_doc: Doc,
    pub(crate) builder_doc: Doc,
    pub(crate) env: DocText,
    pub(crate) has_inputs: bool,
    pub(crate) methods: Vec<Method>,
    /// From `keywright`.
    pub(crate) imports: Vec<Ident>,
    /// From the crate itself.
    pub(crate) own: Vec<Ident>,
    pub(crate) has_limits: bool,
    pub(crate) has_map: bool,
}

/// What the template of `client.rs` itself takes from `keywright`.
const CLIENT: &[&str] = &[
    "Authorization",
    "Builder",
    "Counters",
    "Method",
    "Plug",
    "RequestBuilder",
    "Result",
];

/// Lowers the inputs of the hosts and the methods.
pub(crate) fn lower(inputs: &Inputs, methods: &[Method], ways: &Ways, exports: &[&str]) -> Client {
    let types = methods
        .iter()
        .flat_map(|it| it.arguments.iter().map(|it| &it.ty).chain([&it.returns]));
    let mut used = imports::mentioned(types);
    used.extend(imports::mentioned(
        inputs
            .required
            .iter()
            .chain(&inputs.optional)
            .map(|it| &it.ty),
    ));
    let closed: Vec<_> = inputs
        .closed
        .iter()
        .map(|it| it.name.as_str().to_owned())
        .collect();
    let own: Vec<_> = exports
        .iter()
        .copied()
        .filter(|it| !imports::PUBLIC.contains(it))
        .collect();
    let own = imports::known(&used, &own)
        .into_iter()
        .filter(|it| !closed.iter().any(|name| name == it.as_str()));
    let derived = ways.derived.iter().map(|it| it.scheme.clone());
    let registering = ways.register.iter().map(|it| it.scheme.clone());
    let derived = derived.chain(registering);
    let mut public = CLIENT.to_vec();
    public.extend((!ways.register.is_empty()).then_some("Registration"));
    let mut mine = vec!["AnyAuth", "Auth"];
    mine.extend(ways.has_derived.then_some("Standalone"));
    let about = |sentence: &str| {
        let sentence = Block::Paragraph(sentence.to_owned());
        Doc::outer(
            &std::iter::once(sentence)
                .chain(inputs.lines())
                .collect::<Vec<_>>(),
        )
    };
    Client {
        new_doc: about("Makes a client with the default settings."),
        builder_doc: about(
            "Starts a client whose settings can be changed: hosts, timeout, transport, token store.",
        ),
        env: DocText::new(&inputs.env),
        has_inputs: inputs.has_required || inputs.has_optional,
        imports: imports::sorted(imports::known(&used, imports::PUBLIC), &public),
        own: imports::sorted(own.chain(derived).collect(), &mine),
        has_limits: methods.iter().any(|it| it.limited)
            || ways.has_derived
            || !ways.sign_in.is_empty()
            || !ways.device.is_empty()
            || !ways.tenant.is_empty(),
        has_map: used.contains("BTreeMap"),
        inputs: inputs.clone(),
        methods: methods.to_vec(),
    }
}
