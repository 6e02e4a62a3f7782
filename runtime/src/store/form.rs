//! A record as it is kept outside of the program: one line that says what follows, and the record,
//! encrypted or with a checksum. Either is bound to the key and the version, so that what was
//! damaged, renamed or put together from two parts is not taken for a credential.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

#[cfg(not(feature = "encryption"))]
use self::no_encryption::EncryptionKey;
#[cfg(feature = "encryption")]
use super::EncryptionKey;
use super::{Entry, Record, StoreKey, Version, newer};
use crate::{Error, ErrorKind, Result};

/// What every form begins with.
const MARK: &str = "keywright";
/// The form that is written, and the only one that is read.
const FORM: u32 = 1;
/// How many bytes of a SHA-256 are a checksum.
const CHECK: usize = 16;

/// How records are written and read.
#[derive(Clone, Default)]
pub(super) struct Form {
    key: Option<EncryptionKey>,
}

impl Form {
    /// The form in which everything is encrypted.
    #[cfg(feature = "encryption")]
    pub(super) fn encrypted(key: EncryptionKey) -> Self {
        Self { key: Some(key) }
    }

    pub(super) fn write(
        &self,
        key: &StoreKey,
        version: Version,
        record: &Record,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let text = record.to_bytes();
        let (kind, body) = self.close(key, version, &text)?;
        let head = format!("{MARK} {FORM} {kind} {}\n", version.0);
        let mut bytes = Zeroizing::new(Vec::with_capacity(head.len() + body.len()));
        bytes.extend_from_slice(head.as_bytes());
        bytes.extend_from_slice(&body);
        Ok(bytes)
    }

    /// Reads what was written. `place` tells a person where it lies.
    pub(super) fn read(&self, key: &StoreKey, bytes: &[u8], place: &str) -> Result<Entry> {
        let damaged = || {
            fault(format!(
                "{place} is damaged and was left as it is; remove it and sign in again"
            ))
        };
        let (head, body) = split(bytes).ok_or_else(damaged)?;
        let mut words = head.split(' ');
        let (mark, form) = (words.next(), words.next().and_then(|it| it.parse().ok()));
        match form {
            Some(FORM) if mark == Some(MARK) => {}
            Some(form) if mark == Some(MARK) && form > FORM => return Err(newer()),
            _ => return Err(damaged()),
        }
        let kind = words.next().ok_or_else(damaged)?;
        let version = words.next().and_then(|it| it.parse().ok());
        let version = version.map(Version).ok_or_else(damaged)?;
        let text = match kind {
            "plain" if self.key.is_some() => {
                return Err(fault(format!(
                    "{place} is not encrypted, although the store was given a key; remove it and \
                     sign in again"
                )));
            }
            "plain" => {
                let (check, text) = body.split_first_chunk::<CHECK>().ok_or_else(damaged)?;
                if *check != checksum(key, version, text) {
                    return Err(damaged());
                }
                Zeroizing::new(text.to_vec())
            }
            "sealed" => self.open(key, version, body, place)?,
            _ => return Err(damaged()),
        };
        Ok(Entry {
            version,
            record: Record::from_bytes(&text)?,
        })
    }

    fn close(
        &self,
        key: &StoreKey,
        version: Version,
        text: &[u8],
    ) -> Result<(&'static str, Zeroizing<Vec<u8>>)> {
        if let Some(it) = &self.key {
            let sealed = it.seal(text, &bound(key, version))?;
            return Ok(("sealed", Zeroizing::new(sealed)));
        }
        let check = checksum(key, version, text);
        Ok(("plain", Zeroizing::new([check.as_slice(), text].concat())))
    }

    fn open(
        &self,
        key: &StoreKey,
        version: Version,
        body: &[u8],
        place: &str,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let Some(it) = &self.key else {
            let advice = if cfg!(feature = "encryption") {
                "give it one with `encrypted`"
            } else {
                "turn on the feature `encryption` of `keywright` and give it one"
            };
            return Err(fault(format!(
                "{place} is encrypted, and the store was given no key; {advice}"
            )));
        };
        let text = it.open(body, &bound(key, version)).map(Zeroizing::new);
        text.ok_or_else(|| {
            fault(format!(
                "{place} does not open with the key that the store was given, or is damaged; it \
                 was left as it is. Give the key with which it was written, or remove it and sign \
                 in again"
            ))
        })
    }
}

/// The first line, and what follows it.
fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|it| *it == b'\n')?;
    let (head, rest) = bytes.split_at(end);
    Some((str::from_utf8(head).ok()?, &rest[1..]))
}

/// What a record belongs to.
fn bound(key: &StoreKey, version: Version) -> Vec<u8> {
    [key.hash().as_slice(), &version.0.to_be_bytes()].concat()
}

fn checksum(key: &StoreKey, version: Version, text: &[u8]) -> [u8; CHECK] {
    let mut sha = Sha256::new();
    sha.update(bound(key, version));
    sha.update(text);
    let whole: [u8; 32] = sha.finalize().into();
    std::array::from_fn(|it| whole[it])
}

fn fault(message: String) -> Error {
    Error::new(ErrorKind::Store, message)
}

/// Without the feature there is no key.
#[cfg(not(feature = "encryption"))]
mod no_encryption {
    use crate::Result;

    #[derive(Clone)]
    pub(super) enum EncryptionKey {}

    impl EncryptionKey {
        pub(super) fn seal(&self, _: &[u8], _: &[u8]) -> Result<Vec<u8>> {
            match *self {}
        }

        pub(super) fn open(&self, _: &[u8], _: &[u8]) -> Option<Vec<u8>> {
            match *self {}
        }
    }
}
