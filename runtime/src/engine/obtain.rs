//! Runs the steps of a scheme: acquire, refresh, revoke. It keeps nothing; what it brings is a
//! record.

use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{
    Answer, Holder, Life, Ready, Steps,
    acquire::asks_for_scopes,
    applied::applied,
    carry::{Bearer, By},
    expiry::{Heard, lasting},
    identity::{held_input, identity, is_held},
    ready::Place,
    yields::Yielded,
};
use crate::{
    Clock, Environment, Error, ErrorKind, Now, Result, Timestamp, Value, Values,
    exchange::{Granted, can_fill, refused_scopes},
    jwt::{self, KEY},
    render::names,
    store::{Identity, Lasting, Record},
    table::{Scheme, Step},
};

/// Runs the steps of one scheme for one caller.
pub(super) struct Obtain {
    pub(super) scheme: &'static Scheme,
    pub(super) inputs: Values,
    /// Whose credential authenticates its steps.
    pub(super) parent: Option<Holder>,
    pub(super) steps: Arc<dyn Steps>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) environment: Environment,
    pub(super) identity: Identity,
    /// How often a person has signed in.
    pub(super) logins: AtomicU64,
    /// The key to which tokens are bound that come from now on, where they are.
    bound: OnceLock<Value>,
}

/// A record that was obtained a moment ago. Its serial number is not yet given.
#[derive(Clone)]
pub(super) struct Fresh {
    pub(super) record: Record,
    /// When the request that brought it was sent, by both clocks.
    pub(super) sent: Now,
    /// What came with it.
    pub(super) yielded: Vec<Yielded>,
}

impl Obtain {
    pub(super) fn new(
        scheme: &'static Scheme,
        inputs: Values,
        parent: Option<Holder>,
        steps: Arc<dyn Steps>,
        environment: &Environment,
    ) -> Self {
        let identity = identity(scheme, &inputs, parent.as_ref());
        Self {
            scheme,
            inputs,
            parent,
            steps,
            clock: environment.clock.clone(),
            environment: environment.clone(),
            identity,
            logins: AtomicU64::new(0),
            bound: OnceLock::new(),
        }
    }

    /// Whether there is anything to obtain. If not, the inputs are the credential.
    pub(super) fn is_needed(&self) -> bool {
        self.scheme.is_obtained()
    }

    /// Whether it can be acquired without a person and without its parent's login.
    pub(super) fn is_acquired_alone(&self) -> bool {
        let scheme = self.scheme;
        scheme.sign_in.is_none() && !scheme.yielded && scheme.is_made()
    }

    /// Whether another one can be had without a person: by its own login or its parent's.
    pub(super) fn is_replaced_alone(&self) -> bool {
        match &self.parent {
            Some(parent) if self.scheme.yielded => parent.engine.obtain.is_acquired_alone(),
            _ => self.is_acquired_alone(),
        }
    }

    /// The error that only a person can mend, or a token of one. It says what to do.
    pub(super) fn sign_in(&self, held: Option<&Record>, cause: Option<&Error>) -> Error {
        let (state, again) = match held {
            Some(_) => ("the credential is dead", " again"),
            None => ("nobody has signed in yet", ""),
        };
        let place = self.scheme.sign_in.map(place);
        let input = held_input(self.scheme);
        let another = if held.is_some() { "another" } else { "a" };
        let advice = match (place, input) {
            (Some(place), Some(input)) => {
                format!("sign in{again} {place}, or give {another} `{input}`")
            }
            (Some(place), None) => format!("sign in{again} {place}"),
            (None, Some(input)) => format!("give {another} `{input}`"),
            (None, None) => format!("sign in{again}"),
        };
        let message = format!("{state}; {advice}");
        match cause {
            None => Error::new(ErrorKind::SignIn, message),
            Some(cause) => meaning(cause, ErrorKind::SignIn, &message),
        }
    }

    /// The inputs and what a record holds.
    pub(super) fn values(&self, kept: &Values) -> Values {
        let mut values = self.inputs.clone();
        if let Some(key) = self.key() {
            values.set(KEY, key);
        }
        merge(&mut values, kept);
        values
    }

    /// The key to which a token is bound that was not bound before. That one can be made was tried
    /// when the client was built.
    fn key(&self) -> Option<Value> {
        let dpop = self.scheme.dpop.as_ref()?;
        let make = || jwt::new_key(dpop).map_or(Value::Null, Value::Secret);
        Some(self.bound.get_or_init(make).clone())
    }

    /// Whether the first credential comes of a refresh: the caller holds what that needs, or there
    /// is no other way.
    pub(super) fn begins_with_refresh(&self) -> bool {
        !self.is_acquired_alone() || is_held(self.scheme, &self.inputs)
    }

