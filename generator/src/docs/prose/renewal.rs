//! How a credential is renewed, in sentences.

use super::steps;
use crate::model::{Expiry, Provider, Rotation, Scheme, Step};

/// How a credential is renewed.
pub(crate) fn renewal(provider: &Provider, scheme: &Scheme) -> String {
    // Where nobody says when it ends, there is nothing to be ahead of.
    let ends = !matches!(scheme.expires[..], [] | [Expiry::Never | Expiry::Unknown]);
    let when = if ends {
        "ahead of expiry"
    } else {
        "once it is refused"
    };
    let is_held = scheme.acquire.is_empty() && scheme.sign_in.is_none();
    match &scheme.refresh {
        Some(step) => {
            let spent = match scheme.rotation {
                _ if !is_held && !has_refresh_token(provider, scheme, step) => {
                    "It takes no refresh token."
                }
                Rotation::SingleUse => {
                    "Each refresh token works once; the next one is stored before the new token is used."
                }
                Rotation::Reusable => "The refresh token stays the same.",
                Rotation::Unknown => {
                    "Whether a refresh spends the refresh token is unknown, so each is used once."
                }
            };
            let calls = steps(provider, std::iter::once(step.endpoint));
            let end = if scheme.sign_in.is_some() {
                "a person signs in again"
            } else if is_held {
                "the caller gives another"
            } else {
                "it is obtained anew"
            };
            format!("With {calls}, {when}. {spent} Where that fails for good, {end}.")
        }
        None if scheme.sign_in.is_some() => {
            "Not renewed: when it has ended, a person signs in again.".to_owned()
        }
        None if is_held => "Not renewed: the caller gives another.".to_owned(),
        None if scheme.exclusive => {
            "When it has ended: the old one is revoked, then another is obtained. Callers wait meanwhile.".to_owned()
        }
        None => format!("Obtained anew, {when}."),
    }
}

/// Whether the refresh reads something that was kept for it alone, and not the token itself.
fn has_refresh_token(provider: &Provider, scheme: &Scheme, refresh: &Step) -> bool {
    let fields = provider.endpoint(refresh.endpoint).fields.iter();
    let named = fields.map(|it| it.name.as_str());
    let with = refresh.with.iter().flat_map(|it| it.1.names());
    let mut read = named.chain(with);
    let steps = scheme.sign_in.iter().chain(&scheme.acquire);
    let kept: Vec<_> = steps.flat_map(|it| &it.keep).collect();
    let sent: Vec<_> = scheme.send.iter().flat_map(|it| it.value.names()).collect();
    read.any(|name| kept.iter().any(|it| it.name == name) && !sent.contains(&name))
}
