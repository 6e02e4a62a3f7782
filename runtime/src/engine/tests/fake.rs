//! A provider in memory: it counts, can be held, can fail, and knows which tokens are spent.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use tokio::sync::Semaphore;

use super::rig::sent;
use crate::{
    BoxFuture, Error, ErrorKind, Number, Result, Secret, Timestamp, Value, Values,
    address::Address,
    engine::{Answer, Ready, Steps},
    table::{Mint, Scheme, Step},
};

pub(super) struct Fake {
    inner: Mutex<Inner>,
    gate: Semaphore,
}

struct Inner {
    calls: Vec<&'static str>,
    /// What each call could read.
    knew: Vec<Values>,
    /// What carried each call.
    carried: Vec<Option<String>>,
    failures: VecDeque<Error>,
    /// What is kept of the answers of one endpoint.
    brings: Vec<(&'static str, Values)>,
    /// Errors of one endpoint.
    refusals: Vec<(&'static str, Error)>,
    issued: u32,
    expires_in: String,
    /// The refresh tokens that are not spent.
    refreshing: HashSet<String>,
    reused: u32,
    gated: bool,
    rotates: bool,
    yields: bool,
    date: Option<Timestamp>,
    /// What the next token ends with.
    spoilt: &'static str,
}

impl Fake {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            gate: Semaphore::new(0),
            inner: Mutex::new(Inner {
                calls: Vec::new(),
                knew: Vec::new(),
                carried: Vec::new(),
                failures: VecDeque::new(),
                brings: Vec::new(),
                refusals: Vec::new(),
                issued: 0,
                expires_in: "3600".to_owned(),
                refreshing: HashSet::new(),
                reused: 0,
                gated: false,
                rotates: true,
                yields: true,
                date: None,
                spoilt: "",
            }),
        })
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner
            .lock()
            .expect("no test panics while it holds this")
    }

    /// Which endpoints were called, in order.
    pub(super) fn calls(&self) -> Vec<&'static str> {
        self.inner().calls.clone()
    }

    /// What carried each call, in order; nothing where it was not authenticated.
    pub(super) fn carried(&self) -> Vec<String> {
        let carried = self.inner().carried.clone();
        carried.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// A value that a call could read.
    pub(super) fn knew(&self, call: usize, name: &str) -> Option<String> {
        let text = self.inner().knew.get(call)?.get(name)?.text()?.into_owned();
        Some(text)
    }

    pub(super) fn count(&self) -> usize {
        self.inner().calls.len()
    }

    /// How often a refresh token came that was spent.
    pub(super) fn reused(&self) -> u32 {
        self.inner().reused
    }

    /// The next calls fail with these, in order.
    pub(super) fn fail(&self, errors: impl IntoIterator<Item = Error>) {
        self.inner().failures.extend(errors);
    }

    pub(super) fn fail_with(&self, kind: ErrorKind) {
        self.fail([Error::new(kind, "as told")]);
    }

    /// The next calls of an endpoint fail with these, in order.
    pub(super) fn refuse(&self, id: &'static str, errors: impl IntoIterator<Item = Error>) {
        let refusals = errors.into_iter().map(|it| (id, it));
        self.inner().refusals.extend(refusals);
    }

    /// All answers of an endpoint bring this.
    pub(super) fn brings(&self, id: &'static str, kept: Values) {
        self.inner().brings.push((id, kept));
    }

    pub(super) fn lives(&self, expires_in: &str) {
        expires_in.clone_into(&mut self.inner().expires_in);
    }

    /// A refresh token that was issued elsewhere.
    pub(super) fn knows(&self, refresh_token: &str) {
        self.inner().refreshing.insert(refresh_token.to_owned());
    }

    /// From now on no refresh brings a new refresh token.
    pub(super) fn stops_rotating(&self) {
        self.inner().rotates = false;
    }

    /// From now on no login brings anything for other schemes.
    pub(super) fn stops_yielding(&self) {
        self.inner().yields = false;
    }

    /// The next token holds a line break, so that no header can hold it.
    pub(super) fn spoils(&self) {
        self.inner().spoilt = "\n";
    }

    /// From now on calls wait until they are let through.
    pub(super) fn hold(&self) {
        self.inner().gated = true;
    }

    /// Calls do not wait any more.
    pub(super) fn release(&self) {
        self.inner().gated = false;
    }

    pub(super) fn let_through(&self, calls: usize) {
        self.gate.add_permits(calls);
    }

    async fn answer(
        &self,
        scheme: &'static Scheme,
        step: &Step,
        values: &Values,
        held: Option<&Ready>,
    ) -> Result<Answer> {
        let id = step.endpoint.id;
        let gated = {
            let mut inner = self.inner();
            inner.calls.push(id);
            inner.knew.push(values.clone());
            inner.carried.push(held.map(sent));
            inner.gated
        };
        if gated {
            self.gate
                .acquire()
                .await
                .expect("it is never closed")
                .forget();
        } else {
            tokio::task::yield_now().await;
        }
        let mut inner = self.inner();
        if let Some(error) = inner.failures.pop_front() {
            return Err(error);
        }
        if let Some(index) = inner.refusals.iter().position(|it| it.0 == id) {
            return Err(inner.refusals.remove(index).1);
        }
        match id {
            "refresh" | "remake" => inner.spend(values)?,
            "log_out" => assert!(held.is_some(), "a revocation is authenticated"),
            _ => {}
        }
        if let Some((_, kept)) = inner.brings.iter().find(|it| it.0 == id) {
            return Ok(Answer {
                asked: Values::new(),
                yielded: Vec::new(),
                kept: kept.clone(),
                body: Value::Null.into(),
                date: None,
            });
        }
        let mut answer = inner.issue(id);
        if scheme
            .acquire
            .last()
            .is_some_and(|it| std::ptr::eq(it, step))
            && inner.yields
        {
            answer.yielded = scheme.yields.iter().map(|it| inner.bring(it)).collect();
        }
        Ok(answer)
    }
}