    /// The step that can refresh what is held, if all that it needs is there and has not expired.
    pub(super) fn refreshable(&self, held: Option<&Record>) -> Option<&'static Step> {
        let step = self.scheme.refresh?;
        let now = self.clock.wall();
        if held
            .and_then(|it| it.refresh_until)
            .is_some_and(|it| it <= now)
        {
            return None;
        }
        let none = Values::new();
        let values = self.values(held.map_or(&none, |it| &it.kept));
        can_fill(self.scheme, step, &values).then_some(step)
    }

    /// Runs the refresh. What does not come back is kept as it was.
    pub(super) async fn refresh(
        &self,
        step: &'static Step,
        held: &Record,
        bearer: Bearer,
    ) -> Result<Fresh> {
        let values = self.values(&held.kept);
        let ran = self.run(step, &values, bearer).await;
        let (sent, answer) = ran.map_err(|it| refused_scopes(it, &self.asked()))?;
        let mut kept = held.kept.clone();
        merge(&mut kept, &answer.kept);
        let is_rotated = reads(step).any(|name| answer.kept.get(name).is_some());
        let refresh_until = if is_rotated { None } else { held.refresh_until };
        let asked = if asks_for_scopes(self.scheme, step) {
            self.asked()
        } else {
            held.asked.clone()
        };
        self.record(kept, &[(sent, answer)], refresh_until, asked)
    }

    /// A record before the first credential, for a refresh that needs the inputs only.
    pub(super) fn nothing(&self) -> Record {
        Record {
            serial: 0,
            issued: self.clock.wall(),
            lasting: Lasting::For(Duration::ZERO),
            refresh_until: None,
            identity: self.identity.clone(),
            kept: Values::new(),
            asked: Vec::new(),
            intent: None,
        }
    }

    /// Runs the revocation.
    pub(super) async fn revoke(&self, step: &'static Step, kept: &Values) -> Result<()> {
        let values = self.values(kept);
        let by = self.by(step, true).unwrap_or(By::Nobody);
        let bearer = self.bearer(step, by, &values).await?;
        self.run(step, &values, bearer).await.map(drop)
    }

    /// What is to be sent for a record; without one, for the inputs.
    pub(super) fn ready(
        &self,
        generation: u64,
        record: Option<&Record>,
        life: Life,
    ) -> Result<Ready> {
        let none = Values::new();
        let (kept, asked) = record.map_or((&none, &[][..]), |it| (&it.kept, &it.asked));
        let values = self.values(kept);
        let place = Place {
            address: self.steps.address(self.scheme, &values)?,
            granted: Granted::of(self.scheme, kept, asked),
            login: self.logins.load(Ordering::Relaxed),
        };
        Ready::new(self.scheme, generation, values, life, place)
    }

    /// What is to be sent for a tenant.
    pub(super) fn dressed(&self, ready: &Ready, found: &Values) -> Result<Ready> {
        let mut values = ready.values.clone();
        merge(&mut values, found);
        let place = Place {
            address: self.steps.address(self.scheme, &values)?,
            ..ready.place.clone()
        };
        // How long it may be used is what the ready credential says.
        let life = Life::new(self.clock.now(), Duration::ZERO, Lasting::Never, 0);
        Ready::new(self.scheme, ready.generation, values, life, place)
    }

    /// What was obtained just now, as a record.
    pub(super) fn record(
        &self,
        mut kept: Values,
        answers: &[(Now, Answer)],
        refresh_until: Option<Timestamp>,
        asked: Vec<String>,
    ) -> Result<Fresh> {
        applied(self.scheme, &kept)?;
        if let Some(key) = self.key().filter(|_| kept.get(KEY).is_none()) {
            kept.set(KEY, key);
        }
        let (record, sent) = record_of(self.scheme, kept, answers, refresh_until)?;
        let record = Record {
            identity: self.identity.clone(),
            asked,
            ..record
        };
        Ok(Fresh {
            record,
            sent,
            yielded: Vec::new(),
        })
    }
}

/// What was kept of answers, and how long it lives. It is nobody's yet.
pub(super) fn record_of(
    scheme: &'static Scheme,
    kept: Values,
    answers: &[(Now, Answer)],
    refresh_until: Option<Timestamp>,
) -> Result<(Record, Now)> {
    let heard: Vec<_> = answers
        .iter()
        .map(|(sent, answer)| Heard {
            sent: *sent,
            asked: &answer.asked,
            body: &answer.body,
            date: answer.date,
        })
        .collect();
    let nothing = || Error::input("the scheme has no step that obtains it");
    let (lasts, sent) = lasting(scheme.expires, &heard, &kept).ok_or_else(nothing)?;
    let refresh_until =
        refresh_until.or_else(|| match lasting(scheme.refresh_expires, &heard, &kept)? {
            (Lasting::For(length) | Lasting::Idle(length), sent) => {
                Some(sent.wall.saturating_add(length))
            }
            (Lasting::Never | Lasting::Unknown, _) => None,
        });
    let record = Record {
        serial: 0,
        issued: sent.wall,
        lasting: lasts,
        refresh_until,
        identity: Identity::default(),
        kept,
        asked: Vec::new(),
        intent: None,
    };
    Ok((record, sent))
}

/// An answer's error, with another meaning.
pub(super) fn meaning(error: &Error, kind: ErrorKind, message: &str) -> Error {
    let text = |it: Option<&str>| it.map(str::to_owned);
    let meant = Error::new(kind, message)
        .with_provider(text(error.code()), text(error.text()))
        .with_retry_after(error.retry_after());
    match error.status() {
        Some(status) => meant.with_status(status),
        None => meant,
    }
}

/// Where a person signs in.
pub(super) fn place(step: &Step) -> String {
    let id = step.endpoint.id;
    if step.endpoint.browser {
        format!("on the page `{id}`")
    } else {
        format!("with the device code of `{id}`")
    }
}

/// The names that a step reads.
pub(super) fn reads(step: &'static Step) -> impl Iterator<Item = &'static str> {
    // What proves an OAuth 2.0 client goes along with any step; it is no field.
    let mut read = vec!["client_id"];
    for field in step.endpoint.fields {
        match step.with.iter().find(|(name, _)| *name == field.name) {
            Some((_, template)) => names(template, &mut |name| read.push(name)),
            // By default it is filled by the scopes that the caller asks for.
            None if field.name == "scope" => read.extend(["scope", "scopes"]),
            None => read.push(field.name),
        }
    }
    read.into_iter()
}

pub(super) fn merge(values: &mut Values, more: &Values) {
    for (name, value) in more.iter() {
        values.set(name.to_owned(), value.clone());
    }
}
