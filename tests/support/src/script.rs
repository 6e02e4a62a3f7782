//! An exchange as a reviewer reads it.

use keywright_server::Exchange;

/// What HTTP clients add by themselves, and what differs from run to run.
const LEFT_OUT: [&str; 5] = [
    "Accept",
    "Accept-Encoding",
    "Content-Length",
    "Host",
    "User-Agent",
];
const LEFT_OUT_OF_ANSWERS: [&str; 2] = ["Content-Type", "Date"];

/// The opening of a snapshot.
pub(crate) fn opening(title: &str) -> String {
    format!(
        "What goes over the wire between the client of {title} and its strict loopback server.\n\
         Requests leave out {}; answers {}.\n",
        LEFT_OUT.join(", "),
        LEFT_OUT_OF_ANSWERS.join(", ")
    )
}

/// One exchange: `>` is sent, `<` is answered.
pub(crate) fn exchange(exchange: &Exchange) -> String {
    let mut lines = vec![format!("> {} {}", exchange.method, exchange.target)];
    lines.extend(headers('>', &exchange.headers, &LEFT_OUT));
    lines.extend(body('>', &exchange.body));
    lines.push(format!("< {}", exchange.status));
    lines.extend(headers('<', &exchange.answer_headers, &LEFT_OUT_OF_ANSWERS));
    lines.extend(body('<', &exchange.answer));
    lines.join("\n") + "\n"
}

fn headers(mark: char, headers: &[(String, String)], left_out: &[&str]) -> Vec<String> {
    let shown = headers
        .iter()
        .filter(|(name, _)| !left_out.contains(&name.as_str()));
    shown
        .map(|(name, value)| format!("{mark} {name}: {value}"))
        .collect()
}

/// A body of several parts goes over several lines, which end in it as HTTP's do.
fn body(mark: char, body: &str) -> Vec<String> {
    let lines = body.trim_end_matches("\r\n").split("\r\n");
    lines
        .filter(|_| !body.is_empty())
        .map(|it| format!("{mark} {it}").trim_end().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_of_parts_goes_over_lines() {
        let parts = "--b\r\nA: b\r\n\r\nc\r\n--b--\r\n";
        let shown = "> --b\n> A: b\n>\n> c\n> --b--";
        assert_eq!(body('>', parts).join("\n"), shown);
        assert!(body('>', "").is_empty());
    }
}
