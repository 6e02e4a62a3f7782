{# A text of an answer or a request that is one of a few, of which there may be more one day. #}

{{ choice.doc }}
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum {{ choice.name }} {
    {% for it in choice.variants %}
    {{ it.doc }}
    {{ it.name }},
    {% endfor %}
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for {{ choice.name }} {
    fn as_str(&self) -> &str {
        match self {
            {% for it in choice.variants %}
            Self::{{ it.name }} => {{ it.text }},
            {% endfor %}
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            {% for it in choice.variants %}
            {{ it.text }} => Self::{{ it.name }},
            {% endfor %}
            _ => Self::Other(text),
        }
    }
}
