//! The tables of endpoints and of error forms.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{Constants, constant, shape, template};
use crate::model::{
    Accepts, Codec, Condition, Discovered, Endpoint, ErrorShape, Field, Place, Proof, Protocol,
    Provider, Scopes,
};

/// Where an address is found.
fn discovered(provider: &Provider, it: &Discovered, names: &Constants) -> TokenStream {
    let first = it.documents.first().map(|&it| provider.endpoint(it));
    let is_found = first.is_some_and(|it| it.discovered.is_some());
    let host = first.map(|it| &it.host);
    let (member, path) = (&it.member, &it.path);
    let documents = it.documents.iter().map(|&it| &names.endpoints[it]);
    let documents = quote!(&[#(&#documents),*]);
    match it.document {
        None if is_found => quote!(.discovered(#member, &Metadata::found(#documents))),
        None => quote!(.discovered(#member, &Metadata::new(#host, #path, #documents))),
        Some(document) => {
            let metadata = quote!(&Metadata::of_resource(#host, #path, #documents));
            quote!(.discovered_document(#document, #member, #metadata))
        }
    }
}

/// An endpoint; what is as an endpoint is by default is not written.
pub(super) fn endpoint(provider: &Provider, endpoint: &Endpoint, names: &Constants) -> TokenStream {
    let id = &endpoint.id;
    let path = match endpoint.discovered {
        Some(_) => quote!(&[]),
        None => template(&endpoint.path),
    };
    let method = format_ident!("{}", endpoint.method);
    let mut table = quote!(Endpoint::new(#id, Method::#method, #path));
    if endpoint.host != "base" {
        let host = &endpoint.host;
        table.extend(quote!(.host(#host)));
    }
    if let Some(it) = &endpoint.discovered {
        table.extend(discovered(provider, it, names));
        if endpoint.client.is_some_and(|it| it.proof.is_certificate()) {
            table.extend(quote!(.mutual_tls()));
        }
    }
    if let Accepts::Schemes(indices) = &endpoint.accepts {
        let ids = indices.iter().map(|&it| &provider.schemes[it].id);
        table.extend(quote!(.accepts(&[#(#ids),*])));
    }
    if endpoint.protocol == Protocol::Browser {
        table.extend(quote!(.browser()));
    }
    if let Some(it) = endpoint.client {
        let client = ["client_id", "client_secret"];
        let is_renamed = |it: &Field| {
            it.standard
                .as_deref()
                .is_some_and(|it| client.contains(&it))
        };
        let method = match it.proof {
            Proof::ClientSecretBasic => Some(quote!(ClientSecretBasic)),
            Proof::ClientSecretBasicRaw => Some(quote!(ClientSecretBasicRaw)),
            // Under other names the id and the secret are fields like any other.
            Proof::ClientSecretPost if endpoint.fields.iter().any(is_renamed) => None,
            Proof::ClientSecretPost => Some(quote!(ClientSecretPost)),
            // The id is a field like any other.
            // So are the tokens that prove it.
            Proof::ClientSecretJwt
            | Proof::PrivateKeyJwt
            | Proof::TlsClientAuth
            | Proof::SelfSignedTlsClientAuth
            | Proof::None => None,
        };
        if let Some(method) = method {
            table.extend(quote!(.client_authentication(ClientAuthentication::#method)));
            table.extend(it.public.then(|| quote!(.public_client())));
        }
    }
    match &endpoint.scopes {
        Scopes::None => {}
        Scopes::Any(scopes) => table.extend(quote!(.any_scope(&[#(#scopes),*]))),
        Scopes::All(scopes) => table.extend(quote!(.all_scopes(&[#(#scopes),*]))),
    }
    match endpoint.codec {
        Codec::None => {}
        Codec::Json => table.extend(quote!(.codec(Codec::Json))),
        Codec::Form => table.extend(quote!(.codec(Codec::Form))),
        Codec::Multipart => table.extend(quote!(.codec(Codec::Multipart))),
    }
    if !endpoint.fields.is_empty() {
        let fields = endpoint.fields.iter().map(|it| field(it, names));
        table.extend(quote!(.fields(&[#(#fields),*])));
    }
    if let Some(it) = &endpoint.returns {
        let shape = shape::shape(it, names);
        table.extend(quote!(.returns(#shape)));
    }
    if !endpoint.account.is_empty() {
        let path = &endpoint.account;
        table.extend(quote!(.account(&[#(#path),*])));
    }
    if !endpoint.errors.is_empty() {
        let errors = endpoint.errors.iter().map(|&it| &names.errors[it]);
        table.extend(quote!(.errors(&[#(&#errors),*])));
    }
    table
}

fn field(field: &Field, names: &Constants) -> TokenStream {
    let place = match field.place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
        Place::Body => quote!(Body),
    };
    let (name, shape) = (&field.name, shape::reference(&field.ty, names));
    let mut table = quote!(Field::new(#name, Place::#place, #shape));
    if field.optional {
        table.extend(quote!(.optional()));
    }
    if let Some(it) = &field.constant {
        let value = constant(it);
        table.extend(quote!(.constant(#value)));
    }
    table
}

/// An error form.
pub(super) fn error(error: &ErrorShape) -> TokenStream {
    let ErrorShape {
        id,
        code,
        text,
        also_when,
        expired,
        dead,
        client,
        scope,
        throttled,
    } = error;
    let [also_when, expired, dead, client, scope, throttled] =
        [also_when, expired, dead, client, scope, throttled].map(|it| conditions(it));
    quote! {
        ErrorShape {
            id: #id,
            code: &[#(#code),*],
            text: &[#(#text),*],
            also_when: #also_when,
            expired: #expired,
            dead: #dead,
            client: #client,
            scope: #scope,
            throttled: #throttled,
        }
    }
}

fn conditions(conditions: &[Condition]) -> TokenStream {
    let conditions = conditions.iter().map(|it| {
        let status = option(
            it.status
                .map(|it| Literal::u16_unsuffixed(it).into_token_stream()),
        );
        let body =
            option(it.body.as_ref().map(
                |(path, values)| quote!(Test { path: &[#(#path),*], values: &[#(#values),*] }),
            ));
        quote!(Condition { status: #status, body: #body })
    });
    quote!(&[#(#conditions),*])
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |it| quote!(Some(#it)))
}
