//! The body of a request, kept until it is sent so that a credential can add its fields and so
//! that it can be sent once more.

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::{
    Error, Result, Value,
    table::Codec,
    value::{form, multipart, parse, write},
};

/// The fields of a body, in order.
pub(crate) type Members = Vec<(Cow<'static, str>, Value)>;

/// What a request carries.
#[derive(Clone)]
pub(crate) enum Body {
    /// Nothing.
    None,
    /// Fields in a codec.
    Fields(Codec, Members),
    /// JSON that is written already.
    Json(Bytes),
    /// Bytes of the caller, whose type he names in a header.
    Raw(Bytes),
}

impl Body {
    /// Whether a field can be added. To nothing, none can: nobody says in which codec.
    pub(crate) fn takes_fields(&self) -> bool {
        !matches!(self, Self::None | Self::Fields(Codec::None, _))
    }

    /// The bytes with these fields added, and their type.
    pub(crate) fn bytes(&self, added: &Members) -> Result<(Bytes, Option<HeaderValue>)> {
        match self {
            Self::None if added.is_empty() => Ok((Bytes::new(), None)),
            Self::Raw(bytes) if added.is_empty() => Ok((bytes.clone(), None)),
            Self::Json(bytes) if added.is_empty() => Ok((bytes.clone(), Some(JSON))),
            Self::Fields(codec, members) => encode(*codec, members.iter().chain(added)),
            Self::Json(bytes) => match parse(bytes).as_deref() {
                Ok(Value::Object(members)) => encode(Codec::Json, members.iter().chain(added)),
                _ => Err(Error::input(
                    "this scheme adds fields to the body, so the JSON must be an object",
                )),
            },
            Self::None | Self::Raw(_) => Err(Error::input(
                "this scheme adds fields to the body, so give it as JSON or as a form",
            )),
        }
    }
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

fn encode<'a>(
    codec: Codec,
    members: impl Iterator<Item = &'a (Cow<'static, str>, Value)>,
) -> Result<(Bytes, Option<HeaderValue>)> {
    match codec {
        Codec::None => Ok((Bytes::new(), None)),
        Codec::Json => {
            let mut text = Zeroizing::new(Vec::new());
            let whole = Zeroizing::new(Value::Object(members.cloned().collect()));
            write(&whole, &mut text);
            Ok((Bytes::from_owner(text), Some(JSON)))
        }
        Codec::Form => {
            let mut text = Zeroizing::new(String::new());
            for (name, value) in members {
                form(&mut text, name, value)?;
            }
            let bytes = Zeroizing::new(std::mem::take(&mut *text).into_bytes());
            Ok((Bytes::from_owner(bytes), Some(FORM)))
        }
        Codec::Multipart => {
            let written = multipart(members.map(|(name, value)| (name.as_ref(), value)))?;
            let media_type = format!("multipart/form-data; boundary={}", written.boundary);
            let media_type = HeaderValue::try_from(media_type).expect("a boundary is a word");
            Ok((Bytes::from_owner(written.bytes), Some(media_type)))
        }
    }
}
