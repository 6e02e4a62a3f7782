//! What the server says when it starts: how the example reaches it, and a program of one's own.
//! Every line is one that a shell takes, so all of it can be pasted.

use std::{fmt::Write as _, path::Path, time::Duration};

use keywright_server::Server;

/// The lines.
pub(crate) fn text(title: &str, server: &Server, file: Option<&Path>) -> String {
    let mut text = format!("# {title} on loopback. Paste this into another terminal:\n");
    text.push_str(&environment(server));
    if let Some(file) = file {
        let file = quoted(&file.display().to_string());
        let _ = writeln!(text, "# Or read it from the file: . {file}");
    }
    if server.provider().signs_people_in() {
        let name = &server.provider().name;
        let _ = writeln!(
            text,
            "#\n# Then sign in: cargo run -p keywright-{name} --example login"
        );
    }
    if let Some(page) = server.device_page() {
        let _ = writeln!(text, "# The code of a device is entered at {page}");
    }
    text.push_str(
        "#\n# A program of your own reaches it with these settings of `Client::builder(…)`:\n",
    );
    for host in &server.provider().hosts {
        let url = server.url(&host.name).unwrap_or_default();
        let setting = match host.name.as_str() {
            "base" => format!("base_url({url:?})"),
            name => format!("host({name:?}, {url:?})"),
        };
        let _ = writeln!(text, "#     .{setting}");
    }
    text.push_str("#     .allow_http_on_loopback()\n");
    for (scheme, length) in server.rounded() {
        let _ = writeln!(
            text,
            "# Tokens of `{scheme}` live for {}: their answers tell no shorter unit.",
            told(length)
        );
    }
    text
}

/// The lines that a shell is to know.
pub(crate) fn environment(server: &Server) -> String {
    let mut lines: Vec<String> = server
        .hosts()
        .into_iter()
        .map(|(name, url)| format!("export {name}={url}"))
        .collect();
    let (needed, optional): (Vec<_>, Vec<_>) = server
        .expected()
        .variables(server.provider())
        .into_iter()
        .partition(|it| !it.optional);
    lines.extend(
        needed
            .iter()
            .map(|it| format!("export {}={}", it.name, quoted(&it.value))),
    );
    lines.extend(
        optional
            .iter()
            .map(|it| format!("# export {}={}  # optional", it.name, quoted(&it.value))),
    );
    lines.join("\n") + "\n"
}

/// A value as a shell reads it back.
fn quoted(text: &str) -> String {
    if text
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || "-_.:/@%+=".contains(it))
    {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// `1m`, `90s`, `1500ms`.
fn told(length: Duration) -> String {
    match length.as_millis() {
        it if it % 60_000 == 0 => format!("{}m", it / 60_000),
        it if it % 1000 == 0 => format!("{}s", it / 1000),
        it => format!("{it}ms"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_survives_the_shell() {
        assert_eq!(quoted("test@user.com"), "test@user.com");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }

    #[test]
    fn lengths_are_told_as_they_are_given() {
        let shown = [60, 90].map(|it| told(Duration::from_secs(it)));
        assert_eq!(shown, ["1m", "90s"]);
        assert_eq!(told(Duration::from_millis(1500)), "1500ms");
    }
}
