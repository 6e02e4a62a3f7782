//! A JSON Web Token that the client makes and signs by itself, as constants.

use super::{Constant, Endpoint, Template};

/// A JSON Web Token (RFC 7519) that is made anew for each request that reads it, or, where it is
/// the credential itself, for each acquisition.
#[derive(Clone, Copy, Debug)]
pub struct Mint {
    /// The name by which templates and fields read it.
    pub name: &'static str,
    /// What it is signed with.
    pub algorithm: Algorithm,
    /// The input that holds the key.
    pub key: &'static str,
    /// The input that names the key; where the caller gives none, the name that a JWK has itself.
    pub key_id: Option<&'static str>,
    /// Further members of its header. `alg` and `typ: JWT` are there by themselves.
    pub header: &'static [(&'static str, Template)],
    /// Its claims, in order; one that reads an absent value is left out.
    pub claims: &'static [(&'static str, Claim)],
    /// How long it lives from now, in seconds.
    pub lifetime: u64,
    /// How long before now it is dated, in seconds, for a provider whose clock is behind.
    pub backdate: u64,
    /// Whether it is the credential itself, or a part of it.
    pub is_sent: bool,
}

/// The binding of a token to a key that the client makes (`DPoP`, RFC 9449).
#[derive(Clone, Copy, Debug)]
pub struct Dpop {
    /// What a proof is signed with: [`Algorithm::Es256`] or [`Algorithm::EdDsa`].
    pub algorithm: Algorithm,
    /// The kept value that is the token.
    pub token: &'static str,
}

/// What a claim holds.
#[derive(Clone, Copy, Debug)]
pub enum Claim {
    /// The text of a template; where that is one value alone, the value as it is.
    Template(Template),
    /// A value that the spec fixes.
    Constant(Constant),
    /// The address of this endpoint, where requests go to it.
    Endpoint(&'static Endpoint),
    /// When it was made, dated back.
    IssuedAt,
    /// When it ends.
    ExpiresAt,
    /// A name that no other has (RFC 7519 section 4.1.7).
    Id,
}

/// How a token is signed, by the names of RFC 7518 section 3.1 and RFC 8037.
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
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hs256 => "HS256",
            Self::Hs384 => "HS384",
            Self::Hs512 => "HS512",
            Self::Rs256 => "RS256",
            Self::Rs384 => "RS384",
            Self::Rs512 => "RS512",
            Self::Ps256 => "PS256",
            Self::Ps384 => "PS384",
            Self::Ps512 => "PS512",
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::EdDsa => "EdDSA",
        }
    }
}

impl Mint {
    /// A token without claims that lives for a minute and is dated back by ten seconds.
    pub const fn new(name: &'static str, algorithm: Algorithm, key: &'static str) -> Self {
        Self {
            name,
            algorithm,
            key,
            key_id: None,
            header: &[],
            claims: &[],
            lifetime: 60,
            backdate: 10,
            is_sent: false,
        }
    }

    /// Says which input names the key.
    pub const fn key_id(mut self, input: &'static str) -> Self {
        self.key_id = Some(input);
        self
    }

    /// Lists further members of its header.
    pub const fn header(mut self, members: &'static [(&'static str, Template)]) -> Self {
        self.header = members;
        self
    }

    /// Lists its claims.
    pub const fn claims(mut self, claims: &'static [(&'static str, Claim)]) -> Self {
        self.claims = claims;
        self
    }

    /// Says how long it lives, in seconds.
    pub const fn lifetime(mut self, seconds: u64) -> Self {
        self.lifetime = seconds;
        self
    }

    /// Says how far it is dated back, in seconds.
    pub const fn backdate(mut self, seconds: u64) -> Self {
        self.backdate = seconds;
        self
    }

    /// Says that it is the credential itself, or a part of it.
    pub const fn sent(mut self) -> Self {
        self.is_sent = true;
        self
    }
}
