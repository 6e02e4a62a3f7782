//! The examples of the RFCs, and every form in which people have a key.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, EcdsaKeyPair, KeyPair as _, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::*;
use crate::{
    Environment,
    table::{Algorithm, Constant, Dpop},
    testing::ManualClock,
    value::parse,
};

macro_rules! keys {
    ($($name:ident = $file:literal;)*) => {
        $(const $name: &str = include_str!(concat!("tests/keys/", $file));)*
    };
}

keys! {
    A2 = "rfc7515_a2.jwk";
    A3 = "rfc7515_a3.jwk";
    JWK = "rfc7517_a2.jwk";
    A1_8037 = "rfc8037_a1.jwk";
    RSA_PKCS1 = "rsa_pkcs1.pem";
    RSA_PKCS8 = "rsa_pkcs8.pem";
    RSA_ENCRYPTED = "rsa_encrypted.pem";
    RSA_PUBLIC = "rsa_public.pem";
    CERTIFICATE = "certificate.pem";
    P256_SEC1 = "p256_sec1.pem";
    P256_PKCS8 = "p256_pkcs8.pem";
    P384_SEC1 = "p384_sec1.pem";
    ED25519 = "ed25519_pkcs8.pem";
}

/// The claims of RFC 7515 appendix A, as they stand there.
const CLAIMS: &str = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt\
                      cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

fn key(algorithm: Algorithm, text: &str) -> Result<Key> {
    Key::read(algorithm, "private_key", text)
}

/// The signature of a header and the claims of RFC 7515 appendix A.
fn signed(algorithm: Algorithm, text: &str, header: &str) -> String {
    let key = key(algorithm, text).unwrap_or_else(|error| panic!("{error}"));
    let message = format!("{header}.{CLAIMS}");
    let signature = key.signature(message.as_bytes()).expect("it signs");
    URL_SAFE_NO_PAD.encode(signature)
}

#[test]
fn rfc_7515_a1_hs256() {
    let jwk = r#"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}"#;
    let header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
    assert_eq!(
        signed(Algorithm::Hs256, jwk, header),
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    );
}

/// The signature of RFC 7515 appendix A.2.
const RS256: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7\
    AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75\
    vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7n\
    oOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

#[test]
fn rfc_7515_a2_rs256_in_every_form() {
    let in_base64 = |text: &str| STANDARD.encode(text);
    let der = |pem: &str| {
        pem.lines()
            .filter(|it| !it.starts_with('-'))
            .collect::<String>()
    };
    let in_one_line = RSA_PKCS8.trim().replace('\n', "\\n");
    let url_safe = der(RSA_PKCS8).replace('+', "-").replace('/', "_");
    for text in [
        A2,
        RSA_PKCS1,
        RSA_PKCS8,
        &in_one_line,
        &format!("\n  {RSA_PKCS1}\n"),
        &in_base64(A2),
        &in_base64(RSA_PKCS1),
        &der(RSA_PKCS1),
        &der(RSA_PKCS8),
        url_safe.trim_end_matches('='),
    ] {
        assert_eq!(
            signed(Algorithm::Rs256, text, "eyJhbGciOiJSUzI1NiJ9"),
            RS256
        );
    }
}

#[test]
fn rfc_7515_a3_es256_in_every_form() {
    let header = "eyJhbGciOiJFUzI1NiJ9";
    let message = format!("{header}.{CLAIMS}");
    let pair = |text: &str| {
        let der: String = text.lines().filter(|it| !it.starts_with('-')).collect();
        let der = STANDARD.decode(der).expect("it is base64");
        EcdsaKeyPair::from_private_key_der(key::P256, &der).expect("a key")
    };
    let public = pair(P256_PKCS8).public_key().as_ref().to_vec();
    let verify = |signature: &str| {
        let signature = URL_SAFE_NO_PAD.decode(signature).expect("it is base64url");
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &public);
        key.verify(message.as_bytes(), &signature)
    };
    // Of randomised signatures, the published one shows that the key is the one of the example.
    let published = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3\
                     -Kg6NU1Q";
    verify(published).expect("the example is right");
    for text in [A3, P256_SEC1, P256_PKCS8, &STANDARD.encode(P256_SEC1)] {
        verify(&signed(Algorithm::Es256, text, header)).expect("so is ours");
    }
}

