//! The tables of schemes: what the caller gives, the steps of a life, what is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Constants, mint, template};
use crate::model::{
    Address, Carrier, ClientMetadata, Expiry, Format, Input, InputType, Keep, Lent, Placement,
    Provider, Rotation, Scheme, Source, Step, Tenant, Unit, When,
};

/// A scheme; what is as a scheme is by default is not written.
pub(super) fn scheme(
    provider: &Provider,
    index: usize,
    scheme: &Scheme,
    names: &Constants,
) -> TokenStream {
    let (id, title) = (&scheme.id, &scheme.title);
    let mut table = quote!(Scheme::new(#id, #title));
    if !scheme.parents.is_empty() {
        let parents = scheme.parents.iter().map(|&it| &provider.schemes[it].id);
        table.extend(quote!(.parents(&[#(#parents),*])));
    }
    if let Some(Lent { field, value }) = &scheme.lent {
        table.extend(quote!(.lent(#field, #value)));
    }
    if scheme.yielded {
        table.extend(quote!(.yielded()));
    }
    let others = provider.schemes.iter().zip(&names.schemes);
    let yields: Vec<_> = others
        .filter(|(it, _)| it.yielded && it.parents.contains(&index))
        .map(|(_, constant)| constant)
        .collect();
    if !yields.is_empty() {
        table.extend(quote!(.yields(&[#(&#yields),*])));
    }
    if !scheme.inputs.is_empty() {
        let inputs = scheme.inputs.iter().map(|it| input(it, &provider.scopes));
        table.extend(quote!(.inputs(&[#(#inputs),*])));
    }
    if let Some(it) = &scheme.sign_in {
        let step = step(it, names);
        table.extend(quote!(.sign_in(&#step)));
    }
    if !scheme.acquire.is_empty() {
        let steps = scheme.acquire.iter().map(|it| step(it, names));
        table.extend(quote!(.acquire(&[#(#steps),*])));
    }
    if scheme.expires != [Expiry::Never] {
        let expires = scheme.expires.iter().map(expiry);
        table.extend(quote!(.expires(&[#(#expires),*])));
    }
    if let Some(it) = &scheme.refresh {
        let (step, rotation) = (step(it, names), rotation(scheme.rotation));
        table.extend(quote!(.refresh(&#step).rotation(Rotation::#rotation)));
    }
    if !scheme.refresh_expires.is_empty() {
        let expires = scheme.refresh_expires.iter().map(expiry);
        table.extend(quote!(.refresh_expires(&[#(#expires),*])));
    }
    if let Some(it) = &scheme.revoke {
        let step = step(it, names);
        table.extend(quote!(.revoke(&#step)));
    }
    if let Some(it) = &scheme.push {
        let step = step(it, names);
        table.extend(quote!(.push(&#step)));
    }
    if let Some(it) = &scheme.introspect {
        let step = step(it, names);
        table.extend(quote!(.introspect(&#step)));
    }
    if let Some(it) = &scheme.register {
        let client = client(it, names);
        table.extend(quote!(.register(#client)));
    }
    if scheme.exclusive {
        table.extend(quote!(.exclusive()));
    }
    if let Some(it) = &scheme.tenant {
        let tenant = tenant(it, names);
        table.extend(quote!(.tenant(&#tenant)));
    }
    match &scheme.address {
        Address::Base => {}
        Address::Path(it) => {
            let path = template(it);
            table.extend(quote!(.base_path(#path)));
        }
        Address::Kept(it) => {
            let url = template(it);
            table.extend(quote!(.base_url(#url)));
        }
    }
    if let Some(it) = &scheme.issuer {
        let (host, path) = (&it.host, &it.path);
        let always = it.always.then(|| quote!(.always()));
        table.extend(quote!(.issuer(Issuer::new(#host, #path) #always)));
    }
    if scheme.scope_separator != " " {
        let separator = &scheme.scope_separator;
        table.extend(quote!(.scope_separator(#separator)));
    }
    if let Some(it) = &scheme.dpop {
        let dpop = mint::dpop(it);
        table.extend(quote!(.dpop(#dpop)));
    }
    if !scheme.mint.is_empty() {
        let tokens = scheme.mint.iter().map(|it| mint::mint(it, names));
        table.extend(quote!(.mint(&[#(#tokens),*])));
    }
    if !scheme.send.is_empty() {
        let send = scheme.send.iter().map(placement);
        table.extend(quote!(.send(&[#(#send),*])));
    }
    table
}

/// What is said of a client that is registered.
fn client(client: &ClientMetadata, names: &Constants) -> TokenStream {
    let endpoint = &names.endpoints[client.endpoint];
    let method = client.token_endpoint_auth_method;
    let mut table = quote!(ClientMetadata::new(&#endpoint, #method));
    if client.public {
        table.extend(quote!(.public()));
    }
    let (grants, responses) = (&client.grant_types, &client.response_types);
    if !grants.is_empty() {
        table.extend(quote!(.grant_types(&[#(#grants),*])));
    }
    if !responses.is_empty() {
        table.extend(quote!(.response_types(&[#(#responses),*])));
    }
    table
}

/// An input of a scheme or of the hosts.
pub(super) fn input(input: &Input, scopes: &[String]) -> TokenStream {
    let (name, env) = (&input.name, &input.env);
    let kind = if input.ty == InputType::Secret {
        quote!(secret)
    } else {
        quote!(text)
    };
    let mut table = quote!(Input::#kind(#name, #env));
    table.extend(rule(&input.ty, scopes));
    if let Some(default) = &input.default {
        let default = template(default);
        table.extend(quote!(.default(#default)));
    }
    if input.optional {
        table.extend(quote!(.optional()));
    }
    if let Some(help) = &input.help {
        table.extend(quote!(.help(#help)));
    }
    table
}

/// What an input's value must look like.
fn rule(ty: &InputType, scopes: &[String]) -> TokenStream {
    match ty {
        InputType::Integer => quote!(.integer()),
        InputType::Boolean => quote!(.boolean()),
        InputType::HostLabel => quote!(.host_label()),
        InputType::Host(under) => quote!(.host(&[#(#under),*])),
        InputType::Enum(choices) => quote!(.choices(&[#(#choices),*])),
        InputType::Scope => quote!(.choices(&[#(#scopes),*])),
        InputType::List(item) => {
            let item = rule(item, scopes);
            quote!(.list() #item)
        }
        InputType::String | InputType::Secret | InputType::Uuid => quote!(),
    }
}

fn tenant(tenant: &Tenant, names: &Constants) -> TokenStream {
    let (step, list, pick) = (step(&tenant.step, names), &tenant.list, &tenant.pick);
    let keep = tenant.keep.iter().map(keep);
    quote!(Tenant { step: #step, list: &[#(#list),*], pick: Some(#pick), keep: &[#(#keep),*] })
}

fn step(step: &Step, names: &Constants) -> TokenStream {
    let endpoint = &names.endpoints[step.endpoint];
    let mut table = quote!(Step::new(&#endpoint));
    if !step.with.is_empty() {
        let with = step.with.iter().map(|(name, value)| {
            let value = template(value);
            quote!((#name, #value))
        });
        table.extend(quote!(.with(&[#(#with),*])));
    }
    if !step.without.is_empty() {
        let without = &step.without;
        table.extend(quote!(.without(&[#(#without),*])));
    }
    if !step.keep.is_empty() {
        let keep = step.keep.iter().map(keep);
        table.extend(quote!(.keep(&[#(#keep),*])));
    }
    table
}

fn keep(keep: &Keep) -> TokenStream {
    let (name, optional) = (&keep.name, keep.optional);
    let source = match &keep.source {
        Source::Body(path) => quote!(Source::Body(&[#(#path),*])),
        Source::Header(name) => quote!(Source::Header(#name)),
        Source::Cookie(name) => quote!(Source::Cookie(#name)),
        Source::Whole => quote!(Source::Whole),
    };
    quote!(Keep { name: #name, source: #source, optional: #optional })
}

fn expiry(expiry: &Expiry) -> TokenStream {
    match expiry {
        Expiry::In(path, it) => {
            let unit = unit(*it);
            quote!(Expiry::In(&[#(#path),*], #unit))
        }
        Expiry::At(path, it) => {
            let format = format(*it);
            quote!(Expiry::At(&[#(#path),*], #format))
        }
        Expiry::Requested(field, When::In(it)) => {
            let unit = unit(*it);
            quote!(Expiry::Requested(#field, When::In(#unit)))
        }
        Expiry::Requested(field, When::At(it)) => {
            let format = format(*it);
            quote!(Expiry::Requested(#field, When::At(#format)))
        }
        Expiry::Jwt(name) => quote!(Expiry::Jwt(#name)),
        Expiry::After(seconds) => {
            let seconds = grouped(*seconds);
            quote!(Expiry::After(#seconds))
        }
        Expiry::Idle(seconds) => {
            let seconds = grouped(*seconds);
            quote!(Expiry::Idle(#seconds))
        }
        Expiry::Never => quote!(Expiry::Never),
        Expiry::Unknown => quote!(Expiry::Unknown),
    }
}

fn unit(unit: Unit) -> TokenStream {
    match unit {
        Unit::Seconds => quote!(Unit::Seconds),
        Unit::Minutes => quote!(Unit::Minutes),
        Unit::Milliseconds => quote!(Unit::Milliseconds),
        Unit::DaysHoursMinutes => quote!(Unit::DaysHoursMinutes),
    }
}

fn format(format: Format) -> TokenStream {
    match format {
        Format::DateTime => quote!(Format::DateTime),
        Format::Unix => quote!(Format::Unix),
        Format::UnixMilliseconds => quote!(Format::UnixMilliseconds),
    }
}

fn rotation(rotation: Rotation) -> TokenStream {
    match rotation {
        Rotation::SingleUse => quote!(SingleUse),
        Rotation::Reusable => quote!(Reusable),
        Rotation::Unknown => quote!(Unknown),
    }
}

fn placement(placement: &Placement) -> TokenStream {
    let carrier = match placement.carrier {
        Carrier::Header => quote!(Header),
        Carrier::Query => quote!(Query),
        Carrier::Cookie => quote!(Cookie),
        Carrier::Body => quote!(Body),
        Carrier::Parameter => quote!(Parameter),
    };
    let (name, value) = (template(&placement.name), template(&placement.value));
    let integer = if placement.integer {
        quote!(.integer())
    } else {
        quote!()
    };
    quote!(Placement::new(Carrier::#carrier, #name, #value) #integer)
}

/// A number as a person writes it: three digits to a group where there are more than five.
pub(super) fn grouped(number: u64) -> Literal {
    let digits = number.to_string();
    if digits.len() < 6 {
        return Literal::u64_unsuffixed(number);
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse().expect("digits and underscores are a number")
}
