{# An input that is one of a few texts, to which no version adds another. #}

{{ closed.doc }}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum {{ closed.name }} {
    {% for it in closed.variants %}
    {{ it.doc }}
    {{ it.name }},
    {% endfor %}
}

impl {{ closed.name }} {
    const fn as_str(self) -> &'static str {
        match self {
            {% for it in closed.variants %}
            Self::{{ it.name }} => {{ it.text }},
            {% endfor %}
        }
    }
}
