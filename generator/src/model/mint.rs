//! A token that the client makes and signs by itself.

use super::{Constant, Template};

/// A JSON Web Token (RFC 7519) that a scheme mints.
#[derive(Clone, Debug)]
pub struct Mint {
    /// The name by which templates and fields read it.
    pub name: String,
    /// What it is signed with.
    pub algorithm: Algorithm,
    /// The input that holds the key.
    pub key: String,
    /// The input that names the key.
    pub key_id: Option<String>,
    /// Further members of its header.
    pub header: Vec<(String, Template)>,
    /// Its claims, in order.
    pub claims: Vec<(String, Claim)>,
    /// How long it lives, in seconds.
    pub lifetime: u64,
    /// How long before now it is dated, in seconds.
    pub backdate: u64,
    /// Whether requests carry it, so that it is the credential or a part of it.
    pub is_sent: bool,
}

/// The binding of a token to a key that the client makes (`DPoP`, RFC 9449).
#[derive(Clone, Debug)]
pub struct Dpop {
    /// What a proof is signed with.
    pub algorithm: Algorithm,
    /// The kept value that is the token.
    pub token: String,
}

/// What a claim holds.
#[derive(Clone, Debug)]
pub enum Claim {
    /// A template; one value alone keeps its type.
    Template(Template),
    /// A value that the spec fixes.
    Constant(Constant),
    /// The address of an endpoint, as an index.
    Endpoint(usize),
    /// When it was made, dated back.
    IssuedAt,
    /// When it ends.
    ExpiresAt,
    /// A name that no other has.
    Id,
}

/// What a token is signed with (RFC 7518 section 3.1, RFC 8037).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    Hs256,
    /// HMAC with SHA-384.
    Hs384,
    /// HMAC with SHA-512.
    Hs512,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Rs384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Rs512,
    /// RSASSA-PSS with SHA-256.
    Ps256,
    /// RSASSA-PSS with SHA-384.
    Ps384,
    /// RSASSA-PSS with SHA-512.
    Ps512,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// ECDSA on P-384 with SHA-384.
    Es384,
    /// Ed25519.
    EdDsa,
}

impl Algorithm {
    /// Its registered name.
    pub fn name(self) -> &'static str {
        let mut all = crate::keys::ALGORITHMS.iter();
        all.find(|it| it.1 == self).map_or("none", |it| it.0)
    }
}

impl Mint {
    /// The names that its header and its claims read, beside the key and its name.
    pub fn names(&self) -> Vec<&str> {
        let claims = self.claims.iter().filter_map(|(_, claim)| match claim {
            Claim::Template(it) => Some(it),
            _ => None,
        });
        let templates = self.header.iter().map(|it| &it.1).chain(claims);
        templates.flat_map(Template::names).collect()
    }
}
