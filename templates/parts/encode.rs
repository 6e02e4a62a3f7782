{# How an object is made and written into a request. #}

impl {{ object.name }} {
    {{ object.new_doc }}
    pub fn new({% for it in object.required %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> Self {
        Self { {% for it in object.required %}{% if it.converts %}{{ it.name }}: {{ it.value }}, {% else %}{{ it.name }}, {% endif %}{% endfor %}{% for it in object.optional %}{{ it.name }}: None, {% endfor %} }
    }
    {% for it in object.optional %}

    {{ it.doc }}
    pub fn {{ it.name }}(mut self, value: {{ it.ty }}) -> Self {
        self.{{ it.name }} = Some({{ it.set }});
        self
    }
    {% endfor %}
}

impl kw::Encode for {{ object.name }} {
    fn encode(self) -> kw::Value {
        kw::Values::new()
        {% for it in object.members %}
        {% if it.optional %}
            .maybe({{ it.wire }}, self.{{ it.name }})
        {% else %}
            .with({{ it.wire }}, self.{{ it.name }})
        {% endif %}
        {% endfor %}
            .into()
    }
}
