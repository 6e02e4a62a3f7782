// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of TeleTracker.
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Bearer`, `Basic` or `Integrator`"
)]
pub trait Any: Auth {}

/// [`Bearer`](crate::Bearer).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Bearer`"
)]
pub trait Bearer: Auth {}
