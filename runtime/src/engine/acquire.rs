//! Runs the steps that obtain a new credential, from a login or from what a person brought back.

use std::{borrow::Cow, sync::atomic::Ordering};

use super::{
    Answer,
    device::Granted,
    force::Brought,
    obtain::{Fresh, Obtain, meaning, merge, reads, record_of},
    yields::{Yielded, is_whole},
};
use crate::{
    Error, ErrorKind, Now, Result, SignIn, Value, Values,
    exchange::{Callback, refused_scopes},
    jwt::{self, KEY},
    render,
    table::{Expiry, Scheme, Step},
};

impl Obtain {
    /// Runs all steps that obtain a new credential.
    pub(super) async fn acquire(&self) -> Result<Fresh> {
        let none = Values::new();
        let acquired = self.run_from(0, Values::new(), Vec::new(), &none).await;
        acquired.map_err(|it| refused_scopes(refused_login(it), &self.asked()))
    }

    /// Runs the steps that are left once a person has agreed.
    pub(super) async fn signed_in(&self, brought: Brought) -> Result<Fresh> {
        let fresh = match brought {
            Brought::Code(it) => self.exchanged(&it.0, it.1).await?,
            Brought::Token(it) => self.granted(*it).await?,
        };
        self.logins.fetch_add(1, Ordering::Relaxed);
        Ok(fresh)
    }

    /// Runs the steps after a page. What the person brought back is the first answer.
    async fn exchanged(&self, begun: &SignIn, callback: Callback) -> Result<Fresh> {
        let back = Answer {
            asked: Values::new(),
            yielded: Vec::new(),
            kept: Values::new(),
            body: callback.body,
            date: None,
        };
        let made = begun.for_steps();
        let answers = vec![(self.clock.now(), back)];
        let mut kept = callback.kept;
        // The key of the sign-in is that of its tokens.
        if let Some(key) = &begun.dpop_key {
            kept.set(KEY, Value::Secret(key.clone()));
        }
        let acquired = self.run_from(0, kept, answers, &made).await;
        acquired.map_err(|it| refused_scopes(refused_code(it), &self.asked()))
    }

    /// Runs the steps after the one that fetched the token of a device code.
    async fn granted(&self, it: Granted) -> Result<Fresh> {
        let (made, mut kept) = (it.begun.made, it.begun.kept);
        merge(&mut kept, &it.answer.kept);
        let answers = vec![(it.sent, it.answer)];
        let acquired = self.run_from(1, kept, answers, &made).await;
        acquired.map_err(|it| refused_scopes(refused_login(it), &self.asked()))
    }

    /// Runs the acquiring steps from that number on. `made` is known to them and is not kept.
    async fn run_from(
        &self,
        first: usize,
        mut kept: Values,
        mut answers: Vec<(Now, Answer)>,
        made: &Values,
    ) -> Result<Fresh> {
        for (index, step) in self.scheme.acquire.iter().enumerate().skip(first) {
            let mut values = self.values(&kept);
            merge(&mut values, made);
            let is_first = index == 0 && self.scheme.sign_in.is_none();
            let bearer = self.acquiring(step, is_first, &values).await?;
            let (sent, answer) = self.run(step, &values, bearer).await?;
            merge(&mut kept, &answer.kept);
            answers.push((sent, answer));
        }
        let scheme = self.scheme;
        if let Some(it) = self.minted(&mut kept)? {
            answers.push(it);
        }
        let mut steps = scheme.sign_in.into_iter().chain(scheme.acquire);
        let asked = if steps.any(|it| asks_for_scopes(scheme, it)) {
            self.asked()
        } else {
            Vec::new()
        };
        let came = answers
            .last_mut()
            .map(|it| std::mem::take(&mut it.1.yielded));
        let kept = kept.without(|name| is_spent(scheme, name));
        let mut fresh = self.record(kept, &answers, None, asked)?;
        if let (Some(came), Some(last)) = (came, answers.pop()) {
            let last = [last];
            let yielded = came.into_iter().filter_map(|it| yielded(it, &last));
            fresh.yielded = yielded.collect();
        }
        Ok(fresh)
    }

    /// Keeps the tokens that are the credential themselves. Where no step is answered, they stand
    /// for an answer.
    fn minted(&self, kept: &mut Values) -> Result<Option<(Now, Answer)>> {
        let mut values = self.values(kept);
        for mint in self.scheme.mint.iter().filter(|it| it.is_sent) {
            let token = self.steps.mint(mint, &values)?;
            values.set(mint.name, token.clone());
            kept.set(mint.name, token);
        }
        let alone = self.scheme.acquire.is_empty() && self.scheme.sign_in.is_none();
        let answer = || Answer {
            asked: Values::new(),
            yielded: Vec::new(),
            kept: Values::new(),
            body: Value::Null.into(),
            date: None,
        };
        Ok(alone.then(|| (self.clock.now(), answer())))
    }