impl Inner {
    fn spend(&mut self, values: &Values) -> Result<()> {
        let given = values.get("refresh_token").and_then(Value::text);
        let given = given.unwrap_or_default();
        let is_good = if self.rotates {
            self.refreshing.remove(&*given)
        } else {
            self.refreshing.contains(&*given)
        };
        if is_good {
            return Ok(());
        }
        self.reused += 1;
        Err(Error::new(ErrorKind::SignIn, "spent"))
    }

    /// What a login brings for another scheme.
    fn bring(&mut self, scheme: &'static Scheme) -> (&'static Scheme, Values) {
        let (token, refresh) = (self.issued, format!("along-{}", self.issued));
        let kept = Values::new()
            .with("token", Secret::new(format!("along-{token}")))
            .with("refresh_token", Secret::new(refresh.clone()));
        self.refreshing.insert(refresh);
        (scheme, kept)
    }

    fn issue(&mut self, id: &str) -> Answer {
        let mut kept = Values::new();
        if id != "log_out" {
            self.issued += 1;
            let end = std::mem::take(&mut self.spoilt);
            let token = format!("token-{}{end}", self.issued);
            kept = kept.with("token", Secret::new(token));
            if self.rotates || matches!(id, "log_in" | "make" | "exchange") {
                let refresh = format!("refresh-{}", self.issued);
                kept = kept.with("refresh_token", Secret::new(refresh.clone()));
                self.refreshing.insert(refresh);
            }
        }
        let length = match self.expires_in.parse::<Number>() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(self.expires_in.clone()),
        };
        let tenant = Values::new().with("id", "7").with("name", "Acme");
        let tenants = Value::List(vec![tenant.into()]);
        Answer {
            asked: Values::new(),
            yielded: Vec::new(),
            kept,
            body: Value::Object(vec![
                ("expires_in".into(), length),
                ("tenants".into(), tenants),
            ])
            .into(),
            date: self.date,
        }
    }
}

impl Steps for Fake {
    fn run<'a>(
        &'a self,
        scheme: &'static Scheme,
        step: &'static Step,
        values: &'a Values,
        held: Option<&'a Ready>,
    ) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(self.answer(scheme, step, values, held))
    }

    fn locate<'a>(&'a self, _: &'static Scheme) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    fn address(&self, _: &'static Scheme, _: &Values) -> Result<Option<Address>> {
        Ok(None)
    }

    fn mint(&self, mint: &'static Mint, _: &Values) -> Result<Value> {
        Err(Error::input(mint.name))
    }

    fn longest(&self) -> Duration {
        Duration::from_secs(30)
    }
}
