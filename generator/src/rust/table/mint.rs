//! The tables of tokens that the client makes by itself.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Constants, constant, scheme::grouped, template};
use crate::model::{Claim, Dpop, Mint};

/// A token; what is as a token is by default is not written.
pub(super) fn mint(mint: &Mint, names: &Constants) -> TokenStream {
    let (name, key) = (&mint.name, &mint.key);
    let algorithm = format_ident!("{}", format!("{:?}", mint.algorithm));
    let mut table = quote!(Mint::new(#name, Algorithm::#algorithm, #key));
    if let Some(it) = &mint.key_id {
        table.extend(quote!(.key_id(#it)));
    }
    if !mint.header.is_empty() {
        let header = mint.header.iter().map(|(name, value)| {
            let value = template(value);
            quote!((#name, #value))
        });
        table.extend(quote!(.header(&[#(#header),*])));
    }
    let claims = mint.claims.iter().map(|(name, value)| {
        let value = claim(value, names);
        quote!((#name, #value))
    });
    table.extend(quote!(.claims(&[#(#claims),*])));
    if mint.lifetime != 60 {
        let seconds = grouped(mint.lifetime);
        table.extend(quote!(.lifetime(#seconds)));
    }
    if mint.backdate != 10 {
        let seconds = grouped(mint.backdate);
        table.extend(quote!(.backdate(#seconds)));
    }
    if mint.is_sent {
        table.extend(quote!(.sent()));
    }
    table
}

/// The binding of a token.
pub(super) fn dpop(dpop: &Dpop) -> TokenStream {
    let algorithm = format_ident!("{}", format!("{:?}", dpop.algorithm));
    let token = &dpop.token;
    quote!(Dpop { algorithm: Algorithm::#algorithm, token: #token })
}

fn claim(claim: &Claim, names: &Constants) -> TokenStream {
    match claim {
        Claim::Template(it) => {
            let it = template(it);
            quote!(Claim::Template(#it))
        }
        Claim::Constant(it) => {
            let it = constant(it);
            quote!(Claim::Constant(#it))
        }
        Claim::Endpoint(index) => {
            let endpoint = &names.endpoints[*index];
            quote!(Claim::Endpoint(&#endpoint))
        }
        Claim::IssuedAt => quote!(Claim::IssuedAt),
        Claim::ExpiresAt => quote!(Claim::ExpiresAt),
        Claim::Id => quote!(Claim::Id),
    }
}
