//! The page that the browser shows when it comes back. It stands alone: no script, nothing that is
//! loaded, no secret, and whatever others wrote is escaped.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};
use http_body_util::Full;
use sha2::{Digest as _, Sha256};

use super::SignedIn;
use crate::{Error, ErrorKind, Result};

const STYLE: &str = include_str!("page.css");

/// What a person reads.
#[derive(Debug)]
pub(super) struct Page {
    status: StatusCode,
    heading: &'static str,
    text: String,
    /// What the program is told, for those who ask somebody.
    detail: Option<String>,
}

impl Page {
    /// How a sign-in has ended.
    pub(super) fn of(title: &str, outcome: &Result<SignedIn>) -> Self {
        match outcome {
            Ok(signed_in) => {
                let account = signed_in.account();
                let account = account.map(|it| format!(" as {it}")).unwrap_or_default();
                Self {
                    status: StatusCode::OK,
                    heading: "You are signed in",
                    text: format!(
                        "The program is signed in to {title}{account}. You can close this tab and \
                         go back to it."
                    ),
                    detail: None,
                }
            }
            Err(error) => Self {
                status: StatusCode::BAD_REQUEST,
                heading: "You are not signed in",
                text: words(title, error),
                detail: Some(error.to_string()),
            },
        }
    }

    /// That the callback belongs to another sign-in.
    pub(super) fn other(title: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            heading: "This is another sign-in",
            text: format!(
                "The program is waiting for {title}, but not for this answer: it may come from an \
                 earlier try. Nothing was done with it. Go on in the newest tab, or begin again in \
                 the program."
            ),
            detail: None,
        }
    }

    /// The answer that the browser gets.
    pub(super) fn answer(&self) -> Response<Full<Bytes>> {
        let mut answer = Response::new(Full::new(Bytes::from(self.html())));
        *answer.status_mut() = self.status;
        let headers = answer.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
            // The address of the page holds the code.
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let style = STANDARD.encode(Sha256::digest(STYLE));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'"
        );
        if let Ok(policy) = HeaderValue::try_from(policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        answer
    }

    fn html(&self) -> String {
        let (class, mark) = if self.status.is_success() {
            ("done", "<path d=\"M7 12.5l3.5 3.5L17 9\"/>")
        } else {
            ("open", "<path d=\"M12 7v6M12 16.5v.5\"/>")
        };
        let heading = self.heading;
        let text = escaped(&self.text);
        let detail = self.detail.as_deref().map(escaped);
        let detail = detail
            .map(|it| format!("<p class=\"detail\">What the program was told: {it}</p>\n"))
            .unwrap_or_default();
        format!(
            "<!doctype html>\n\
             <html lang=\"en\">\n\
             <head>\n\
             <meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{heading}</title>\n\
             <style>{STYLE}</style>\n\
             </head>\n\
             <body>\n\
             <main class=\"{class}\">\n\
             <svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"10\"/>{mark}</svg>\n\
             <h1>{heading}</h1>\n\
             <p>{text}</p>\n\
             {detail}</main>\n\
             </body>\n\
             </html>\n"
        )
    }
}

/// What a failure means to the person, who may be no developer.
fn words(title: &str, error: &Error) -> String {
    match error.kind() {
        ErrorKind::SignIn if error.code() == Some("access_denied") => format!(
            "Access to {title} was not granted. If that was not meant, begin again in the program."
        ),
        ErrorKind::SignIn => {
            format!("{title} did not accept this sign-in. Begin again in the program.")
        }
        ErrorKind::Client => format!(
            "{title} does not know this program as it is set up. Whoever set it up has to look at \
             it."
        ),
        ErrorKind::Scope => format!(
            "{title} does not grant what this program asks for. Whoever set it up has to look at it."
        ),
        ErrorKind::Store => format!(
            "{title} has let you in, but the program cannot keep it. Its own message says why."
        ),
        _ if error.is_temporary() => format!(
            "{title} could not be asked to complete it. Begin again in the program in a while."
        ),
        _ => format!("{title} could not complete it. The program's own message says why."),
    }
}

/// A text that no browser takes for more than that.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            it => escaped.push(it),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_escaped() {
        let error = Error::new(ErrorKind::Api, "<script>alert('\"&')</script>");
        let html = Page::of("<b>Acme</b>", &Err(error)).html();
        assert!(html.contains("&lt;b&gt;Acme&lt;/b&gt;"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;"));
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    }

    #[test]
    fn it_is_kept_nowhere_and_loads_nothing() {
        let answer = Page::other("Acme").answer();
        let header = |name: &str| answer.headers()[name].to_str().expect("a text").to_owned();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
        assert_eq!(header("cache-control"), "no-store");
        assert_eq!(header("referrer-policy"), "no-referrer");
        let policy = header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        let html = Page::other("Acme").html();
        assert!(!html.contains("http") && !html.contains("src="), "{html}");
    }

    #[test]
    fn every_failure_has_words_for_people() {
        for kind in [
            ErrorKind::SignIn,
            ErrorKind::Client,
            ErrorKind::Scope,
            ErrorKind::Store,
            ErrorKind::Timeout,
            ErrorKind::Decode,
        ] {
            let page = Page::of("Acme", &Err(Error::new(kind, "the reason")));
            assert!(
                page.text.contains("Acme") && page.text.ends_with('.'),
                "{page:?}"
            );
            assert_eq!(page.detail.as_deref(), Some("the reason"));
        }
    }
}
