//! Proof of possession (`DPoP`, RFC 9449 section 4.3): whether a request carries one that is good, and
//! of which key.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ED25519, UnparsedPublicKey};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Algorithm, Dpop};
use sha2::{Digest as _, Sha256};

use crate::{Json, received::Received};

/// The name under which a grant keeps the key that it is bound to, and a sign-in tells it (section
/// 10).
pub(crate) const BOUND: &str = "dpop_jkt";

/// How old a proof may be, in seconds.
const OLDEST: i64 = 60;

/// A good proof.
pub(crate) struct Proof {
    /// The key's thumbprint (RFC 7638).
    pub(crate) key: String,
    /// Its name, which no other has.
    pub(crate) id: String,
    /// The nonce that it bears.
    pub(crate) nonce: Option<String>,
}

/// Judges the proof of a request; `token`: the one that it carries.
pub(crate) fn judge(
    dpop: &Dpop,
    request: &Received,
    token: Option<&str>,
    now: i64,
) -> Result<Proof, String> {
    let sent = request.header("dpop");
    let [sent] = sent[..] else {
        return Err("a request for a bound token carries one proof, in `DPoP`".to_owned());
    };
    let (claims, key) = opened(dpop, sent)?;
    if text(&claims, &["htm"]).as_deref() != Some(request.method.as_str()) {
        return Err(fault("is for another method"));
    }
    let host = request.header("host");
    let host = host.first().copied().unwrap_or_default();
    if text(&claims, &["htu"]) != Some(format!("http://{host}{}", request.path)) {
        return Err(fault("is for another address"));
    }
    let age = text(&claims, &["iat"]).and_then(|it| it.parse::<i64>().ok());
    let age = age.map(|it| now.div_euclid(1000) - it);
    if age.is_none_or(|it| !(0..=OLDEST).contains(&it)) {
        return Err(fault("is not of now"));
    }
    if text(&claims, &["ath"]) != token.map(digest) {
        return Err(fault("is for another token"));
    }
    let id = text(&claims, &["jti"]).filter(|it| it.len() >= 16);
    Ok(Proof {
        key,
        id: id.ok_or_else(|| fault("has no name"))?,
        nonce: text(&claims, &["nonce"]),
    })
}

/// What a proof claims, and the thumbprint of the key that it is signed with.
fn opened(dpop: &Dpop, sent: &str) -> Result<(Json, String), String> {
    let decode = |it: &str| BASE64_URL_SAFE_NO_PAD.decode(it).ok();
    let json = |it: &str| Json::read(&decode(it)?).ok();
    let (signed, signature) = sent.rsplit_once('.').ok_or_else(|| fault("is no JWT"))?;
    let (header, claims) = signed.split_once('.').ok_or_else(|| fault("is no JWT"))?;
    let parts = (json(header), json(claims), decode(signature));
    let (Some(header), Some(claims), Some(signature)) = parts else {
        return Err(fault("cannot be read"));
    };
    let expected = ("dpop+jwt".to_owned(), dpop.algorithm.name().to_owned());
    if (text(&header, &["typ"]), text(&header, &["alg"])) != (Some(expected.0), Some(expected.1)) {
        return Err(fault("has another `typ` or `alg`"));
    }
    if text(&header, &["jwk", "d"]).is_some() {
        return Err(fault("shows a private key"));
    }
    let member = |name: &str| text(&header, &["jwk", name]);
    let half = |name: &str| member(name).and_then(|it| decode(&it)).unwrap_or_default();
    let (is_right, key) = if dpop.algorithm == Algorithm::EdDsa {
        let public = UnparsedPublicKey::new(&ED25519, half("x"));
        let key = format!(
            r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#,
            member("x").unwrap_or_default()
        );
        (public.verify(signed.as_bytes(), &signature).is_ok(), key)
    } else {
        let point = [vec![4], half("x"), half("y")].concat();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
        let key = format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#,
            member("x").unwrap_or_default(),
            member("y").unwrap_or_default()
        );
        (public.verify(signed.as_bytes(), &signature).is_ok(), key)
    };
    if !is_right {
        return Err(fault("is not signed with its own key"));
    }
    Ok((claims, digest(&key)))
}

fn fault(what: &str) -> String {
    format!("the proof in `DPoP` {what}")
}

fn digest(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

fn text(of: &Json, path: &[&str]) -> Option<String> {
    let path: Vec<_> = path.iter().map(|it| (*it).to_owned()).collect();
    of.at(&path)?.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19";

    /// The proofs of RFC 9449: for a token (figures 2 and 5), for its refresh (figure 7), for a
    /// request that carries it (figure 13).
    const PROOFS: [(&str, &str, &str, &str); 3] = [
        (
            "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ",
            "2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg",
            "POST https://server.example.com/token",
            "1562262616",
        ),
        (
            "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjY1Mjk2fQ",
            "pAqut2IRDm_De6PR93SYmGBPXpwrAk90e8cP2hjiaG5QsGSuKDYW7_X620BxqhvYC8ynrrvZLTk41mSRroapUA",
            "POST https://server.example.com/token",
            "1562265296",
        ),
        (
            "eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9",
            "2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA",
            "GET https://resource.example.org/protectedresource",
            "1562262618",
        ),
    ];

    fn dpop() -> Dpop {
        Dpop {
            algorithm: Algorithm::Es256,
            token: "access_token".to_owned(),
        }
    }

    #[test]
    fn the_proofs_of_rfc_9449_are_good_and_of_its_key() {
        for (claims, signature, request, made) in PROOFS {
            let proof = format!("{HEADER}.{claims}.{signature}");
            let (claims, key) = opened(&dpop(), &proof).expect(request);
            // Section 6.1.
            assert_eq!(key, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
            let claim = |name: &str| text(&claims, &[name]).unwrap_or_default();
            assert_eq!(format!("{} {}", claim("htm"), claim("htu")), request);
            assert_eq!(claim("iat"), made);
        }
        let (claims, ..) = PROOFS[2];
        let claims = BASE64_URL_SAFE_NO_PAD.decode(claims).expect("base64url");
        let claims = Json::read(&claims).expect("JSON");
        let hash = digest("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU");
        assert_eq!(text(&claims, &["ath"]), Some(hash));
    }

    #[test]
    fn a_proof_with_the_claims_of_another_is_none() {
        let mixed = format!("{HEADER}.{}.{}", PROOFS[0].0, PROOFS[1].1);
        let error = opened(&dpop(), &mixed).expect_err("it is signed for something else");
        assert!(error.contains("not signed with its own key"), "{error}");
    }
}
