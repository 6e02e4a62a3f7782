//! Whether what came can be sent as the scheme sends it.

use crate::{
    Error, Result, Value, Values,
    table::{Part, Placement, Scheme},
};

/// What the answer of a token exchange says of a token that is no access token (RFC 8693 section
/// 2.2.1).
const NOT_APPLICABLE: &str = "N_A";

/// Refuses a token that is no access token where it would be sent as one. Where the spec says in
/// another way how it is applied, it is.
pub(super) fn applied(scheme: &Scheme, kept: &Values) -> Result<()> {
    let is_bearer = |it: &Placement| {
        let first = it.value.first();
        matches!(first, Some(Part::Text(text)) if text.starts_with("Bearer ") || text.starts_with("DPoP "))
    };
    let told = kept.get("token_type").and_then(Value::text);
    let is_no_access_token = told.is_some_and(|it| it.eq_ignore_ascii_case(NOT_APPLICABLE));
    if is_no_access_token && scheme.send.iter().any(is_bearer) {
        return Err(Error::decode(
            "the provider issued a token that is no access token (`token_type` is `N_A`), so it is not sent as one; nothing says how it is applied",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Secret, table::Carrier};

    const BEARER: Scheme = Scheme::new("exchanged", "Exchanged").send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("access_token")],
    )]);
    const OWN: Scheme = Scheme::new("exchanged", "Exchanged").send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("X-Identity")],
        &[Part::Value("access_token")],
    )]);

    #[test]
    fn what_is_no_access_token_is_sent_as_the_spec_says_and_never_as_one() {
        let kept = |ty: &str| {
            let token = Values::new().with("access_token", Secret::new("t"));
            token.with("token_type", ty)
        };
        for ty in ["N_A", "n_a"] {
            let error = applied(&BEARER, &kept(ty)).expect_err(ty);
            assert!(error.to_string().contains("no access token"), "{error}");
            assert!(applied(&OWN, &kept(ty)).is_ok());
        }
        for ty in ["Bearer", "bearer", "DPoP", "odd"] {
            assert!(applied(&BEARER, &kept(ty)).is_ok());
        }
        assert!(applied(&BEARER, &Values::new()).is_ok());
    }
}
