//! The acceptance table: which endpoint accepts which scheme, and which scheme is made with which.

use keywright::generated::v1::{Endpoint, Provider};

use crate::command::accepted;

/// One line an endpoint, one column a scheme; below it the schemes that others make.
pub(crate) fn acceptance(provider: &'static Provider) -> String {
    let names = provider.endpoints.iter().map(|it| it.id);
    let width = names.clone().map(str::len).max().unwrap_or(0);
    let head: Vec<&str> = provider.schemes.iter().map(|it| it.id).collect();
    let mut lines = vec![format!("{:width$}  {}", "", head.join("  "))];
    for endpoint in provider.endpoints {
        let cells = cells(endpoint, &head);
        lines.push(
            format!("{:width$}  {cells}", endpoint.id)
                .trim_end()
                .to_owned(),
        );
    }
    let derived = provider.schemes.iter().filter(|it| !it.parents.is_empty());
    let mut derived = derived
        .map(|it| {
            let verb = if it.yielded { "comes" } else { "is made" };
            format!("{} {verb} with {}.", it.id, it.parents.join(" or "))
        })
        .peekable();
    if derived.peek().is_some() {
        lines.push(String::new());
    }
    lines.extend(derived);
    lines.join("\n") + "\n"
}

fn cells(endpoint: &Endpoint, schemes: &[&str]) -> String {
    let accepts = accepted(endpoint);
    if endpoint.browser {
        return "a page in a browser".to_owned();
    }
    if accepts.is_empty() {
        return "no credential".to_owned();
    }
    let cell = |id: &&str| {
        let word = if accepts.contains(id) { "yes" } else { "-" };
        format!("{word:0$}", id.len())
    };
    schemes.iter().map(cell).collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acme::ACME;

    #[test]
    fn parents_and_pages_are_told() {
        let expected = [
            "          api_key  guest  portal",
            "send      yes      -      -",
            "join      -        yes    yes",
            "open      a page in a browser",
            "exchange  no credential",
            "",
            "guest is made with api_key.",
            "",
        ];
        assert_eq!(acceptance(&ACME), expected.join("\n"));
    }
}
