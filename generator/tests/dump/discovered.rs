//! Where the address of an endpoint is found.

use keywright_generator::model::{Endpoint, Provider};

use super::line;

pub(super) fn discovered(text: &mut String, it: &Endpoint, provider: &Provider) {
    if let Some(found) = &it.discovered {
        let documents = found.documents.iter().map(|&it| &*provider.endpoint(it).id);
        let documents: Vec<_> = documents.collect();
        let (member, path) = (&found.member, &found.path);
        let places = documents.join(", then ");
        let at = match found.document {
            Some(it) => format!("at {it} of {member} of resource `{path}` by {places}"),
            None => format!("at {member} of issuer `{path}` by {places}"),
        };
        line(text, 1, at);
    }
}
