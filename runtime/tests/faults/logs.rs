//! Everything that anybody writes to a log, at every level, as one text.

use std::{
    fmt::{self, Write as _},
    sync::{Arc, LazyLock, Mutex},
};

use tracing::{
    Dispatch, Event, Id, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Record},
    subscriber::DefaultGuard,
};

/// What was written so far.
#[derive(Clone, Default)]
pub(crate) struct Logs(Arc<Mutex<String>>);

/// A subscriber that is alone in its process misses what another thread, to which nobody listens, was
/// the first to tell: `tracing` asks that thread alone, and remembers that nobody wants to know.
static COMPANY: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Logs::default()));

impl Logs {
    /// Listens to this thread until the guard is dropped.
    pub(crate) fn listen(&self) -> DefaultGuard {
        LazyLock::force(&COMPANY);
        tracing::subscriber::set_default(self.clone())
    }

    pub(crate) fn text(&self) -> String {
        self.0.lock().expect("it is only written to").clone()
    }
}

impl Visit for Logs {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let mut text = self.0.lock().expect("it is only written to");
        writeln!(text, "{field}={value:?}").expect("memory takes it");
    }
}

impl Subscriber for Logs {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
