//! What is between the beginning and the end of a sign-in: a page that was shown, and what proves
//! that whoever comes back had asked for it.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use crate::{
    Error, Random, Result, Secret, Timestamp, Values,
    jwt::{self, JKT},
    table::{Dpop, Scheme},
};

/// A sign-in that was begun: show its [`url`](Self::url) to a person, and hand it back with the
/// address to which the browser comes.
///
/// A program that ends it in another request than it began it in keeps [`state`](Self::state),
/// [`code_verifier`](Self::code_verifier) and, where there is one, [`dpop_key`](Self::dpop_key) with
/// the person's session, and nowhere else, and calls [`resume`](Self::resume).
#[derive(Clone)]
pub struct SignIn {
    pub(crate) url: String,
    pub(crate) state: String,
    pub(crate) code_verifier: Secret,
    pub(crate) redirect_uri: String,
    pub(crate) opens_until: Option<Timestamp>,
    /// The key to which the code and its tokens are bound, where they are.
    pub(crate) dpop_key: Option<Secret>,
    /// What the page is told of it.
    dpop_jkt: Option<String>,
}

impl SignIn {
    /// The parts of a sign-in that was begun, put together again. Its [`url`](Self::url) is empty.
    /// One that has a [`dpop_key`](Self::dpop_key) goes on with it:
    /// [`with_dpop_key`](Self::with_dpop_key).
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
            dpop_key: None,
            dpop_jkt: None,
        }
    }

    /// Adds the key of a sign-in that was begun: what its [`dpop_key`](Self::dpop_key) was.
    #[must_use]
    pub fn with_dpop_key(mut self, key: impl Into<Secret>) -> Self {
        self.dpop_key = Some(key.into());
        self
    }

    /// A new one, whose page is not known yet. Where tokens are bound to a key, it has one of its
    /// own: a key that other sign-ins have, too, would bind no code to this one (RFC 9449 section 10).
    pub(crate) fn begin(
        redirect_uri: String,
        random: &dyn Random,
        dpop: Option<&Dpop>,
    ) -> Result<Self> {
        check(&redirect_uri)?;
        let state = unguessable(random)?;
        let code_verifier = unguessable(random)?;
        let mut begun = Self::resume(state, code_verifier, redirect_uri);
        if let Some(dpop) = dpop {
            let key = jwt::new_key(dpop)?;
            begun.dpop_jkt = Some(jwt::thumbprint(dpop, key.expose())?);
            begun.dpop_key = Some(key);
        }
        Ok(begun)
    }

    /// Refuses one that was put together without its key: the provider would refuse its code, and
    /// not say why.
    pub(crate) fn check_key(&self, scheme: &Scheme) -> Result<()> {
        if scheme.dpop.is_none() || self.dpop_key.is_some() {
            return Ok(());
        }
        Err(Error::input(
            "the code of this sign-in is bound to a key, and the key is missing; keep its `dpop_key()` beside its `code_verifier()`, and give it back: `SignIn::resume(…).with_dpop_key(…)`",
        ))
    }

    /// What the page is given to know.
    pub(crate) fn for_page(&self) -> Values {
        Values::new()
            .with("redirect_uri", self.redirect_uri.as_str())
            .with("state", self.state.as_str())
            .with("code_challenge", challenge(self.code_verifier.expose()))
            .maybe(JKT, self.dpop_jkt.as_deref())
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

    /// The private key to which the code and the tokens of this sign-in are bound (RFC 9449 section
    /// 10), as base64 of its PKCS #8 form; none where the scheme binds nothing.
    pub fn dpop_key(&self) -> Option<&Secret> {
        self.dpop_key.as_ref()
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
            let callback = "https://app.example/callback".to_owned();
            SignIn::begin(callback, random, None).expect("it begins")
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

    #[cfg(feature = "jwt")]
    #[test]
    fn each_sign_in_has_a_key_of_its_own() {
        const DPOP: Dpop = Dpop {
            algorithm: crate::table::Algorithm::Es256,
            token: "access_token",
        };
        static BOUND: Scheme = Scheme::new("bound", "Bound").dpop(DPOP);
        let begin = || {
            let callback = "https://app.example/callback".to_owned();
            SignIn::begin(callback, &Repeatable::default(), Some(&DPOP)).expect("it begins")
        };
        let (one, other) = (begin(), begin());
        let told = |it: &SignIn| {
            let page = it.for_page();
            page.get(JKT)
                .and_then(|it| Some(it.text()?.into_owned()))
                .expect("it is told")
        };
        assert_eq!(told(&one).len(), 43);
        assert_ne!(told(&one), told(&other));
        let key = one.dpop_key().expect("a key");
        assert_eq!(
            jwt::thumbprint(&DPOP, key.expose()).ok(),
            Some(told(&one)),
            "what is told is of the key"
        );
        assert!(!format!("{one:?}").contains(key.expose()));
        let resumed = SignIn::resume(one.state(), one.code_verifier().clone(), "app:/back");
        let error = resumed.check_key(&BOUND).expect_err("its key is missing");
        assert!(error.to_string().contains("with_dpop_key"), "{error}");
        let resumed = resumed.with_dpop_key(key.clone());
        assert!(resumed.check_key(&BOUND).is_ok());
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
