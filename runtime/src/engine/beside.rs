//! The steps beside a life: what is pushed before a page is opened (RFC 9126), and what the
//! authorization server knows of a token (RFC 7662). Neither changes what is held.

use std::{mem, sync::Arc};

use super::{Engine, Ready, acquire::refused_login, expiry};
use crate::{
    Error, Result, Timestamp, Value, Values,
    exchange::refused_scopes,
    table::{Step, Unit},
};

/// A request that was pushed.
pub(crate) struct Pushed {
    /// What the page is told of it.
    pub(crate) request_uri: String,
    /// Until when the provider keeps it, where it says so.
    pub(crate) until: Option<Timestamp>,
}

impl Engine {
    /// Pushes the request of a sign-in.
    pub(crate) async fn pushed(&self, step: &'static Step, made: &Values) -> Result<Pushed> {
        let values = self.values_with(made);
        let bearer = self.obtain.acquiring(step, true, &values).await?;
        let ran = self.obtain.run(step, &values, bearer).await;
        let (sent, answer) =
            ran.map_err(|it| refused_scopes(refused_login(it), &self.obtain.asked()))?;
        let lacks = || {
            Error::decode(format!(
                "the answer of `{}` lacks `request_uri`",
                step.endpoint.id
            ))
        };
        let request_uri = answer.body.at(&["request_uri"]).and_then(Value::text);
        let request_uri = request_uri.filter(|it| !it.is_empty()).ok_or_else(lacks)?;
        let lives = answer.body.at(&["expires_in"]);
        let lives = lives.and_then(|it| expiry::length(it, Unit::Seconds));
        Ok(Pushed {
            request_uri: request_uri.into_owned(),
            until: lives.map(|it| sent.wall.saturating_add(it)),
        })
    }

    /// Asks what is known of a token.
    pub(crate) async fn introspected(
        &self,
        step: &'static Step,
        ready: &Arc<Ready>,
    ) -> Result<Value> {
        let bearer = self.obtain.acquiring(step, false, &ready.values).await?;
        let ran = self.obtain.run(step, &ready.values, bearer).await;
        // A refusal is about the client that asks, and says nothing of the token.
        let (_, mut answer) = ran.map_err(refused_login)?;
        Ok(mem::replace(&mut *answer.body, Value::Null))
    }
}
