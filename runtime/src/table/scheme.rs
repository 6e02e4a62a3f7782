//! A scheme: how a credential is obtained, kept, renewed, sent and revoked.

use super::{Endpoint, Input, Template};

/// One way in which a provider lets a caller prove who it is.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its id in the spec.
    pub id: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What the caller gives.
    pub inputs: &'static [Input],
    /// What is put on an authenticated request.
    pub send: &'static [Placement],
    /// The steps that obtain the credential; none where the caller holds it already.
    pub acquire: &'static [Step],
    /// How long what was obtained lives; the first that is known of wins.
    pub expires: &'static [Expiry],
    /// The step that renews it; where absent, it is acquired again.
    pub refresh: Option<&'static Step>,
    /// How long the refresh token lives.
    pub refresh_expires: &'static [Expiry],
    /// Whether a refresh spends the refresh token.
    pub rotation: Rotation,
    /// The step that revokes it.
    pub revoke: Option<&'static Step>,
    /// Whether it must be revoked before another is acquired.
    pub exclusive: bool,
}

impl Scheme {
    /// A scheme whose credential the caller holds and that never expires.
    pub const fn new(id: &'static str, title: &'static str) -> Self {
        Self {
            id,
            title,
            inputs: &[],
            send: &[],
            acquire: &[],
            expires: &[Expiry::Never],
            refresh: None,
            refresh_expires: &[],
            rotation: Rotation::Unknown,
            revoke: None,
            exclusive: false,
        }
    }

    /// Lists what the caller gives.
    pub const fn inputs(mut self, inputs: &'static [Input]) -> Self {
        self.inputs = inputs;
        self
    }

    /// Lists what is put on an authenticated request.
    pub const fn send(mut self, placements: &'static [Placement]) -> Self {
        self.send = placements;
        self
    }

    /// Lists the steps that obtain the credential.
    pub const fn acquire(mut self, steps: &'static [Step]) -> Self {
        self.acquire = steps;
        self
    }

    /// Says how long the credential lives; the first that is known of wins.
    pub const fn expires(mut self, expires: &'static [Expiry]) -> Self {
        self.expires = expires;
        self
    }

    /// Names the step that renews it.
    pub const fn refresh(mut self, step: &'static Step) -> Self {
        self.refresh = Some(step);
        self
    }

    /// Says how long the refresh token lives.
    pub const fn refresh_expires(mut self, expires: &'static [Expiry]) -> Self {
        self.refresh_expires = expires;
        self
    }

    /// Says whether a refresh spends the refresh token.
    pub const fn rotation(mut self, rotation: Rotation) -> Self {
        self.rotation = rotation;
        self
    }

    /// Names the step that revokes it.
    pub const fn revoke(mut self, step: &'static Step) -> Self {
        self.revoke = Some(step);
        self
    }

    /// Demands that it is revoked before another is acquired.
    pub const fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }
}

/// Whether a refresh spends the refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// It does: each refresh token works once.
    SingleUse,
    /// It does not.
    Reusable,
    /// The vendor does not say; treated as single use.
    Unknown,
}

/// One step of a life: an endpoint, what fills its fields, and what is kept of its answer.
///
/// A field is filled by `with`, else by the input or kept value of its name, else by its
/// constant; an optional field that nothing fills is left out.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The endpoint to call.
    pub endpoint: &'static Endpoint,
    /// Fields that are filled by a template.
    pub with: &'static [(&'static str, Template)],
    /// Optional fields that are left out.
    pub without: &'static [&'static str],
    /// What is kept of the answer.
    pub keep: &'static [Keep],
}

impl Step {
    /// A step that keeps nothing.
    pub const fn new(endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            with: &[],
            without: &[],
            keep: &[],
        }
    }

    /// Fills fields by templates.
    pub const fn with(mut self, with: &'static [(&'static str, Template)]) -> Self {
        self.with = with;
        self
    }

    /// Leaves optional fields out.
    pub const fn without(mut self, without: &'static [&'static str]) -> Self {
        self.without = without;
        self
    }

    /// Keeps values of the answer.
    pub const fn keep(mut self, keep: &'static [Keep]) -> Self {
        self.keep = keep;
        self
    }
}

/// A value that is kept of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    /// The name by which templates and later steps read it.
    pub name: &'static str,
    /// Where it is found.
    pub source: Source,
    /// Whether the answer may lack it; the value kept before then stays.
    pub optional: bool,
}

/// Where in an answer a value is found.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// In the body, by path. A segment that is a number also indexes a list.
    Body(&'static [&'static str]),
    /// In a header.
    Header(&'static str),
    /// In a cookie that the answer sets.
    Cookie(&'static str),
    /// The whole body is the value.
    Whole,
}

/// How long something lives.
#[derive(Clone, Copy, Debug)]
pub enum Expiry {
    /// The answer gives a length, at this path; counted from the sending of the request.
    In(&'static [&'static str], Unit),
    /// The answer gives an instant, at this path; corrected by the answer's `Date` where it has one.
    At(&'static [&'static str], Format),
    /// So many seconds after it was issued.
    After(u64),
    /// So many seconds after it was last used.
    Idle(u64),
    /// It does not expire.
    Never,
    /// Nobody says: it is renewed when it is refused.
    Unknown,
}

/// The unit of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Milliseconds.
    Milliseconds,
}

/// The format of an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 3339; UTC where no offset is given.
    DateTime,
    /// Seconds since 1970-01-01T00:00:00Z.
    Unix,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMilliseconds,
}

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
    /// A query parameter on GET, HEAD and DELETE; a field of the body otherwise.
    Parameter,
}
