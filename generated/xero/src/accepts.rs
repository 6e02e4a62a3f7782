// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of Xero.
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2` or `CustomConnection`"
)]
pub trait Any: Auth {}

/// [`Oauth2`](crate::Oauth2).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2`"
)]
pub trait Oauth2: Auth {}
