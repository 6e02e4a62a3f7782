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
/// secrets of the deployment or in the keyring of the user, for example. A lost key costs a new
/// sign-in for each credential, and no more.
#[derive(Clone)]
pub struct EncryptionKey(XChaCha20Poly1305);

impl EncryptionKey {
    /// A key of 32 bytes that nobody can guess. A password is none; derive a key from it first.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(<&Key>::from(bytes)))
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
        let sealed = self.0.encrypt(<&XNonce>::from(&nonce), payload);
        let sealed = sealed.map_err(|_| {
            Error::new(ErrorKind::Store, "a credential is too long to be encrypted")
        })?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// The text, if it was sealed with this key, is bound to the same, and is whole.
    pub(super) fn open(&self, sealed: &[u8], bound: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: bound,
        };
        self.0.decrypt(<&XNonce>::from(nonce), payload).ok()
    }
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptionKey([redacted])")
    }
}
