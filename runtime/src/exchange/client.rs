//! How an OAuth 2.0 client proves itself (RFC 6749 section 2.3.1).

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderValue, header};
use zeroize::Zeroizing;

use super::{draft::Draft, headers::header_value};
use crate::{
    Error, Result, Value, Values,
    exchange::Body,
    table::{ClientAuthentication, Endpoint},
};

const PROOF: [&str; 2] = ["client_id", "client_secret"];

/// Whether a value proves the client at this endpoint.
pub(super) fn is_proof(endpoint: &Endpoint, name: &str) -> bool {
    endpoint.client_authentication != ClientAuthentication::None && PROOF.contains(&name)
}

/// Puts the client's id and secret where the endpoint wants them. A client without a secret, where
/// it may be public, only names itself.
pub(super) fn prove(endpoint: &Endpoint, values: &Values, draft: &mut Draft) -> Result<()> {
    let given = |name: &str| values.get(name).filter(|it| it.text().is_some());
    let of = |name: &str| {
        let missing = || Error::input(format!("`{name}` is missing; `{}` needs it", endpoint.id));
        given(name).ok_or_else(missing)
    };
    let is_public = endpoint.public_client && given("client_secret").is_none();
    match endpoint.client_authentication {
        ClientAuthentication::ClientSecretBasic if !is_public => {
            let value = basic(of("client_id")?, of("client_secret")?)?;
            draft.headers.insert(0, (header::AUTHORIZATION, value));
        }
        ClientAuthentication::ClientSecretBasicRaw if !is_public => {
            let value = raw(of("client_id")?, of("client_secret")?)?;
            draft.headers.insert(0, (header::AUTHORIZATION, value));
        }
        ClientAuthentication::None => {}
        ClientAuthentication::ClientSecretBasic
        | ClientAuthentication::ClientSecretBasicRaw
        | ClientAuthentication::ClientSecretPost => {
            let names = if is_public { &PROOF[..1] } else { &PROOF };
            if let Body::Fields(_, members) = &mut draft.body {
                for name in names {
                    if !members.iter().any(|(it, _)| it == name) {
                        members.push((Cow::Borrowed(name), of(name)?.clone()));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Both halves are form-encoded before they are joined; plain HTTP Basic does not do that.
fn basic(id: &Value, secret: &Value) -> Result<HeaderValue> {
    let encoded = |half: &Value| -> Zeroizing<String> {
        let text = half.text().unwrap_or_default();
        let mut encoded = Zeroizing::new(String::with_capacity(3 * text.len()));
        encoded.extend(form_urlencoded::byte_serialize(text.as_bytes()));
        encoded
    };
    let (id, secret) = (encoded(id), encoded(secret));
    pair(&id, &secret)
}

/// Plain HTTP Basic, for a provider that does not decode the halves.
fn raw(id: &Value, secret: &Value) -> Result<HeaderValue> {
    let text = |half: &Value| Zeroizing::new(half.text().unwrap_or_default().into_owned());
    let (id, secret) = (text(id), text(secret));
    if id.contains(':') {
        let message = "`client_id` may not hold a colon, because HTTP Basic ends it there";
        return Err(Error::input(message));
    }
    pair(&id, &secret)
}

fn pair(id: &str, secret: &str) -> Result<HeaderValue> {
    let mut pair = Zeroizing::new(String::with_capacity(id.len() + 1 + secret.len()));
    pair.extend([id, ":", secret]);
    let mut value = Zeroizing::new(String::with_capacity(10 + pair.len().div_ceil(3) * 4));
    value.push_str("Basic ");
    STANDARD.encode_string(pair.as_bytes(), &mut value);
    header_value("Authorization", value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(id: &str, secret: &str) -> String {
        let value =
            basic(&Value::Text(id.to_owned()), &Value::Secret(secret.into())).expect("ASCII");
        assert!(value.is_sensitive());
        value.to_str().expect("ASCII").to_owned()
    }

    #[test]
    fn the_example_of_rfc_6749() {
        assert_eq!(
            sent("s6BhdRkqt3", "7Fjfp0ZBr1KtDRbnfVdmIw"),
            "Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3"
        );
    }

    #[test]
    fn raw_halves_are_as_they_are() {
        let sent = |id: &str, secret: &str| {
            let (id, secret) = (Value::Text(id.to_owned()), Value::Secret(secret.into()));
            raw(&id, &secret).map(|it| it.to_str().expect("ASCII").to_owned())
        };
        // The example of RFC 7617 section 2.
        let expected = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
        assert_eq!(
            sent("Aladdin", "open sesame").expect("it is sent"),
            expected
        );
        assert!(sent("a", "p:%+").is_ok(), "a secret may hold anything");
        let error = sent("a:b", "s3cr3t").expect_err("nobody could tell the halves");
        assert!(!error.to_string().contains("s3cr3t"), "{error}");
    }

    #[test]
    fn both_halves_are_form_encoded() {
        // `a:b` and `p %+é` become `a%3Ab` and `p+%25%2B%C3%A9`.
        assert_eq!(sent("a:b", "p %+é"), "Basic YSUzQWI6cCslMjUlMkIlQzMlQTk=");
    }
}
