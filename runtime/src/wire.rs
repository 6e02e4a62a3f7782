//! Between the exchange and the transport: sends drafts to the provider's hosts, and runs the
//! steps of a credential's life.

use std::{borrow::Cow, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Uri};

use crate::{
    BoxFuture, Environment, Error, ErrorKind, Limits, Result, Timestamp, Transport, Value, Values,
    address::Address,
    discovery::{Discovery, Found},
    engine::{Answer, Placed, Ready, Steps},
    exchange::{self, Draft, Expected, Sent},
    host::{Hosts, Origin},
    jwt::{self, Mould, Nonces, Prover},
    table::{Endpoint, Issuer, Mint, Provider, Scheme, Step},
    telemetry, value,
    wipe::Answered,
};

/// A provider's hosts and the way to them.
pub(crate) struct Wire {
    pub(crate) provider: &'static Provider,
    pub(crate) hosts: Hosts,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) limits: Limits,
    /// None only where nobody gave one; nothing can be obtained there.
    pub(crate) environment: Option<Environment>,
    pub(crate) nonces: Nonces,
    pub(crate) discovery: Discovery,
}

impl Wire {
    /// Sends a call. A server may close a connection that was kept just when a request is on its
    /// way; a call whose method is idempotent is sent once more then (RFC 9110 section 9.2.2), and
    /// any other is an error, because it may have been done.
    ///
    /// `endpoint`: whose it is, if it is none of the caller's.
    pub(crate) async fn send(
        &self,
        endpoint: Option<&'static Endpoint>,
        draft: &Draft,
        origin: &Origin,
        carried: (&[Placed], Option<&Prover<'_>>),
    ) -> Result<Answered> {
        match self.send_once(endpoint, draft, origin, carried).await {
            Err(error) if error.is_unanswered() && draft.method.is_idempotent() => {
                self.send_once(endpoint, draft, origin, carried).await
            }
            outcome => outcome,
        }
    }

    /// Sends a draft with a credential, once; twice where the server asks for a nonce first. What
    /// is not written before its connection ends, the transport sends on another one.
    async fn send_once(
        &self,
        endpoint: Option<&'static Endpoint>,
        draft: &Draft,
        origin: &Origin,
        (placed, prover): (&[Placed], Option<&Prover<'_>>),
    ) -> Result<Answered> {
        let Some(prover) = prover else {
            let request = draft.finish(origin, placed)?;
            return self.exchange(endpoint, request, self.limits).await;
        };
        let mut is_again = false;
        loop {
            let nonce = self.nonces.get(origin, prover);
            let mut request = draft.finish(origin, placed)?;
            let head = (request.method(), request.uri());
            let (name, value) = self.proof(prover, head, nonce.as_ref())?;
            request.headers_mut().insert(name, value);
            let answer = self.exchange(endpoint, request, self.limits).await?;
            let is_asked = self.nonces.learn(origin, prover, nonce.as_ref(), &answer);
            if is_again || !is_asked {
                return Ok(answer);
            }
            is_again = true;
        }
    }

    /// The header that proves one request.
    pub(crate) fn proof(
        &self,
        prover: &Prover<'_>,
        head: (&Method, &Uri),
        nonce: Option<&HeaderValue>,
    ) -> Result<(HeaderName, HeaderValue)> {
        prover.header(head, nonce, self.environment()?)
    }

    pub(crate) fn environment(&self) -> Result<&Environment> {
        let nobody = || Error::input("give the builder an environment: a token is dated");
        self.environment.as_ref().ok_or_else(nobody)
    }

    pub(crate) async fn exchange(
        &self,
        endpoint: Option<&'static Endpoint>,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Answered> {
        let method = request.method().clone();
        let exchange = self.transport.send(request, limits);
        let id = endpoint.map(|it| it.id);
        let told = telemetry::exchange(self.provider.name, id, &method, exchange);
        let answer = Answered::from(told.await?);
        // A transport of somebody else may have forgotten the limit.
        if answer.body().len() > limits.body {
            let message = format!("the answer is longer than {} bytes", limits.body);
            return Err(Error::new(ErrorKind::Transport, message));
        }
        Ok(answer)
    }

    /// What our own clock says.
    pub(crate) fn now(&self) -> Option<Timestamp> {
        self.environment.as_ref().map(|it| it.clock.wall())
    }

    /// Calls an endpoint once, with its draft.
    pub(crate) async fn call(
        &self,
        endpoint: &'static Endpoint,
        draft: &Draft,
        values: &Values,
        ready: Option<&Ready>,
    ) -> Result<Value> {
        let placed = ready.map_or(&[][..], |it| &it.placed);
        let found = self.found(endpoint).await?;
        let (draft, origin) = self.lead(endpoint, draft, found.as_ref(), ready)?;
        let prover = ready.and_then(Prover::of);
        let carried = (placed, prover.as_ref());
        let answer = self.send(Some(endpoint), &draft, origin, carried).await?;
        let values = [values];
        let sent = Sent::new(&values, ready).answered(self.now());
        exchange::read(endpoint, &answer, &sent).map(value::kept)
    }

    /// Where a call goes with a credential. The steps of its own life go to their hosts as they are.
    pub(crate) fn origin<'a>(
        &'a self,
        endpoint: &Endpoint,
        ready: Option<&'a Ready>,
    ) -> Result<&'a Origin> {
        let is_base = self
            .provider
            .hosts
            .first()
            .is_some_and(|it| it.name == endpoint.host);
        match ready.and_then(|it| Some((it.scheme, it.place.address.as_ref()?))) {
            Some((scheme, address)) if is_base && !scheme.has_step(endpoint) => Ok(&address.origin),
            _ => self.hosts.get(endpoint.host),
        }
    }

