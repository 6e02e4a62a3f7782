//! Where a connection belongs: to a process, because one that is forked has the same sockets, and to a
//! runtime of it, because nothing moves on a connection while its runtime runs nothing.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::process;
use crate::Result;

/// A process, and the tokio runtime in it that runs this, if one does.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Here {
    process: u32,
    #[cfg(any(feature = "redis", feature = "reqwest"))]
    runtime: Option<tokio::runtime::Id>,
}

impl Here {
    fn find() -> Self {
        Self {
            process: process(),
            #[cfg(any(feature = "redis", feature = "reqwest"))]
            runtime: tokio::runtime::Handle::try_current().ok().map(|it| it.id()),
        }
    }
}

/// How many places have one of something at a time.
const PLACES: usize = 8;

/// One of something for each place where it is used, the latest first. What belongs to no place yet
/// goes to the first one that asks.
pub(crate) struct ForEach<T>(Mutex<Vec<(Option<Here>, T)>>);

impl<T: Clone> ForEach<T> {
    pub(crate) fn beginning_with(first: Option<T>) -> Self {
        Self(Mutex::new(first.map(|it| (None, it)).into_iter().collect()))
    }

    /// The one of this place, which is made if there is none.
    #[cfg(any(feature = "blocking", feature = "reqwest"))]
    pub(crate) fn get_or_make(&self, make: impl FnOnce() -> Result<T>) -> Result<T> {
        let here = Some(Here::find());
        let mut all = self.all();
        if let Some(it) = all.iter_mut().find(|it| it.0.is_none() || it.0 == here) {
            it.0 = here;
            return Ok(it.1.clone());
        }
        let new = make()?;
        all.insert(0, (here, new.clone()));
        all.truncate(PLACES);
        Ok(new)
    }

    /// The one of this place, if there is one.
    #[cfg(feature = "redis")]
    pub(crate) fn get(&self) -> Option<T> {
        let here = Some(Here::find());
        let all = self.all();
        let found = all.iter().find(|it| it.0 == here);
        found.map(|it| it.1.clone())
    }

    /// Changes which is the one of this place, if any.
    #[cfg(feature = "redis")]
    pub(crate) fn change(&self, change: impl FnOnce(Option<T>) -> Option<T>) {
        let here = Some(Here::find());
        let mut all = self.all();
        let index = all.iter().position(|it| it.0 == here);
        let before = index.map(|it| all.remove(it).1);
        if let Some(after) = change(before) {
            all.insert(0, (here, after));
            all.truncate(PLACES);
        }
    }

    fn all(&self) -> MutexGuard<'_, Vec<(Option<Here>, T)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
