//! What is between the beginning and the end of a sign-in: a page that was shown, and what proves
//! that whoever comes back had asked for it.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use crate::{Error, Random, Result, Secret, Timestamp, Values};

/// A sign-in that was begun: show its [`url`](Self::url) to a person, and hand it back with the
/// address to which the browser comes.
///
/// A program that ends it in another request than it began it in keeps [`state`](Self::state) and
/// [`code_verifier`](Self::code_verifier) with the person's session, and nowhere else, and calls
/// [`resume`](Self::resume).
#[derive(Clone)]
pub struct SignIn {
    pub(crate) url: String,
    pub(crate) state: String,
    pub(crate) code_verifier: Secret,
    pub(crate) redirect_uri: String,
    pub(crate) opens_until: Option<Timestamp>,
}

impl SignIn {
    /// The parts of a sign-in that was begun, put together again. Its [`url`](Self::url) is empty.
    pub fn resume(
        state: impl Into<String>,
        code_verifier: impl Into<Secret>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self {
            url: String::new(),
            state: state.into(),
            code_verifier: code_verifier.into(),
            redirect_uri: redirect_uri.into(),
            opens_until: None,
        }
    }

    /// A new one, whose page is not known yet.
    pub(crate) fn begin(redirect_uri: String, random: &dyn Random) -> Result<Self> {
        check(&redirect_uri)?;
        let state = unguessable(random)?;
        let code_verifier = unguessable(random)?;
        Ok(Self::resume(state, code_verifier, redirect_uri))
    }

    /// What the page is given to know.
    pub(crate) fn for_page(&self) -> Values {
        Values::new()
            .with("redirect_uri", self.redirect_uri.as_str())
            .with("state", self.state.as_str())
            .with("code_challenge", challenge(self.code_verifier.expose()))
    }

    /// What the steps after the page are given to know.
    pub(crate) fn for_steps(&self) -> Values {
        self.for_page()
            .with("code_verifier", self.code_verifier.clone())
    }

    /// The address of the page that the person opens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Until when the page has to be opened, where its request was pushed and the provider said for
    /// how long it keeps it (RFC 9126 section 2.2). What is later is a sign-in of its own.
    pub fn opens_until(&self) -> Option<Timestamp> {
        self.opens_until
    }

    /// What comes back with the person, so that a callback which nobody asked for is refused
    /// (RFC 6749 section 10.12).
    pub fn state(&self) -> &str {
        &self.state
    }

    /// What proves that the code is exchanged by whoever asked for it (RFC 7636).
    pub fn code_verifier(&self) -> &Secret {
        &self.code_verifier
    }

    /// Where the person comes back to.
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }
}

impl fmt::Debug for SignIn {
    /// Shows the page without its query, which holds the state.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.url.split('?').next().unwrap_or_default();
        write!(f, "SignIn({page})")
    }
}

/// 256 bits that nobody can guess, as 43 characters: what RFC 7636 section 4.1 recommends.
fn unguessable(random: &dyn Random) -> Result<String> {
    let mut bytes = zeroize::Zeroizing::new([0; 32]);
    random.unguessable(&mut *bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(*bytes))
}

/// The code challenge `S256` (RFC 7636 section 4.2).
fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

/// An address to come back to: absolute, without a fragment (RFC 6749 section 3.1.2). Programs that
/// are installed may have a scheme of their own (RFC 8252 section 7.1).
fn check(redirect_uri: &str) -> Result<()> {
    let wrong = |why: &str| Err(Error::input(format!("the `redirect_uri` {why}")));
    let Some((scheme, rest)) = redirect_uri.split_once(':') else {
        return wrong("must be a whole address, such as https://app.example/callback");
    };
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
    if !is_scheme || rest.is_empty() {
        return wrong("must be a whole address, such as https://app.example/callback");
    }
    if redirect_uri.contains('#') || !redirect_uri.bytes().all(|it| it.is_ascii_graphic()) {
        return wrong("holds `#`, a space or a character that is not visible ASCII");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Repeatable;

    #[test]
    fn the_example_of_rfc_7636() {
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn what_nobody_may_guess_is_long_and_differs() {
        let begin = |random: &Repeatable| {
            SignIn::begin("https://app.example/callback".to_owned(), random).expect("it begins")
        };
        let random = Repeatable::default();
        let (one, other) = (begin(&random), begin(&random));
        let parts = [
            one.state(),
            one.code_verifier().expose(),
            other.state(),
            other.code_verifier().expose(),
        ];
        for (index, it) in parts.iter().enumerate() {
            assert_eq!(it.len(), 43);
            let is_unreserved = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
            assert!(it.bytes().all(is_unreserved), "{it}");
            assert!(!parts[..index].contains(it));
        }
        assert_eq!(begin(&Repeatable::default()).state(), one.state());
        let shown = format!("{one:?}");
        assert!(!shown.contains(one.state()), "{shown}");
    }

    #[test]
    fn people_come_back_to_a_whole_address() {
        for right in [
            "https://app.example/callback",
            "https://app.example/callback?tenant=1",
            "http://127.0.0.1:8080",
            "com.example.app:/callback",
            "urn:ietf:wg:oauth:2.0:oob",
        ] {
            assert!(check(right).is_ok(), "{right} was refused");
        }
        for wrong in [
            "",
            "/callback",
            "app.example/callback",
            ":callback",
            "https:",
            "https://app.example/#callback",
            "https://app.example/a b",
            "https://app.example/\r\nX: y",
            "https://äpp.example/",
        ] {
            assert!(check(wrong).is_err(), "{wrong:?} was taken");
        }
    }
}
