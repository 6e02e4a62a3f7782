//! The issuer: it makes tokens, renews them, ends them, and notices one that is used twice.

mod admit;
mod assertion;
mod device;
mod exchange;
mod metadata;
mod mint;
mod pushed;
mod refresh;
mod register;
mod scopes;
mod sign_in;

use std::{collections::HashSet, time::Duration};

use keywright_generator::model::{Expiry, Provider, Rotation, Scheme, Step};

pub(crate) use assertion::carried;
pub(crate) use device::is_device;
pub(crate) use exchange::told;
use mint::Minted;

use crate::{
    Expected, Json, Refusal,
    address::Arrivals,
    fields::Given,
    grant::{End, Grant, Life, Stage},
    person::Person,
    proof::BOUND,
    sample,
    step::{Role, is_kept, roles},
    tenant,
};

/// The tokens that are out, and how the next are made.
#[derive(Clone, Debug)]
pub(crate) struct Issuer {
    ttl: Option<i64>,
    /// What callers hold from the start.
    held: Vec<Grant>,
    grants: Vec<Grant>,
    /// The names of tokens that clients signed by themselves and used.
    used: HashSet<String>,
    /// Whether any login, client and refresh token will do, as long as its form is right.
    pub(crate) is_form_only: bool,
    /// Who decides whether a client is let in.
    pub(crate) person: Person,
    /// What was pushed before a page was opened.
    pushed: Vec<pushed::Pushed>,
}

/// A successful answer.
#[derive(Debug, Default)]
pub(crate) struct Success {
    /// The status, where it is not 200.
    pub(crate) status: Option<u16>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<String>,
}

/// What a request asks of the issuer.
pub(crate) struct Order<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) expected: &'a Expected,
    pub(crate) arrivals: &'a Arrivals,
    pub(crate) endpoint: usize,
    pub(crate) given: &'a Given,
    /// The grant that authenticated the request; of a step, it may be the parent's.
    pub(crate) presented: Option<usize>,
    /// The thumbprint of the key by which the request was proved, where one had to be.
    pub(crate) key: Option<&'a str>,
    /// The schemes whose OAuth client proved itself; none where none had to.
    pub(crate) clients: Option<&'a [usize]>,
    /// Whether the person at the page lets the client in; none where that is still to be asked.
    pub(crate) decided: Option<bool>,
    pub(crate) now: i64,
}

impl Order<'_> {
    /// The text of a field, by its name on the wire.
    fn sent(&self, name: &str) -> Option<String> {
        let (_, _, value) = self.given.iter().find(|(_, it, _)| it == name)?;
        value.text()
    }

    fn scheme(&self, index: usize) -> &Scheme {
        &self.provider.schemes[index]
    }
}

impl Issuer {
    pub(crate) fn new(provider: &Provider, expected: &Expected, ttl: Option<Duration>) -> Self {
        let held = held(provider, expected);
        Self {
            ttl: ttl.and_then(|it| i64::try_from(it.as_millis()).ok()),
            grants: held.clone(),
            held,
            used: HashSet::new(),
            is_form_only: false,
            person: Person::default(),
            pushed: Vec::new(),
        }
    }

    /// What was issued for a scheme, with its indices.
    pub(crate) fn of(&self, scheme: usize) -> impl DoubleEndedIterator<Item = (usize, &Grant)> {
        self.grants
            .iter()
            .enumerate()
            .filter(move |(_, it)| it.scheme == scheme)
    }

    /// Notes that a credential was used, where use prolongs it.
    pub(crate) fn touch(&mut self, grant: usize, now: i64) {
        let life = &mut self.grants[grant].life;
        if let Some(idle) = life.idle {
            life.expires = Some(now + idle);
        }
    }

    /// Forgets the access tokens that are out. Refresh tokens still work.
    pub(crate) fn expire_all(&mut self) {
        for grant in &mut self.grants {
            grant.end.get_or_insert(End::Forgotten);
        }
    }

    /// Forgets the access tokens of one scheme; a token that is another's as well ends for both.
    pub(crate) fn expire(&mut self, provider: &Provider, scheme: usize) {
        let sent = |it: &Grant| {
            let placements = provider.schemes[it.scheme].send.iter();
            let names = placements.flat_map(|it| it.value.names());
            names.filter_map(|name| it.value(name)).collect::<Vec<_>>()
        };
        let ended: Vec<_> = self.of(scheme).map(|(_, it)| sent(it)).collect();
        for grant in &mut self.grants {
            let tokens = sent(grant);
            if grant.scheme == scheme || !tokens.is_empty() && ended.contains(&tokens) {
                grant.end.get_or_insert(End::Forgotten);
            }
        }
    }

    /// Forgets everything but what callers hold from the start.
    pub(crate) fn reset(&mut self) {
        self.grants.clone_from(&self.held);
        self.used.clear();
        self.pushed.clear();
    }

