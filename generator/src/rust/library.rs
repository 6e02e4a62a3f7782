//! `lib.rs`: what a crate says about itself, and what it exports.

use serde::Serialize;

use super::{
    doc::Block,
    endpoint::Request,
    example::Code,
    input::Inputs,
    scheme::Draft,
    text::{Doc, Ident},
    ways::Ways,
    words::Words,
};
use crate::{
    docs::{markdown, prose},
    model::Provider,
};

/// The crate's front page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Library {
    pub(crate) doc: Doc,
    pub(crate) auth: Vec<Ident>,
    pub(crate) client: Vec<Ident>,
    pub(crate) runtime: Vec<Ident>,
    pub(crate) types: Vec<Ident>,
    pub(crate) has_types: bool,
    pub(crate) has_login: bool,
}

/// What a crate exports, by the module that it comes from.
pub(crate) struct Exports {
    auth: Vec<String>,
    client: Vec<String>,
    runtime: Vec<String>,
    types: Vec<String>,
}

impl Exports {
    pub(crate) fn new(
        schemes: &[Draft],
        hosts: &Inputs,
        requests: &[Request],
        words: &Words<'_>,
        ways: &Ways,
    ) -> Self {
        let closed = |inputs: &Inputs| {
            inputs
                .closed
                .iter()
                .map(|it| it.name.as_str().to_owned())
                .collect::<Vec<_>>()
        };
        let mut auth: Vec<_> = ["AnyAuth", "Auth", "NoAuth"].map(str::to_owned).into();
        auth.extend(ways.has_derived.then(|| "Standalone".to_owned()));
        for it in schemes {
            auth.push(it.name.as_str().to_owned());
            auth.extend(closed(&it.inputs));
        }
        let mut client = vec!["Client".to_owned()];
        client.extend(closed(hosts));
        client.extend(hosts.has_optional.then(|| "HostInputs".to_owned()));
        let mut types: Vec<_> = requests
            .iter()
            .map(|it| it.name.as_str().to_owned())
            .collect();
        types.extend(words.objects().iter().map(|it| it.name.clone()));
        types.extend(words.choices().iter().map(|it| it.name.clone()));
        let runtime = [
            "Builder",
            "Call",
            "Date",
            "DateTime",
            "Error",
            "ErrorKind",
            "Handshake",
            "Json",
            "Method",
            "Number",
            "Result",
            "Secret",
        ];
        let sign_in = (!ways.sign_in.is_empty()).then_some("SignIn");
        let device = (!ways.device.is_empty()).then_some("DeviceAuthorization");
        let registers = !ways.register.is_empty();
        let registers = ["Registered", "Registration"]
            .into_iter()
            .filter(|_| registers);
        let runtime = runtime.into_iter().chain(sign_in).chain(device);
        let runtime = runtime.chain(registers);
        let mut it = Self {
            auth,
            client,
            runtime: runtime.map(str::to_owned).collect(),
            types,
        };
        for names in [&mut it.auth, &mut it.client, &mut it.runtime, &mut it.types] {
            names.sort();
        }
        it
    }

    /// Every exported name.
    pub(crate) fn words(&self) -> Vec<String> {
        [&self.auth, &self.client, &self.runtime, &self.types]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }
}

/// The front page of a crate.
pub(crate) fn lower(
    provider: &Provider,
    schemes: &[Draft],
    exports: &Exports,
    examples: &[Code],
) -> Library {
    let idents = |names: &[String]| names.iter().map(|it| Ident::new(it)).collect::<Vec<_>>();
    Library {
        doc: Doc::inner(&about(provider, schemes, examples)),
        auth: idents(&exports.auth),
        client: idents(&exports.client),
        runtime: idents(&exports.runtime),
        types: idents(&exports.types),
        has_types: !exports.types.is_empty(),
        has_login: provider.signs_people_in(),
    }
}

fn about(provider: &Provider, schemes: &[Draft], examples: &[Code]) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(markdown::escape(&prose::summary(
        provider,
    )))];
    blocks.extend(
        prose::sunset(provider)
            .map(|it| Block::Paragraph(format!("**Deprecated**: {}.", markdown::escape(&it)))),
    );
    blocks.extend(examples.first().map(|it| Block::Code(it.lines.clone())));
    let ways = provider.schemes.iter().zip(schemes).map(|(scheme, draft)| {
        let sent = prose::and(&prose::code(scheme.send.iter().map(prose::placement)));
        let sends = if sent.is_empty() {
            String::new()
        } else {
            format!(" sends {sent}")
        };
        let help = scheme
            .help
            .as_deref()
            .map(|it| format!(" {}", markdown::escape(it)));
        format!(
            "[`{}`]{sends}.{}",
            draft.name.as_str(),
            help.unwrap_or_default()
        )
    });
    blocks.extend(section("Ways to authenticate", ways.collect()));
    let inputs = provider.schemes.iter().flat_map(|it| &it.inputs);
    let mut env: Vec<String> = Vec::new();
    for it in provider.inputs.iter().chain(inputs) {
        let help = it
            .help
            .as_deref()
            .map(|it| format!(": {}", markdown::escape(it)))
            .unwrap_or_default();
        let name = markdown::code_span(&it.env);
        if !env.iter().any(|line| line.starts_with(&name)) {
            env.push(format!("{name}{help}"));
        }
    }
    blocks.extend(section("Environment", env));
    let hosts = provider.hosts.iter().map(|it| {
        let (name, url) = (
            markdown::code_span(&it.name),
            markdown::code_span(&prose::template(&it.url)),
        );
        format!(
            "{name}: {url}; examples and tests read {}",
            markdown::code_span(&it.env)
        )
    });
    blocks.extend(section("Hosts", hosts.collect()));
    blocks.extend(section(
        "Quirks",
        provider
            .quirks
            .iter()
            .map(|it| markdown::escape(it))
            .collect(),
    ));
    let read = format!("Read on {}:", provider.checked);
    let sources = provider
        .docs
        .iter()
        .map(|it| markdown::escape(it))
        .collect();
    blocks.extend([
        Block::Heading("Sources".to_owned()),
        Block::Paragraph(read),
        Block::List(sources),
    ]);
    blocks
}

fn section(title: &str, items: Vec<String>) -> Vec<Block> {
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::Heading(title.to_owned()), Block::List(items)]
    }
}
