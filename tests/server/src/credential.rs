//! The credential of a request: whose it is, whether it is good, whether it is accepted here, and
//! that there is no second one.

mod client;
mod placement;
mod signed;
mod wording;

use keywright_generator::model::{
    Accepts, Carrier, Endpoint, Place, Placement, Protocol, Provider, Scheme, Scopes, Standard,
};

use placement::{may_be_untold, may_lack, reads_tenant, spoken, withheld};

use crate::{
    Expected, Json, Refusal,
    address::{self, Arrivals},
    grant::Grant,
    issuer::Issuer,
    received::Received,
    refusal::Class,
    render::{alternatives, prefix},
    step::steps,
    tenant::{Entry, entries},
    words::{and, or},
};

/// What a request was authenticated with.
#[derive(Debug, Default)]
pub(crate) struct Presented {
    pub(crate) scheme: Option<usize>,
    pub(crate) grant: Option<usize>,
    /// The schemes whose OAuth client proved itself; none where none had to.
    pub(crate) clients: Option<Vec<usize>>,
    /// What belongs to the credential and is no field of the endpoint.
    pub(crate) placed: Vec<(Carrier, String)>,
}

/// The judge of credentials.
pub(crate) struct Judge<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) expected: &'a Expected,
    pub(crate) issuer: &'a Issuer,
    pub(crate) arrivals: &'a Arrivals,
    pub(crate) request: &'a Received,
    /// The endpoint that is meant, as an index.
    pub(crate) endpoint: usize,
    /// What stands before its path.
    pub(crate) address: Option<&'a str>,
    pub(crate) body: &'a [(String, Json)],
    pub(crate) now: i64,
}

/// How far a request is from a scheme; the nearest is worth telling about.
enum Attempt {
    Good(Presented),
    Bad { nearness: u8, refusal: Refusal },
}

/// Something of a credential that was sent: where, under which name, and the text.
type Sent<'a> = (&'a Placement, Carrier, String, String);

fn bad(nearness: u8, reason: impl Into<String>) -> Attempt {
    Attempt::Bad {
        nearness,
        refusal: Refusal::new(Class::Credential, reason),
    }
}