    /// A draft on its way to where its endpoint is: where the metadata tells, if it was found there.
    pub(crate) fn lead<'a>(
        &'a self,
        endpoint: &Endpoint,
        draft: &'a Draft,
        found: Option<&'a Found>,
        ready: Option<&'a Ready>,
    ) -> Result<(Cow<'a, Draft>, &'a Origin)> {
        let Some(found) = found else {
            return Ok((Cow::Borrowed(draft), self.origin(endpoint, ready)?));
        };
        let mut draft = Cow::Borrowed(draft);
        found.lead(draft.to_mut())?;
        Ok((draft, &found.origin))
    }

    /// The identifier of a scheme's issuer, where the spec names it, or its resource does.
    pub(crate) fn issuer(&self, scheme: &Scheme) -> Result<Option<Expected>> {
        let named = |it: Issuer| {
            let origin = self.hosts.get(it.host)?;
            Ok(Expected {
                issuer: format!("{origin}{}", it.path),
                always: it.always || self.is_named_in_callbacks(scheme),
            })
        };
        let Some(it) = scheme.issuer else {
            let found = self.issuer_of_resource(scheme);
            return Ok(found.map(|issuer| Expected {
                issuer,
                always: self.is_named_in_callbacks(scheme),
            }));
        };
        named(it).map(Some)
    }

    /// The address of a page, with its fields in the query.
    pub(crate) fn page(
        &self,
        scheme: &'static Scheme,
        step: &'static Step,
        values: &Values,
    ) -> Result<String> {
        let filled = exchange::fill(scheme, step, values)?;
        let draft = exchange::draft(step.endpoint, &filled)?;
        let found = self.known(step.endpoint)?;
        let (draft, origin) = self.lead(step.endpoint, &draft, found.as_ref(), None)?;
        Ok(origin.uri(&draft.path, &draft.query)?.to_string())
    }

    /// Makes a token, in which the address of an endpoint may be claimed.
    fn minted(&self, mint: &Mint, values: &Values) -> Result<Value> {
        let address = |it: &'static Endpoint| {
            if let Some(found) = self.known(it)? {
                return Ok(found.uri()?.to_string());
            }
            let path = exchange::render_path(it.path, values)?;
            Ok(self.hosts.get(it.host)?.uri(&path, "")?.to_string())
        };
        let mould = Mould {
            environment: self.environment()?,
            address: &address,
        };
        jwt::mint(mint, values, &mould)
    }

    async fn step(
        &self,
        scheme: &'static Scheme,
        step: &'static Step,
        values: &Values,
        held: Option<&Ready>,
    ) -> Result<Answer> {
        self.locate(scheme).await?;
        let mut values = Cow::Borrowed(values);
        for mint in jwt::read_by(scheme, step) {
            let token = self.minted(mint, &values)?;
            values.to_mut().set(mint.name, token);
        }
        // What is lent for a token exchange is a field, and carries nothing.
        let lent = held.filter(|_| exchange::exchanges(scheme, step));
        if let (Some(held), Some((field, name))) = (lent, scheme.lent)
            && let Some(value) = held.values.get(name)
        {
            values.to_mut().set(field, value.clone());
        }
        let held = held.filter(|_| lent.is_none());
        let values = &*values;
        let endpoint = step.endpoint;
        let placed = held.map_or(&[][..], |it| &it.placed);
        let filled = exchange::fill(scheme, step, values)?;
        let draft = exchange::draft(endpoint, &filled)?;
        let found = self.found(endpoint).await?;
        let (draft, origin) = self.lead(endpoint, &draft, found.as_ref(), held)?;
        let prover = match held {
            Some(held) => Prover::of(held),
            None => Prover::for_step(scheme, step, values),
        };
        let carried = (placed, prover.as_ref());
        // Whatever its method is: it may spend a token that works once, or leave a session behind.
        let sending = self.send_once(Some(endpoint), &draft, origin, carried);
        let answer = sending.await?;
        let values = [values, &filled];
        let sent = Sent::new(&values, held).answered(self.now());
        let body = exchange::read(endpoint, &answer, &sent)?;
        let kept = exchange::keep(step, &answer, &body)?;
        let is_last = scheme
            .acquire
            .last()
            .is_some_and(|it| std::ptr::eq(it, step));
        let yields = if is_last { scheme.yields } else { &[] };
        // What is missing in there is missed by whoever needs it, and fails no login.
        let yielded = yields.iter().filter_map(|child| {
            let kept = exchange::keep(child.acquire.first()?, &answer, &body).ok()?;
            Some((*child, kept))
        });
        Ok(Answer {
            yielded: yielded.collect(),
            asked: filled,
            kept,
            body,
            date: exchange::date(answer.headers()),
        })
    }
}

impl Steps for Wire {
    fn run<'a>(
        &'a self,
        scheme: &'static Scheme,
        step: &'static Step,
        values: &'a Values,
        held: Option<&'a Ready>,
    ) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(self.step(scheme, step, values, held))
    }

    fn locate<'a>(&'a self, scheme: &'static Scheme) -> BoxFuture<'a, Result<()>> {
        Box::pin(Self::locate(self, scheme))
    }

    fn address(&self, scheme: &'static Scheme, values: &Values) -> Result<Option<Address>> {
        Address::of(scheme, values, &self.hosts)
    }

    fn mint(&self, mint: &'static Mint, values: &Values) -> Result<Value> {
        self.minted(mint, values)
    }

    fn longest(&self) -> Duration {
        self.limits.timeout.saturating_mul(1 + self.asked_before())
    }
}
