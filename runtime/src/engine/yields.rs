//! Tokens that come with another one's: the answer of a parent's login holds them, and the parent
//! puts them where their own engine looks.
//!
//! No lock of a child is taken for that, because a child that holds its lock may be waiting for its
//! parent. A write names the version that it replaces, so a child's newer one is not lost.

use std::sync::{Arc, atomic::Ordering};

use super::{
    Engine, Holder, Ready, identity, life::Phase, lifecycle::Attempt, obtain::place,
    publish::WRITES, refresh::Refreshed,
};
use crate::{
    Error, ErrorKind, Result, Values,
    error::Parental,
    render::names,
    store::{Fence, Record, Replaced},
    table::Scheme,
};

/// A credential that came with another one.
#[derive(Clone)]
pub(super) struct Yielded {
    pub(super) scheme: &'static Scheme,
    pub(super) record: Record,
}

impl Engine {
    /// Puts what came along where its own engines look. One that finds nothing there asks for
    /// another login, so nothing is lost for good by a store that fails.
    pub(super) async fn hand_down(&self, yielded: &[Yielded]) {
        for it in yielded {
            drop(self.hand_down_one(it).await);
        }
    }

    async fn hand_down_one(&self, yielded: &Yielded) -> Result<()> {
        let mut record = yielded.record.clone();
        record.identity = identity::yielded(self);
        let key = self
            .root
            .of_login(yielded.scheme.id, Some(&record.identity));
        for _ in 0..WRITES {
            let entry = self.vault.wait(self.vault.store().load(&key)).await?;
            let there = entry.as_ref().map(|it| &it.record);
            if there.is_some_and(|it| it.issued > record.issued) {
                return Ok(());
            }
            record.serial = there.map_or(0, |it| it.serial) + 1;
            let version = entry.as_ref().map(|it| it.version);
            let store = self.vault.store();
            let replacing = store.replace(&key, version, &record, Fence::UNLOCKED);
            match self.vault.wait(replacing).await? {
                Replaced::Stored(_) => return Ok(()),
                Replaced::Conflict(_) => {}
            }
        }
        Ok(())
    }

    /// Renews a credential that comes with its parent's: by what the parent has put into the store,
    /// by its own refresh, or by another login of the parent.
    pub(super) async fn renew_yielded(
        &self,
        attempt: Attempt,
        parent: &Holder,
    ) -> Result<Arc<Ready>> {
        // Before the lock is taken: a parent that logs in now brings this one, too.
        let lent = parent.engine.ready().await;
        let logins = parent.engine.acquired.load(Ordering::Acquire);
        let lock = self.vault.lock(self.lease()).await?;
        let taken = self.take(attempt, lock.fence()).await;
        drop(lock.release().await);
        if let Some(ready) = taken? {
            return Ok(ready);
        }
        let id = parent.scheme().id;
        lent.map_err(|it| it.of_parent(id, Parental::Failed))?;
        self.another_login(parent, logins).await?;
        let found = self.vault.load().await?;
        self.adopt(attempt, &found, Phase::Due).ok_or_else(|| {
            let message = format!("the login of `{id}` brought nothing for `{}`", self.id());
            Error::decode(message)
        })
    }

    /// What is in the store, or comes of it by a refresh.
    async fn take(&self, attempt: Attempt, fence: Fence) -> Result<Option<Arc<Ready>>> {
        let mut found = self.vault.load().await?;
        if let Some(fresh) = self.vault.unsaved() {
            self.save(&mut found, fresh, fence).await?;
        }
        if let Some(ready) = self.adopt(attempt, &found, Phase::Fresh) {
            return Ok(Some(ready));
        }
        let base = self.vault.newest(&found);
        let refreshed = self.refreshed(attempt, base.as_ref(), &mut found, fence);
        match refreshed.await {
            Ok(Refreshed::Ready(ready)) => Ok(Some(ready)),
            Ok(Refreshed::Dead(_) | Refreshed::Impossible) => Ok(None),
            Err(error) if error.is_temporary() => {
                let due = self.adopt(attempt, &found, Phase::Due);
                due.map(Some).ok_or(error)
            }
            Err(error) => Err(error),
        }
    }

    /// Makes the parent log in again, although its own token may be good.
    async fn another_login(&self, parent: &Holder, before: u64) -> Result<()> {
        let (id, obtain) = (parent.scheme().id, &parent.engine.obtain);
        if obtain.is_acquired_alone() {
            let anew = parent.engine.acquire_anew(before).await;
            return anew.map_err(|it| it.of_parent(id, Parental::Useless));
        }
        let again = obtain.scheme.sign_in.map_or_else(
            || "sign in again".to_owned(),
            |step| format!("sign in again {}", place(step)),
        );
        let message = format!("its login has brought nothing for `{}`; {again}", self.id());
        Err(Error::new(ErrorKind::SignIn, message).of_parent(id, Parental::Failed))
    }

    fn id(&self) -> &'static str {
        self.obtain.scheme.id
    }
}

/// Whether what a login brought for a scheme is enough to send it.
pub(super) fn is_whole(scheme: &'static Scheme, kept: &Values) -> bool {
    let mut is_whole = !kept.is_empty();
    let keeps = scheme.acquire.first().map_or(&[][..], |it| it.keep);
    let templates = scheme.send.iter().flat_map(|it| [it.name, it.value]);
    for template in templates.chain(scheme.base_path).chain(scheme.base_url) {
        names(template, &mut |name| {
            let is_kept = keeps.iter().any(|it| it.name == name);
            is_whole &= !is_kept || kept.get(name).is_some();
        });
    }
    is_whole
}
