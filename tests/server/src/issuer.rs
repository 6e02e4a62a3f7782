//! The issuer: it makes tokens, renews them, ends them, and notices one that is used twice.

mod mint;

use std::time::Duration;

use keywright_generator::model::{InputType, Provider, Rotation, Scheme, Step};

use mint::{is_absent, place, refreshes, token};

use crate::{
    Expected, Json, Refusal,
    fields::Given,
    grant::{End, Grant, Life},
    refusal::Class,
    render::render,
    sample,
    step::{Role, filled, kept_fields, roles},
};

/// The tokens that are out, and how the next are made.
#[derive(Debug)]
pub(crate) struct Issuer {
    ttl: Option<i64>,
    grants: Vec<Grant>,
    /// Whether any login, client and refresh token will do, as long as its form is right.
    pub(crate) is_form_only: bool,
}

/// A successful answer.
#[derive(Debug, Default)]
pub(crate) struct Success {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<String>,
}

/// What a request asks of the issuer.
pub(crate) struct Order<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) expected: &'a Expected,
    pub(crate) endpoint: usize,
    pub(crate) given: &'a Given,
    /// The grant that authenticated the request.
    pub(crate) presented: Option<usize>,
    pub(crate) now: i64,
}

impl Issuer {
    pub(crate) fn new(ttl: Option<Duration>) -> Self {
        Self {
            ttl: ttl.and_then(|it| i64::try_from(it.as_millis()).ok()),
            grants: Vec::new(),
            is_form_only: false,
        }
    }

