//! Between the exchange and the transport: sends drafts to the provider's hosts, and runs the
//! steps of a credential's life.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use http::Response;

use crate::{
    BoxFuture, Error, ErrorKind, Limits, Result, Transport, Value, Values,
    engine::{Answer, Placed, Ready, Steps},
    exchange::{self, Draft, Sent},
    host::{Hosts, Origin},
    render::{names, render},
    table::{Endpoint, Field, Provider, Scheme, Shape, Step, Template},
};

/// A provider's hosts and the way to them.
pub(crate) struct Wire {
    pub(crate) provider: &'static Provider,
    pub(crate) hosts: Hosts,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) limits: Limits,
}

impl Wire {
    /// Sends a draft with a credential, once.
    pub(crate) async fn send(
        &self,
        draft: &Draft,
        origin: &Origin,
        placed: &[Placed],
    ) -> Result<Response<Bytes>> {
        let request = draft.finish(origin, placed)?;
        let answer = self.transport.send(request, self.limits).await?;
        // A transport of somebody else may have forgotten the limit.
        if answer.body().len() > self.limits.body {
            let message = format!("the answer is longer than {} bytes", self.limits.body);
            return Err(Error::new(ErrorKind::Transport, message));
        }
        Ok(answer)
    }

    /// Calls an endpoint once, with its draft.
    pub(crate) async fn call(
        &self,
        endpoint: &'static Endpoint,
        draft: &Draft,
        values: &Values,
        ready: Option<&Ready>,
    ) -> Result<Value> {
        let none = Values::new();
        let (held, placed) = ready.map_or((&none, &[][..]), |it| (&it.values, &it.placed));
        let answer = self
            .send(draft, self.hosts.get(endpoint.host)?, placed)
            .await?;
        exchange::read(
            endpoint,
            &answer,
            &Sent {
                values: &[values, held],
                placed,
            },
        )
    }

    async fn step(
        &self,
        step: &'static Step,
        values: &Values,
        held: Option<&Ready>,
    ) -> Result<Answer> {
        let endpoint = step.endpoint;
        let none = Values::new();
        let (lent, placed) = held.map_or((&none, &[][..]), |it| (&it.values, &it.placed));
        let filled = fill(step, values)?;
        let draft = exchange::draft(endpoint, &filled)?;
        let answer = self
            .send(&draft, self.hosts.get(endpoint.host)?, placed)
            .await?;
        let body = exchange::read(
            endpoint,
            &answer,
            &Sent {
                values: &[values, &filled, lent],
                placed,
            },
        )?;
        let kept = exchange::keep(step, &answer, &body)?;
        Ok(Answer {
            asked: filled,
            kept,
            body,
            date: exchange::date(answer.headers()),
        })
    }
}

impl Steps for Wire {
    fn run<'a>(
        &'a self,
        _scheme: &'static Scheme,
        step: &'static Step,
        values: &'a Values,
        held: Option<&'a Ready>,
    ) -> BoxFuture<'a, Result<Answer>> {
        Box::pin(self.step(step, values, held))
    }

    fn longest(&self) -> Duration {
        self.limits.timeout
    }
}

/// The fields of a step: filled by its templates, else by the value of their name, else by their
/// constants.
///
/// What proves an OAuth 2.0 client goes along; it is no field.
fn fill(step: &Step, values: &Values) -> Result<Values> {
    let mut filled = Values::new();
    for field in step.endpoint.fields {
        if field.optional && step.without.contains(&field.name) {
            continue;
        }
        let value = match step.with.iter().find(|(name, _)| *name == field.name) {
            Some((_, template)) => render(template, values)?
                .map(|it| typed(field, &it, is_secret(template, values)))
                .transpose()?,
            None => values.get(field.name).cloned(),
        };
        let fixed = || field.constant.map(exchange::constant).transpose();
        let value = match value.filter(|it| !matches!(it, Value::Null)) {
            Some(value) => Some(value),
            None => fixed()?,
        };
        if let Some(value) = value {
            filled.set(field.name, value);
        }
    }
    for (name, value) in values
        .iter()
        .filter(|(name, _)| exchange::is_proof(step.endpoint, name))
    {
        if filled.get(name).is_none() {
            filled.set(name.to_owned(), value.clone());
        }
    }
    Ok(filled)
}

/// Whether a template reads a secret.
fn is_secret(template: Template, values: &Values) -> bool {
    let mut is_secret = false;
    names(template, &mut |name| {
        is_secret |= matches!(values.get(name), Some(Value::Secret(_)));
    });
    is_secret
}

/// A rendered text as the value that its field holds.
fn typed(field: &Field, text: &str, is_secret: bool) -> Result<Value> {
    let wrong = |what: &str| Error::input(format!("`{}` must be {what}", field.name));
    Ok(match field.shape {
        Shape::Integer | Shape::Number => {
            Value::Number(text.parse().map_err(|_| wrong("a number"))?)
        }
        Shape::Boolean => Value::Bool(text.parse().map_err(|_| wrong("true or false"))?),
        Shape::Text if !is_secret => Value::Text(text.to_owned()),
        _ => Value::Secret(text.into()),
    })
}
