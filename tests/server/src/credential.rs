//! The credential of a request: whose it is, whether it is good, whether it is accepted here, and
//! that there is no second one.

mod placement;

use keywright_generator::model::{
    Accepts, Carrier, ClientAuthentication, Endpoint, Part, Place, Placement, Provider, Scheme,
    Template,
};

use placement::{may_lack, spoken};

use crate::{
    Expected, Json, Refusal,
    issuer::Issuer,
    received::Received,
    refusal::Class,
    render::{prefix, render},
    words::or,
};

/// What a request was authenticated with.
#[derive(Debug, Default)]
pub(crate) struct Presented {
    pub(crate) scheme: Option<usize>,
    pub(crate) grant: Option<usize>,
    /// What belongs to the credential and is no field of the endpoint.
    pub(crate) placed: Vec<(Carrier, String)>,
}

/// The judge of credentials.
pub(crate) struct Judge<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) expected: &'a Expected,
    pub(crate) issuer: &'a Issuer,
    pub(crate) request: &'a Received,
    pub(crate) body: &'a [(String, Json)],
    pub(crate) now: i64,
}

/// How far a request is from a scheme; the nearest is worth telling about.
enum Attempt {
    Good(Presented),
    Bad { nearness: u8, refusal: Refusal },
}

fn bad(nearness: u8, reason: impl Into<String>) -> Attempt {
    Attempt::Bad {
        nearness,
        refusal: Refusal::new(Class::Credential, reason),
    }
}

