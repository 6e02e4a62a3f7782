//! The tables of schemes: what the caller gives, the steps of a life, what is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Constants, template};
use crate::model::{
    Carrier, Expiry, Format, Input, InputType, Keep, Placement, Rotation, Scheme, Source, Step,
    Unit,
};

/// A scheme; what is as a scheme is by default is not written.
pub(super) fn scheme(scheme: &Scheme, names: &Constants) -> TokenStream {
    let (id, title) = (&scheme.id, &scheme.title);
    let mut table = quote!(Scheme::new(#id, #title));
    if !scheme.inputs.is_empty() {
        let inputs = scheme.inputs.iter().map(input);
        table.extend(quote!(.inputs(&[#(#inputs),*])));
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
    if scheme.exclusive {
        table.extend(quote!(.exclusive()));
    }
    if !scheme.send.is_empty() {
        let send = scheme.send.iter().map(placement);
        table.extend(quote!(.send(&[#(#send),*])));
    }
    table
}

/// An input of a scheme or of the hosts.
pub(super) fn input(input: &Input) -> TokenStream {
    let (name, env) = (&input.name, &input.env);
    let kind = if input.ty == InputType::Secret {
        quote!(secret)
    } else {
        quote!(text)
    };
    let mut table = quote!(Input::#kind(#name, #env));
    match &input.ty {
        InputType::Integer => table.extend(quote!(.integer())),
        InputType::Boolean => table.extend(quote!(.boolean())),
        InputType::HostLabel => table.extend(quote!(.host_label())),
        InputType::Enum(choices) => table.extend(quote!(.choices(&[#(#choices),*]))),
        InputType::String | InputType::Secret | InputType::Uuid => {}
    }
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
        Expiry::In(path, unit) => {
            let unit = match unit {
                Unit::Seconds => quote!(Seconds),
                Unit::Minutes => quote!(Minutes),
                Unit::Milliseconds => quote!(Milliseconds),
            };
            quote!(Expiry::In(&[#(#path),*], Unit::#unit))
        }
        Expiry::At(path, format) => {
            let format = match format {
                Format::DateTime => quote!(DateTime),
                Format::Unix => quote!(Unix),
                Format::UnixMilliseconds => quote!(UnixMilliseconds),
            };
            quote!(Expiry::At(&[#(#path),*], Format::#format))
        }
        Expiry::After(seconds) => {
            let seconds = Literal::u64_unsuffixed(*seconds);
            quote!(Expiry::After(#seconds))
        }
        Expiry::Idle(seconds) => {
            let seconds = Literal::u64_unsuffixed(*seconds);
            quote!(Expiry::Idle(#seconds))
        }
        Expiry::Never => quote!(Expiry::Never),
        Expiry::Unknown => quote!(Expiry::Unknown),
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
