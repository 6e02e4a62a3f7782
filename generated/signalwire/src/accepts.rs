// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;

/// Any scheme of SignalWire.
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Basic`, `Subscriber`, `BoundSubscriber`, `Guest`, `Invite` or `Embed`"
)]
pub trait Any: Auth {}

/// [`Basic`](crate::Basic).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Basic`"
)]
pub trait Basic: Auth {}

/// [`Basic`](crate::Basic) or [`Subscriber`](crate::Subscriber).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Basic` or `Subscriber`"
)]
pub trait BasicOrSubscriber: Auth {}

/// [`Subscriber`](crate::Subscriber) or [`BoundSubscriber`](crate::BoundSubscriber).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Subscriber` or `BoundSubscriber`"
)]
pub trait SubscriberOrBoundSubscriber: Auth {}

/// [`Subscriber`](crate::Subscriber), [`BoundSubscriber`](crate::BoundSubscriber),
/// [`Guest`](crate::Guest), [`Invite`](crate::Invite) or [`Embed`](crate::Embed).
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = "it accepts `Subscriber`, `BoundSubscriber`, `Guest`, `Invite` or `Embed`"
)]
pub trait SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed: Auth {}
