{# How an object is read from an answer. #}

impl kw::Decode for {{ object.name }} {
    {% if object.empty %}
    fn decode(_: kw::Value) -> Result<Self> {
        Ok(Self {})
    }
    {% else %}
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { {% for it in object.members %}{% if it.optional %}{{ it.name }}: fields.optional({{ it.wire }})?, {% else %}{{ it.name }}: fields.required({{ it.wire }})?, {% endif %}{% endfor %} })
    }
    {% endif %}
}
