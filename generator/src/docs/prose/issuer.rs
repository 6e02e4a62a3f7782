//! What is said of an authorization server: who it is, and for what its tokens are.

use super::{steps, template};
use crate::model::{Provider, Scheme, Step};

/// Whose callbacks are taken.
pub(crate) fn issuer(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let issuer = scheme.issuer.as_ref()?;
    let host = provider.hosts.iter().find(|it| it.name == issuer.host)?;
    let name = format!("`{}{}`", template(&host.url), issuer.path);
    let missing = if issuer.always {
        ", and so is one that names none"
    } else {
        ""
    };
    Some(format!(
        "The issuer is {name}: a callback that names another one is refused before anything is sent{missing}."
    ))
}

/// For what its tokens are.
pub(crate) fn resource(scheme: &Scheme) -> Option<String> {
    let resource = template(scheme.resource.as_ref()?);
    Some(format!(
        "Its tokens are asked for the resource `{resource}`."
    ))
}

/// What is asked beside the steps of its life.
pub(crate) fn beside(provider: &Provider, scheme: &Scheme) -> Vec<String> {
    let named = |it: &Step| steps(provider, std::iter::once(it.endpoint));
    let push = scheme.push.as_ref().map(|it| {
        format!(
            "The request of a sign-in is pushed with {}, and the page is told no more than which it was (RFC 9126).",
            named(it)
        )
    });
    let introspect = scheme.introspect.as_ref().map(|it| {
        format!(
            "`Client::introspect` asks with {} what is known of the token (RFC 7662).",
            named(it)
        )
    });
    push.into_iter().chain(introspect).collect()
}
