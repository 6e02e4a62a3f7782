//! The person at the server: one who lets every client in, one who lets none in, or whoever sits
//! before the browser, for whom the pages here are.

use std::fmt::Write as _;

use crate::{issuer::Success, received::Received};

const STYLE: &str = include_str!("person.css");

/// Where a device code is entered: no path of a provider's.
pub(crate) const DEVICE: &str = "/-/device";

/// The member of a form that says how the person decided.
const DECISION: &str = "decision";

/// Who decides whether a client is let in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Person {
    /// Every client is let in at once, as tests want it.
    #[default]
    Agrees,
    /// No client is let in.
    Refuses,
    /// Pages ask whoever opens them.
    IsAsked,
}

impl Person {
    /// How the person has decided on a page; none where that is still to be asked.
    pub(crate) fn decided(self, request: &Received) -> Option<bool> {
        match self {
            Self::Agrees => Some(true),
            Self::Refuses => Some(false),
            Self::IsAsked => decision(request),
        }
    }
}

/// What a form of these pages says.
fn decision(request: &Received) -> Option<bool> {
    if request.method != "POST" {
        return None;
    }
    match sent(request, DECISION)?.as_str() {
        "allow" => Some(true),
        "deny" => Some(false),
        _ => None,
    }
}

/// A member of the form that was sent.
fn sent(request: &Received, name: &str) -> Option<String> {
    let mut members = form_urlencoded::parse(&request.body);
    members
        .find(|(it, _)| it == name)
        .map(|(_, value)| value.into_owned())
}

/// The request that a page was opened with, from the form by which the person answered it: the
/// form goes to the address of its page.
pub(crate) fn of_page(request: &Received) -> Option<Received> {
    decision(request)?;
    let is_of_the_form = |it: &str| {
        ["content-type", "content-length", "origin"]
            .iter()
            .any(|name| it.eq_ignore_ascii_case(name))
    };
    Some(Received {
        method: "GET".to_owned(),
        body: Vec::new(),
        headers: request
            .headers
            .iter()
            .filter(|(it, _)| !is_of_the_form(it))
            .cloned()
            .collect(),
        ..request.clone()
    })
}

/// The code that a person has entered, or that the address of the page holds.
pub(crate) fn code(request: &Received) -> String {
    let name = "user_code";
    let parameters = request.parameters();
    let given = parameters.into_iter().find(|it| it.0 == name);
    let given = given.map(|it| it.1);
    sent(request, name).or(given).unwrap_or_default()
}

/// Whether a code is the one that was entered; people leave out what only parts it.
pub(crate) fn is_same(code: &str, entered: &str) -> bool {
    let plain = |it: &str| {
        let letters = it.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_uppercase()
    };
    plain(code) == plain(entered)
}

/// Asks whether a client may act for the person.
pub(crate) fn consent(title: &str, facts: &[(&str, String)]) -> Success {
    let mut rows = String::new();
    for (name, value) in facts {
        let (name, value) = (escaped(name), escaped(value));
        let _ = writeln!(rows, "<tr><th>{name}</th><td>{value}</td></tr>");
    }
    page(
        200,
        &format!("Let this program in to {title}?"),
        &format!("<table>\n{rows}</table>\n<form method=\"post\">{BUTTONS}</form>\n"),
    )
}

/// Asks for a device code.
pub(crate) fn entry(title: &str, code: &str) -> Success {
    let code = escaped(code);
    page(
        200,
        &format!("A device wants to sign in to {title}"),
        &format!(
            "<form method=\"post\">\n<label>The code that it shows\n\
             <input name=\"user_code\" value=\"{code}\" autocomplete=\"off\" autofocus required>\
             </label>\n{BUTTONS}</form>\n"
        ),
    )
}

/// Says what became of a code that was entered.
pub(crate) fn entered(outcome: Result<bool, &str>) -> Success {
    match outcome {
        Ok(true) => page(
            200,
            "The device is let in",
            "<p>It asks every few seconds, and then goes on. You can close this tab.</p>\n",
        ),
        Ok(false) => page(
            200,
            "The device was refused",
            "<p>It is told so when it asks next. You can close this tab.</p>\n",
        ),
        Err(why) => page(
            400,
            "That code leads nowhere",
            &format!(
                "<p>{}. <a href=\"\">Enter another one.</a></p>\n",
                escaped(why)
            ),
        ),
    }
}

const BUTTONS: &str = "<p class=\"buttons\">\
     <button name=\"decision\" value=\"allow\">Allow</button>\
     <button name=\"decision\" value=\"deny\" class=\"deny\">Deny</button></p>";

fn page(status: u16, heading: &str, body: &str) -> Success {
    let heading = escaped(heading);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{heading}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{heading}</h1>\n{body}\
         <footer>This is the strict server on your machine. It knows no account, and nothing \
         leaves it.</footer>\n</main>\n</body>\n</html>\n"
    );
    let headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
    ];
    Success {
        status: Some(status),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        body: Some(html),
    }
}

/// A text that no browser takes for more than that.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        match it {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            it => escaped.push(it),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_without_what_parts_it() {
        assert!(is_same("WDJB-0001", " wdjb0001"));
        assert!(!is_same("WDJB-0001", "WDJB-0002") && !is_same("WDJB-0001", ""));
    }

    #[test]
    fn what_a_client_sent_is_no_markup() {
        let asked = consent("Acme", &[("client_id", "<b>\"&".to_owned())]);
        let body = asked.body.unwrap_or_default();
        assert!(body.contains("&lt;b&gt;&quot;&amp;") && !body.contains("<b>"));
    }
}
