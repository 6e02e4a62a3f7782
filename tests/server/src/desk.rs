//! The desk: one request in, one answer and one line of the log out. Nothing here does I/O.

mod page;

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use keywright_generator::model::{Carrier, Codec, Provider};

use crate::{
    Clock, Exchange, Expected, Json, Refusal,
    address::{Arrivals, Reading, readings},
    clock::http_date,
    credential::{Judge, Presented},
    fields,
    issuer::{Issuer, Order, Success},
    nonce::{self, Asks},
    proof,
    received::Received,
    refusal::Class,
    render::{constant, render},
    route::{Route, constants, routes},
    step::{Role, roles},
    tenant,
};

/// All that the server knows.
pub(crate) struct Desk {
    pub(crate) provider: Provider,
    pub(crate) expected: Expected,
    pub(crate) clock: Clock,
    arrivals: Arrivals,
    issuer: Mutex<Issuer>,
    log: Mutex<Vec<Exchange>>,
}

/// How far a request came before it was answered or refused.
#[derive(Default)]
struct Trace {
    endpoint: Option<usize>,
    scheme: Option<usize>,
    /// The path of the endpoint, where something else stands before it.
    path: Option<String>,
    /// The nonce that the next proof has to bear, where it is not that of this one.
    nonce: Option<String>,
    /// How many of the judgements it passed: of its credential, its proof and its fields.
    passed: u8,
}

/// An endpoint that may be meant, and the body of the request as it reads it.
type Meant<'a> = (&'a Route, Result<Vec<(String, Json)>, Refusal>);

impl Desk {
    /// A desk whose hosts are reached at these schemes and authorities, by their names.
    pub(crate) fn new(
        provider: Provider,
        clock: Clock,
        ttl: Option<Duration>,
        origins: &[(String, String)],
    ) -> Self {
        let expected = Expected::of(&provider);
        let issuer = Issuer::new(&provider, &expected, ttl);
        let mut desk = Self {
            provider,
            expected,
            clock,
            arrivals: Arrivals::default(),
            issuer: Mutex::new(issuer),
            log: Mutex::new(Vec::new()),
        };
        let base = origins.iter().find(|it| it.0 == "base");
        let host = |(name, origin): &(String, String)| {
            (name.clone(), format!("{origin}{}", desk.leading_path(name)))
        };
        desk.arrivals = Arrivals {
            origin: base.map_or_else(String::new, |it| it.1.clone()),
            leading: desk.leading_path("base"),
            hosts: origins.iter().map(host).collect(),
        };
        desk
    }

    pub(crate) fn issuer(&self) -> MutexGuard<'_, Issuer> {
        self.issuer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn log(&self) -> MutexGuard<'_, Vec<Exchange>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The leading path of a host, as its template gives it.
    pub(crate) fn leading_path(&self, host: &str) -> String {
        let found = self.provider.hosts.iter().find(|it| it.name == host);
        let inputs = |name: &str| self.expected.json_of(&self.provider.inputs, name);
        let url = found
            .and_then(|it| render(&it.url, &inputs))
            .unwrap_or_default();
        let after = url.split_once("://").map_or(url.as_str(), |(_, it)| it);
        after
            .find('/')
            .map_or(String::new(), |it| after[it..].to_owned())
    }

    /// The names of the tenants of a scheme.
    pub(crate) fn tenants(&self, scheme: usize) -> Vec<String> {
        let scheme = &self.provider.schemes[scheme];
        let entries = tenant::entries(&self.provider, scheme, &self.arrivals);
        entries.into_iter().map(|it| it.pick).collect()
    }

    /// Answers a request and logs it.
    pub(crate) fn serve(&self, host: &str, request: &Received) -> Exchange {
        let mut trace = Trace::default();
        let opened = self.opened(host, request);
        let outcome = match self.device_answer(host, request) {
            Some(page) => Ok(page),
            None => self.examine(
                host,
                opened.as_ref().unwrap_or(request),
                request,
                &mut trace,
            ),
        };
        let endpoint = trace.endpoint.map(|it| self.provider.endpoint(it));
        let mut exchange = Exchange {
            host: host.to_owned(),
            method: request.method.clone(),
            target: request.target(),
            path: trace.path,
            headers: request.headers.clone(),
            body: String::from_utf8_lossy(&request.body).into_owned(),
            endpoint: endpoint.map(|it| it.id.clone()),
            scheme: trace.scheme.map(|it| self.provider.schemes[it].id.clone()),
            refusal: None,
            status: 200,
            answer_headers: vec![("Date".to_owned(), http_date(self.clock.now()))],
            answer: String::new(),
        };
        let nonce = trace.nonce.map(|it| ("DPoP-Nonce".to_owned(), it));
        exchange.answer_headers.extend(nonce);
        match outcome {
            Ok(success) => {
                exchange.status = success.status.unwrap_or(200);
                exchange.answer_headers.extend(success.headers);
                exchange.answer = success.body.unwrap_or_default();
            }
            Err(refusal) => {
                let (status, body) = refusal.answer(&self.provider, endpoint);
                exchange.status = status;
                exchange.answer = body.to_string();
                exchange.answer_headers.extend(refusal.header());
                exchange.refusal = Some(refusal);
            }
        }
        let is_told = |it: &(String, String)| it.0 == "Content-Type";
        if !exchange.answer.is_empty() && !exchange.answer_headers.iter().any(is_told) {
            exchange
                .answer_headers
                .push(("Content-Type".to_owned(), "application/json".to_owned()));
        }
        self.log().push(exchange.clone());
        exchange
    }

