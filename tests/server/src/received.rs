//! A request as it arrived, taken apart once.

use std::borrow::Cow;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// The path, still percent-encoded.
    pub(crate) path: String,
    /// The query, where there is one, still encoded.
    pub(crate) query: Option<String>,
    /// The headers in the order of the wire, names in canonical case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn new<'a>(
        method: &str,
        path: &str,
        query: Option<&str>,
        headers: impl Iterator<Item = (String, &'a [u8])>,
        body: Vec<u8>,
    ) -> Self {
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.map(str::to_owned),
            headers: headers
                .map(|(name, value)| (name, String::from_utf8_lossy(value).into_owned()))
                .collect(),
            body,
        }
    }

    /// Path and query as they were sent.
    pub(crate) fn target(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// Every value of a header.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(it, _)| it.eq_ignore_ascii_case(name))
            .map(|(_, it)| it.as_str())
            .collect()
    }

    /// The parameters of the query, decoded, in order.
    pub(crate) fn parameters(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.query.as_deref().unwrap_or_default().as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect()
    }

    /// The cookies, in order.
    pub(crate) fn cookies(&self) -> Vec<(&str, &str)> {
        self.header("cookie")
            .into_iter()
            .flat_map(|it| it.split("; "))
            .filter_map(|it| it.split_once('='))
            .collect()
    }
}

/// A percent-encoded piece of a path as text; none where it is not UTF-8.
pub(crate) fn decoded(piece: &str) -> Option<String> {
    percent_encoding::percent_decode_str(piece)
        .decode_utf8()
        .ok()
        .map(Cow::into_owned)
}
