// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of Datadog.
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Keys` or `ApiKey`"
)]
pub trait Any: Auth {}

/// [`ApiKey`](crate::ApiKey).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `ApiKey`"
)]
pub trait ApiKey: Auth {}

/// [`Keys`](crate::Keys).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Keys`"
)]
pub trait Keys: Auth {}
