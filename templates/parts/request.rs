{# What a call takes that has many optional fields, instead of a long list of arguments. #}

{{ request.doc }}
{% if request.all_optional %}
#[derive(Clone, Debug, Default)]
{% else %}
#[derive(Clone, Debug)]
{% endif %}
#[must_use]
pub struct {{ request.name }}(pub(crate) kw::Values);

impl {{ request.name }} {
    {{ request.new_doc }}
    pub fn new({% for it in request.required %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> Self {
        Self(kw::Values::new(){% for it in request.required %}.with({{ it.wire }}, {{ it.value }}){% endfor %})
    }
    {% for it in request.optional %}

    {{ it.doc }}
    pub fn {{ it.name }}(self, value: {{ it.ty }}) -> Self {
        Self(self.0.with({{ it.wire }}, {{ it.set }}))
    }
    {% endfor %}
}
