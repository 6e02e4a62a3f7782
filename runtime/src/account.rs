//! Whose account a credential belongs to, where the spec marks the call that tells it.

use std::borrow::Cow;

use crate::{
    Result, Value, Values,
    client::Client,
    table::{Accepts, Endpoint},
};

impl Client {
    /// The name of the account, as the first call that tells it for this scheme has it; none where
    /// the spec marks no such call, or the answer has no name.
    pub async fn account(&self) -> Result<Option<String>> {
        let Some(endpoint) = self.naming() else {
            return Ok(None);
        };
        let answer = self.call_value(endpoint, Values::new()).await?;
        let name = answer
            .at(endpoint.account)
            .filter(|it| !matches!(it, Value::Secret(_)));
        Ok(name.and_then(Value::text).map(Cow::into_owned))
    }

    /// The call that tells whose account it is.
    fn naming(&self) -> Option<&'static Endpoint> {
        let scheme = self.holder()?.scheme().id;
        let accepts = |it: &Endpoint| match it.accepts {
            Accepts::Nothing => false,
            Accepts::Schemes(ids) => ids.contains(&scheme),
        };
        let mut endpoints = self.provider().endpoints.iter().copied();
        endpoints.find(|it| !it.account.is_empty() && accepts(it))
    }
}
