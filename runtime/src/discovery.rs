//! The addresses that an authorization server tells of itself (RFC 8414), and which server that is,
//! where a resource tells that (RFC 9728).
//!
//! The document is fetched when the first address is needed, by one request for all clients that
//! share a way to the provider, and kept for a while. Where fetching fails, what was fetched before
//! serves on; where there is nothing, everybody is told the one error until a pause has passed.

mod document;
mod resource;
#[cfg(test)]
mod tests;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use arc_swap::ArcSwapOption;
use bytes::Bytes;
use http::{Response, StatusCode};

pub(crate) use self::document::Found;
use self::document::{Document, Subject, Unfit};
use crate::{
    BoxFuture, Error, ErrorKind, Limits, Now, Result, Values,
    clock::Deadline,
    exchange::{self, Sent, presentable, retry_after},
    pause::Pause,
    table::{Discovered, Endpoint, Metadata, Scheme},
    wire::Wire,
};

/// For how long a document is believed.
const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// The longest document that is read, in bytes. Those of large providers have a tenth of it.
const LONGEST: usize = 256 << 10;

/// What is known of the authorization servers of a provider, and of its resources.
#[derive(Default)]
pub(crate) struct Discovery(Mutex<Vec<(&'static Metadata, Arc<Slot>)>>);

/// What is known of one of them.
#[derive(Default)]
struct Slot {
    known: ArcSwapOption<Known>,
    /// Whoever holds it fetches; the others wait for what comes.
    turn: tokio::sync::Mutex<Pause>,
}

struct Known {
    document: Arc<Document>,
    until: Deadline,
}

impl Discovery {
    fn slot(&self, metadata: &'static Metadata) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, slot)) = slots.iter().find(|it| it.0.is_same(metadata)) {
            return slot.clone();
        }
        let slot = Arc::<Slot>::default();
        slots.push((metadata, slot.clone()));
        slot
    }
}

impl Slot {
    fn newest(&self) -> Option<Arc<Document>> {
        let known = self.known.load();
        known.as_ref().map(|it| it.document.clone())
    }

    fn fresh(&self, now: Now) -> Option<Arc<Document>> {
        let known = self.known.load();
        let known = known.as_ref().filter(|it| !it.until.passed(now.monotonic));
        known.map(|it| it.document.clone())
    }
}

impl Wire {
    /// Where an endpoint is, if only its authorization server tells that.
    pub(crate) async fn found(&self, endpoint: &Endpoint) -> Result<Option<Found>> {
        match endpoint.discovered {
            None => Ok(None),
            Some(it) => self.metadata(it.metadata).await?.address(it).map(Some),
        }
    }

    /// The same, from what was fetched before. Nothing is sent.
    pub(crate) fn known(&self, endpoint: &Endpoint) -> Result<Option<Found>> {
        let Some(it) = endpoint.discovered else {
            return Ok(None);
        };
        let Some(document) = self.discovery.slot(it.metadata).newest() else {
            let (id, member) = (endpoint.id, it.member);
            let message = format!("the address of `{id}`, the `{member}`, is not known yet");
            return Err(Error::input(message));
        };
        document.address(it).map(Some)
    }

    /// Finds out where the steps of a scheme are, before anything else is done for them.
    pub(crate) async fn locate(&self, scheme: &Scheme) -> Result<()> {
        for it in scheme.steps().filter_map(|it| it.endpoint.discovered) {
            drop(self.metadata(it.metadata).await?);
        }
        Ok(())
    }

    /// Whether the issuer says that every callback names it (RFC 9207 section 3).
    pub(crate) fn is_named_in_callbacks(&self, scheme: &Scheme) -> bool {
        let mut found = scheme.steps().filter_map(|it| it.endpoint.discovered);
        found.any(|it| {
            let document = self.discovery.slot(it.metadata).newest();
            document.is_some_and(|it| it.is_named_in_callbacks)
        })
    }

    /// The issuer of a scheme, where only the metadata of a resource name it and were read.
    pub(crate) fn issuer_of_resource(&self, scheme: &Scheme) -> Option<String> {
        let found = scheme.steps().filter_map(|it| it.endpoint.discovered);
        let mut named = found.filter(|it| it.metadata.resource().is_some());
        named.find_map(|it| {
            let document = self.discovery.slot(it.metadata).newest();
            document.map(|it| it.issuer.clone())
        })
    }

    /// How many requests may come before one, so that its address is known: our own, and those of
    /// somebody else for whom we wait.
    pub(crate) fn asked_before(&self) -> u32 {
        let endpoints = self.provider.endpoints.iter();
        let discovered = endpoints.filter_map(|it| it.discovered);
        let most = discovered.map(|it| it.metadata.requests()).max();
        2 * u32::try_from(most.unwrap_or_default()).unwrap_or(u32::MAX / 2)
    }

    async fn metadata(&self, metadata: &'static Metadata) -> Result<Arc<Document>> {
        let slot = self.discovery.slot(metadata);
        let clock = &self.environment()?.clock;
        if let Some(document) = slot.fresh(clock.now()) {
            return Ok(document);
        }
        let mut pause = slot.turn.lock().await;
        let now = clock.now();
        if let Some(document) = slot.fresh(now) {
            return Ok(document);
        }
        let older = slot.newest();
        if let Some(error) = pause.error(now) {
            return older.ok_or_else(|| error.clone());
        }
        match self.fetch(metadata).await {
            Ok(document) => {
                let document = Arc::new(document);
                slot.known.store(Some(Arc::new(Known {
                    document: document.clone(),
                    until: clock.now().after(LIFETIME),
                })));
                pause.clear();
                Ok(document)
            }
            Err(error) => {
                pause.failed(clock.now(), error.clone());
                older.ok_or(error)
            }
        }
    }

    /// Looks for the document in its places, one after the other.
    async fn fetch(&self, metadata: &'static Metadata) -> Result<Document> {
        let (mut absent, mut passes) = (Vec::new(), false);
        for endpoint in metadata.documents {
            let named = match endpoint.discovered {
                Some(it) => Some((self.of_resource(it.metadata).await?, it)),
                None => None,
            };
            let found = named.as_ref().map(|it| it.0.address(it.1)).transpose()?;
            let draft = exchange::draft(endpoint, &Values::new())?;
            let (draft, origin) = self.lead(endpoint, &draft, found.as_ref(), None)?;
            // Where the spec does not say on which host it is, the message does.
            let host = found.as_ref().map(|it| it.origin.to_string());
            let path = format!("{}{}", host.unwrap_or_default(), draft.path.as_str());
            let path = presentable(&path, 200, &Sent::new(&[], None));
            let subject = Subject {
                metadata,
                origin,
                identifier: match &named {
                    Some((resource, _)) => resource.issuer.clone(),
                    None => format!("{origin}{}", metadata.path),
                },
            };
            let limits = Limits {
                body: self.limits.body.min(LONGEST),
                ..self.limits
            };
            let request = draft.finish(origin, &[])?;
            let answer = self.exchange(Some(endpoint), request, limits).await;
            let answer = answer
                .map_err(|it| it.clone().saying(format!("the metadata at `{path}`: {it}")))?;
            if let Some(error) = unavailable(&answer, &path, self) {
                return Err(error);
            }
            match Document::read(&answer, &subject, self) {
                Ok(document) => return Ok(document.at(&path)),
                Err(Unfit::None { why, passing }) => {
                    absent.push(format!("`{path}` {why}"));
                    passes |= passing;
                }
                Err(Unfit::Wrong { why, told }) => {
                    let message = format!("the metadata at `{path}` {why}");
                    return Err(Error::decode(message).with_provider(None, told));
                }
            }
        }
        let whose = if metadata.is_of_resource {
            "resource"
        } else {
            "authorization server"
        };
        let absent = absent.join(", ");
        let error = Error::decode(format!("there is no metadata of the {whose}: {absent}"));
        Err(if passes { error.passing() } else { error })
    }

    /// The metadata of a resource, which are needed before those of its server.
    fn of_resource(&self, metadata: &'static Metadata) -> BoxFuture<'_, Result<Arc<Document>>> {
        Box::pin(self.metadata(metadata))
    }
}

/// What passes by itself says nothing of where the document is.
fn unavailable(answer: &Response<Bytes>, path: &str, wire: &Wire) -> Option<Error> {
    let status = answer.status();
    let kind = match status {
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::Throttled,
        StatusCode::REQUEST_TIMEOUT => ErrorKind::Unavailable,
        _ if status.is_server_error() => ErrorKind::Unavailable,
        _ => return None,
    };
    let error = Error::new(kind, format!("the metadata at `{path}` cannot be had now"));
    let wait = retry_after(answer.headers(), wire.now());
    Some(error.with_status(status.as_u16()).with_retry_after(wait))
}

impl Document {
    /// The address that an endpoint has.
    fn address(&self, of: Discovered) -> Result<Found> {
        let key = (of.member, of.mutual);
        let found = self.found.iter().find(|it| it.0 == key);
        let found = found.ok_or_else(|| {
            Error::decode(format!(
                "the metadata at `{}` has no `{}`",
                self.path, of.member
            ))
        })?;
        Ok(match of.document {
            Some(name) => found.1.document(name),
            None => found.1.clone(),
        })
    }
}
