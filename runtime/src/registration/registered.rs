//! A client that was registered.

use std::{fmt, marker::PhantomData};

use crate::{
    Secret, Timestamp, Value, Values,
    registration::answer::{instant, until},
};

/// A client that the program has registered, of the scheme `A`, whose `registered` takes it.
///
/// It rests in the token store of whoever registered it. `Debug` shows no secret.
pub struct Registered<A> {
    kept: Values,
    is_new: bool,
    auth: PhantomData<fn() -> A>,
}

impl<A> Registered<A> {
    pub(super) fn new(kept: Values, is_new: bool) -> Self {
        Self {
            kept,
            is_new,
            auth: PhantomData,
        }
    }

    /// Whether it was registered now; otherwise the store held it.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Who the client is.
    pub fn client_id(&self) -> &str {
        self.text("client_id").unwrap_or_default()
    }

    /// What it proves that with; none where it needs no secret.
    pub fn client_secret(&self) -> Option<&Secret> {
        self.secret("client_secret")
    }

    /// When the secret ends; none where it does not, which the server writes as 0. Then the program
    /// registers again, and people sign in again: tokens belong to a client.
    pub fn client_secret_expires_at(&self) -> Option<Timestamp> {
        until(&self.kept)
    }

    /// When it was registered, where the server says so.
    pub fn client_id_issued_at(&self) -> Option<Timestamp> {
        instant(self.kept.get("client_id_issued_at")?)
    }

    /// The token by which its registration is read and changed (RFC 7592), where the server gave one.
    pub fn registration_access_token(&self) -> Option<&Secret> {
        self.secret("registration_access_token")
    }

    /// Where its registration is read and changed. It is the server's word and was not visited.
    pub fn registration_client_uri(&self) -> Option<&str> {
        self.text("registration_client_uri")
    }

    /// The addresses to which people may come back: the server may have registered others than
    /// were asked for.
    pub fn redirect_uris(&self) -> Vec<&str> {
        self.texts("redirect_uris")
    }

    /// The grants that it may use.
    pub fn grant_types(&self) -> Vec<&str> {
        self.texts("grant_types")
    }

    /// The scopes that it may ask for, with spaces between, where the server says so.
    pub fn scope(&self) -> Option<&str> {
        self.text("scope")
    }

    /// Any member of the server's answer.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.kept.get(name)
    }

    /// What the scheme is given of it: `client_id`, and `client_secret` where there is one.
    pub fn credentials(&self) -> Values {
        let names = ["client_id", "client_secret"];
        let mut values = Values::new();
        for name in names {
            if let Some(value) = self.kept.get(name) {
                values.set(name, value.clone());
            }
        }
        values
    }

    fn text(&self, name: &str) -> Option<&str> {
        text(self.kept.get(name)?)
    }

    fn texts(&self, name: &str) -> Vec<&str> {
        match self.kept.get(name) {
            Some(Value::List(items)) => items.iter().filter_map(text).collect(),
            _ => Vec::new(),
        }
    }

    fn secret(&self, name: &str) -> Option<&Secret> {
        match self.kept.get(name) {
            Some(Value::Secret(secret)) => Some(secret),
            _ => None,
        }
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

impl<A> Clone for Registered<A> {
    fn clone(&self) -> Self {
        Self::new(self.kept.clone(), self.is_new)
    }
}

impl<A> fmt::Debug for Registered<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registered")
            .field("client_id", &self.client_id())
            .field("client_secret", &self.client_secret())
            .field("is_new", &self.is_new)
            .finish_non_exhaustive()
    }
}