    /// Answers a request that passed every check of its form.
    pub(crate) fn answer(&mut self, order: &Order<'_>) -> Result<Success, Refusal> {
        let provider = order.provider;
        let roles = self.meant(order, roles(provider, order.endpoint));
        let mut roles = self.admitted(order, roles)?;
        self.use_up(order, &roles);
        // Where several keep one value of the answer, it is of the form that one of them asks for.
        roles.sort_by_key(|(role, _)| !tells_its_end(order, *role));
        let endpoint = provider.endpoint(order.endpoint);
        let mut body = sample::body(provider, endpoint, order.now);
        metadata::tell(order, &mut body);
        let mut success = Success::default();
        // A page builds on what was pushed, and on no grant.
        let mut steps = roles.iter().filter(|it| !matches!(it.0, Role::SignIn(_)));
        let code = steps.find_map(|(_, before)| self.consent(*before));
        for (role, before) in roles {
            match role {
                Role::SignIn(index) if is_device(provider, order.scheme(index)) => {
                    return Ok(self.give_code(order, index, body));
                }
                Role::SignIn(index) => {
                    let pushed = before.map(|it| self.pushed[it].clone());
                    return Ok(match order.decided {
                        Some(is_let_in) => self.let_in(order, index, pushed.as_ref(), !is_let_in),
                        None => sign_in::ask(order, index, pushed.as_ref()),
                    });
                }
                Role::Push(index) => return Ok(self.push(order, index)),
                Role::Introspect(index) => return Ok(self.told(order, index, before)),
                Role::Register(index) => return Ok(register::registered(order, index)),
                Role::Acquire(index, number) => {
                    let step = &order.scheme(index).acquire[number];
                    let made = (index, step, before, number + 1);
                    self.issue(order, made, code, &mut body, &mut success);
                    if let Some(before) = before {
                        self.grants[before].end = Some(End::Revoked);
                    }
                }
                Role::Refresh(index) => {
                    if let Some(step) = &order.scheme(index).refresh {
                        let made = (index, step, before, order.scheme(index).acquire.len());
                        self.issue(order, made, None, &mut body, &mut success);
                    }
                    if let Some(before) = before {
                        self.spend(before, order.scheme(index));
                    }
                }
                Role::Revoke(_) => {
                    if let Some(before) = before {
                        self.grants[before].end = Some(End::Revoked);
                    }
                }
                Role::Lookup(index) => {
                    let scheme = order.scheme(index);
                    if let Some(tenant) = &scheme.tenant {
                        let entries = tenant::entries(provider, scheme, order.arrivals);
                        tenant::list(tenant, &entries, &mut body);
                    }
                }
                Role::Check(_) => {}
            }
        }
        if success.body.is_none() {
            success.body = body.map(|it| it.to_string());
        }
        Ok(success)
    }

    /// Issues what a step makes, on what was there before.
    fn issue(
        &mut self,
        order: &Order<'_>,
        (index, step, before, steps): (usize, &Step, Option<usize>, usize),
        code: Option<usize>,
        body: &mut Option<Json>,
        success: &mut Success,
    ) {
        let scheme = order.scheme(index);
        let life = Life::of(scheme, self.ttl, order.now, &|it| order.sent(it));
        let scopes =
            scopes::asked(order, scheme, step).or_else(|| self.grants[before?].scopes.clone());
        let made = Minted {
            scheme,
            number: self.of(index).filter(|(_, it)| it.is_issued()).count() + 1,
            before: before.map_or_else(Vec::new, |it| self.grants[it].kept.clone()),
            scopes: scopes.as_deref(),
            life,
        };
        let mut kept = made.write(order, step, body, success);
        if let Some(key) = order.key.filter(|_| scheme.dpop.is_some()) {
            kept.retain(|it| it.0 != BOUND);
            kept.push((BOUND.to_owned(), key.to_owned()));
            let path = ["token_type".to_owned()];
            if let Some(body) = body
                && body.at(&path).is_some()
            {
                body.put(&path, Json::Text("DPoP".to_owned()));
            }
        }
        let made_by = before.and_then(|it| match self.grants[it].stage {
            Stage::Issued(code) => code,
            _ => None,
        });
        let family = before.map_or(self.grants.len(), |it| self.grants[it].family);
        self.grants.push(Grant {
            scheme: index,
            family,
            stage: Stage::Issued(code.or(made_by)),
            steps,
            kept,
            scopes,
            life,
            spent: false,
            end: None,
        });
    }

    /// Notes that a refresh token was used, where it works once.
    fn spend(&mut self, before: usize, scheme: &Scheme) {
        let is_reusable = scheme.rotation == Rotation::Reusable;
        self.grants[before].spent |= !is_reusable;
    }

    /// The family of the code that a grant is, if it is one.
    fn consent(&self, grant: Option<usize>) -> Option<usize> {
        let grant = &self.grants[grant?];
        matches!(grant.stage, Stage::Consented(_)).then_some(grant.family)
    }
}

/// Whether what a role makes tells its own end.
fn tells_its_end(order: &Order<'_>, role: Role) -> bool {
    let (Role::Acquire(index, _) | Role::Refresh(index)) = role else {
        return false;
    };
    let scheme = order.scheme(index);
    let mut expires = scheme.expires.iter().chain(&scheme.refresh_expires);
    expires.any(|it| matches!(it, Expiry::Jwt(_)))
}

/// What callers hold from the start: the inputs that have the name of a kept value, and whatever
/// a scheme is refreshed with that nothing acquires.
fn held(provider: &Provider, expected: &Expected) -> Vec<Grant> {
    let mut held = Vec::new();
    for (index, scheme) in provider.schemes.iter().enumerate() {
        let inputs = scheme.inputs.iter().filter(|it| is_kept(scheme, &it.name));
        let kept: Vec<_> = inputs
            .map(|it| (it.name.clone(), expected.input(it)))
            .collect();
        let is_acquired = !scheme.acquire.is_empty() || scheme.sign_in.is_some();
        if scheme.refresh.is_none() || (kept.is_empty() && is_acquired) {
            continue;
        }
        held.push(Grant {
            scheme: index,
            family: held.len(),
            stage: Stage::Held,
            steps: scheme.acquire.len(),
            kept,
            scopes: None,
            life: Life::default(),
            spent: false,
            end: None,
        });
    }
    held
}
