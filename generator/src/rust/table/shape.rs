//! Shapes: enough of a body's type to send it, to redact it and to print it in order.

use proc_macro2::TokenStream;
use quote::quote;

use super::Constants;
use crate::model::{Member, Type};

/// A shape, by value.
pub(super) fn shape(ty: &Type, names: &Constants) -> TokenStream {
    match ty {
        Type::String
        | Type::Date
        | Type::DateTime
        | Type::Uuid
        | Type::Url
        | Type::DaysHoursMinutes
        | Type::Scope
        | Type::Enum(_) => {
            quote!(Shape::Text)
        }
        Type::Secret => quote!(Shape::Secret),
        Type::Integer
        | Type::Unix
        | Type::UnixMilliseconds
        | Type::Seconds
        | Type::Minutes
        | Type::Milliseconds => quote!(Shape::Integer),
        Type::Number => quote!(Shape::Number),
        Type::Boolean => quote!(Shape::Boolean),
        Type::Json => quote!(Shape::Json),
        Type::List(item) => {
            let item = reference(item, names);
            quote!(Shape::List(#item))
        }
        Type::Map(item) => {
            let item = reference(item, names);
            quote!(Shape::Map(#item))
        }
        Type::Object(members) => self::members(members, names),
        Type::Named(name) => {
            let name = &names.shapes[name];
            quote!(#name)
        }
    }
}

/// A shape, by reference.
pub(super) fn reference(ty: &Type, names: &Constants) -> TokenStream {
    let shape = shape(ty, names);
    quote!(&#shape)
}

/// The shape of an object.
pub(super) fn members(members: &[Member], names: &Constants) -> TokenStream {
    let members = members.iter().map(|it| {
        let (name, shape) = (&it.name, reference(&it.ty, names));
        if it.optional {
            quote!(Member::optional(#name, #shape))
        } else {
            quote!(Member::new(#name, #shape))
        }
    });
    quote!(Shape::Object(&[#(#members),*]))
}
