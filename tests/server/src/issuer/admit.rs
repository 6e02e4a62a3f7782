//! Whether a request may do what its endpoint is for, and what it builds on.

use keywright_generator::model::{Expiry, InputType, Scheme, Step};

use super::{
    Issuer, Order, device::is_device, exchange::acts_well, register::registers_well, scopes,
    sign_in::asks_well,
};
use crate::{
    Refusal,
    grant::Grant,
    refusal::Class,
    render::stands_for,
    step::{Role, fills, is_kept, is_made, kept_fields},
};

/// Why a role is refused. Where several schemes share an endpoint, the request is for the one
/// whose token it names, and the refusals of the others count for nothing.
pub(super) enum Denied {
    /// The request names nothing of this scheme.
    Stranger(Refusal),
    /// It names something that is of no use.
    Known(Refusal),
}

impl Denied {
    pub(super) fn stranger(class: Class, reason: impl Into<String>) -> Self {
        Self::Stranger(Refusal::new(class, reason))
    }

    pub(super) fn known(class: Class, reason: impl Into<String>) -> Self {
        Self::Known(Refusal::new(class, reason))
    }
}

impl Issuer {
    /// The roles that a request has. Where one endpoint both obtains and renews, it renews what
    /// was obtained whole, and else takes its step.
    pub(super) fn meant(&self, order: &Order<'_>, mut roles: Vec<Role>) -> Vec<Role> {
        for (index, scheme) in order.provider.schemes.iter().enumerate() {
            let Some(step) = scheme.refresh.as_ref() else {
                continue;
            };
            let is_step = |it: &Role| matches!(it, Role::Acquire(of, _) if *of == index);
            if !roles.contains(&Role::Refresh(index)) || !roles.iter().any(is_step) {
                continue;
            }
            let found = self
                .named(order, index, step)
                .or_else(|| self.presented(order, index));
            let is_whole = found.is_some_and(|it| self.grants[it].steps == scheme.acquire.len());
            roles.retain(|it| match it {
                Role::Refresh(of) if *of == index => is_whole,
                it => !is_step(it) || !is_whole,
            });
        }
        roles
    }

    /// The roles in which the request is admitted, each with the grant that it builds on.
    pub(super) fn admitted(
        &mut self,
        order: &Order<'_>,
        roles: Vec<Role>,
    ) -> Result<Vec<(Role, Option<usize>)>, Refusal> {
        let is_yielded =
            |it: &Role| matches!(it, Role::Acquire(index, _) if order.scheme(*index).yielded);
        let (yielded, own): (Vec<_>, Vec<_>) = roles.into_iter().partition(is_yielded);
        let (mut admitted, mut denied) = (Vec::new(), None);
        let is_over = |role: &Role| match role {
            // Whoever has taken all steps calls the endpoint for something else.
            Role::Acquire(index, number) if *number > 0 => self
                .presented(order, *index)
                .is_some_and(|it| self.grants[it].steps > *number),
            _ => false,
        };
        let own: Vec<_> = own
            .into_iter()
            .filter(|it| is_meant(order, *it) && !is_over(it))
            .collect();
        for role in own {
            match (self.admit(order, role), &denied) {
                (Ok(before), _) => admitted.push((role, before)),
                (Err(_), Some(Denied::Known(_))) | (Err(Denied::Stranger(_)), Some(_)) => {}
                (Err(it), _) => denied = Some(it),
            }
        }
        if let (true, Some(Denied::Known(refusal) | Denied::Stranger(refusal))) =
            (admitted.is_empty(), denied)
        {
            return Err(refusal);
        }
        // What a parent's step yields comes with it and asks for nothing of its own.
        for role in yielded {
            let Role::Acquire(index, _) = role else {
                continue;
            };
            let parents = &order.scheme(index).parents;
            let is_made = |it: &Role| {
                matches!(it, Role::Acquire(of, number)
                    if parents.contains(of) && number + 1 == order.scheme(*of).acquire.len())
            };
            if admitted.iter().any(|(it, _)| is_made(it)) {
                admitted.push((role, None));
            }
        }
        Ok(admitted)
    }

