//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{ {% for it in tables.imports %}{{ it }}, {% endfor %} };

/// {{ title }}: the root of the tables.
pub static PROVIDER: Provider = {{ tables.provider }};
{% for it in tables.schemes %}

pub(crate) static {{ it.name }}: Scheme = {{ it.value }};
{% endfor %}
{% for it in tables.endpoints %}

pub(crate) static {{ it.name }}: Endpoint = {{ it.value }};
{% endfor %}
{% for it in tables.errors %}

static {{ it.name }}: ErrorShape = {{ it.value }};
{% endfor %}
{% for it in tables.shapes %}

static {{ it.name }}: Shape = {{ it.value }};
{% endfor %}