#[test]
fn rfc_8037_a4_ed25519() {
    for text in [A1_8037, ED25519] {
        let key = key(Algorithm::EdDsa, text).expect("a key");
        let message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        let signature = key.signature(message.as_bytes()).expect("it signs");
        assert_eq!(
            URL_SAFE_NO_PAD.encode(signature),
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        );
    }
}

#[test]
fn rfc_7517_a2_names_its_key() {
    let key = key(Algorithm::Ps256, JWK).expect("a key");
    assert_eq!(key.id.as_deref(), Some("2011-04-29"));
    let signature = key.signature(b"message").expect("it signs");
    let public = {
        let jwk = parse(JWK.as_bytes()).expect("JSON");
        let number = |name: &str| {
            let text = jwk.at(&[name]).and_then(Value::text).expect("it is there");
            URL_SAFE_NO_PAD.decode(&*text).expect("it is base64url")
        };
        RsaPublicKeyComponents {
            n: number("n"),
            e: number("e"),
        }
    };
    let verified = public.verify(&RSA_PSS_2048_8192_SHA256, b"message", &signature);
    verified.expect("the signature is right");
}

#[test]
fn a_wrong_key_is_told_by_what_it_is_and_shows_nothing() {
    let cut = &RSA_PKCS8[..RSA_PKCS8.len() / 2];
    for (algorithm, text, why) in [
        (Algorithm::Rs256, RSA_PUBLIC, "it is a public key"),
        (Algorithm::Rs256, CERTIFICATE, "it is a certificate"),
        (Algorithm::Rs256, RSA_ENCRYPTED, "it is encrypted"),
        (Algorithm::Rs256, cut, "cut off or damaged"),
        (
            Algorithm::Rs256,
            P256_SEC1,
            "it is a key on P-256, for ES256",
        ),
        (Algorithm::Es256, RSA_PKCS1, "it is an RSA key"),
        (
            Algorithm::Es256,
            P384_SEC1,
            "it is a key on P-384, for ES384",
        ),
        (
            Algorithm::Es384,
            P256_SEC1,
            "it is a key on P-256, for ES256",
        ),
        (
            Algorithm::Es256,
            ED25519,
            "it is a key on Ed25519, for EdDSA",
        ),
        (
            Algorithm::EdDsa,
            P256_PKCS8,
            "it is a key on P-256, for ES256",
        ),
        (
            Algorithm::Rs256,
            "s3cr3t!",
            "neither PEM nor a JWK nor base64",
        ),
        (Algorithm::Rs256, "czNjcjN0", "holds is no private key"),
        (Algorithm::Rs256, "{\"s3cr3t\":", "it is no JSON"),
        (Algorithm::Rs256, "{\"s3cr3t\":1}", "it is no JWK"),
        (
            Algorithm::Rs256,
            "{\"kty\":\"RSA\",\"n\":\"s3cr3t\"}",
            "a public key",
        ),
        (
            Algorithm::Es256,
            "{\"kty\":\"oct\",\"k\":\"czNjcjN0\"}",
            "it is a shared secret",
        ),
        (Algorithm::Hs256, A2, "a shared secret is needed"),
    ] {
        let error = key(algorithm, text).err().expect("refused").to_string();
        assert!(error.contains(why), "{why}: {error}");
        assert!(error.starts_with("`private_key` is no key for "), "{error}");
        assert!(
            !error.contains("s3cr3t") && !error.contains("MII"),
            "{error}"
        );
    }
    assert!(key(Algorithm::Es384, P384_SEC1).is_ok());
}

