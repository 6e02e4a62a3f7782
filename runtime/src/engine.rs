//! The life of a credential: a stand-in.

use std::sync::Arc;

use http::{HeaderName, HeaderValue};

use crate::{
    BoxFuture, Environment, Error, Result, Timestamp, TokenStore, Value, Values,
    render::render,
    store::StoreKey,
    table::{Carrier, Scheme, Step},
};

pub(crate) trait Steps: Send + Sync {
    fn run<'a>(
        &'a self,
        scheme: &'static Scheme,
        step: &'static Step,
        values: &'a Values,
        held: Option<&'a Ready>,
    ) -> BoxFuture<'a, Result<Answer>>;
}

#[expect(dead_code, reason = "the real engine reads them")]
pub(crate) struct Answer {
    pub(crate) kept: Values,
    pub(crate) body: Value,
    pub(crate) date: Option<Timestamp>,
}

pub(crate) struct Ready {
    pub(crate) generation: u64,
    pub(crate) placed: Vec<Placed>,
    pub(crate) values: Values,
}

#[derive(Clone)]
pub(crate) struct Placed {
    pub(crate) carrier: Carrier,
    pub(crate) name: String,
    pub(crate) value: PlacedValue,
}

#[derive(Clone)]
pub(crate) enum PlacedValue {
    Header(HeaderName, HeaderValue),
    Value(Value),
}

pub(crate) struct Engine {
    scheme: &'static Scheme,
    steps: Arc<dyn Steps>,
    inputs: Values,
    held: std::sync::Mutex<(u64, Option<Arc<Ready>>)>,
}

impl Engine {
    #[expect(clippy::needless_pass_by_value, clippy::unnecessary_wraps, reason = "the contract's signature")]
    pub(crate) fn new(
        scheme: &'static Scheme,
        inputs: Values,
        steps: Arc<dyn Steps>,
        _environment: Environment,
        _store: Arc<dyn TokenStore>,
        _key: StoreKey,
    ) -> Result<Arc<Self>> {
        Ok(Arc::new(Self { scheme, steps, inputs, held: std::sync::Mutex::new((0, None)) }))
    }

    pub(crate) fn warm(&self) -> Option<Arc<Ready>> {
        self.held.lock().expect("never poisoned").1.clone()
    }

    pub(crate) async fn ready(self: &Arc<Self>) -> Result<Arc<Ready>> {
        if let Some(ready) = self.warm() {
            return Ok(ready);
        }
        let mut values = self.inputs.clone();
        for step in self.scheme.acquire {
            let kept = self.steps.run(self.scheme, step, &values, None).await?.kept;
            for (name, value) in kept.iter() {
                values.set(name.to_owned(), value.clone());
            }
        }
        let mut placed = Vec::new();
        for placement in self.scheme.send {
            let (Some(name), Some(value)) = (render(placement.name, &values)?, render(placement.value, &values)?)
            else {
                continue;
            };
            let value = if placement.carrier == Carrier::Header {
                let name: HeaderName = name.parse().map_err(|_| Error::input("bad header name"))?;
                let mut value = HeaderValue::from_str(&value).map_err(|_| Error::input("bad header value"))?;
                value.set_sensitive(true);
                PlacedValue::Header(name, value)
            } else if placement.integer {
                PlacedValue::Value(Value::Number(value.parse().map_err(|_| Error::input("not a number"))?))
            } else {
                PlacedValue::Value(Value::Secret(value.as_str().into()))
            };
            placed.push(Placed { carrier: placement.carrier, name: name.to_string(), value });
        }
        let mut held = self.held.lock().expect("never poisoned");
        held.0 += 1;
        let ready = Arc::new(Ready { generation: held.0, placed, values });
        held.1 = Some(ready.clone());
        Ok(ready)
    }

    pub(crate) async fn rejected(self: &Arc<Self>, generation: u64, _error: &Error) -> Option<Arc<Ready>> {
        if self.scheme.acquire.is_empty() {
            return None;
        }
        {
            let mut held = self.held.lock().expect("never poisoned");
            if held.1.as_ref().is_some_and(|it| it.generation == generation) {
                held.1 = None;
            }
        }
        self.ready().await.ok()
    }

    pub(crate) async fn close(self: &Arc<Self>) -> Result<()> {
        if let (Some(step), Some(ready)) = (self.scheme.revoke, self.warm()) {
            self.steps.run(self.scheme, step, &ready.values, Some(&ready)).await?;
        }
        self.held.lock().expect("never poisoned").1 = None;
        Ok(())
    }
}
