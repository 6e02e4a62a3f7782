//! JSON (RFC 8259), without losing a digit, an order or a secret.

use super::Value;
use crate::{Error, Result};

/// Reads JSON text. Errors name no content.
pub(crate) fn parse(text: &[u8]) -> Result<Value> {
    let _ = text;
    Err(Error::decode("not yet"))
}

/// Writes JSON text, secrets included; the result is for the wire only.
pub(crate) fn write(value: &Value, into: &mut Vec<u8>) {
    let _ = (value, into);
}
