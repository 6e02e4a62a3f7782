//! What a credential puts on a request.

use super::Template;

/// Something put on an authenticated request.
///
/// A placement that reads an optional input which the caller left out is left out itself.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// What carries it.
    pub carrier: Carrier,
    /// The name of the header, query parameter, cookie or body field.
    pub name: Template,
    /// What is sent.
    pub value: Template,
    /// Whether a body or query carries it as a number.
    pub integer: bool,
}

impl Placement {
    /// A placement of text.
    pub const fn new(carrier: Carrier, name: Template, value: Template) -> Self {
        Self {
            carrier,
            name,
            value,
            integer: false,
        }
    }

    /// Sends the value as a number where the body is JSON.
    pub const fn integer(mut self) -> Self {
        self.integer = true;
        self
    }
}

/// What carries a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A request header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
    /// A field of the body.
    Body,
    /// A query parameter on GET, HEAD and DELETE and where there is no body; a field of the body
    /// otherwise.
    Parameter,
}
