//! A call of an endpoint before it is awaited.
//!
//! Every method of a generated client returns this one type: it is `Send` and borrows nothing, so
//! it can be spawned, and the compiler has no state machine to build for each endpoint.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use crate::{BoxFuture, Result};

/// A call that is sent when it is awaited; dropped before, it never was one.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<T>(BoxFuture<'static, Result<T>>);

impl<T> Call<T> {
    pub(crate) fn new(exchange: impl Future<Output = Result<T>> + Send + 'static) -> Self {
        Self(Box::pin(exchange))
    }
}

impl<T> Future for Call<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}
