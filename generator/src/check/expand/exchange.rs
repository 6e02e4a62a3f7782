//! The keys of a token exchange (RFC 8693): where they have a place, and what the short form says
//! of the request.

use crate::diagnostic::{Code, Diagnostics};
use crate::keys::EXCHANGE;
use crate::model::Kind;
use crate::spec::Scheme;

/// Keys that other kinds have no use for, and fields that no request takes.
pub(super) fn refuse(scheme: &Scheme, kind: Kind, report: &mut Diagnostics) {
    let key = |name: &str| scheme.keys.iter().find(|it| it.text == name);
    let is_short = scheme.token.is_some() || scheme.discover.is_some();
    if kind != Kind::OAuth2TokenExchange {
        for it in EXCHANGE.iter().filter_map(|it| key(it)) {
            report
                .error(
                    Code::Misplaced,
                    it.span,
                    format!("`{}` has no place in this kind", it.text),
                )
                .help("it is for `oauth2_token_exchange`");
        }
        return;
    }
    if let (Some(_), Some(actor)) = (key("subject"), key("actor")) {
        report
            .error(
                Code::Misplaced,
                actor.span,
                "a scheme is made with one other, and `subject` names it",
            )
            .help("leave one of the two out: the caller then gives that token");
    }
    if let Some(it) = key("with").filter(|_| !is_short) {
        report
            .error(Code::Misplaced, it.span, "`with` needs `token`")
            .help("write it at the step: `acquire: { call: exchange, with: { … } }`");
    }
}

/// What the scheme says of the request becomes what its step says.
pub(super) fn with(scheme: &mut Scheme) {
    let with = std::mem::take(&mut scheme.with);
    if let Some(step) = scheme.acquire.last_mut() {
        step.with.extend(with);
    }
}
