//! The bodies of requests and answers.
{% if bodies.has_map %}

use std::collections::BTreeMap;
{% endif %}

use keywright::{ {% for it in bodies.imports %}{{ it }}, {% endfor %} };

use crate::kw;
{% for request in bodies.requests %}
{% include "parts/request.rs" %}
{% endfor %}
{% for object in bodies.objects %}

{{ object.doc }}
{% if object.has_default %}
#[derive(Clone, Debug, Default)]
{% else %}
#[derive(Clone, Debug)]
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
{% if object.received %}
{% include "parts/decode.rs" %}
{% endif %}
{% endfor %}
{% for choice in bodies.choices %}
{% include "parts/choice.rs" %}
{% endfor %}
