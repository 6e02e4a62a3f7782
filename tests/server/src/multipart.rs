//! `multipart/form-data` as the server reads it (RFC 7578): text fields only, and every line as
//! the standard has it.

/// The boundary that a content type names; none where it is of another type.
pub(crate) fn boundary(content_type: &str) -> Option<&str> {
    let (media, parameter) = content_type.split_once(';')?;
    if !media.trim_end().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameter.trim().strip_prefix("boundary=")?;
    let boundary = boundary
        .strip_prefix('"')
        .map_or(Some(boundary), |it| it.strip_suffix('"'))?;
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "'()+_,-./:=? ".contains(it);
    let is_good = (1..=70).contains(&boundary.len())
        && boundary.chars().all(is_plain)
        && !boundary.ends_with(' ');
    is_good.then_some(boundary)
}

/// The fields of a body, in order; the error says what is wrong with it.
pub(crate) fn fields(body: &[u8], boundary: &str) -> Result<Vec<(String, String)>, String> {
    let text = std::str::from_utf8(body).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut rest = text
        .strip_prefix(&format!("--{boundary}"))
        .ok_or("it does not begin with the boundary")?;
    let delimiter = format!("\r\n--{boundary}");
    let mut fields = Vec::new();
    loop {
        if matches!(rest, "--" | "--\r\n") {
            return Ok(fields);
        }
        let part = rest
            .strip_prefix("\r\n")
            .ok_or("a boundary is not followed by the end of its line")?;
        let (part, after) = part
            .split_once(&delimiter)
            .ok_or("the last boundary is missing")?;
        fields.push(field(part)?);
        rest = after;
    }
}

fn field(part: &str) -> Result<(String, String), String> {
    let (head, value) = part
        .split_once("\r\n\r\n")
        .ok_or("a part has no empty line after its headers")?;
    let mut name = None;
    for line in head.split("\r\n") {
        let (header, content) = line
            .split_once(": ")
            .ok_or_else(|| format!("`{line}` is no header"))?;
        match header.to_ascii_lowercase().as_str() {
            "content-disposition" if name.is_none() => name = Some(disposition(content)?),
            "content-type" if is_text(content) => {}
            "content-type" => {
                return Err(format!("a part is `{content}`, and every field is text"));
            }
            _ => return Err(format!("a part has the header `{header}`")),
        }
    }
    let name = name.ok_or("a part has no `Content-Disposition`")?;
    Ok((name, value.to_owned()))
}

/// The name of a field: `form-data; name="…"` and nothing more.
fn disposition(content: &str) -> Result<String, String> {
    let rest = content
        .strip_prefix("form-data; name=\"")
        .ok_or_else(|| format!("a part is `{content}`, `form-data; name=\"…\"` is expected"))?;
    let (name, rest) = rest
        .split_once('"')
        .ok_or("the name of a part has no end")?;
    if rest.contains("filename") {
        return Err(format!("`{name}` is sent as a file"));
    }
    if !rest.is_empty() {
        return Err(format!("after the name `{name}` stands `{rest}`"));
    }
    // Browsers write these three so (HTML, section 4.10.22.8).
    let name = name.replace("%22", "\"");
    Ok(name.replace("%0D", "\r").replace("%0A", "\n"))
}

fn is_text(content: &str) -> bool {
    let plain = content.to_ascii_lowercase().replace(' ', "");
    matches!(plain.as_str(), "text/plain" | "text/plain;charset=utf-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_type_names_its_boundary() {
        assert_eq!(boundary("multipart/form-data; boundary=a-b"), Some("a-b"));
        assert_eq!(
            boundary("Multipart/Form-Data;boundary=\"a b\""),
            Some("a b")
        );
        assert_eq!(boundary("multipart/form-data"), None);
        assert_eq!(boundary("multipart/form-data; boundary="), None);
        assert_eq!(boundary("multipart/mixed; boundary=a"), None);
    }

    #[test]
    fn text_fields_are_read_in_order() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n\
                    --x\r\nContent-Disposition: form-data; name=\"b\"\r\n\
                    Content-Type: text/plain; charset=UTF-8\r\n\r\n\r\n--x--\r\n";
        let expected = [("a", "1\r\n2"), ("b", "")].map(|(name, it)| (name.into(), it.into()));
        assert_eq!(fields(body.as_bytes(), "x"), Ok(expected.to_vec()));
        assert_eq!(fields(b"--x--", "x"), Ok(Vec::new()));
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        let part = |head: &str| format!("--x\r\n{head}\r\n\r\n1\r\n--x--");
        let file = r#"Content-Disposition: form-data; name="a"; filename="b""#;
        let cases = [
            ("a=1".to_owned(), "it does not begin with the boundary"),
            ("--x\r\n\r\n".to_owned(), "the last boundary is missing"),
            ("--xy\r\n".to_owned(), "not followed by the end of its line"),
            (part(file), "`a` is sent as a file"),
            (part("Content-Type: text/plain"), "no `Content-Disposition`"),
            (part("Content-Type: image/png"), "a part is `image/png`"),
            (part("X-Other: 1"), "a part has the header `X-Other`"),
            (
                part("Content-Disposition: attachment"),
                "a part is `attachment`",
            ),
            (
                "--x\r\nContent-Disposition: form-data\r\n--x--".to_owned(),
                "no empty line",
            ),
        ];
        for (body, reason) in cases {
            let said = fields(body.as_bytes(), "x").err().unwrap_or_default();
            assert!(said.contains(reason), "{body:?}: {said}");
        }
    }
}
