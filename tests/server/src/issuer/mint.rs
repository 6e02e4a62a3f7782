//! The values that the issuer makes, and where in an answer they go: apart from the rules of who
//! gets one.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Keep, Provider, Rotation, Scheme, Source, Step};
use sha2::{Digest, Sha256};

use super::{Order, Success, scopes};
use crate::{Json, address::is_address, grant::Life, sample, step::kept_fields};

/// What one step makes.
pub(super) struct Minted<'a> {
    pub(super) scheme: &'a Scheme,
    /// The how manieth of its scheme it is.
    pub(super) number: usize,
    /// What was kept before.
    pub(super) before: Vec<(String, String)>,
    pub(super) scopes: Option<&'a [String]>,
    pub(super) life: Life,
}

impl Minted<'_> {
    /// Makes the values that the client will keep and writes them, with their lives, in the answer.
    pub(super) fn write(
        mut self,
        order: &Order<'_>,
        step: &Step,
        body: &mut Option<Json>,
        success: &mut Success,
    ) -> Vec<(String, String)> {
        self.tell_scopes(order, body);
        for keep in &step.keep {
            if keep.optional && is_absent(&keep.source, body.as_ref()) {
                continue;
            }
            let old = self.before.iter().find(|(name, _)| *name == keep.name);
            let is_reused = self.scheme.rotation == Rotation::Reusable
                && refreshes(order.provider, self.scheme, &keep.name);
            let value = match old {
                Some((_, old)) if is_reused => old.clone(),
                _ if is_address(self.scheme, &keep.name) => order.arrivals.address(None),
                _ => self.token(order, keep),
            };
            let is_final = is_address(self.scheme, &keep.name);
            let value = place(&keep.source, (value, self.number, is_final), body, success);
            self.before.retain(|(name, _)| *name != keep.name);
            self.before.push((keep.name.clone(), value));
        }
        if let Some(body) = body {
            for (path, value) in self.life.told(self.scheme, order.now) {
                body.put(&path, value);
            }
        }
        self.before
    }

    /// Where an answer of a standard tells the scopes, it tells those that were asked for, or all.
    fn tell_scopes(&self, order: &Order<'_>, body: &mut Option<Json>) {
        let path = ["scope".to_owned()];
        let is_standard = order.provider.endpoint(order.endpoint).standard.is_some();
        let sample = body.as_ref().and_then(|it| it.at(&path));
        let scopes = self.scopes.unwrap_or(&order.provider.scopes);
        if is_standard && sample.is_some() && !scopes.is_empty() {
            let told = scopes::told(self.scheme, scopes, sample);
            if let Some(body) = body {
                body.put(&path, told);
            }
        }
    }

    /// A token: the vendor's published one first, then one that tells whose it is.
    fn token(&self, order: &Order<'_>, keep: &Keep) -> String {
        let Scheme { id, examples, .. } = self.scheme;
        let number = self.number;
        let plain = format!("{id}-{}-{number}", keep.name.replace('_', "-"));
        if let Some(ends) = self.life.of_jwt(self.scheme, &keep.name) {
            return jwt(&plain, ends / 1000);
        }
        let scopes = self.scopes.unwrap_or(&order.provider.scopes);
        if keep.name == "scope" && !scopes.is_empty() {
            return scopes.join(&self.scheme.scope_separator);
        }
        let mut published = examples.iter().flat_map(|it| &it.given);
        let published = published.find(|(name, _)| *name == keep.name);
        // What the caller holds from the start is not issued a second time.
        let is_held = self.scheme.inputs.iter().any(|it| it.name == keep.name);
        match published {
            Some((_, value)) if number == 1 && !is_held => value.clone(),
            _ => plain,
        }
    }
}

/// A JSON Web Token (RFC 7519) with a made-up signature, which nobody here verifies.
fn jwt(subject: &str, ends: i64) -> String {
    let encode = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
    let header = encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let payload = encode(&format!(r#"{{"sub":"{subject}","exp":{ends}}}"#));
    let signature = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&payload));
    format!("{header}.{payload}.{signature}")
}

/// Whether a kept value is what the refresh step sends.
fn refreshes(provider: &Provider, scheme: &Scheme, name: &str) -> bool {
    let fields = scheme
        .refresh
        .iter()
        .flat_map(|it| kept_fields(provider, scheme, it));
    fields
        .into_iter()
        .any(|(_, template)| template.names().contains(&name))
}

/// Puts a value where the client looks for it; where another scheme has put one, that one stands,
/// unless this one is final.
fn place(
    source: &Source,
    (mut value, number, is_final): (String, usize, bool),
    body: &mut Option<Json>,
    success: &mut Success,
) -> String {
    match source {
        Source::Body(path) => {
            let body = body.get_or_insert_with(|| Json::Object(Vec::new()));
            match body.at(path) {
                _ if is_final => {}
                Some(Json::Text(text)) if text == sample::UUID => value = sample::uuid(number),
                None | Some(Json::Null) => {}
                Some(Json::Text(text)) if sample::is_plain(text) => {}
                // A number or a flag that is kept stays as it is, and so does another's token.
                Some(other) => return other.text().unwrap_or(value),
            }
            body.put(path, Json::Text(value.clone()));
        }
        Source::Header(name) => success.headers.push((name.clone(), value.clone())),
        Source::Cookie(name) => success
            .headers
            .push(("Set-Cookie".to_owned(), format!("{name}={value}; Path=/"))),
        Source::Whole => success.body = Some(value.clone()),
    }
    value
}

/// Whether a sample body does without what a client may keep of it.
fn is_absent(source: &Source, body: Option<&Json>) -> bool {
    matches!(source, Source::Body(path) if body.is_none_or(|it| it.at(path).is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jwt_says_when_it_ends() {
        let token = jwt("a-token-1", 1_767_229_200);
        let parts: Vec<&str> = token.split('.').collect();
        let payload = BASE64_URL_SAFE_NO_PAD
            .decode(parts[1])
            .expect("it is Base64");
        let payload = Json::read(&payload).expect("it is JSON");
        let expected = r#"{"sub":"a-token-1","exp":1767229200}"#;
        assert_eq!((parts.len(), payload.to_string()), (3, expected.to_owned()));
        assert_ne!(token, jwt("a-token-2", 1_767_229_200));
    }
}
