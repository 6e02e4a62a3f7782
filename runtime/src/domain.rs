//! Host names that arrive from outside: which are valid, and which lie below a domain that the spec
//! names. Whatever passes here may be sent a credential.

/// Whether a text is one label of a host name (RFC 1123 section 2.1).
pub(crate) fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whether a text is a host name, in lower case, that is one of the domains or lies below one.
pub(crate) fn is_under(host: &str, domains: &[&str]) -> bool {
    let is_name = host.len() <= 253
        && host.split('.').all(is_label)
        && !host.bytes().any(|it| it.is_ascii_uppercase());
    is_name
        && domains.iter().any(|domain| {
            let above = host.strip_suffix(domain);
            above.is_some_and(|it| it.is_empty() || it.ends_with('.'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_below_passes() {
        let is_below = |host: &str| is_under(host, &["acme.example", "acme.test"]);
        for right in [
            "acme.example",
            "a.acme.example",
            "a.b-c.acme.test",
            "xn--bcher-kva.acme.test",
        ] {
            assert!(is_below(right), "{right} was refused");
        }
        let long = format!("{}.acme.example", "a.".repeat(125));
        for wrong in [
            "",
            ".",
            "example",
            "evil.example",
            "acme.example.evil.example",
            "evilacme.example",
            "-acme.example",
            ".acme.example",
            "a..acme.example",
            "acme.example.",
            "A.acme.example",
            "a.acme.example:443",
            "u@a.acme.example",
            "evil.example/.acme.example",
            "evil.example#.acme.example",
            "evil.example?.acme.example",
            "evil.example\\.acme.example",
            "a_b.acme.example",
            "bücher.acme.example",
            "%61.acme.example",
            "a .acme.example",
            "a\n.acme.example",
            &long,
        ] {
            assert!(!is_below(wrong), "{wrong:?} was taken");
        }
    }
}
