//! The sign-in of a person: the page that lets a client in, and the exchange of the code that it
//! gives (RFC 6749 section 4.1, RFC 7636, RFC 9449 section 10).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Keep, Part, Scheme, Source, Step};
use sha2::{Digest, Sha256};

use super::{Issuer, Order, Success, admit::Denied, pushed::Pushed, scopes};
use crate::{
    Json, Refusal,
    grant::{Consent, End, Grant, Life, Stage},
    person,
    proof::BOUND,
    refusal::Class,
    render::render,
    sample,
    step::{fills, kept_fields},
};

/// How long a code may wait for its exchange: ten minutes, the most that RFC 6749 advises.
const CODE_LIVES: i64 = 600_000;

/// Checks what the page is asked, beside the form of its fields.
pub(super) fn asks_well(order: &Order<'_>, scheme: &Scheme, step: &Step) -> Result<(), Denied> {
    let bad = |reason: String| Err(Denied::known(Class::Request, reason));
    for name in ["redirect_uri", "state", "code_challenge", BOUND] {
        let Some(field) = carrier(order, scheme, step, name) else {
            continue;
        };
        let Some(text) = order.sent(&field) else {
            return bad(format!("the query parameter `{field}` is missing"));
        };
        match name {
            "redirect_uri" if !is_redirect(&text) => {
                return bad(format!(
                    "`{field}` must be an address without a fragment (RFC 6749 section 3.1.2)"
                ));
            }
            "code_challenge" | BOUND if !is_digest(&text) => {
                return bad(format!(
                    "`{field}` must be a SHA-256 digest in Base64 for URLs, 43 characters"
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

impl Issuer {
    /// Sends the person back, with a code or with a denial.
    pub(super) fn let_in(
        &mut self,
        order: &Order<'_>,
        index: usize,
        pushed: Option<&Pushed>,
        is_denied: bool,
    ) -> Success {
        let scheme = order.scheme(index);
        let Some(step) = &scheme.sign_in else {
            return Success::default();
        };
        let carried = |name: &str| carried(order, scheme, pushed, name);
        let sent = |name: &str| carried(name).map(|(_, text)| text);
        let state = carried("state");
        let redirect_uri = sent("redirect_uri");
        let mut query: Vec<(String, String)> = Vec::new();
        if is_denied {
            query.push(("error".to_owned(), "access_denied".to_owned()));
            query.extend(state);
            query.extend(issuer(order, scheme));
        } else {
            let is_code = |it: &&(usize, &Grant)| matches!(it.1.stage, Stage::Consented(_));
            let number = self.of(index).filter(|it| is_code(&it)).count() + 1;
            query = callback(order, scheme, step, state, number);
            if let Some((name, value)) = issuer(order, scheme) {
                query.retain(|(it, _)| *it != name);
                query.push((name, value));
            }
            let kept = step.keep.iter().filter_map(|keep| {
                let (_, value) = query.iter().find(|(it, _)| Some(it) == name_of(keep))?;
                Some((keep.name.clone(), value.clone()))
            });
            let grant = Grant {
                scheme: index,
                family: self.grants.len(),
                stage: Stage::Consented(Consent {
                    redirect_uri: redirect_uri.clone(),
                    challenge: sent("code_challenge"),
                    key: sent(BOUND),
                }),
                steps: 0,
                kept: kept.collect(),
                scopes: asked(order, scheme, step, pushed),
                life: Life {
                    expires: Some(order.now + CODE_LIVES),
                    ..Life::default()
                },
                spent: false,
                end: None,
            };
            self.grants.push(grant);
        }
        let location = located(&redirect_uri.unwrap_or_default(), &query);
        Success {
            status: Some(302),
            headers: vec![("Location".to_owned(), location)],
            body: None,
        }
    }

    /// Whether the code is good: issued, not used, for this address, and asked for by whoever
    /// exchanges it.
    pub(super) fn admit_exchange(
        &mut self,
        order: &Order<'_>,
        index: usize,
    ) -> Result<Option<usize>, Denied> {
        let scheme = order.scheme(index);
        let step = &scheme.acquire[0];
        self.filled(order, scheme, step)?;
        let Some((found, consent)) = self.exchanged(order, index, step) else {
            if self.is_form_only {
                return Ok(None);
            }
            let reason = "the code is not one that was issued";
            return Err(Denied::stranger(Class::Dead, reason));
        };
        let Grant {
            family, end, life, ..
        } = self.grants[found];
        let dead = |reason: &str| Err(Denied::Known(Refusal::new(Class::Dead, reason)));
        if end == Some(End::Revoked) {
            self.revoke_made_by(family);
            return dead("the code was used before, so every token that came from it is revoked");
        }
        if life.expires.is_some_and(|it| it <= order.now) {
            return dead("the code has expired");
        }
        let sent = |name: &str| order.sent(&carrier(order, scheme, step, name)?);
        if carrier(order, scheme, step, "redirect_uri").is_some()
            && sent("redirect_uri") != consent.redirect_uri
        {
            return dead("the code was issued for another `redirect_uri`");
        }
        if consent.key.is_some() && consent.key.as_deref() != order.key {
            return dead("the code was asked for with another key");
        }
        if let Some(challenge) = consent.challenge {
            match sent("code_verifier") {
                None => {
                    return dead("the code was asked for with a challenge, and nothing proves it");
                }
                Some(it) if !is_verifier(&it) => {
                    return dead(
                        "the verifier must be 43 to 128 of the characters that RFC 7636 names",
                    );
                }
                Some(it) if digest(&it) != challenge => {
                    return dead("the verifier is not the one of the challenge");
                }
                Some(_) => {}
            }
        }
        Ok(Some(found))
    }

    fn exchanged(&self, order: &Order<'_>, index: usize, step: &Step) -> Option<(usize, Consent)> {
        let fields = kept_fields(order.provider, order.scheme(index), step);
        let fits = |grant: &Grant| {
            let value = |name: &str| grant.value(name).map(Json::Text);
            fields
                .iter()
                .all(|(field, template)| order.sent(&field.name) == render(template, &value))
        };
        self.of(index)
            .find_map(|(found, grant)| match &grant.stage {
                Stage::Consented(consent) if !fields.is_empty() && fits(grant) => {
                    Some((found, consent.clone()))
                }
                _ => None,
            })
    }

    /// Revokes all that came from a code, by whichever scheme (RFC 6749 section 10.5).
    fn revoke_made_by(&mut self, code: usize) {
        let is_its = |it: &&mut Grant| {
            it.family == code || matches!(it.stage, Stage::Issued(Some(by)) if by == code)
        };
        for grant in self.grants.iter_mut().filter(is_its) {
            grant.end = Some(End::Revoked);
            grant.spent = true;
        }
    }
}

/// The page on which the person decides.
pub(super) fn ask(order: &Order<'_>, index: usize, pushed: Option<&Pushed>) -> Success {
    let scheme = order.scheme(index);
    let Some(step) = &scheme.sign_in else {
        return Success::default();
    };
    let sent = |name: &str| carried(order, scheme, pushed, name).map(|(_, text)| text);
    let scopes = asked(order, scheme, step, pushed).map(|it| it.join(", "));
    let facts = [
        ("The program", sent("client_id")),
        ("It asks for", scopes),
        ("It waits at", sent("redirect_uri")),
    ];
    let facts = facts.map(|(name, value)| Some((name, value?)));
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    person::consent(&order.provider.title, &facts)
}

/// Who says so (RFC 9207), where the spec names the issuer, or metadata do.
fn issuer(order: &Order<'_>, scheme: &Scheme) -> Option<(String, String)> {
    let page = order.provider.endpoint(order.endpoint);
    let (host, path) = match (&scheme.issuer, &page.discovered) {
        (Some(it), _) => (&it.host, &it.path),
        (None, found) => (&page.host, &found.as_ref()?.path),
    };
    let origin = order.arrivals.host(host)?;
    Some(("iss".to_owned(), format!("{origin}{path}")))
}

/// A value of the sign-in with the name of its field, from the address of the page or from the
/// request that was pushed for it.
fn carried(
    order: &Order<'_>,
    scheme: &Scheme,
    pushed: Option<&Pushed>,
    name: &str,
) -> Option<(String, String)> {
    let asked = scheme.push.as_ref().or(scheme.sign_in.as_ref())?;
    let field = carrier(order, scheme, asked, name)?;
    let text = match pushed {
        Some(it) => it.sent(&field)?,
        None => order.sent(&field)?,
    };
    Some((field, text))
}

/// The scopes that a sign-in asks for, found in the same place.
fn asked(
    order: &Order<'_>,
    scheme: &Scheme,
    step: &Step,
    pushed: Option<&Pushed>,
) -> Option<Vec<String>> {
    match pushed {
        Some(it) => it.scopes.clone(),
        None => scopes::asked(order, scheme, step),
    }
}

/// The name on the wire of the field that carries a value of the sign-in as it is.
fn carrier(order: &Order<'_>, scheme: &Scheme, step: &Step, name: &str) -> Option<String> {
    let is_it = |parts: &[Part]| matches!(parts, [Part::Value(it)] if it == name);
    fills(order.provider, scheme, step)
        .find(|(_, it)| is_it(&it.0))
        .map(|(field, _)| field.name.clone())
}

/// What comes back with the person: the members of the page's answer.
fn callback(
    order: &Order<'_>,
    scheme: &Scheme,
    step: &Step,
    state: Option<(String, String)>,
    number: usize,
) -> Vec<(String, String)> {
    let body = sample::body(
        order.provider,
        order.provider.endpoint(order.endpoint),
        order.now,
    );
    let mut query = Vec::new();
    if let Some(Json::Object(members)) = body {
        // A success tells of no error, even where the page may.
        let members = members.into_iter().filter(|(it, _)| !is_fault(it));
        query.extend(members.filter_map(|(name, value)| Some((name, value.text()?))));
    }
    let mut put = |name: String, value: String| match query.iter_mut().find(|(it, _)| *it == name) {
        Some((_, old)) => *old = value,
        None => query.push((name, value)),
    };
    for keep in &step.keep {
        if let Some(name) = name_of(keep).filter(|it| !is_fault(it)) {
            let value = format!("{}-{}-{number}", scheme.id, keep.name.replace('_', "-"));
            put(name.clone(), value);
        }
    }
    if let Some((name, value)) = state {
        put(name, value);
    }
    query
}

/// Whether a parameter tells of an error (RFC 6749 section 4.1.2.1).
fn is_fault(name: &str) -> bool {
    name.starts_with("error")
}

/// The parameter of the callback from which a value is kept.
fn name_of(keep: &Keep) -> Option<&String> {
    match &keep.source {
        Source::Body(path) => path.first(),
        _ => None,
    }
}

fn located(address: &str, query: &[(String, String)]) -> String {
    let between = if address.contains('?') { '&' } else { '?' };
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(query)
        .finish();
    format!("{address}{between}{query}")
}

/// An absolute address without a fragment, of any scheme: an installed client has one of its own.
fn is_redirect(text: &str) -> bool {
    let is_letter = |it: char| it.is_ascii_alphanumeric() || "+-.".contains(it);
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|it: char| it.is_ascii_alphabetic())
            && scheme.chars().all(is_letter)
            && rest.len() > 2
            && text.is_ascii()
            && !text.contains(['#', ' '])
    })
}

fn is_digest(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD
        .decode(text)
        .is_ok_and(|it| it.len() == 32)
}

fn is_verifier(text: &str) -> bool {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-._~".contains(it);
    (43..=128).contains(&text.len()) && text.chars().all(is_plain)
}

fn digest(verifier: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert!(is_verifier(verifier) && is_digest(challenge));
        assert_eq!(digest(verifier), challenge);
        assert!(!is_verifier("short") && !is_digest(&challenge[1..]));
    }

    #[test]
    fn a_person_is_sent_back_to_an_address() {
        let good = [
            "https://a.example/b?c=d",
            "http://127.0.0.1:8000",
            "com.example.app:/back",
        ];
        let bad = [
            "",
            "/b",
            "https://a.example/#b",
            "https:",
            "1:/b",
            "http://a b",
        ];
        assert!(good.iter().all(|it| is_redirect(it)));
        assert!(!bad.iter().any(|it| is_redirect(it)));
        let query = [("code".to_owned(), "a b".to_owned())];
        assert_eq!(located(good[0], &query), "https://a.example/b?c=d&code=a+b");
        assert_eq!(located(good[1], &query), "http://127.0.0.1:8000?code=a+b");
    }
}