    /// Where several endpoints share address and form, as two schemes of one issuer may that both
    /// revoke, what one of them accepts is accepted, and what none does is refused by the one that
    /// came furthest.
    fn examine(
        &self,
        host: &str,
        request: &Received,
        by_person: &Received,
        trace: &mut Trace,
    ) -> Result<Success, Refusal> {
        let (candidates, address) = self.candidates(host, request, trace)?;
        let meant = self.meant(&candidates, request);
        let mut issuer = self.issuer();
        let before = (meant.len() > 1).then(|| issuer.clone());
        let mut nearest: Option<(Trace, Refusal)> = None;
        for (route, body) in meant {
            let mut tried = Trace {
                endpoint: Some(route.endpoint),
                path: trace.path.clone(),
                ..Trace::default()
            };
            let request = (request, by_person, address.as_deref());
            match body.and_then(|it| self.attempt(&mut issuer, route, request, &it, &mut tried)) {
                Ok(success) => {
                    *trace = tried;
                    return Ok(success);
                }
                Err(refusal) => {
                    // An attempt that failed has not been.
                    if let Some(before) = &before {
                        issuer.clone_from(before);
                    }
                    if nearest.as_ref().is_none_or(|it| it.0.passed < tried.passed) {
                        nearest = Some((tried, refusal));
                    }
                }
            }
        }
        let Some((tried, refusal)) = nearest else {
            return Err(Refusal::new(Class::NotFound, "no endpoint has this path"));
        };
        *trace = tried;
        Err(refusal)
    }

