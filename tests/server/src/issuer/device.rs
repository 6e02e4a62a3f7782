//! The sign-in with a device code (RFC 8628): the code is given, and the client asks for the token
//! until a person has agreed, no sooner than it may.
//!
//! The person here agrees once the client has asked a first time, or refuses, or enters the code on
//! a page.

use keywright_generator::model::{Keep, Protocol, Provider, Scheme, Source};

use super::{Issuer, Order, Success, admit::Denied, scopes};
use crate::{
    Json, Refusal,
    grant::{End, Entry, Grant, Life, Stage},
    person::{self, Person},
    refusal::Class,
    render::render,
    step::kept_fields,
};

/// How long a code waits for a person, in seconds.
const LIVES: i64 = 600;

/// How long a client waits between two questions, in seconds.
const INTERVAL: i64 = 5;

/// Whether people sign in with a device code.
pub(crate) fn is_device(provider: &Provider, scheme: &Scheme) -> bool {
    let first = scheme.sign_in.as_ref();
    first.is_some_and(|it| provider.endpoint(it.endpoint).protocol != Protocol::Browser)
}

impl Issuer {
    /// Gives a code that a person can enter.
    pub(super) fn give_code(
        &mut self,
        order: &Order<'_>,
        index: usize,
        body: Option<Json>,
    ) -> Success {
        let scheme = order.scheme(index);
        let Some(step) = &scheme.sign_in else {
            return Success::default();
        };
        let is_code = |it: &&(usize, &Grant)| matches!(it.1.stage, Stage::Entered(_));
        let number = self.of(index).filter(|it| is_code(&it)).count() + 1;
        let mut body = body.unwrap_or_else(|| Json::Object(Vec::new()));
        let page = match self.person {
            Person::IsAsked => format!("{}{}", order.arrivals.origin, person::DEVICE),
            _ => "https://example.com/device".to_owned(),
        };
        let mut kept = Vec::new();
        for keep in &step.keep {
            if let Source::Body(path) = &keep.source {
                let value = value(&page, scheme, keep, number);
                kept.extend(value.text().map(|it| (keep.name.clone(), it)));
                body.put(path, value);
            }
        }
        let life = Life {
            expires: Some(order.now + LIVES * 1000),
            ..Life::default()
        };
        self.grants.push(Grant {
            scheme: index,
            family: self.grants.len(),
            stage: Stage::Entered(Entry {
                asked: order.now,
                interval: INTERVAL * 1000,
                decided: None,
            }),
            steps: 0,
            kept,
            scopes: scopes::asked(order, scheme, step),
            life,
            spent: false,
            end: None,
        });
        Success {
            body: Some(body.to_string()),
            ..Success::default()
        }
    }

    /// Whether the token may be fetched: the person has agreed, and the client has waited.
    pub(super) fn admit_question(
        &mut self,
        order: &Order<'_>,
        index: usize,
    ) -> Result<Option<usize>, Denied> {
        let scheme = order.scheme(index);
        self.filled(order, scheme, &scheme.acquire[0])?;
        let Some((found, mut entry)) = self.entered(order, index) else {
            if self.is_form_only {
                return Ok(None);
            }
            let reason = "the device code is not one that was given";
            return Err(Denied::stranger(Class::Dead, reason));
        };
        let person = self.person;
        let grant = &mut self.grants[found];
        if grant.end == Some(End::Revoked) {
            let refusal = Refusal::new(Class::Dead, "the device code was used before");
            return Err(Denied::Known(refusal));
        }
        let is_over = grant.life.expires.is_some_and(|it| it <= order.now);
        if is_over || grant.end == Some(End::Forgotten) {
            return told("expired_token", "the device code has expired");
        }
        let is_early = order.now < entry.asked + entry.interval;
        entry.asked = order.now;
        if is_early {
            entry.interval += 5000;
            grant.stage = Stage::Entered(entry);
            return told("slow_down", "the client asks too often");
        }
        let decided = match person {
            Person::Refuses => Some(false),
            _ => entry.decided,
        };
        match decided {
            Some(true) => return Ok(Some(found)),
            Some(false) => {
                grant.end = Some(End::Revoked);
                return told("access_denied", "the person has refused");
            }
            None if person == Person::Agrees => entry.decided = Some(true),
            None => {}
        }
        grant.stage = Stage::Entered(entry);
        told("authorization_pending", "nobody has entered the code yet")
    }

    /// Notes how the person at the page has decided about a code.
    pub(crate) fn enter(
        &mut self,
        code: &str,
        is_let_in: bool,
        now: i64,
    ) -> Result<bool, &'static str> {
        let is_its = |it: &&mut Grant| {
            let is_code = matches!(it.stage, Stage::Entered(_));
            is_code
                && it
                    .value("user_code")
                    .is_some_and(|it| person::is_same(&it, code))
        };
        let Some(grant) = self.grants.iter_mut().find(is_its) else {
            return Err("No device shows it");
        };
        let is_over = grant.life.expires.is_some_and(|it| it <= now);
        match &mut grant.stage {
            _ if is_over || grant.end.is_some() => Err("It has ended"),
            Stage::Entered(entry) if entry.decided.is_none() => {
                entry.decided = Some(is_let_in);
                Ok(is_let_in)
            }
            _ => Err("It was entered before"),
        }
    }

    fn entered(&self, order: &Order<'_>, index: usize) -> Option<(usize, Entry)> {
        let scheme = order.scheme(index);
        let fields = kept_fields(order.provider, scheme, &scheme.acquire[0]);
        let fits = |grant: &Grant| {
            let value = |name: &str| grant.value(name).map(Json::Text);
            fields
                .iter()
                .all(|(field, template)| order.sent(&field.name) == render(template, &value))
        };
        self.of(index).find_map(|(found, grant)| match grant.stage {
            Stage::Entered(entry) if !fields.is_empty() && fits(grant) => Some((found, entry)),
            _ => None,
        })
    }
}

fn told(code: &'static str, reason: &str) -> Result<Option<usize>, Denied> {
    Err(Denied::known(Class::Coded(code), reason))
}

/// What the answer holds that gives a code (RFC 8628 section 3.2).
fn value(page: &str, scheme: &Scheme, keep: &Keep, number: usize) -> Json {
    let code = format!("WDJB-{number:04}");
    match keep.name.as_str() {
        "user_code" => Json::Text(code),
        "verification_uri" => Json::Text(page.to_owned()),
        "verification_uri_complete" => Json::Text(format!("{page}?user_code={code}")),
        "expires_in" => Json::Number(LIVES.to_string()),
        "interval" => Json::Number(INTERVAL.to_string()),
        name => Json::Text(format!("{}-{}-{number}", scheme.id, name.replace('_', "-"))),
    }
}
