{# One call, whatever it sends and returns. #}

    {{ method.doc }}
    {% if method.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    {% if method.sends %}
    pub fn {{ method.name }}(&self, {% for it in method.arguments %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> kw::Call<{{ method.returns }}>
    {% else %}
    pub fn {{ method.name }}(&self, {% for it in method.arguments %}{{ it.name }}: {{ it.ty }}, {% endfor %}) -> Result<{{ method.returns }}>
    {% endif %}
    {% if method.limited %}
    where
        A: accepts::{{ method.set }},
    {% endif %}
    {
        {% if method.page %}
        {% if method.sends %}
        self.core.request_sign_in({{ method.values }})
        {% else %}
        self.core.begin_sign_in({{ method.values }})
        {% endif %}
        {% else %}
        {% if method.device %}
        self.core.begin_on_device()
        {% else %}
        {% if method.socket %}
        self.core.handshake(&table::{{ method.constant }})
        {% else %}
        {% if method.listed %}
        let request = kw::Values::new(){% for it in method.arguments %}.with({{ it.wire }}, {{ it.value }}){% endfor %};
        {% endif %}
        self.core.call(&table::{{ method.constant }}, {{ method.values }})
        {% endif %}
        {% endif %}
        {% endif %}
    }
