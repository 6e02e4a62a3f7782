//! The key for what is kept outside of the program.
//!
//! XChaCha20-Poly1305, because its nonces are long enough to be drawn at random for each write, in
//! any number of processes, without one coming twice.

use std::fmt;

use chacha20poly1305::{
    Key, KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};

use crate::{Error, ErrorKind, Result};

/// How many bytes a nonce has.
const NONCE: usize = 24;

/// A key of 256 bits with which a store encrypts what it keeps. It is wiped when it is dropped.
///
/// Whoever has the key and the store has the credentials, so keep them apart: the key in the
/// secrets of the deployment or in the keyring of the user, for example.
///
/// # Another key
///
/// A key is exchanged in three steps, each of them a start of the program with other settings. A
/// fleet takes a step when all of its processes have taken the one before:
///
/// 1. `EncryptionKey::new(&old).also_reads(&new)`: nothing is written with the new key yet, and
///    everybody can read it.
/// 2. `EncryptionKey::new(&new).also_reads(&old)`: a credential is written with the new key when
///    it is renewed or signed in next.
/// 3. `EncryptionKey::new(&new)`, when all have been. A credential that is never renewed still has
///    the old key: sign in again, or leave the old one among those that are read.
///
/// A program that is alone with its store begins with the second step. If the old key is known to
/// somebody else, a new one does not take back what the old one has opened: revoke the credentials
/// (`close`) and sign in again.
///
/// # A lost key
///
/// It costs a new sign-in for each credential, and no more. What was written with it is an error
/// of each call until it is removed: a store does not write over what it cannot read. Remove the
/// files `*.credential` of the folder, or in Redis the keys that begin with the prefix, and sign in
/// again.
#[derive(Clone)]
pub struct EncryptionKey {
    key: XChaCha20Poly1305,
    /// Those that open what it does not.
    others: Vec<XChaCha20Poly1305>,
}

impl EncryptionKey {
    /// A key of 32 bytes that nobody can guess. A password is none; derive a key from it first.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self {
            key: XChaCha20Poly1305::new(<&Key>::from(bytes)),
            others: Vec::new(),
        }
    }

    /// Opens also what was written with another key, and writes nothing with that one.
    #[must_use]
    pub fn also_reads(mut self, bytes: &[u8; 32]) -> Self {
        self.others
            .push(XChaCha20Poly1305::new(<&Key>::from(bytes)));
        self
    }

    /// Encrypts a text and binds it to something that is not secret. The nonce comes first.
    pub(super) fn seal(&self, text: &[u8], bound: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|it| {
            let message = "this machine gives no random bytes, so nothing can be encrypted";
            Error::new(ErrorKind::Store, message).with_source(it)
        })?;
        let payload = Payload {
            msg: text,
            aad: bound,
        };
        let sealed = self.key.encrypt(<&XNonce>::from(&nonce), payload);
        let sealed = sealed.map_err(|_| {
            Error::new(ErrorKind::Store, "a credential is too long to be encrypted")
        })?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// The text, if it was sealed with one of the keys, is bound to the same, and is whole.
    pub(super) fn open(&self, sealed: &[u8], bound: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let mut keys = std::iter::once(&self.key).chain(&self.others);
        keys.find_map(|it| {
            let payload = Payload {
                msg: sealed,
                aad: bound,
            };
            it.decrypt(<&XNonce>::from(nonce), payload).ok()
        })
    }
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptionKey([redacted])")
    }
}
