//! The ways in which {{ title }} lets a caller prove who it is: one type per scheme.

use keywright::{ {% for it in auth_imports %}{{ it }}, {% endfor %} };

use crate::{ {% for it in auth_own %}{{ it }}, {% endfor %} };

/// A way to authenticate with {{ title }}. Sealed: the schemes of the spec and no others.
pub trait Auth: kw::Auth + sealed::Sealed {}

{% if ways.has_derived %}
/// A scheme with which a client can be made; a derived one is made with another client.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is made with another client",
    label = "no client by itself",
    note = {{ ways.note }}
)]
pub trait Standalone: Auth {}
{% endif %}

mod sealed {
    pub trait Sealed {}
}

/// No credential: for the endpoints that take none.
#[derive(Clone, Copy, Debug)]
pub struct NoAuth;

/// A scheme that is chosen at run time. An endpoint that does not accept it is refused before
/// anything is sent.
#[derive(Clone, Debug)]
pub struct AnyAuth(kw::Credential);

impl AnyAuth {
    /// Wraps a scheme.
    pub fn new(auth: impl Auth) -> Self {
        Self(kw::Auth::into_credential(auth))
    }

    /// Reads a scheme's inputs from the environment, by the scheme's id in the spec:
    /// {{ scheme_ids }}.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}
{% for scheme in schemes %}

{{ scheme.doc }}
{% if scheme.ends %}
#[deprecated(note = {{ end_note }})]
{% endif %}
{% if scheme.inputs.is_bare %}
#[derive(Clone, Debug, Default)]
{% else %}
#[derive(Clone, Debug)]
{% endif %}
#[must_use]
pub struct {{ scheme.name }}(kw::Values);

impl {{ scheme.name }} {
    {{ scheme.new_doc }}
    pub fn new({% for it in scheme.inputs.required %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> Self {
        Self(kw::Values::new(){% for it in scheme.inputs.required %}.with({{ it.wire }}, {{ it.value }}){% endfor %})
    }
    {% for it in scheme.inputs.optional %}

    {{ it.doc }}
    pub fn {{ it.name }}(self, value: {{ it.ty }}) -> Self {
        Self(self.0.with({{ it.wire }}, {{ it.set }}))
    }
    {% endfor %}
    {% for registered in scheme.registered %}

    {{ registered.doc }}
    pub fn registered(client: &Registered<Self>, {% for it in registered.others %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> Self {
        Self(client.credentials(){% for it in registered.others %}.with({{ it.wire }}, {{ it.value }}){% endfor %})
    }
    {% endfor %}

    {{ scheme.env_doc }}
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::{{ scheme.constant }}.inputs).map(Self)
    }
}
{% for closed in scheme.inputs.closed %}
{% include "parts/closed.rs" %}
{% endfor %}
{% endfor %}

impl kw::Auth for NoAuth {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::none()
    }
}

impl kw::Auth for AnyAuth {
    fn into_credential(self) -> kw::Credential {
        self.0
    }
}
{% for scheme in schemes %}

impl kw::Auth for {{ scheme.name }} {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::{{ scheme.constant }}, self.0)
    }
}
{% endfor %}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
{% for scheme in schemes %}
impl sealed::Sealed for {{ scheme.name }} {}
{% endfor %}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
{% for scheme in schemes %}
impl Auth for {{ scheme.name }} {}
{% endfor %}
{% if ways.has_derived %}

impl Standalone for NoAuth {}
impl Standalone for AnyAuth {}
{% for it in ways.standalone %}
impl Standalone for {{ it }} {}
{% endfor %}
{% endif %}
{% for set in accepts %}

impl accepts::{{ set.name }} for AnyAuth {}
{% for scheme in set.schemes %}
impl accepts::{{ set.name }} for {{ scheme }} {}
{% endfor %}
{% endfor %}
