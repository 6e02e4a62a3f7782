//! Sample bodies by type: the spec's examples where it gives some, else plain values.

use keywright_generator::model::{Endpoint, Member, Provider, Scheme, Standard, Step, Type};

use crate::{Json, clock::rfc3339, fit::from_text, issuer::told};

/// What stands for any UUID.
pub(crate) const UUID: &str = "00000000-0000-4000-8000-000000000000";

/// A UUID that tells its number.
pub(crate) fn uuid(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

/// What stands for any URL of a name.
pub(crate) fn url(name: &str) -> String {
    format!("https://example.com/{name}")
}

/// Whether a text of a sample body stands for any text.
pub(crate) fn is_plain(text: &str) -> bool {
    text.starts_with("test-")
}

/// A body of an endpoint's answer.
pub(crate) fn body(provider: &Provider, endpoint: &Endpoint, now: i64) -> Option<Json> {
    let ty = endpoint.returns.as_ref()?;
    let mut sampler = Sampler {
        provider,
        endpoint,
        now,
        open: Vec::new(),
        path: Vec::new(),
    };
    Some(sampler.value(ty, "value"))
}

/// A value for every field that a caller must fill, in the order of the spec.
pub(crate) fn fields(provider: &Provider, endpoint: &Endpoint, now: i64) -> Vec<(String, Json)> {
    let mut sampler = Sampler {
        provider,
        endpoint,
        now,
        open: Vec::new(),
        path: Vec::new(),
    };
    let required = endpoint
        .fields
        .iter()
        .filter(|it| !it.optional && it.constant.is_none());
    required
        .map(|it| {
            let value = match &it.example {
                Some(text) => from_text(&it.ty, text),
                None => sampler.value(&it.ty, &it.name),
            };
            (it.name.clone(), value)
        })
        .collect()
}

struct Sampler<'a> {
    provider: &'a Provider,
    endpoint: &'a Endpoint,
    now: i64,
    /// The named types that are being written, so that a type that holds itself comes to an end.
    open: Vec<&'a str>,
    /// The members on the way down, to keep clear of what would make a success an error.
    path: Vec<String>,
}

impl<'a> Sampler<'a> {
    fn value(&mut self, ty: &'a Type, name: &str) -> Json {
        match ty {
            Type::String | Type::Secret => Json::Text(self.word(name)),
            Type::Json => Json::Object(vec![("any".to_owned(), Json::Text("json".to_owned()))]),
            Type::Integer => Json::Number("1".to_owned()),
            // Two decimals, of which a client that goes through a float loses one.
            Type::Number => Json::Number("12.50".to_owned()),
            Type::Boolean => Json::Bool(!self.means_failure("true")),
            Type::Date => Json::Text(rfc3339(self.now)[..10].to_owned()),
            Type::DateTime => Json::Text(rfc3339(self.now)),
            Type::Unix => Json::Number((self.now / 1000).to_string()),
            Type::UnixMilliseconds => Json::Number(self.now.to_string()),
            Type::Seconds => Json::Number("3600".to_owned()),
            Type::Minutes => Json::Number("60".to_owned()),
            Type::Milliseconds => Json::Number("3600000".to_owned()),
            Type::DaysHoursMinutes => Json::Text("0:01:00".to_owned()),
            Type::Uuid => Json::Text(UUID.to_owned()),
            Type::Url => Json::Text(url(name)),
            Type::Scope => Json::Text(self.provider.scopes.first().cloned().unwrap_or_default()),
            Type::Enum(choices) => {
                let fine = choices
                    .iter()
                    .find(|it| !self.means_failure(it))
                    .or(choices.first());
                Json::Text(fine.cloned().unwrap_or_default())
            }
            Type::List(inner) => self.list(inner, name),
            Type::Map(inner) => Json::Object(vec![("key".to_owned(), self.value(inner, "key"))]),
            Type::Object(members) => self.object(members),
            Type::Named(named) => match self.provider.named_type(named) {
                Some(it) => {
                    self.open.push(&it.name);
                    let value = self.object(&it.members);
                    self.open.pop();
                    value
                }
                None => Json::Null,
            },
        }
    }

    fn list(&mut self, inner: &'a Type, name: &str) -> Json {
        Json::List(if self.is_open(inner) {
            Vec::new()
        } else {
            vec![self.value(inner, name)]
        })
    }

    fn object(&mut self, members: &'a [Member]) -> Json {
        let mut object = Vec::new();
        for member in members {
            self.path.push(member.name.clone());
            let left_out = member.optional
                && (self.is_open(&member.ty)
                    || self.means_failure_at_all()
                    || self.is_discouraged(&member.name));
            if !left_out {
                let value = match &member.example {
                    Some(text) => from_text(&member.ty, text),
                    None => self.member(member),
                };
                object.push((member.name.clone(), value));
            }
            self.path.pop();
        }
        Json::Object(object)
    }

    /// A member that a standard has is what the standard says, whatever the provider calls it.
    fn member(&mut self, member: &'a Member) -> Json {
        match self.of_standard(member.known_as()) {
            Some(text) if matches!(member.ty, Type::String | Type::Secret) => Json::Text(text),
            _ => self.value(&member.ty, &member.name),
        }
    }

    fn is_open(&self, ty: &Type) -> bool {
        matches!(ty, Type::Named(name) if self.open.contains(&name.as_str()))
    }

    fn word(&self, name: &str) -> String {
        let text = self.of_standard(name);
        text.unwrap_or_else(|| format!("test-{name}"))
    }

    /// RFC 6749 section 5.1 has these members, and a client may insist on their values.
    fn of_standard(&self, name: &str) -> Option<String> {
        let standard = self.endpoint.standard?;
        match name {
            "token_type" | "issued_token_type" if standard == Standard::OAuth2TokenExchange => {
                Some(told(self.provider, self.endpoint, name))
            }
            "token_type" => Some("Bearer".to_owned()),
            "scope" if !self.provider.scopes.is_empty() => Some(self.provider.scopes.join(" ")),
            _ => None,
        }
    }

    /// Whether the standard says that a member should not be there (RFC 6749 section 4.4.3). A provider
    /// whose tokens are refreshed all the same gives it.
    fn is_discouraged(&self, name: &str) -> bool {
        let is_it = |it: &Step| self.provider.endpoints[it.endpoint].id == self.endpoint.id;
        let is_needed = |it: &Scheme| it.refresh.is_some() && it.acquire.iter().any(is_it);
        self.endpoint.standard == Some(Standard::OAuth2ClientCredentials)
            && name == "refresh_token"
            && !self.provider.schemes.iter().any(is_needed)
    }

    /// Whether this text, here, would make an answer with a success status an error.
    fn means_failure(&self, text: &str) -> bool {
        self.marks()
            .any(|values| values.is_empty() || values.iter().any(|it| it == text))
    }

    fn means_failure_at_all(&self) -> bool {
        self.marks().any(<[String]>::is_empty)
    }

    fn marks(&self) -> impl Iterator<Item = &[String]> {
        self.endpoint
            .errors
            .iter()
            .flat_map(|it| &self.provider.errors[*it].also_when)
            .filter_map(|it| it.body.as_ref())
            .filter(|(path, _)| *path == self.path)
            .map(|(_, values)| values.as_slice())
    }
}