    /// What was issued for a scheme, with its indices.
    pub(crate) fn of(&self, scheme: usize) -> impl Iterator<Item = (usize, &Grant)> {
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

    /// Forgets every access token that is out. Refresh tokens still work.
    pub(crate) fn expire_all(&mut self) {
        for grant in &mut self.grants {
            grant.end.get_or_insert(End::Forgotten);
        }
    }

    /// Forgets everything.
    pub(crate) fn reset(&mut self) {
        self.grants.clear();
    }

    /// Answers a request that passed every check of its form.
    pub(crate) fn answer(&mut self, order: &Order<'_>) -> Result<Success, Refusal> {
        let provider = order.provider;
        let mut before = Vec::new();
        let roles = self.meant(order, roles(provider, order.endpoint));
        for role in &roles {
            before.push(self.admit(order, *role)?);
        }
        let endpoint = provider.endpoint(order.endpoint);
        let mut body = sample::body(provider, endpoint, order.now);
        let mut success = Success::default();
        for (role, before) in roles.iter().zip(before) {
            let (scheme, step, steps) = match *role {
                Role::Acquire(scheme, number) => (
                    scheme,
                    &provider.schemes[scheme].acquire[number],
                    number + 1,
                ),
                Role::Refresh(scheme) => match &provider.schemes[scheme].refresh {
                    Some(step) => (scheme, step, provider.schemes[scheme].acquire.len()),
                    None => continue,
                },
                Role::Revoke(_) => {
                    if let Some(before) = before {
                        self.grants[before].end = Some(End::Revoked);
                    }
                    continue;
                }
                Role::Check(_) => continue,
            };
            let life = Life::of(&provider.schemes[scheme], self.ttl, order.now);
            let kept = self.mint(order, (scheme, step, before), life, &mut body, &mut success);
            let family = match before {
                Some(before) => self.spend(before, matches!(role, Role::Acquire(..)), provider),
                None => self.grants.len(),
            };
            self.grants.push(Grant {
                scheme,
                family,
                steps,
                kept,
                life,
                refresh_spent: false,
                end: None,
            });
        }
        if success.body.is_none() {
            success.body = body.map(|it| it.to_string());
        }
        Ok(success)
    }

    /// The roles that a request has. Where one endpoint both obtains and renews, it renews what
    /// was obtained whole, and else takes its step.
    fn meant(&self, order: &Order<'_>, mut roles: Vec<Role>) -> Vec<Role> {
        for (index, scheme) in order.provider.schemes.iter().enumerate() {
            let Some(step) = scheme.refresh.as_ref() else {
                continue;
            };
            let is_step = |it: &Role| matches!(it, Role::Acquire(of, _) if *of == index);
            if !roles.contains(&Role::Refresh(index)) || !roles.iter().any(is_step) {
                continue;
            }
            let found = self.named(order, index, step).or(order.presented);
            let is_whole = found.is_some_and(|it| self.grants[it].steps == scheme.acquire.len());
            roles.retain(|it| match it {
                Role::Refresh(of) if *of == index => is_whole,
                it => !is_step(it) || !is_whole,
            });
        }
        roles
    }

    /// Whether the request may do what the role says; the grant that it builds on.
    fn admit(&mut self, order: &Order<'_>, role: Role) -> Result<Option<usize>, Refusal> {
        match role {
            Role::Acquire(index, 0) | Role::Check(index) => {
                let scheme = &order.provider.schemes[index];
                if !self.is_form_only {
                    login(order, scheme)?;
                }
                let is_open = |it: &Grant| it.scheme == index && it.standing(order.now).is_ok();
                if scheme.exclusive
                    && matches!(role, Role::Acquire(..))
                    && self.grants.iter().any(is_open)
                {
                    let reason =
                        "a session is open already; it must be destroyed before another is made";
                    return Err(Refusal::new(Class::Busy, reason));
                }
                Ok(None)
            }
            Role::Acquire(index, number) => {
                let step = &order.provider.schemes[index].acquire[number];
                let found = order.presented.or_else(|| self.named(order, index, step));
                if found.is_none() && self.is_form_only {
                    return Ok(None);
                }
                found
                    .filter(|it| self.grants[*it].steps == number)
                    .map(Some)
                    .ok_or_else(|| {
                        Refusal::new(
                            Class::Login,
                            format!("the {number} steps before this one were not taken"),
                        )
                    })
            }
            Role::Refresh(index) => self.admit_refresh(order, index),
            Role::Revoke(index) => {
                let Some(step) = &order.provider.schemes[index].revoke else {
                    return Ok(None);
                };
                Ok(self.named(order, index, step).or(order.presented))
            }
        }
    }

    fn admit_refresh(&mut self, order: &Order<'_>, index: usize) -> Result<Option<usize>, Refusal> {
        let Some(step) = &order.provider.schemes[index].refresh else {
            return Ok(None);
        };
        let dead = |reason: &str| Refusal::new(Class::Dead, reason);
        let found = self.named(order, index, step).or(order.presented);
        let Some(grant) = found else {
            if self.is_form_only {
                return Ok(None);
            }
            return Err(dead("the refresh token is not one that was issued"));
        };
        let Grant {
            family,
            refresh_spent,
            end,
            life,
            ..
        } = self.grants[grant];
        if refresh_spent {
            for sibling in self.grants.iter_mut().filter(|it| it.family == family) {
                sibling.end = Some(End::Revoked);
                sibling.refresh_spent = true;
            }
            return Err(dead(
                "the refresh token was used before, so every token that came from it is revoked",
            ));
        }
        if end == Some(End::Revoked) {
            return Err(dead("the refresh token was revoked"));
        }
        if life.refresh_expires.is_some_and(|it| it <= order.now) {
            return Err(dead("the refresh token has expired"));
        }
        Ok(Some(grant))
    }

    /// The grant whose kept values the request sends.
    fn named(&self, order: &Order<'_>, scheme: usize, step: &Step) -> Option<usize> {
        let core = &order.provider.schemes[scheme];
        let fields = kept_fields(order.provider, core, step);
        if fields.is_empty() {
            return None;
        }
        let fits = |grant: &Grant| {
            let value = |name: &str| {
                grant
                    .value(name)
                    .or_else(|| order.expected.value(core, name))
            };
            fields
                .iter()
                .all(|(name, template)| sent(order.given, name) == render(template, &value))
        };
        // The newest first: a refresh token that does not rotate belongs to several.
        let found: Vec<usize> = self
            .of(scheme)
            .filter(|(_, it)| fits(it))
            .map(|(index, _)| index)
            .collect();
        found.last().copied()
    }

    /// Ends what a grant was good for once another was made of it; returns its family.
    fn spend(&mut self, before: usize, is_acquire: bool, provider: &Provider) -> usize {
        let grant = &mut self.grants[before];
        if is_acquire {
            grant.end = Some(End::Revoked);
        } else if provider.schemes[grant.scheme].rotation != Rotation::Reusable {
            grant.refresh_spent = true;
        }
        grant.family
    }

    /// Makes the values that the client will keep and writes them, with their lives, in the answer.
    fn mint(
        &self,
        order: &Order<'_>,
        (index, step, before): (usize, &Step, Option<usize>),
        life: Life,
        body: &mut Option<Json>,
        success: &mut Success,
    ) -> Vec<(String, String)> {
        let scheme = &order.provider.schemes[index];
        let number = self.of(index).count() + 1;
        let mut kept = before.map_or_else(Vec::new, |it| self.grants[it].kept.clone());
        for keep in &step.keep {
            if keep.optional && is_absent(&keep.source, body.as_ref()) {
                continue;
            }
            let reused = scheme.rotation == Rotation::Reusable
                && refreshes(order.provider, scheme, &keep.name);
            let old = kept
                .iter()
                .find(|(name, _)| *name == keep.name)
                .map(|(_, it)| it.clone());
            let value = match old {
                Some(old) if reused => old,
                _ => token(scheme, keep, number),
            };
            let value = place(&keep.source, (value, number), body, success);
            kept.retain(|(name, _)| *name != keep.name);
            kept.push((keep.name.clone(), value));
        }
        if let Some(body) = body {
            for (path, value) in life.told(scheme, order.now) {
                body.put(&path, value);
            }
        }
        kept
    }
}

/// Checks a login: each field that an input fills must have the value that is expected.
fn login(order: &Order<'_>, scheme: &Scheme) -> Result<(), Refusal> {
    let Some(step) = scheme.acquire.first() else {
        return Ok(());
    };
    for (_, name, value) in order.given {
        let Some(template) = filled(scheme, step, name) else {
            continue;
        };
        let inputs: Vec<_> = scheme
            .inputs
            .iter()
            .filter(|it| template.names().contains(&it.name.as_str()))
            .collect();
        // A choice, such as whether the session is bound to an address, proves nothing.
        let is_choice = inputs
            .iter()
            .all(|it| matches!(it.ty, InputType::Boolean | InputType::Enum(_)));
        if is_choice || value.text() == render(&template, &|it| order.expected.value(scheme, it)) {
            continue;
        }
        let names: Vec<String> = inputs.iter().map(|it| it.env.clone()).collect();
        let reason = format!(
            "the login is wrong: `{name}` is not the value of {}",
            names.join(" and ")
        );
        return Err(Refusal::new(Class::Login, reason));
    }
    Ok(())
}

fn sent(given: &Given, name: &str) -> Option<String> {
    given
        .iter()
        .find(|(_, it, _)| it == name)
        .and_then(|(_, _, value)| value.text())
}
