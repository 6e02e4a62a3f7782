//! Tokens that are bound to a key (`DPoP`, RFC 9449): which proofs are taken, and which nonces.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};
use std::{fmt::Write as _, time::Duration};

use crate::acme::Acme;

/// The time of the server when it starts, in seconds.
const NOW: i64 = 1_767_225_600;
const LOGIN: &str =
    "grant_type=client_credentials&client_id=test-client_id&client_secret=test-client_secret";
const TOKEN: &str = "oauth2_client_credentials-access-token-1";

/// What a proof says; a test changes one thing.
#[derive(Clone)]
struct Claims {
    typ: &'static str,
    htm: &'static str,
    htu: String,
    iat: i64,
    jti: &'static str,
    ath: Option<String>,
    nonce: Option<String>,
}

/// A client with a key of its own.
struct Holder {
    acme: Acme,
    key: EcdsaKeyPair,
}

fn key() -> EcdsaKeyPair {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key")
}

fn signed(key: &EcdsaKeyPair, claims: &Claims) -> String {
    let point = key.public_key().as_ref();
    let half = |it: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(it);
    let (x, y) = (half(&point[1..33]), half(&point[33..]));
    let header = format!(
        r#"{{"typ":"{}","alg":"ES256","jwk":{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}}}"#,
        claims.typ
    );
    let mut body = format!(
        r#"{{"htm":"{}","htu":"{}","iat":{},"jti":"{}""#,
        claims.htm, claims.htu, claims.iat, claims.jti
    );
    for (name, value) in [("ath", &claims.ath), ("nonce", &claims.nonce)] {
        if let Some(value) = value {
            let _ = write!(body, r#","{name}":"{value}""#);
        }
    }
    let signed = format!(
        "{}.{}",
        half(header.as_bytes()),
        half(format!("{body}}}").as_bytes())
    );
    let signature = key.sign(&SystemRandom::new(), signed.as_bytes());
    format!("{signed}.{}", half(signature.expect("it signs").as_ref()))
}

impl Holder {
    /// One whose token was issued, with the nonces that it has learnt.
    async fn start() -> (Self, Claims) {
        let acme = Acme::start_with(include_str!("bound.yaml")).await;
        let holder = Self { acme, key: key() };
        let mut claims = holder.claims("auth", "POST", "/token");
        assert_eq!(holder.fetch(&claims).await, NO_NONCE);
        claims.nonce = Some(holder.given().expect("a nonce"));
        claims.jti = "the-second-of-proofs";
        assert_eq!(holder.fetch(&claims).await, "fine");
        let body = holder.acme.last().answer;
        assert!(body.contains(r#""token_type":"DPoP""#), "{body}");
        let mut claims = holder.claims("base", "GET", "/ping");
        claims.ath = Some(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(TOKEN)));
        claims.jti = "the-third-of-all-proofs";
        (holder, claims)
    }

    fn claims(&self, host: &str, htm: &'static str, path: &str) -> Claims {
        let url = self.acme.server.url(host).expect("a host");
        Claims {
            typ: "dpop+jwt",
            htm,
            htu: format!("{url}{path}"),
            iat: NOW,
            jti: "the-first-of-proofs",
            ath: None,
            nonce: None,
        }
    }

    async fn fetch(&self, claims: &Claims) -> String {
        let proof = format!("DPoP: {}", signed(&self.key, claims));
        self.acme
            .form("auth", "POST /token", &[&proof], LOGIN)
            .await
    }

    async fn ping(&self, claims: &Claims) -> String {
        self.ping_with(&signed(&self.key, claims)).await
    }

    async fn ping_with(&self, proof: &str) -> String {
        let headers = [
            format!("Authorization: DPoP {TOKEN}"),
            format!("DPoP: {proof}"),
        ];
        let headers: Vec<_> = headers.iter().map(String::as_str).collect();
        self.acme.send("GET /ping", &headers, "").await;
        self.acme.reason()
    }

    /// The nonce of the last answer.
    fn given(&self) -> Option<String> {
        let told = self.acme.last().answer_headers;
        let found = told.into_iter().find(|it| it.0 == "DPoP-Nonce");
        found.map(|it| it.1)
    }
}

const NO_NONCE: &str = "the proof in `DPoP` bears no nonce of this server, or an old one";

#[tokio::test]
async fn a_nonce_is_asked_for_as_the_standard_says() {
    let (holder, mut claims) = Holder::start().await;
    let asked = &holder.acme.server.exchanges()[0];
    let expected = format!(r#"{{"error":"use_dpop_nonce","error_description":"{NO_NONCE}"}}"#);
    assert_eq!((asked.status, asked.answer.as_str()), (400, &expected[..]));
    let issuers = asked.answer_headers.iter().find(|it| it.0 == "DPoP-Nonce");
    let issuers = issuers.map(|it| it.1.clone());

    assert_eq!(holder.ping(&claims).await, NO_NONCE);
    let last = holder.acme.last();
    assert_eq!(last.status, 401);
    let challenge = (
        "WWW-Authenticate".to_owned(),
        r#"DPoP error="use_dpop_nonce""#.to_owned(),
    );
    assert!(last.answer_headers.contains(&challenge), "{last:?}");
    let given = holder.given();
    assert!(given.is_some() && given != issuers, "each has its own");
    claims.nonce = issuers;
    assert_eq!(holder.ping(&claims).await, NO_NONCE);
    claims.nonce = given;
    assert_eq!(holder.ping(&claims).await, "fine");
    assert_eq!(holder.given(), None, "it is the newest");

    // A minute later there is another one, and the one before it is good still.
    holder.acme.server.advance(Duration::from_secs(60));
    (claims.iat, claims.jti) = (NOW + 60, "a-proof-of-a-minute-later");
    assert_eq!(holder.ping(&claims).await, "fine");
    assert!(
        holder
            .given()
            .is_some_and(|it| Some(&it) != claims.nonce.as_ref())
    );
    holder.acme.server.advance(Duration::from_secs(60));
    (claims.iat, claims.jti) = (NOW + 120, "a-proof-of-two-minutes-later");
    assert_eq!(holder.ping(&claims).await, NO_NONCE);
}

#[tokio::test]
async fn a_proof_is_for_one_request_and_one_token() {
    let (holder, mut claims) = Holder::start().await;
    assert_eq!(holder.ping(&claims).await, NO_NONCE);
    claims.nonce = holder.given();
    let other = |change: fn(&mut Claims)| {
        let mut claims = claims.clone();
        change(&mut claims);
        claims
    };
    for (wrong, why) in [
        (other(|it| it.typ = "jwt"), "has another `typ` or `alg`"),
        (other(|it| it.htm = "POST"), "is for another method"),
        (other(|it| it.htu += "?a=b"), "is for another address"),
        (
            other(|it| it.htu = it.htu.replace("http:", "https:")),
            "is for another address",
        ),
        (other(|it| it.iat += 1), "is not of now"),
        (other(|it| it.iat -= 61), "is not of now"),
        (other(|it| it.ath = None), "is for another token"),
        (
            other(|it| it.ath = Some("b3RoZXI".to_owned())),
            "is for another token",
        ),
        (other(|it| it.jti = "short"), "has no name"),
    ] {
        assert_eq!(
            holder.ping(&wrong).await,
            format!("the proof in `DPoP` {why}")
        );
        assert_eq!(holder.acme.last().status, 400);
    }
    let others = signed(&key(), &claims);
    assert_eq!(
        holder.ping_with(&others).await,
        "the token is bound to another key"
    );
    let good = signed(&holder.key, &claims);
    let forged = format!(
        "{}.{}",
        good.rsplit_once('.').expect("three parts").0,
        "AAAA"
    );
    assert_eq!(
        holder.ping_with(&forged).await,
        "the proof in `DPoP` is not signed with its own key"
    );
    assert_eq!(
        holder.ping_with("a.b").await,
        "the proof in `DPoP` is no JWT"
    );
    let bearer = [&format!("Authorization: Bearer {TOKEN}")[..]];
    assert_eq!(holder.acme.send("GET /ping", &bearer, "").await.status, 401);
    let bare = [&format!("Authorization: DPoP {TOKEN}")[..]];
    holder.acme.send("GET /ping", &bare, "").await;
    assert_eq!(
        holder.acme.reason(),
        "a request for a bound token carries one proof, in `DPoP`"
    );

    assert_eq!(holder.ping_with(&good).await, "fine");
    assert_eq!(holder.ping_with(&good).await, "the proof was used before");
}

/// The thumbprint of a key (RFC 7638).
fn thumbprint(key: &EcdsaKeyPair) -> String {
    let half = |it: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(it);
    let point = key.public_key().as_ref();
    let (x, y) = (half(&point[1..33]), half(&point[33..]));
    let jwk = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    half(&Sha256::digest(jwk))
}

// RFC 7636, appendix B.
const PAGE: &str = "response_type=code&client_id=test-client_id&redirect_uri=https%3A%2F%2Fa.example%2Fb&state=s-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
const CODE: &str = "grant_type=authorization_code&redirect_uri=https%3A%2F%2Fa.example%2Fb&code=person-code-1&client_id=test-client_id&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

#[tokio::test]
async fn a_code_is_exchanged_with_the_key_of_its_sign_in_alone() {
    let acme = Acme::start_with(include_str!("bound.yaml")).await;
    let mut holder = Holder { acme, key: key() };
    let told = thumbprint(&holder.key);
    for (query, why) in [
        (String::new(), "the query parameter `dpop_jkt` is missing"),
        (
            format!("&dpop_jkt={}", &told[..42]),
            "`dpop_jkt` must be a SHA-256 digest in Base64 for URLs, 43 characters",
        ),
        (format!("&dpop_jkt={told}"), "fine"),
    ] {
        let call = format!("GET /authorize?{PAGE}{query}");
        holder.acme.send_to("auth", &call, &[], "").await;
        assert_eq!(holder.acme.reason(), why);
    }
    let mut claims = holder.claims("auth", "POST", "/person/token");
    let exchange = async |holder: &Holder, claims: &Claims| {
        let proof = format!("DPoP: {}", signed(&holder.key, claims));
        let call = "POST /person/token";
        holder.acme.form("auth", call, &[&proof], CODE).await
    };
    assert_eq!(exchange(&holder, &claims).await, NO_NONCE);
    claims.nonce = holder.given();
    let own = std::mem::replace(&mut holder.key, key());
    claims.jti = "the-proof-of-a-thief";
    let refused = exchange(&holder, &claims).await;
    assert_eq!(refused, "the code was asked for with another key");
    let body = holder.acme.last().answer;
    assert!(body.contains(r#""error":"invalid_grant""#), "{body}");
    holder.key = own;
    claims.jti = "the-proof-of-the-owner";
    assert_eq!(exchange(&holder, &claims).await, "fine");
}
