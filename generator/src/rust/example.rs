//! Code that people read: in rustdoc, in the README and on the provider's page. All of it is compiled.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    doc,
    endpoint::Method,
    imports, input, name,
    print::print,
    text::{Ident, is_keyword},
    ways::Ways,
};
use crate::{
    format,
    model::{Accepts, Protocol, Provider},
};

/// Lines of Rust for people; those that begin with a hash are compiled and not shown.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) lines: Vec<String>,
    /// The same as a whole function: on a page, nothing can be hidden.
    pub(crate) page: Vec<String>,
}

/// Who writes examples of one crate: what all of them need to know.
pub(crate) struct Author<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) krate: &'a Ident,
    /// What the hosts need.
    pub(crate) hosts: &'a [TokenStream],
    pub(crate) methods: &'a [Method],
    /// A call of each scheme's constructor.
    pub(crate) samples: &'a [TokenStream],
    pub(crate) ways: &'a Ways,
    pub(crate) exports: &'a [&'a str],
}

impl Author<'_> {
    /// Makes a client with a scheme and calls the endpoint that shows it best.
    pub(crate) fn call(&self, index: usize) -> Code {
        let krate = self.krate;
        let body = self.body(index, false);
        let uses = layout(&self.uses(&body));
        let whole = layout(&quote!(async fn example() -> #krate::Result<()> { #body Ok(()) }));
        let open = format!("# async fn example() -> {}::Result<()> {{", krate.as_str());
        let close = ["# Ok(())", "# }"].map(str::to_owned).to_vec();
        let blank = || vec![String::new()];
        Code {
            lines: [vec![open], uses.clone(), blank(), layout(&body), close].concat(),
            page: [uses, blank(), whole].concat(),
        }
    }

    /// The same as a whole program, for the first screen of a README.
    pub(crate) fn program(&self) -> Vec<String> {
        let krate = self.krate;
        let body = self.body(0, true);
        let whole = quote!(#[tokio::main] async fn main() -> #krate::Result<()> { #body Ok(()) });
        [
            layout(&self.uses(&body)),
            vec![String::new()],
            layout(&whole),
        ]
        .concat()
    }

    /// Code with what it imports in front.
    pub(crate) fn with_uses(&self, body: &TokenStream) -> String {
        [layout(&self.uses(body)), layout(body)].concat().join("\n")
    }

    /// Makes a client.
    pub(crate) fn client(&self, auth: &TokenStream) -> TokenStream {
        let hosts = self.hosts;
        quote!(let client = Client::new(#(#hosts,)* #auth)?;)
    }

    /// Makes a client that acts with a scheme: where it is derived, with the client that makes it.
    pub(crate) fn made(&self, scheme: usize) -> TokenStream {
        let model = &self.provider.schemes[scheme];
        let sample = &self.samples[scheme];
        let Some(&parent) = model.parents.first() else {
            return self.client(sample);
        };
        let mut made = self.made(parent);
        let derived = self.provider.schemes[..scheme].iter();
        let number = derived.filter(|it| !it.parents.is_empty()).count();
        let name = &self.ways.derived[number].name;
        made.extend(quote!(let client = client.#name(#sample)?;));
        made
    }

    /// Lets a person sign in, where the scheme asks for that.
    fn signed_in(&self, scheme: usize) -> TokenStream {
        let Some(page) = &self.provider.schemes[scheme].sign_in else {
            return TokenStream::new();
        };
        let begin = &self.methods[page.endpoint].sample;
        if self.methods[page.endpoint].device {
            let is_told = page.keep.iter().any(|it| it.name == "verification_uri");
            let open = is_told.then(
                || quote!(println!("Open {}", begun.verification_uri().unwrap_or_default());),
            );
            return quote! {
                let begun = #begin.await?;
                #open
                println!("Enter {}", begun.user_code());
                client.sign_in_on_device(begun).await?;
            };
        }
        let sends = self.methods[page.endpoint].sends;
        let asked = sends.then(|| quote!(.await));
        quote! {
            let begun = #begin #asked?;
            println!("Open {}", begun.url());
            client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
        }
    }

    /// Chooses a tenant, where the scheme has several.
    fn chosen(&self, scheme: usize) -> TokenStream {
        let model = &self.provider.schemes[scheme];
        let Some(input) = model
            .tenant
            .as_ref()
            .and_then(|_| model.inputs.iter().find(|it| it.name == "tenant"))
        else {
            return TokenStream::new();
        };
        let tenant = input::example(input, Some(model));
        quote!(let client = client.tenant(#tenant)?;)
    }

    fn body(&self, scheme: usize, printed: bool) -> TokenStream {
        let mut body = self.made(scheme);
        body.extend(self.signed_in(scheme));
        body.extend(self.chosen(scheme));
        let Some(index) = endpoint(self.provider, scheme) else {
            return body;
        };
        let call = &self.methods[index].sample;
        let answer = answer(self.provider, index);
        let binding = answer.as_ref().map(|it| quote!(let #it =));
        body.extend(quote!(#binding #call.await?;));
        if let Some(answer) = answer.filter(|_| printed) {
            let shown = format!("{{{}:?}}", answer.as_str());
            body.extend(quote!(println!(#shown);));
        }
        body
    }

    fn uses(&self, body: &TokenStream) -> TokenStream {
        let krate = self.krate;
        let body = print(body);
        let words = imports::words(&body);
        let used = imports::known(&words, self.exports);
        let std = imports::known(&words, &["BTreeMap"]);
        quote!(#(use std::collections::#std;)* use #krate::{#(#used),*};)
    }
}

/// What an answer is called: `balance` for `get_balance`.
fn answer(provider: &Provider, endpoint: usize) -> Option<Ident> {
    let endpoint = provider.endpoint(endpoint);
    let subject = endpoint
        .id
        .split_once('_')
        .filter(|_| endpoint.method == "GET")
        .map_or("answer", |it| it.1);
    // A raw identifier cannot stand in a format string.
    let subject = name::snake(subject);
    let subject = if is_keyword(&subject) {
        "answer".to_owned()
    } else {
        subject
    };
    endpoint.returns.as_ref().map(|_| Ident::new(&subject))
}

/// The endpoint that shows a scheme best: an ordinary one that reads, and needs little.
pub(crate) fn endpoint(provider: &Provider, scheme: usize) -> Option<usize> {
    let lookups = provider.schemes.iter().filter_map(|it| it.tenant.as_ref());
    let lookups = lookups.map(|it| &it.step);
    let steps = provider
        .schemes
        .iter()
        .flat_map(|it| {
            let ends = it.revoke.iter().chain(&it.push).chain(&it.introspect);
            it.acquire.iter().chain(&it.refresh).chain(ends)
        })
        .chain(lookups);
    let steps: Vec<_> = steps.map(|it| it.endpoint).collect();
    let fits = |index: &usize| {
        let it = provider.endpoint(*index);
        it.protocol == Protocol::Http
            && !steps.contains(index)
            && matches!(&it.accepts, Accepts::Schemes(some) if some.contains(&scheme))
    };
    let effort = |index: &usize| {
        let it = provider.endpoint(*index);
        let given = it.fields.iter().filter(|it| it.constant.is_none());
        let required = given.clone().filter(|it| !it.optional).count();
        (it.method != "GET", required, given.count(), *index)
    };
    (0..provider.endpoints.len())
        .filter(fits)
        .min_by_key(effort)
}

/// Statements as lines for people.
fn layout(statements: &TokenStream) -> Vec<String> {
    format::statements(&print(statements), doc::WIDTH)
}
