//! What is said of an authorization server: who it is, and for what its tokens are.

use super::template;
use crate::model::{Provider, Scheme};

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
