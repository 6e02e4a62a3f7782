//! What a client shares with those that are derived from it: the way to the provider, the store,
//! the program around it. It makes the engines of all of them.

use std::sync::Arc;

use crate::{
    Environment, Error, Result, StoreKey, TokenStore, Value, Values,
    credential::Checked,
    engine::{Engine, Family, Ground, Holder, is_exchanged, is_held},
    jwt,
    table::Scheme,
    wire::Wire,
};

/// What a client shares with those that are derived from it.
pub(crate) struct Shared {
    pub(crate) wire: Arc<Wire>,
    pub(crate) store: Arc<dyn TokenStore>,
    /// Whether the store may hold the credentials of others.
    pub(crate) is_common: bool,
    pub(crate) account: String,
    pub(crate) environment: Option<Environment>,
    /// The engines that were made so far.
    pub(crate) family: Family,
}

impl Shared {
    /// The engines of a credential and of those above it.
    pub(crate) fn holder(&self, credential: Checked) -> Result<Holder> {
        let Checked {
            scheme,
            inputs,
            parent,
        } = credential;
        let parent = parent.map(|it| self.holder(*it)).transpose()?;
        self.derived(scheme, inputs, parent)
    }

    /// The engine of a scheme whose steps a parent authenticates, if any.
    pub(crate) fn derived(
        &self,
        scheme: &'static Scheme,
        inputs: Values,
        parent: Option<Holder>,
    ) -> Result<Holder> {
        let id = parent.as_ref().map(|it| it.scheme().id);
        match id {
            None if scheme.parents.is_empty() => {}
            Some(id) if scheme.parents.contains(&id) => {}
            None => {
                return Err(Error::input(format!(
                    "`{}` is made with a client of {}; derive it from one",
                    scheme.id,
                    scheme.parents.join(" or ")
                )));
            }
            Some(id) => {
                return Err(Error::input(format!(
                    "`{}` is not made with the credential of `{id}`",
                    scheme.id
                )));
            }
        }
        jwt::check(scheme, &inputs)?;
        if self.is_common && self.account.is_empty() && is_nameless(scheme, &inputs, id) {
            return Err(Error::input(
                "nothing that a store may see tells the logins of this scheme apart; \
                 name each with `account`",
            ));
        }
        let ground = Ground {
            steps: self.wire.clone(),
            environment: self.environment()?,
            store: self.store.clone(),
        };
        let (provider, hosts) = (self.wire.provider.name, self.wire.hosts.to_string());
        let root = StoreKey::new(provider, scheme.id, hosts, &self.account);
        let engine = Engine::new(scheme, inputs, parent, ground, root)?;
        self.family.add(&engine);
        Ok(Holder::new(engine))
    }

    pub(crate) fn environment(&self) -> Result<Environment> {
        given_or_default(self.environment.as_ref())
    }
}

/// Whether a credential is obtained with secrets only, or by a person who is named nowhere. A
/// store sees neither, so one login would be given the token of another.
fn is_nameless(scheme: &'static Scheme, inputs: &Values, parent: Option<&str>) -> bool {
    if scheme.yielded || is_held(scheme, inputs) || is_exchanged(inputs) {
        return false;
    }
    let says_nothing = |it: &Value| matches!(it, Value::Secret(_) | Value::List(_));
    let is_told_by_parent = parent.is_some() && inputs.iter().next().is_none();
    let is_silent = inputs.iter().all(|it| says_nothing(it.1)) && !is_told_by_parent;
    scheme.sign_in.is_some() || scheme.is_made() && is_silent
}

/// The environment that was given, or the default one.
pub(crate) fn given_or_default(given: Option<&Environment>) -> Result<Environment> {
    given.cloned().map_or_else(default_environment, Ok)
}

#[cfg(feature = "reqwest")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without the feature there is no default"
)]
fn default_environment() -> Result<Environment> {
    Ok(Environment::tokio())
}

#[cfg(not(feature = "reqwest"))]
fn default_environment() -> Result<Environment> {
    Err(Error::input(
        "give the builder an environment, or turn the feature `reqwest` on",
    ))
}
