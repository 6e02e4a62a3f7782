// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of Infobip.
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `ApiKey`, `Oauth2`, `Ibsso` or `Basic`"
)]
pub trait Any: Auth {}

/// [`Ibsso`](crate::Ibsso).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Ibsso`"
)]
pub trait Ibsso: Auth {}

/// [`Oauth2`](crate::Oauth2), [`Ibsso`](crate::Ibsso) or [`Basic`](crate::Basic).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2`, `Ibsso` or `Basic`"
)]
pub trait Oauth2OrIbssoOrBasic: Auth {}
