//! The thumbprint of a key (RFC 7638): what a server remembers of it instead of the key.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use crate::{Value, Values, value::write};

/// The SHA-256 digest of a public key's JWK, in base64url: of the members that it cannot be without,
/// in the order of their names, whatever else stands in it (RFC 7638 section 3).
pub(super) fn digest(jwk: &Value) -> String {
    let member = |name: &str| jwk.at(&[name]);
    let kind = member("kty").and_then(Value::text).unwrap_or_default();
    // RFC 7638 section 3.2 and, for Ed25519, RFC 8037 section 2.
    let needed: &[&str] = match &*kind {
        "RSA" => &["e", "kty", "n"],
        "OKP" => &["crv", "kty", "x"],
        _ => &["crv", "kty", "x", "y"],
    };
    let mut canonical = Values::new();
    for name in needed {
        if let Some(value) = member(name) {
            canonical.set(*name, value.clone());
        }
    }
    let mut json = Vec::new();
    write(&canonical.into(), &mut json);
    URL_SAFE_NO_PAD.encode(Sha256::digest(json))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse;

    fn of(jwk: &str) -> String {
        digest(&parse(jwk.as_bytes()).expect("a JWK"))
    }

    #[test]
    fn the_example_of_rfc_7638() {
        // Section 3.1. What is not needed does not count, and neither does the order.
        let jwk = r#"{
            "kty": "RSA",
            "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "e": "AQAB",
            "alg": "RS256",
            "kid": "2011-04-29"
        }"#;
        assert_eq!(of(jwk), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    #[test]
    fn the_example_of_rfc_8037() {
        // Appendix A.3.
        let jwk =
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        assert_eq!(of(jwk), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn the_example_of_rfc_9449() {
        // The key of the proofs in section 5, and the `jkt` of section 6.1.
        let jwk = r#"{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"#;
        assert_eq!(of(jwk), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    }
}
