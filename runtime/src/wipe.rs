//! Memory that has held a secret is wiped before it is given back: what grows leaves no copy of
//! itself behind, and the body of an answer ends with whoever has read it.

use std::{mem, ops::Deref};

use bytes::Bytes;
use http::Response;
use zeroize::Zeroize as _;

/// Makes room for so many more bytes. A text that has too little moves, and what it leaves is wiped.
pub(crate) fn reserve(text: &mut String, more: usize) {
    let length = text.len() + more;
    if length > text.capacity() {
        let mut larger = String::with_capacity(2 * length);
        larger.push_str(text);
        mem::replace(text, larger).zeroize();
    }
}

/// The same for bytes, of which there will be no more than `most`.
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub(crate) fn extend(bytes: &mut Vec<u8>, more: &[u8], most: usize) {
    let length = bytes.len() + more.len();
    if length > bytes.capacity() {
        let mut larger = Vec::with_capacity((2 * length).min(most).max(length));
        larger.extend_from_slice(bytes);
        mem::replace(bytes, larger).zeroize();
    }
    bytes.extend_from_slice(more);
}

/// An answer whose body is wiped in the end, where nobody else holds it. That of a transport of ours
/// wipes itself with the last who holds it.
pub(crate) struct Answered(Response<Bytes>);

impl Answered {
    /// The answer, for whoever may keep it.
    pub(crate) fn into_inner(mut self) -> Response<Bytes> {
        mem::take(&mut self.0)
    }
}

impl From<Response<Bytes>> for Answered {
    fn from(answer: Response<Bytes>) -> Self {
        Self(answer)
    }
}

impl Deref for Answered {
    type Target = Response<Bytes>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Drop for Answered {
    fn drop(&mut self) {
        if let Ok(mut body) = mem::take(self.0.body_mut()).try_into_mut() {
            body.as_mut().zeroize();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_is_whole() {
        let (mut text, mut bytes) = (String::new(), Vec::new());
        for it in ["a", "", "bcd", "efghijklmnop"] {
            reserve(&mut text, it.len());
            text.push_str(it);
            #[cfg(any(feature = "reqwest", feature = "blocking"))]
            extend(&mut bytes, it.as_bytes(), 8);
        }
        assert_eq!(text, "abcdefghijklmnop");
        #[cfg(any(feature = "reqwest", feature = "blocking"))]
        assert_eq!(bytes, text.as_bytes());
        bytes.clear();
    }

    #[test]
    fn whoever_holds_a_body_keeps_it() {
        let body = Bytes::from(b"kept".to_vec());
        drop(Answered::from(Response::new(body.clone())));
        assert_eq!(body, "kept");
        let owned = Answered::from(Response::new(body)).into_inner();
        assert_eq!(owned.body(), "kept");
    }
}