const ASSERTION: Mint = Mint::new("assertion", Algorithm::Hs256, "private_key")
    .key_id("key_id")
    .header(&[("typ", &[Part::Value("absent")])])
    .claims(&[
        (
            "iss",
            Claim::Template(&[Part::Text("https://jwt-idp.example.com")]),
        ),
        (
            "sub",
            Claim::Template(&[Part::Text("mailto:"), Part::Value("subject")]),
        ),
        ("left_out", Claim::Template(&[Part::Value("absent")])),
        (
            "aud",
            Claim::Template(&[Part::Text("https://jwt-rp.example.net")]),
        ),
        ("nbf", Claim::Constant(Constant::Number("1300815780"))),
        ("iat", Claim::IssuedAt),
        ("exp", Claim::ExpiresAt),
        (
            "http://claims.example.com/member",
            Claim::Constant(Constant::Bool(true)),
        ),
        ("groups", Claim::Template(&[Part::Value("groups")])),
    ]);

/// The claims of the example in RFC 7523 section 4, with some more.
#[test]
fn a_token_says_what_the_spec_says() {
    let clock = ManualClock::default();
    let environment: Environment = clock.tokio();
    let mould = Mould {
        environment: &environment,
        address: &|_| Err(Error::input("nothing asks for it")),
    };
    let values = Values::new()
        .with("private_key", Secret::new("secret"))
        .with("subject", "mike@example.com")
        .with("key_id", "16")
        .with("groups", vec!["a", "b"]);
    let token = mint(&ASSERTION, &values, &mould).expect("it is made");
    let Value::Secret(token) = token else {
        panic!("a token is a secret");
    };
    let part = |number: usize| {
        let part = token.expose().split('.').nth(number).expect("three parts");
        String::from_utf8(URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("text")
    };
    assert_eq!(part(0), r#"{"typ":"JWT","alg":"HS256","kid":"16"}"#);
    let now = seconds(environment.clock.now().wall);
    let (iat, exp) = (now - 10, now + 60);
    assert_eq!(
        part(1),
        format!(
            r#"{{"iss":"https://jwt-idp.example.com","sub":"mailto:mike@example.com","aud":"https://jwt-rp.example.net","nbf":1300815780,"iat":{iat},"exp":{exp},"http://claims.example.com/member":true,"groups":["a","b"]}}"#
        )
    );
}

/// RFC 9449 section 4.1, whose private key is not published: what is signed is compared.
#[test]
fn rfc_9449_signs_these_bytes() {
    let (x, y) = (
        "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
        "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA",
    );
    let text = |it: &str| Value::Text(it.to_owned());
    let dpop = Dpop {
        algorithm: Algorithm::Es256,
        token: "access_token",
    };
    let header = part(&proof::head(&dpop, jwk::curve_public(&text(x), &text(y))));
    let published = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19";
    assert_eq!(*header, published);
}

/// RFC 9449 sections 4.1 and 7: the claims of a proof at the issuer and with a token.
#[test]
fn rfc_9449_claims_the_request() {
    let dpop: &'static Dpop = &Dpop {
        algorithm: Algorithm::Es256,
        token: "access_token",
    };
    let values = Values::new().with(KEY, Secret::new(A3)).with(
        "access_token",
        Secret::new("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"),
    );
    let proof = |method: http::Method, uri: &str, is_carried, made: (&str, i64)| {
        let uri: http::Uri = uri.parse().expect("an address");
        let prover = Prover::new(dpop, &values, is_carried);
        let made = (made.0.to_owned(), made.1);
        let nonce = None;
        let proof = prover.proof(&method, &uri, nonce, made).expect("it signs");
        let claims = proof.expose().split('.').nth(1).expect("three parts");
        claims.to_owned()
    };
    assert_eq!(
        proof(
            http::Method::POST,
            "https://server.example.com/token",
            false,
            ("-BwC3ESc6acc2lTc", 1_562_262_616)
        ),
        "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ"
    );
    let claims = URL_SAFE_NO_PAD
        .decode(proof(
            http::Method::GET,
            "https://resource.example.org/protectedresource?page=2",
            true,
            ("e1j3V_bKic8-LAEB", 1_562_262_618),
        ))
        .expect("base64url");
    assert_eq!(
        String::from_utf8_lossy(&claims),
        r#"{"jti":"e1j3V_bKic8-LAEB","htm":"GET","htu":"https://resource.example.org/protectedresource","iat":1562262618,"ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}"#
    );
}