impl Judge<'_> {
    /// Judges the request's credential for an endpoint.
    pub(crate) fn judge(&self, index: usize) -> Result<Presented, Refusal> {
        let endpoint = self.provider.endpoint(index);
        let carried = self.carried(endpoint);
        for name in &carried {
            if self.request.header(name).len() > 1 {
                let reason = format!("two `{name}` headers were sent");
                return Err(Refusal::new(Class::Credential, reason));
            }
        }
        let presented = match &endpoint.accepts {
            Accepts::Nothing => self.client(index)?,
            Accepts::Schemes(accepted) => self.accepted(index, accepted)?,
        };
        let is_extra = |name: &&String| {
            !self.request.header(name).is_empty()
                && !presented.placed.iter().any(|(carrier, it)| {
                    *carrier == Carrier::Header && it.eq_ignore_ascii_case(name)
                })
        };
        self.only_cookies_of(&presented)?;
        match carried.iter().find(is_extra) {
            None => Ok(presented),
            Some(name) if presented.placed.is_empty() => {
                let reason = format!("this endpoint takes no credential, and `{name}` was sent");
                Err(Refusal::new(Class::Request, reason))
            }
            Some(name) => Err(Refusal::new(
                Class::Request,
                format!("a second credential was sent, in the header `{name}`"),
            )),
        }
    }

    /// Every cookie belongs to the credential; no endpoint has one among its fields.
    fn only_cookies_of(&self, presented: &Presented) -> Result<(), Refusal> {
        if self.request.header("cookie").len() > 1 {
            return Err(Refusal::new(
                Class::Request,
                "two `Cookie` headers were sent",
            ));
        }
        let is_placed = |name: &str| {
            let placed = &presented.placed;
            placed.contains(&(Carrier::Cookie, name.to_owned()))
        };
        let cookies = self.request.cookies();
        match cookies.iter().find(|(name, _)| !is_placed(name)) {
            None => Ok(()),
            Some((name, _)) => Err(Refusal::new(
                Class::Request,
                format!("the cookie `{name}` is not in the spec"),
            )),
        }
    }

    /// The headers that carry credentials of this provider and are no fields of the endpoint.
    fn carried(&self, endpoint: &Endpoint) -> Vec<String> {
        let mut names = vec!["Authorization".to_owned()];
        for scheme in &self.provider.schemes {
            for placement in scheme
                .send
                .iter()
                .filter(|it| it.carrier == Carrier::Header)
            {
                names.extend(self.names(scheme, placement));
            }
        }
        names.sort();
        names.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
        let is_field = |name: &str| {
            endpoint
                .fields
                .iter()
                .any(|it| it.place == Place::Header && it.name.eq_ignore_ascii_case(name))
        };
        names.retain(|it| !is_field(it));
        names
    }

    fn accepted(&self, index: usize, accepted: &[usize]) -> Result<Presented, Refusal> {
        let mut best: Option<(u8, Refusal)> = None;
        for scheme in accepted {
            match self.attempt(index, *scheme) {
                Attempt::Good(presented) => return Ok(presented),
                Attempt::Bad { nearness, refusal } => {
                    if best.as_ref().is_none_or(|(it, _)| nearness > *it) {
                        best = Some((nearness, refusal));
                    }
                }
            }
        }
        let schemes = &self.provider.schemes;
        let others = (0..schemes.len()).filter(|it| !accepted.contains(it));
        for scheme in others {
            if let Attempt::Good(_) = self.attempt(index, scheme) {
                let ids: Vec<&str> = accepted.iter().map(|it| schemes[*it].id.as_str()).collect();
                let reason = format!(
                    "this endpoint does not accept `{}`; it accepts {}",
                    schemes[scheme].id,
                    or(&ids)
                );
                return Err(Refusal::new(Class::NotAccepted, reason));
            }
        }
        match best {
            // Nothing fits far enough to say more than which words are expected.
            Some((WORD, _)) => Err(self.word(accepted)),
            Some((_, refusal)) => Err(refusal),
            None => Err(Refusal::new(
                Class::NotAccepted,
                "this endpoint accepts no scheme",
            )),
        }
    }

    fn attempt(&self, index: usize, number: usize) -> Attempt {
        let scheme = &self.provider.schemes[number];
        let (mut sent, mut lacking) = (Vec::new(), None);
        for placement in &scheme.send {
            let names = self.names(scheme, placement);
            let carrier = self.carrier(placement);
            let found = names
                .iter()
                .find_map(|name| Some((name.clone(), self.sent(carrier, name, placement)?)));
            match found {
                Some((name, text)) => sent.push((placement, carrier, name, text)),
                None if may_lack(scheme, placement) => {}
                None => lacking = lacking.or(Some((placement, names))),
            }
        }
        for (placement, carrier, name, text) in &sent {
            let word = prefix(&placement.value);
            if !text.starts_with(word) {
                let what = spoken(*carrier, name);
                return bad(
                    WORD,
                    format!("{what} does not begin with `{}`", word.trim_end()),
                );
            }
        }
        if let Some((placement, names)) = lacking {
            return self.missing(scheme, placement, &names, !sent.is_empty());
        }
        let placed = sent
            .iter()
            .map(|(_, carrier, name, _)| (*carrier, name.clone()))
            .collect();
        let fits = |value: &dyn Fn(&str) -> Option<String>| {
            sent.iter().all(|(placement, _, _, text)| {
                render(&placement.value, &value).as_ref() == Some(text)
            })
        };
        if scheme.acquire.is_empty() {
            if fits(&|name| self.expected.value(scheme, name)) {
                return Attempt::Good(Presented {
                    scheme: Some(number),
                    grant: None,
                    placed,
                });
            }
            return self.wrong(scheme, &sent[..]);
        }
        let found = self
            .issuer
            .of(number)
            .filter(|(_, it)| {
                fits(&|name| it.value(name).or_else(|| self.expected.value(scheme, name)))
            })
            .last();
        let Some((grant, held)) = found else {
            return bad(3, "the token is not one that was issued");
        };
        if let Err(refusal) = held.standing(self.now) {
            return Attempt::Bad {
                nearness: 4,
                refusal,
            };
        }
        let is_step = scheme.acquire.iter().any(|it| it.endpoint == index);
        if held.steps < scheme.acquire.len() && !is_step {
            return bad(4, "the login is not finished: a step is still to come");
        }
        Attempt::Good(Presented {
            scheme: Some(number),
            grant: Some(grant),
            placed,
        })
    }

    fn missing(
        &self,
        scheme: &Scheme,
        placement: &Placement,
        names: &[String],
        has_others: bool,
    ) -> Attempt {
        let what = spoken(self.carrier(placement), &names.join("` or `"));
        if has_others {
            return bad(2, format!("{what} is missing"));
        }
        let word = prefix(&placement.value);
        let misnamed = self
            .request
            .headers
            .iter()
            .find(|(_, value)| word.len() > 1 && value.starts_with(word));
        match misnamed {
            Some((name, _)) if placement.carrier == Carrier::Header => bad(
                2,
                format!("the header is called `{name}`, {} is expected", or(names)),
            ),
            _ => bad(
                0,
                format!("no credential was sent; `{}` asks for {what}", scheme.id),
            ),
        }
    }

    fn wrong(&self, scheme: &Scheme, sent: &[(&Placement, Carrier, String, String)]) -> Attempt {
        let value = |name: &str| self.expected.value(scheme, name);
        let wrong = sent.iter().find(|(placement, _, _, text)| {
            render(&placement.value, &value).as_ref() != Some(text)
        });
        let Some((placement, carrier, name, _)) = wrong else {
            return bad(3, "the credential is wrong");
        };
        let reads = placement.value.names();
        let env: Vec<&str> = scheme
            .inputs
            .iter()
            .filter(|it| reads.contains(&it.name.as_str()))
            .map(|it| it.env.as_str())
            .collect();
        bad(
            3,
            format!(
                "{} does not hold the value of {}",
                spoken(*carrier, name),
                env.join(" and ")
            ),
        )
    }

    /// The words that the accepted schemes begin with, where the request begins with none.
    fn word(&self, accepted: &[usize]) -> Refusal {
        let mut words: Vec<&str> = Vec::new();
        let mut said = None;
        for placement in accepted
            .iter()
            .flat_map(|it| &self.provider.schemes[*it].send)
        {
            let word = prefix(&placement.value).trim_end();
            if word.is_empty() || placement.carrier != Carrier::Header || words.contains(&word) {
                continue;
            }
            words.push(word);
            let name = placement.name.literal().unwrap_or_default();
            said = said.or_else(|| self.request.header(&name).first().copied());
        }
        // Without a space after it, a word may be the secret itself.
        let said = said.and_then(|it| it.split_once(' ')).map(|(word, _)| word);
        let said = said
            .filter(|it| it.len() <= 12)
            .map_or("something else".to_owned(), |it| format!("`{it}`"));
        let verb = if words.len() == 1 { "is" } else { "are" };
        Refusal::new(
            Class::Credential,
            format!("the header says {said}, {} {verb} expected", or(&words)),
        )
    }

    /// HTTP Basic with the client's id and secret, each form-encoded (RFC 6749 section 2.3.1).
    fn client(&self, index: usize) -> Result<Presented, Refusal> {
        let endpoint = self.provider.endpoint(index);
        if endpoint.client_authentication != Some(ClientAuthentication::ClientSecretBasic) {
            return Ok(Presented::default());
        }
        let sent = self
            .request
            .header("authorization")
            .first()
            .copied()
            .unwrap_or_default();
        let uses = |scheme: &&Scheme| {
            scheme
                .acquire
                .iter()
                .chain(&scheme.refresh)
                .any(|it| it.endpoint == index)
        };
        let is_right = self.provider.schemes.iter().filter(uses).any(|scheme| {
            let encoded = |name| {
                let value = self.expected.value(scheme, name).unwrap_or_default();
                form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>()
            };
            let pair = Template(vec![
                Part::Text("Basic ".to_owned()),
                Part::Basic(named("id"), named("secret")),
            ]);
            let value = |name: &str| {
                Some(encoded(if name == "id" {
                    "client_id"
                } else {
                    "client_secret"
                }))
            };
            render(&pair, &value).as_deref() == Some(sent)
        });
        let is_form = self.issuer.is_form_only && sent.starts_with("Basic ");
        if is_right || is_form {
            return Ok(Presented {
                placed: vec![(Carrier::Header, "Authorization".to_owned())],
                ..Presented::default()
            });
        }
        Err(Refusal::new(
            Class::Login,
            "the client is to prove itself by HTTP Basic with its id and its secret",
        ))
    }
}

/// The nearness of a request whose credential begins with the wrong word.
const WORD: u8 = 1;

fn named(name: &str) -> Template {
    Template(vec![Part::Value(name.to_owned())])
}