    /// The scopes that the caller asks for.
    pub(super) fn asked(&self) -> Vec<String> {
        let items = match self.inputs.get("scopes") {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let texts = items.iter().filter_map(Value::text);
        texts.map(Cow::into_owned).collect()
    }
}

/// What came with a login for another scheme, if it is enough to be sent.
fn yielded((scheme, kept): (&'static Scheme, Values), last: &[(Now, Answer)]) -> Option<Yielded> {
    let is_whole = is_whole(scheme, &kept);
    let (record, _) = record_of(scheme, kept, last, None).ok()?;
    is_whole.then_some(Yielded { scheme, record })
}

/// Whether the acquiring alone read a value: the code of a sign-in, which works once. It is of no
/// use to a store. Which scopes were granted counts for as long as the token lives.
fn is_spent(scheme: &'static Scheme, name: &str) -> bool {
    if name == "scope" {
        return false;
    }
    let read_by = |step: &'static Step| is_read_by(scheme, step, name);
    let tenant = scheme.tenant.map(|it| &it.step);
    let later = scheme.refresh.into_iter().chain(scheme.revoke);
    let mut later = later.chain(tenant);
    let placed = scheme.send.iter().flat_map(|it| [it.name, it.value]);
    let mut templates = placed.chain(scheme.base_path).chain(scheme.base_url);
    let mut lives = scheme.expires.iter().chain(scheme.refresh_expires);
    scheme.acquire.iter().any(read_by)
        && !later.any(read_by)
        && !templates.any(|it| render::reads(it, name))
        && !lives.any(|it| matches!(it, Expiry::Jwt(of) if *of == name))
}

/// Whether a step asks for scopes, itself or in a token that it carries.
pub(super) fn asks_for_scopes(scheme: &'static Scheme, step: &'static Step) -> bool {
    is_read_by(scheme, step, "scopes")
}

/// Whether a step reads a value, itself or in a token that it carries.
fn is_read_by(scheme: &'static Scheme, step: &'static Step, name: &str) -> bool {
    reads(step).any(|it| it == name) || jwt::read_by(scheme, step).any(|it| jwt::reads(it, name))
}

/// A login that is refused as if a token had expired means that the login itself is wrong.
pub(super) fn refused_login(error: Error) -> Error {
    let is_refused = matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::SignIn);
    if !is_refused || error.parental().is_some() {
        return error;
    }
    let message = "the provider refused the login; check the user name, password, id or secret";
    meaning(&error, ErrorKind::Client, message)
}

/// A code that is refused is of no use any more (RFC 6749 section 5.2); the client is as good as
/// it was.
pub(super) fn refused_code(error: Error) -> Error {
    if error.kind() != ErrorKind::SignIn || error.parental().is_some() {
        return refused_login(error);
    }
    let message = "the provider refused the code of this sign-in; begin another one";
    meaning(&error, ErrorKind::SignIn, message)
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::table::{Algorithm, Claim, Endpoint, Field, Mint, Part, Place, Shape};

    static EXCHANGE: Endpoint = Endpoint::new("exchange", Method::POST, &[Part::Text("/token")])
        .fields(&[
            Field::new("code", Place::Body, &Shape::Secret),
            Field::new("realm", Place::Body, &Shape::Text),
            Field::new("scope", Place::Body, &Shape::Text),
        ]);
    static REFRESH: Endpoint = Endpoint::new("refresh", Method::POST, &[Part::Text("/token")])
        .fields(&[Field::new("assertion", Place::Body, &Shape::Secret)]);
    static SCHEME: Scheme = Scheme::new("test", "Test")
        .acquire(&[Step::new(&EXCHANGE)])
        .refresh(&Step::new(&REFRESH))
        .mint(&[Mint::new("assertion", Algorithm::Es256, "key")
            .claims(&[("sub", Claim::Template(&[Part::Value("realm")]))])]);

    #[test]
    fn only_what_nothing_reads_any_more_is_spent() {
        assert!(is_spent(&SCHEME, "code"));
        assert!(!is_spent(&SCHEME, "realm"), "an assertion claims it later");
        assert!(!is_spent(&SCHEME, "scope"), "it tells what was granted");
        assert!(!is_spent(&SCHEME, "site"), "nobody has read it yet");
    }
}
