//! How an OAuth 2.0 client proves itself: by HTTP Basic, in the body, or, where it has no secret,
//! by its name alone (RFC 6749 sections 2.3.1 and 3.2.1).

use keywright_generator::model::{
    Carrier, ClientAuthentication, Endpoint, Part, Proof, Scheme, Standard, Template,
};

use super::{Judge, Presented};
use crate::{Json, Refusal, refusal::Class, render::render, step::steps};

impl Judge<'_> {
    /// Judges the client's proof at an endpoint that asks for one.
    pub(super) fn client(
        &self,
        endpoint: &Endpoint,
        client: ClientAuthentication,
    ) -> Result<Presented, Refusal> {
        let header = self.request.header("authorization");
        match (client.proof, header.first()) {
            (Proof::ClientSecretBasic | Proof::ClientSecretBasicRaw, Some(sent)) => {
                self.basic(client.proof, sent)
            }
            (Proof::ClientSecretBasic | Proof::ClientSecretBasicRaw, None) if client.public => {
                self.named(endpoint, &["client_id"])
            }
            (Proof::ClientSecretBasic | Proof::ClientSecretBasicRaw, None) => Err(unproven()),
            (Proof::ClientSecretPost, _) => self.named(endpoint, &["client_id", "client_secret"]),
            // A token is judged with the other fields of the step. A certificate is of the connection,
            // and this server speaks without TLS.
            _ => self.named(endpoint, &["client_id"]),
        }
    }

    /// HTTP Basic with the client's id and secret, each form-encoded unless it is raw.
    fn basic(&self, proof: Proof, sent: &str) -> Result<Presented, Refusal> {
        // The id is part of a request that is pushed, however the client proves itself (RFC 9126).
        let pushed = Some(Standard::OAuth2PushedAuthorization);
        let is_pushed = self.provider.endpoint(self.endpoint).standard == pushed;
        let is_named = self.field("client_id").is_some() && !is_pushed;
        if self.field("client_secret").is_some() || is_named {
            return Err(Refusal::new(
                Class::Request,
                "the client proves itself twice: by HTTP Basic and in the body",
            ));
        }
        let name = |it: &str| Template(vec![Part::Value(it.to_owned())]);
        let pair = Template(vec![
            Part::Text("Basic ".to_owned()),
            Part::Basic(name("client_id"), name("client_secret")),
        ]);
        let is_right = |scheme: &Scheme| {
            let encoded = |name: &str| {
                let value = self.expected.value(scheme, name).unwrap_or_default();
                Some(Json::Text(if proof == Proof::ClientSecretBasicRaw {
                    value
                } else {
                    form_urlencoded::byte_serialize(value.as_bytes()).collect()
                }))
            };
            render(&pair, &encoded).as_deref() == Some(sent)
        };
        let clients = self.clients(is_right);
        if clients.is_empty() && !(self.issuer.is_form_only && sent.starts_with("Basic ")) {
            return Err(unproven());
        }
        Ok(Presented {
            placed: vec![(Carrier::Header, "Authorization".to_owned())],
            clients: Some(clients).filter(|it| !it.is_empty()),
            ..Presented::default()
        })
    }

    /// The client names itself in the body, with its secret or, if it has none, without.
    fn named(&self, endpoint: &Endpoint, names: &[&str]) -> Result<Presented, Refusal> {
        let is_right = |scheme: &Scheme| {
            names.iter().all(|name| match self.field(name) {
                // What the client signs by itself is judged with the other fields of the step.
                Some(_) if scheme.mint.iter().any(|it| it.name == *name) => true,
                Some(sent) => self.expected.value(scheme, name).as_deref() == Some(sent),
                None => *name == "client_secret",
            })
        };
        let is_public = endpoint.client.is_some_and(|it| it.public);
        for name in names {
            let may_lack = is_public && *name == "client_secret";
            if self.field(name).is_none() && !may_lack {
                let reason = format!("the client does not say who it is: `{name}` is missing");
                return Err(Refusal::new(Class::Login, reason));
            }
        }
        let clients = self.clients(is_right);
        if clients.is_empty() && !self.issuer.is_form_only {
            let reason = format!("the client is not known by its `{}`", names.join("` and `"));
            return Err(Refusal::new(Class::Login, reason));
        }
        // Where the endpoint lists them itself, they are among its fields.
        let is_own = |name: &&&str| endpoint.fields.iter().any(|it| it.known_as() == **name);
        let extra = names
            .iter()
            .filter(|it| self.field(it).is_some() && !is_own(it));
        Ok(Presented {
            placed: extra.map(|it| (Carrier::Body, (*it).to_owned())).collect(),
            clients: Some(clients).filter(|it| !it.is_empty()),
            ..Presented::default()
        })
    }

    /// A field of the body, by the name that the standard gives it.
    fn field(&self, name: &str) -> Option<&str> {
        let endpoint = self.provider.endpoint(self.endpoint);
        let own = endpoint.fields.iter().find(|it| it.known_as() == name);
        let name = own.map_or(name, |it| it.name.as_str());
        self.body.iter().find_map(|(it, value)| match value {
            Json::Text(text) if it == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The schemes whose client this is: of those that use the endpoint, or, if none does, of all.
    fn clients(&self, is_right: impl Fn(&Scheme) -> bool) -> Vec<usize> {
        let schemes = self.provider.schemes.iter().enumerate();
        let (using, others): (Vec<_>, Vec<_>) =
            schemes.partition(|(_, it)| steps(it).any(|it| it.endpoint == self.endpoint));
        let asked = if using.is_empty() { others } else { using };
        asked
            .into_iter()
            .filter(|(_, it)| is_right(it))
            .map(|(index, _)| index)
            .collect()
    }
}

fn unproven() -> Refusal {
    Refusal::new(
        Class::Login,
        "the client is to prove itself by HTTP Basic with its id and its secret",
    )
}