    /// Whether the request may do what the role says; the grant that it builds on.
    fn admit(&mut self, order: &Order<'_>, role: Role) -> Result<Option<usize>, Denied> {
        let (Role::SignIn(index)
        | Role::Acquire(index, _)
        | Role::Refresh(index)
        | Role::Revoke(index)
        | Role::Push(index)
        | Role::Introspect(index)
        | Role::Register(index)
        | Role::Lookup(index)
        | Role::Check(index)) = role;
        let scheme = order.scheme(index);
        if order.clients.is_some_and(|it| !it.contains(&index)) && !self.is_form_only {
            let reason = format!("the client is not the one of `{}`", scheme.id);
            return Err(Denied::stranger(Class::Login, reason));
        }
        match role {
            Role::SignIn(_) => {
                if let Some(step) = &scheme.sign_in {
                    self.filled(order, scheme, step)?;
                    match &scheme.push {
                        None => asks_well(order, scheme, step)?,
                        Some(_) => return self.opened(order, index).map(Some),
                    }
                }
                Ok(None)
            }
            Role::Acquire(_, 0) if is_device(order.provider, scheme) => {
                self.admit_question(order, index)
            }
            Role::Push(_) => {
                if let Some(step) = &scheme.push {
                    self.filled(order, scheme, step)?;
                    if !self.is_form_only {
                        asks_well(order, scheme, step)?;
                    }
                }
                Ok(None)
            }
            // Of a token that is unknown it tells that it is not active (RFC 7662 section 2.2).
            Role::Introspect(_) => {
                let found = scheme.introspect.as_ref();
                Ok(found.and_then(|step| self.named(order, index, step)))
            }
            Role::Register(_) if self.is_form_only => Ok(None),
            Role::Register(_) => registers_well(order, scheme).map(|()| None),
            Role::Acquire(_, 0) if scheme.sign_in.is_some() => self.admit_exchange(order, index),
            Role::Acquire(_, number) => self.admit_step(order, index, number),
            Role::Refresh(_) => self.admit_refresh(order, index),
            Role::Revoke(_) => self.admit_revocation(order, index),
            Role::Lookup(_) => Ok(None),
            Role::Check(_) => {
                if let Some(step) = scheme.acquire.first() {
                    self.filled(order, scheme, step)?;
                }
                Ok(None)
            }
        }
    }

    fn admit_step(
        &mut self,
        order: &Order<'_>,
        index: usize,
        number: usize,
    ) -> Result<Option<usize>, Denied> {
        let scheme = order.scheme(index);
        let step = &scheme.acquire[number];
        acts_well(order)?;
        self.filled(order, scheme, step)?;
        if number > 0 {
            let found = self
                .presented(order, index)
                .or_else(|| self.named(order, index, step));
            if found.is_none() && self.is_form_only {
                return Ok(None);
            }
            let found = found.filter(|it| self.grants[*it].steps == number);
            let reason = || format!("the {number} steps before this one were not taken");
            return match found {
                Some(found) => Ok(Some(found)),
                None => Err(Denied::stranger(Class::Login, reason())),
            };
        }
        let is_open =
            |it: &Grant| it.scheme == index && it.is_issued() && it.standing(order.now).is_ok();
        if scheme.exclusive && self.grants.iter().any(is_open) {
            let reason = "a session is open already; it must be destroyed before another is made";
            return Err(Denied::known(Class::Busy, reason));
        }
        Ok(None)
    }

    fn admit_revocation(
        &mut self,
        order: &Order<'_>,
        index: usize,
    ) -> Result<Option<usize>, Denied> {
        let scheme = order.scheme(index);
        let Some(step) = &scheme.revoke else {
            return Ok(None);
        };
        self.filled(order, scheme, step)?;
        let found = self
            .named(order, index, step)
            .or_else(|| self.presented(order, index))
            .or_else(|| self.unnamed(order, index, step));
        if found.is_none() && !self.is_form_only {
            let reason = "what is to be revoked is not a token that was issued";
            return Err(Denied::stranger(Class::Dead, reason));
        }
        Ok(found)
    }

    /// The grant that authenticated the request, where it is one of this scheme and not of its
    /// parent.
    pub(super) fn presented(&self, order: &Order<'_>, scheme: usize) -> Option<usize> {
        order
            .presented
            .filter(|it| self.grants[*it].scheme == scheme)
    }