impl Judge<'_> {
    /// Judges the request's credential for an endpoint.
    pub(crate) fn judge(&self) -> Result<Presented, Refusal> {
        let endpoint = self.provider.endpoint(self.endpoint);
        // A browser sends headers and cookies of its own, and no credential of a client's.
        if endpoint.protocol == Protocol::Browser {
            return Ok(Presented::default());
        }
        let carried = self.carried(endpoint);
        for name in &carried {
            if self.request.header(name).len() > 1 {
                let reason = format!("two `{name}` headers were sent");
                return Err(Refusal::new(Class::Credential, reason));
            }
        }
        let mut presented = match &endpoint.accepts {
            Accepts::Nothing => self.public(endpoint)?,
            Accepts::Schemes(accepted) => self.accepted(accepted)?,
        };
        // Whoever registers may bear an initial access token that no scheme tells of (RFC 7591
        // section 3).
        let registers = endpoint.standard == Some(Standard::OAuth2Register);
        let header = self.request.header("Authorization");
        if registers
            && presented.scheme.is_none()
            && header.iter().all(|it| it.starts_with("Bearer "))
        {
            let initial = (Carrier::Header, "Authorization".to_owned());
            presented
                .placed
                .extend((!header.is_empty()).then_some(initial));
        }
        let is_extra = |name: &&String| {
            !self.request.header(name).is_empty()
                && !presented.placed.iter().any(|(carrier, it)| {
                    *carrier == Carrier::Header && it.eq_ignore_ascii_case(name)
                })
        };
        self.only_cookies_of(&presented)?;
        match carried.iter().find(is_extra) {
            None => Ok(presented),
            Some(name) if presented.scheme.is_none() && presented.placed.is_empty() => {
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

    fn accepted(&self, accepted: &[usize]) -> Result<Presented, Refusal> {
        let mut best: Option<(u8, Refusal)> = None;
        for scheme in accepted {
            match self.attempt(*scheme) {
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
        // A scheme that sends less is part of one that is accepted, and not what was meant.
        let whole = accepted.iter().map(|it| self.collect(&schemes[*it]));
        let most = whole.map(|it| it.map_or(0, |it| it.len())).max();
        for scheme in others {
            if let Attempt::Good(presented) = self.attempt(scheme)
                && Some(presented.placed.len()) >= most
            {
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

    /// An endpoint that no scheme authenticates; an OAuth client may have to prove itself there.
    fn public(&self, endpoint: &Endpoint) -> Result<Presented, Refusal> {
        if self.address.is_some() {
            return Err(Refusal::new(
                Class::Request,
                "this endpoint takes no credential, and one stands before its path",
            ));
        }
        match endpoint.client {
            None => Ok(Presented::default()),
            Some(client) => self.client(endpoint, client),
        }
    }

    fn attempt(&self, number: usize) -> Attempt {
        let scheme = &self.provider.schemes[number];
        let sent = match self.collect(scheme) {
            Ok(sent) => sent,
            Err(attempt) => return attempt,
        };
        let placed = sent
            .iter()
            .map(|(_, carrier, name, _)| (*carrier, name.clone()))
            .collect();
        let presented = |grant| Presented {
            scheme: Some(number),
            grant,
            placed,
            clients: None,
        };
        let tenants = entries(self.provider, scheme, self.arrivals);
        if !scheme.is_obtained() {
            return match self.fault(scheme, &sent, None, &tenants) {
                None => Attempt::Good(presented(None)),
                Some(attempt) => attempt,
            };
        }
        let issued = self.issuer.of(number).collect::<Vec<_>>();
        let (mut found, mut fault) = (None, None);
        for (index, grant) in issued.into_iter().rev() {
            match self.fault(scheme, &sent, Some(grant), &tenants) {
                None => found = found.or(Some((index, grant))),
                Some(Attempt::Bad { nearness, refusal }) if nearness > 3 => {
                    fault = fault.or(Some(Attempt::Bad { nearness, refusal }));
                }
                Some(_) => {}
            }
        }
        let Some((index, grant)) = found else {
            return fault.unwrap_or_else(|| bad(3, "the token is not one that was issued"));
        };
        let standing = grant
            .standing(self.now)
            .and_then(|()| self.finished(scheme, grant))
            .and_then(|()| self.scoped(scheme, grant));
        match standing {
            Ok(()) => Attempt::Good(presented(Some(index))),
            Err(refusal) => Attempt::Bad {
                nearness: 5,
                refusal,
            },
        }
    }

    /// What was sent of a scheme's credential; an error where something lacks or has another form.
    fn collect<'s>(&self, scheme: &'s Scheme) -> Result<Vec<Sent<'s>>, Attempt> {
        let is_step = self.is_step(scheme);
        let (mut sent, mut lacking) = (Vec::new(), None);
        for placement in &scheme.send {
            let names = self.names(scheme, placement);
            let carrier = self.carrier(placement);
            let found = names
                .iter()
                .find_map(|name| Some((name.clone(), self.sent(carrier, name, placement)?)));
            // The tenant is not known before it was looked up.
            let is_early = is_step && reads_tenant(scheme, placement);
            match found {
                Some((name, text)) => sent.push((placement, carrier, name, text)),
                None if may_lack(scheme, placement) || is_early => {}
                None if may_be_untold(scheme, placement) => {}
                None => lacking = lacking.or(Some((placement, names))),
            }
        }
        for (placement, carrier, name, text) in &sent {
            let word = prefix(&placement.value);
            if !text.starts_with(word) {
                let what = spoken(*carrier, name);
                let reason = format!("{what} does not begin with `{}`", word.trim_end());
                return Err(bad(WORD, reason));
            }
        }
        match lacking {
            None => Ok(sent),
            Some((placement, names)) => {
                Err(self.missing(scheme, placement, &names, !sent.is_empty()))
            }
        }
    }

    /// What is wrong with what was sent, if it is to be that of a grant and of one of the tenants.
    fn fault(
        &self,
        scheme: &Scheme,
        sent: &[Sent<'_>],
        grant: Option<&Grant>,
        tenants: &[Entry],
    ) -> Option<Attempt> {
        let wanted = address::wanted(self.provider, scheme, self.endpoint);
        let alone = [None];
        let some: Vec<_> = tenants.iter().map(Some).collect();
        let choices = if tenants.is_empty() {
            &alone[..]
        } else {
            &some[..]
        };
        let (mut is_token, mut is_tenant) = (false, false);
        for tenant in choices {
            let value = |name: &str| {
                let kept = grant.and_then(|it| it.value(name)).map(Json::Text);
                tenant
                    .and_then(|it| it.value(name))
                    .or(kept)
                    .or_else(|| self.expected.json(scheme, name))
            };
            let fits = |it: &&Sent<'_>| alternatives(&it.0.value, &value).contains(&it.3);
            let (of_tenant, own): (Vec<_>, Vec<_>) =
                sent.iter().partition(|it| reads_tenant(scheme, it.0));
            is_token |= own.iter().all(fits);
            is_tenant |= of_tenant.iter().all(fits);
            if sent.iter().all(|it| fits(&it)) && address::is_at(wanted, &value, self.address) {
                let withheld = grant.and_then(|it| withheld(scheme, sent, it))?;
                let names = self.names(scheme, withheld).join("` or `");
                let what = spoken(self.carrier(withheld), &names);
                return Some(bad(4, format!("{what} is missing")));
            }
        }
        Some(if !is_token {
            self.wrong(scheme, sent)
        } else if tenants.is_empty() || sent.is_empty() {
            self.misaddressed(scheme, wanted)
        } else if is_tenant {
            bad(
                4,
                "the values are those of two tenants, or the address is that of another",
            )
        } else {
            bad(4, "the tenant is not one that was listed")
        })
    }

    fn is_step(&self, scheme: &Scheme) -> bool {
        steps(scheme).any(|it| it.endpoint == self.endpoint)
    }

    fn finished(&self, scheme: &Scheme, grant: &Grant) -> Result<(), Refusal> {
        let is_step = scheme.acquire.iter().any(|it| it.endpoint == self.endpoint);
        if grant.steps < scheme.acquire.len() && !is_step {
            return Err(Refusal::new(
                Class::Credential,
                "the login is not finished: a step is still to come",
            ));
        }
        Ok(())
    }

    /// Where it is known which scopes a token has, they must be enough.
    fn scoped(&self, scheme: &Scheme, grant: &Grant) -> Result<(), Refusal> {
        let Some(held) = &grant.scopes else {
            return Ok(());
        };
        let (is_enough, needed) = match &self.provider.endpoint(self.endpoint).scopes {
            Scopes::None => return Ok(()),
            Scopes::Any(any) => (any.iter().any(|it| held.contains(it)), or(any)),
            Scopes::All(all) => (all.iter().all(|it| held.contains(it)), and(all)),
        };
        if is_enough {
            return Ok(());
        }
        let reason = format!(
            "the token of `{}` has the scopes {}; this endpoint needs {needed}",
            scheme.id,
            and(held)
        );
        Err(Refusal::new(Class::NotAccepted, reason))
    }
}

/// The nearness of a request whose credential begins with the wrong word.
const WORD: u8 = 1;
