// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of Frame.io (v2).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2`, `DeveloperToken` or `Device`"
)]
pub trait Any: Auth {}

/// [`Oauth2`](crate::Oauth2) or [`DeveloperToken`](crate::DeveloperToken).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2` or `DeveloperToken`"
)]
pub trait Oauth2OrDeveloperToken: Auth {}

/// [`Device`](crate::Device).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Device`"
)]
pub trait Device: Auth {}

/// [`Oauth2`](crate::Oauth2).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2`"
)]
pub trait Oauth2: Auth {}

/// [`Oauth2`](crate::Oauth2) or [`Device`](crate::Device).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Oauth2` or `Device`"
)]
pub trait Oauth2OrDevice: Auth {}
