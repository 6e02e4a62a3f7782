//! The bodies of requests and answers.
{% if bodies.has_map %}

use std::collections::BTreeMap;
{% endif %}

use keywright::{ {% for it in bodies.imports %}{{ it }}, {% endfor %} };

use crate::kw;
{% for request in bodies.requests %}
{% include "parts/request.rs" %}
{% endfor %}
{% for request in bodies.parts %}
{% include "parts/request.rs" %}

impl kw::Encode for {{ request.name }} {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}
{% endfor %}
{% for object in bodies.objects %}

{{ object.doc }}
{% if object.has_default %}
#[derive(Clone, Debug, Default)]
{% else %}
#[derive(Clone, Debug)]
{% endif %}
{% if object.sent %}
#[must_use]
{% endif %}
#[non_exhaustive]
pub struct {{ object.name }} {
    {% for it in object.members %}
    {{ it.doc }}
    pub {{ it.name }}: {{ it.ty }},
    {% endfor %}
}
{% if object.sent %}
{% include "parts/encode.rs" %}
{% endif %}
{% include "parts/decode.rs" %}
{% endfor %}
{% for choice in bodies.choices %}
{% include "parts/choice.rs" %}
{% endfor %}
