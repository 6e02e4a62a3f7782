{# What a client does beside calls, such as signing in or asking about its token. #}
{% for it in ways.sign_in %}

    {{ it.doc }}
    {% if it.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    pub async fn sign_in(&self, begun: SignIn, callback: &str) -> Result<()>
    where
        A: accepts::{{ it.set }},
    {
        self.core.sign_in(begun, callback).await
    }
{% endfor %}
{% for it in ways.interactive_sign_in %}

    {{ it.doc }}
    {% if it.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    #[cfg(feature = "login")]
    pub fn interactive_sign_in(&self) -> keywright::login::InteractiveSignIn
    where
        A: accepts::{{ it.set }},
    {
        self.core.interactive_sign_in()
    }
{% endfor %}
{% for it in ways.device %}

    {{ it.doc }}
    {% if it.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    pub async fn sign_in_on_device(&self, begun: DeviceAuthorization) -> Result<()>
    where
        A: accepts::{{ it.set }},
    {
        self.core.sign_in_on_device(begun).await
    }
{% endfor %}
{% for it in ways.introspect %}

    {{ it.doc }}
    {% if it.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    pub fn {{ it.name }}(&self) -> kw::Call<{{ it.answer }}>
    where
        A: accepts::{{ it.set }},
    {
        self.core.introspect()
    }
{% endfor %}
{% for it in ways.register %}

    {{ it.doc }}
    {% if it.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    pub fn {{ it.name }}(&self, {% for of in it.method.arguments %}{{ of.name }}: {{ of.ty }}, {% endfor %}) -> Registration<{{ it.scheme }}>
    {% if it.method.limited %}
    where
        A: accepts::{{ it.method.set }},
    {% endif %}
    {
        {% if it.method.listed %}
        let request = kw::Values::new(){% for of in it.method.arguments %}.with({{ of.wire }}, {{ of.value }}){% endfor %};
        {% endif %}
        self.core.register(&table::{{ it.constant }}, {{ it.method.values }})
    }
{% endfor %}
{% for it in ways.tenant %}

    {{ it.doc }}
    pub fn tenant(&self, tenant: impl Into<String>) -> Result<Self>
    where
        A: accepts::{{ it.set }},
    {
        self.core.tenant(tenant).map(Self::from)
    }
{% endfor %}
{% for it in ways.derived %}

    {{ it.doc }}
    {% if it.ends %}
    #[deprecated(note = {{ end_note }})]
    {% endif %}
    pub fn {{ it.name }}(&self, auth: {{ it.scheme }}) -> Result<Client<{{ it.scheme }}>>
    where
        A: accepts::{{ it.set }},
    {
        self.core.derive(kw::Auth::into_credential(auth)).map(Client::from)
    }
{% endfor %}
