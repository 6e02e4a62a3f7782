//! One exchange as the server saw it: what a test asserts on and a person reads.

use crate::Refusal;

/// One request and its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The name of the host that it was sent to.
    pub host: String,
    /// The request method.
    pub method: String,
    /// The path and the query as they were sent.
    pub target: String,
    /// The path of the endpoint, where a credential or an address of a scheme's own stands before
    /// it in the target.
    pub path: Option<String>,
    /// The request headers in the order of the wire, names in canonical case.
    pub headers: Vec<(String, String)>,
    /// The request body.
    pub body: String,
    /// The endpoint that answered.
    pub endpoint: Option<String>,
    /// The scheme that authenticated it; none where the endpoint takes none, or it was refused.
    pub scheme: Option<String>,
    /// Why it was refused.
    pub refusal: Option<Refusal>,
    /// The status of the answer.
    pub status: u16,
    /// The headers of the answer, except those that HTTP itself needs.
    pub answer_headers: Vec<(String, String)>,
    /// The body of the answer.
    pub answer: String,
}

impl Exchange {
    /// Whether the answer is a page for a person to read.
    pub fn is_page(&self) -> bool {
        let mut headers = self.answer_headers.iter();
        headers.any(|(name, value)| name == "Content-Type" && value.starts_with("text/html"))
    }

    /// The value of a request header; the name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(it, _)| it.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// `content-type` as people write it: `Content-Type`.
pub(crate) fn canonical(name: &str) -> String {
    name.split('-')
        .map(|word| match word.split_at_checked(1) {
            Some((first, rest)) => first.to_ascii_uppercase() + rest,
            None => String::new(),
        })
        .collect::<Vec<_>>()
        .join("-")
}
