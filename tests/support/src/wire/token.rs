//! Tokens that the client signs by itself, as a reviewer reads them: the header and the claims, as
//! JSON. Their names differ from run to run, and so do most signatures; the strict server verifies
//! both.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright::generated::v1::Provider;
use keywright_server::Json;

/// A text in which each such token is written out.
pub(super) fn opened(text: &str, provider: &Provider) -> String {
    if provider
        .schemes
        .iter()
        .all(|it| it.mint.is_empty() && it.dpop.is_none())
    {
        return text.to_owned();
    }
    let is_inside = |it: char| it.is_ascii_alphanumeric() || "-_.".contains(it);
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("eyJ") {
        let (before, from) = rest.split_at(start);
        let end = from.find(|it| !is_inside(it)).unwrap_or(from.len());
        let (token, after) = from.split_at(end);
        shown.push_str(before);
        match read(token) {
            Some(read) => shown.push_str(&read),
            None => shown.push_str(token),
        }
        rest = after;
    }
    shown + rest
}

fn read(token: &str) -> Option<String> {
    let mut parts = token.split('.');
    let mut part = || {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(parts.next()?).ok()?;
        Json::read(&bytes).ok()
    };
    let (mut header, mut claims) = (part()?, part()?);
    for (of, name) in [(&mut header, "jwk"), (&mut claims, "jti")] {
        if let Json::Object(members) = of
            && let Some((_, value)) = members.iter_mut().find(|it| it.0 == name)
        {
            *value = Json::Text(format!("[{name}]"));
        }
    }
    Some(format!("[JWT {header} {claims}]"))
}
