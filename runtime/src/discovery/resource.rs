//! What a protected resource says of itself (RFC 9728): who issues the tokens that it takes. Of the
//! servers that it names, the first counts that the spec lets secrets go to.

use super::document::{Document, Found, Subject, Unfit};
use crate::{
    Value,
    host::{Hosts, Origin},
    wire::Wire,
};

/// RFC 9728 section 2.
const SERVERS: &str = "authorization_servers";

impl Document {
    /// Reads the metadata of a resource.
    pub(super) fn of_resource(
        body: &Value,
        subject: &Subject<'_>,
        wire: &Wire,
    ) -> Result<Self, Unfit> {
        let asked = &subject.identifier;
        let Some(resource) = body.at(&["resource"]).and_then(Value::text) else {
            return Err(Unfit::lacks("resource"));
        };
        // Section 3.3: to the letter, or it is somebody else's.
        if resource != **asked {
            let why = format!("is of another `resource` than `{asked}`");
            return Err(Unfit::wrong(why, &resource));
        }
        let Some(Value::List(servers)) = body.at(&[SERVERS]) else {
            return Err(Unfit::lacks(SERVERS));
        };
        let servers: Vec<_> = servers.iter().filter_map(Value::text).collect();
        let Some(first) = servers.first() else {
            return Err(Unfit::lacks(SERVERS));
        };
        let admitted = servers.iter().find_map(|it| {
            let found = Found::issuer(it, subject.origin, &wire.hosts)?;
            Some((it.to_string(), found))
        });
        let (issuer, found) = admitted.ok_or_else(|| unknown(first, &wire.hosts))?;
        Ok(Self {
            path: String::new(),
            issuer,
            found: vec![((SERVERS, false), found)],
            is_named_in_callbacks: false,
        })
    }
}

impl Found {
    /// Where an issuer is, by its identifier (RFC 8414 section 2), if secrets may go there.
    fn issuer(identifier: &str, resource: &Origin, hosts: &Hosts) -> Option<Self> {
        let is_bare = !identifier.contains(['?', '#']);
        let found = Self::read(identifier, resource, hosts).ok();
        found.filter(|_| is_bare)
    }
}

/// No server that is named may be sent a secret.
fn unknown(first: &str, hosts: &Hosts) -> Unfit {
    let under = match hosts.under() {
        [] => String::new(),
        domains => format!(" and those at or below {}", domains.join(" or ")),
    };
    let why = format!(
        "names no authorization server on a host which the spec names; its hosts are {hosts}{under}"
    );
    Unfit::wrong(why, first)
}