    /// The grant whose kept values the request sends.
    pub(super) fn named(&self, order: &Order<'_>, scheme: usize, step: &Step) -> Option<usize> {
        let core = order.scheme(scheme);
        let fields = kept_fields(order.provider, core, step);
        let is_sent = |name: &str| order.given.iter().any(|(_, it, _)| it == name);
        if !fields.iter().any(|(it, _)| is_sent(&it.name)) {
            return None;
        }
        let fits = |grant: &Grant| {
            let value = |name: &str| {
                let kept = grant.value(name).map(crate::Json::Text);
                kept.or_else(|| order.expected.json(core, name))
            };
            fields.iter().all(|(field, template)| {
                let sent = order.given.iter().find(|(_, it, _)| *it == field.name);
                match sent {
                    Some((_, _, sent)) => stands_for(template, &value, sent),
                    None => field.optional,
                }
            })
        };
        // The newest first: a refresh token that does not rotate belongs to several.
        let mut found = self.of(scheme).rev().filter(|(_, it)| fits(it));
        found.next().map(|(index, _)| index)
    }

    /// Checks that each field which inputs fill has the value that is expected.
    pub(super) fn filled(
        &mut self,
        order: &Order<'_>,
        scheme: &Scheme,
        step: &Step,
    ) -> Result<(), Denied> {
        if self.is_form_only {
            return Ok(());
        }
        let asked = scopes::asked(order, scheme, step).unwrap_or_default();
        if let Some(it) = scopes::unknown(order, &asked) {
            let reason = format!(
                "the scope `{it}` is not in the spec; `{}` joins scopes with {:?}",
                scheme.id, scheme.scope_separator
            );
            return Err(Denied::known(Class::Request, reason));
        }
        for (field, template) in fills(order.provider, scheme, step) {
            let names = template.names();
            if let [name] = names[..]
                && let Some(mint) = scheme.mint.iter().find(|it| it.name == name)
            {
                self.signed(order, scheme, mint, field)?;
                continue;
            }
            if scheme.lent.iter().any(|it| names == [it.field.as_str()]) {
                self.exchangeable(order, scheme, field)?;
                continue;
            }
            if names
                .iter()
                .any(|it| is_kept(scheme, it) || is_made(scheme, it))
            {
                continue;
            }
            let Some((_, _, value)) = order.given.iter().find(|(_, it, _)| *it == field.name)
            else {
                continue;
            };
            let inputs = scheme
                .inputs
                .iter()
                .filter(|it| names.contains(&it.name.as_str()));
            let inputs: Vec<_> = inputs.collect();
            let expected = |name: &str| order.expected.json(scheme, name);
            let is_length =
                |it: &Expiry| matches!(it, Expiry::Requested(it, _) if *it == field.name);
            if inputs.iter().all(|it| is_choice(&it.ty))
                || scheme.expires.iter().any(is_length)
                || stands_for(&template, &expected, value)
            {
                continue;
            }
            let names: Vec<&str> = inputs.iter().map(|it| it.env.as_str()).collect();
            let reason = format!(
                "the login is wrong: `{}` is not the value of {}",
                field.name,
                names.join(" and ")
            );
            return Err(Denied::stranger(Class::Login, reason));
        }
        Ok(())
    }
}

/// Whether a request is that of a step, and not an ordinary call of the same endpoint or the step
/// of another scheme: it has every field that the step always sends, and none that it leaves out.
fn is_meant(order: &Order<'_>, role: Role) -> bool {
    let (index, number) = match role {
        Role::Acquire(index, number) => (index, number),
        Role::Check(index) => (index, 0),
        _ => return true,
    };
    let scheme = order.scheme(index);
    let Some(step) = scheme.acquire.get(number) else {
        return true;
    };
    let sent = |name: &str| order.given.iter().find(|(_, it, _)| it == name);
    let is_needed = |name: &&str| {
        let mut inputs = scheme.inputs.iter();
        inputs.any(|it| it.name == **name && !it.optional)
    };
    step.without.iter().all(|it| sent(it).is_none())
        && fills(order.provider, scheme, step).all(|(field, template)| {
            match (sent(&field.name), template.literal()) {
                (Some((_, _, value)), Some(fixed)) => value.text() == Some(fixed),
                (Some(_), None) => true,
                (None, _) => !template.names().iter().all(is_needed),
            }
        })
}

/// A choice, such as whether the session is bound to an address, proves nothing.
fn is_choice(ty: &InputType) -> bool {
    match ty {
        InputType::Boolean | InputType::Enum(_) | InputType::Scope => true,
        InputType::List(of) => is_choice(of),
        _ => false,
    }
}
