{# What the addresses depend on, apart from credentials, because it is given once for a client. #}

/// What the hosts of {{ title }} depend on.
{% if client.inputs.has_required %}
#[derive(Clone, Debug)]
{% else %}
#[derive(Clone, Debug, Default)]
{% endif %}
#[must_use]
pub struct HostInputs(kw::Values);

impl HostInputs {
    /// With all that is required.
    pub fn new({% for it in client.inputs.required %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> Self {
        Self(kw::Values::new(){% for it in client.inputs.required %}.with({{ it.wire }}, {{ it.value }}){% endfor %})
    }
    {% for it in client.inputs.optional %}

    {{ it.doc }}
    pub fn {{ it.name }}(self, value: {{ it.ty }}) -> Self {
        Self(self.0.with({{ it.wire }}, {{ it.set }}))
    }
    {% endfor %}
}
