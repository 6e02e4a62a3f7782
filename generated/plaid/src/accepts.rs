// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of Plaid.
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Keys` or `Item`"
)]
pub trait Any: Auth {}

/// [`Keys`](crate::Keys).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Keys`"
)]
pub trait Keys: Auth {}

/// [`Item`](crate::Item).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Item`"
)]
pub trait Item: Auth {}
