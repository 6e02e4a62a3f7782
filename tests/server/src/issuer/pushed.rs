//! What is asked beside the life of a token: requests of sign-ins that are pushed before a page is
//! opened (RFC 9126), and what is known of a token (RFC 7662).

use super::{Issuer, Order, Success, admit::Denied, scopes};
use crate::{Json, fields::Given, refusal::Class};

/// How long a request is kept, in seconds.
const LIVES: i64 = 60;

/// A request that was pushed.
#[derive(Clone, Debug)]
pub(super) struct Pushed {
    scheme: usize,
    request_uri: String,
    given: Given,
    pub(super) scopes: Option<Vec<String>>,
    until: i64,
    opened: bool,
}

impl Pushed {
    /// The text of a field, by its name on the wire.
    pub(super) fn sent(&self, name: &str) -> Option<String> {
        let (_, _, value) = self.given.iter().find(|(_, it, _)| it == name)?;
        value.text()
    }
}

impl Issuer {
    /// Keeps a request, and says by what name the page is told of it.
    pub(super) fn push(&mut self, order: &Order<'_>, index: usize) -> Success {
        let number = self.pushed.len() + 1;
        let request_uri = format!("urn:ietf:params:oauth:request_uri:{number}");
        let scheme = order.scheme(index);
        let asked = scheme.push.as_ref();
        self.pushed.push(Pushed {
            scheme: index,
            request_uri: request_uri.clone(),
            given: order.given.clone(),
            scopes: asked.and_then(|it| scopes::asked(order, scheme, it)),
            until: order.now + LIVES * 1000,
            opened: false,
        });
        let body = Json::Object(vec![
            ("request_uri".to_owned(), Json::Text(request_uri)),
            ("expires_in".to_owned(), Json::Number(LIVES.to_string())),
        ]);
        Success {
            status: Some(201),
            headers: Vec::new(),
            body: Some(body.to_string()),
        }
    }

    /// The request of a page that is opened: it was pushed for this scheme, a moment ago, and serves
    /// one sign-in, which begins when the person has decided.
    pub(super) fn opened(&mut self, order: &Order<'_>, index: usize) -> Result<usize, Denied> {
        let bad = |reason: &str| Denied::known(Class::Request, reason);
        let name = order.sent("request_uri");
        let mut pushed = self.pushed.iter_mut().enumerate();
        let Some((at, pushed)) = pushed
            .find(|(_, it)| it.scheme == index && name.as_deref() == Some(it.request_uri.as_str()))
        else {
            return Err(bad("`request_uri` names no request that was pushed"));
        };
        if pushed.until <= order.now {
            return Err(bad("the request that was pushed has expired"));
        }
        if pushed.opened {
            return Err(bad("the request that was pushed was opened before"));
        }
        pushed.opened = order.decided.is_some();
        Ok(at)
    }

    /// What is known of a token.
    pub(super) fn told(&self, order: &Order<'_>, index: usize, found: Option<usize>) -> Success {
        let standing = |it: &usize| self.grants[*it].standing(order.now).is_ok();
        let active = found.filter(standing);
        let mut body = Json::Object(vec![("active".to_owned(), Json::Bool(active.is_some()))]);
        if let Some(grant) = active.map(|it| &self.grants[it]) {
            let scheme = order.scheme(index);
            let mut put = |name: &str, value: Json| body.put(&[name.to_owned()], value);
            if let Some(scopes) = &grant.scopes {
                put("scope", Json::Text(scopes.join(" ")));
            }
            if let Some(id) = order.expected.json(scheme, "client_id") {
                put("client_id", id);
            }
            put("token_type", Json::Text("Bearer".to_owned()));
            put("sub", Json::Text("test-sub".to_owned()));
            if let Some(expires) = grant.life.expires {
                put("exp", Json::Number((expires / 1000).to_string()));
            }
        }
        Success {
            body: Some(body.to_string()),
            ..Success::default()
        }
    }
}