    /// The endpoints at an address that a request is meant for, with its body as they read it: those
    /// of which it bears what they fix, or, where it does so of none, those that fix least.
    fn meant<'a>(&self, candidates: &'a [Route], request: &Received) -> Vec<Meant<'a>> {
        let read = |route: &'a Route| {
            let body = fields::body(self.provider.endpoint(route.endpoint), request);
            (route, body)
        };
        let is_meant = |(route, body): &Meant<'_>| {
            let endpoint = self.provider.endpoint(route.endpoint);
            let fixed = |name: &str, value: &Json| {
                let mut fields = endpoint.fields.iter().filter(|it| it.name == name);
                let fixed = fields.find_map(|it| it.constant.as_ref().map(constant));
                fixed.map(|it| it == *value)
            };
            // Endpoints at one address differ in a fixed field, and may share others.
            endpoint.codec != Codec::None
                && body.as_ref().is_ok_and(|it| {
                    let found = it.iter().filter_map(|(name, value)| fixed(name, value));
                    let found: Vec<_> = found.collect();
                    !found.is_empty() && found.iter().all(|it| *it)
                })
        };
        let all: Vec<_> = candidates.iter().map(read).collect();
        let fixes = |it: &Meant<'_>| constants(self.provider.endpoint(it.0.endpoint));
        let first = all.iter().find(|it| is_meant(it)).map(fixes);
        let least = all.last().map(fixes);
        let is_asked = |it: &Meant<'_>| match first {
            Some(most) => fixes(it) == most && is_meant(it),
            None => Some(fixes(it)) == least,
        };
        let (meant, _) = all.into_iter().partition(is_asked);
        meant
    }

    /// Judges a request as one for an endpoint, and answers it.
    fn attempt(
        &self,
        issuer: &mut Issuer,
        route: &Route,
        (request, by_person, address): (&Received, &Received, Option<&str>),
        body: &[(String, Json)],
        trace: &mut Trace,
    ) -> Result<Success, Refusal> {
        let now = self.clock.now();
        let judge = |issuer: &Issuer, read: &mut dyn FnMut(&Judge<'_>)| {
            read(&Judge {
                provider: &self.provider,
                expected: &self.expected,
                issuer,
                arrivals: &self.arrivals,
                request,
                endpoint: route.endpoint,
                address,
                body,
                now,
            });
        };
        let (mut signed, mut presented) = (Vec::new(), Ok(Presented::default()));
        judge(issuer, &mut |it| signed = it.signed());
        for (scheme, name, token, verified) in signed {
            issuer.take(scheme, &name, &token, &verified);
        }
        judge(issuer, &mut |it| presented = it.judge());
        let mut presented = presented?;
        trace.passed = 1;
        let proof = self.proven(issuer, request, &mut presented, trace)?;
        trace.passed = 2;
        let given = fields::check(&self.provider, route, request, body, &presented.placed)?;
        trace.passed = 3;
        trace.scheme = presented.scheme;
        if let Some(grant) = presented.grant {
            issuer.touch(grant, now);
        }
        let decided = issuer.person.decided(by_person);
        issuer.answer(&Order {
            provider: &self.provider,
            expected: &self.expected,
            arrivals: &self.arrivals,
            endpoint: route.endpoint,
            given: &given,
            presented: presented.grant,
            key: proof.as_deref(),
            clients: presented.clients.as_deref(),
            decided,
            now,
        })
    }

    /// The key by which a request proves itself, where a token is bound to one or is to be.
    fn proven(
        &self,
        issuer: &mut Issuer,
        request: &Received,
        presented: &mut Presented,
        trace: &mut Trace,
    ) -> Result<Option<String>, Refusal> {
        let brings = |it: &Role| match it {
            Role::Acquire(index, _) | Role::Refresh(index) => Some(*index),
            _ => None,
        };
        let roles = trace.endpoint.map(|it| roles(&self.provider, it));
        let (index, token) = match presented.scheme {
            Some(index) => (Some(index), presented.grant),
            None => (roles.iter().flatten().find_map(brings), None),
        };
        let dpop = index.and_then(|it| self.provider.schemes[it].dpop.as_ref());
        // Who only tries the form of a step has no key.
        let is_tried = presented.scheme.is_none() && request.header("dpop").is_empty();
        let is_tried = is_tried && issuer.is_form_only;
        let Some(dpop) = dpop.filter(|_| !is_tried) else {
            return Ok(None);
        };
        let refused = |it: String| Refusal::new(Class::Request, it);
        let token = token.and_then(|it| issuer.bound(it, &dpop.token));
        let carried = token.as_ref().map(|it| it.0.as_str());
        let proof = proof::judge(dpop, request, carried, self.clock.now()).map_err(refused)?;
        let asks = if carried.is_none() {
            Asks::Issuer
        } else {
            Asks::Resource
        };
        let newest = nonce::newest(asks, self.clock.now());
        trace.nonce = Some(newest).filter(|it| proof.nonce.as_ref() != Some(it));
        let is_good = |it: &String| nonce::is_good(asks, it, self.clock.now());
        if !proof.nonce.as_ref().is_some_and(is_good) {
            let reason = "the proof in `DPoP` bears no nonce of this server, or an old one";
            return Err(Refusal::new(Class::Nonce(asks), reason));
        }
        if token.is_some_and(|(_, key)| key.as_ref() != Some(&proof.key)) {
            return Err(refused("the token is bound to another key".to_owned()));
        }
        if !issuer.is_new(proof.id) {
            return Err(refused("the proof was used before".to_owned()));
        }
        presented.placed.push((Carrier::Header, "DPoP".to_owned()));
        Ok(Some(proof.key))
    }

    /// The endpoints that may be meant, and what stands before their path.
    fn candidates(
        &self,
        host: &str,
        request: &Received,
        trace: &mut Trace,
    ) -> Result<(Vec<Route>, Option<String>), Refusal> {
        let leading = self.leading_path(host);
        let readings = if host == "base" {
            readings(&self.provider, &self.arrivals, &request.path)
        } else {
            let path = request.path.strip_prefix(&leading);
            let plain = |path| Reading {
                path,
                address: None,
            };
            path.map(plain).into_iter().collect()
        };
        let mut fault = None;
        for Reading { path, address } in readings {
            trace.path = address.as_ref().map(|_| path.to_owned());
            match routes(&self.provider, host, &request.method, path) {
                Ok(routes) => return Ok((routes, address)),
                // The reading behind an address comes later and knows better.
                Err(it) if fault.is_none() || address.is_some() => fault = Some(it),
                Err(_) => {}
            }
        }
        Err(fault.unwrap_or_else(|| {
            let reason = format!("every path of this host begins with `{leading}`");
            Refusal::new(Class::NotFound, reason)
        }))
    }
}
