//! The client, and one method for each endpoint of the spec.
{% if client.has_map %}

use std::{collections::BTreeMap, marker::PhantomData};
{% else %}

use std::marker::PhantomData;
{% endif %}

use keywright::{ {% for it in client.imports %}{{ it }}, {% endfor %} };

use crate::{ {% for it in client.own %}{{ it }}, {% endfor %}{% if client.has_limits %}accepts, {% endif %}kw, table };

/// A client for the {{ title }} API.
///
/// Cheap to clone: clones share connections and credentials.
#[derive(Debug)]
pub struct Client<A = AnyAuth> {
    core: kw::Client,
    auth: PhantomData<fn() -> A>,
}

impl<A: Auth> Client<A> {
    {{ client.new_doc }}
    pub fn new({% for it in client.inputs.required %}{{ it.name }}: {{ it.ty }}, {% endfor %}auth: A) -> Result<Self>
    {% if ways.has_derived %}
    where
        A: Standalone,
    {% endif %}
    {
        Self::builder({% for it in client.inputs.required %}{{ it.name }}, {% endfor %}auth).build()
    }

    {{ client.builder_doc }}
    pub fn builder({% for it in client.inputs.required %}{{ it.name }}: {{ it.ty }}, {% endfor %}auth: A) -> Builder<Self>
    {% if ways.has_derived %}
    where
        A: Standalone,
    {% endif %}
    {
        let inputs = kw::Values::new(){% for it in client.inputs.required %}.with({{ it.wire }}, {{ it.value }}){% endfor %};
        Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth))
    }
    {% if client.inputs.has_optional %}

    /// Starts a client with inputs that are not all required.
    pub fn builder_with(inputs: HostInputs, auth: A) -> Builder<Self>
    {% if ways.has_derived %}
    where
        A: Standalone,
    {% endif %}
    {
        Builder::new(&table::PROVIDER, inputs.0, kw::Auth::into_credential(auth))
    }
    {% endif %}
    {% if client.has_inputs %}

    /// Starts a client that knows its hosts from the environment: {{ client.env }}.
    pub fn builder_from_env(auth: A) -> Result<Builder<Self>>
    {% if ways.has_derived %}
    where
        A: Standalone,
    {% endif %}
    {
        let inputs = kw::Values::from_env(table::PROVIDER.inputs)?;
        Ok(Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth)))
    }
    {% endif %}

    /// Starts a request to any path of the API, with the credential attached.
    ///
    /// - `path`: from the leading slash on; a query may follow. Never a URL.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.core.request(method, path)
    }

    /// The ready credential as a value, for a request that another client sends.
    pub async fn authorization(&self) -> Result<Authorization> {
        self.core.authorization().await
    }

    /// The credential for requests that other clients send; it is renewed where they are refused.
    pub fn plug(&self) -> Plug {
        self.core.plug()
    }

    /// How often a credential was renewed, a caller waited, and the like.
    pub fn counters(&self) -> Counters {
        self.core.counters()
    }

    /// Waits until the renewals that are under way have ended, also those of clients that were derived
    /// from this one; it begins none. A program that ends and has a store calls it last, so that the
    /// next one can go on from there.
    pub async fn settle(&self) {
        self.core.settle().await;
    }

    /// Revokes what the client holds, where the provider knows how. It is of no use afterwards.
    pub async fn close(self) -> Result<()> {
        self.core.close().await
    }
    {% include "parts/ways.rs" %}
    {% for method in client.methods %}
    {% include "parts/method.rs" %}
    {% endfor %}
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone(), auth: PhantomData }
    }
}

impl<A> From<kw::Client> for Client<A> {
    fn from(core: kw::Client) -> Self {
        Self { core, auth: PhantomData }
    }
}
{% if client.inputs.has_optional %}
{% include "parts/hosts.rs" %}
{% endif %}
{% for closed in client.inputs.closed %}
{% include "parts/closed.rs" %}
{% endfor %}
