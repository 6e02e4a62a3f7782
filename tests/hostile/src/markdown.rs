//! Markdown as an independent reader sees it: no HTML, no link but those that pages make, and code
//! blocks of the known languages that hold what they say.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::{rust, shell};

/// Holds it for a page. Its first line is the header, a comment.
pub(crate) fn page(text: &str) -> Result<(), String> {
    let (header, rest) = text.split_once('\n').unwrap_or((text, ""));
    let ours = header.starts_with("<!-- Generated from ") && header.ends_with(" -->");
    if !ours || header.matches("--").count() != 2 {
        return Err(format!("another header: {header}"));
    }
    hold(rest, Kind::Page)
}

/// Holds it for a comment of documentation.
pub(crate) fn comment(text: &str) -> Result<(), String> {
    hold(text, Kind::Comment)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Comment,
}

/// What rustdoc and GitHub know beyond `CommonMark`.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

fn hold(text: &str, kind: Kind) -> Result<(), String> {
    let mut fault = None;
    let mut code: Option<(String, String)> = None;
    // rustdoc makes a link of whatever stands in brackets and names an item.
    let mut broken = |it: BrokenLink<'_>| Some((it.reference.into_string().into(), "".into()));
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(&mut broken));
    for event in parser {
        match event {
            Event::Html(it) | Event::InlineHtml(it) => fault = Some(format!("HTML: {it}")),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if !is_known(link_type, &dest_url, kind) => {
                fault = Some(format!("a link to {dest_url}"));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                fault = Some(format!("an image at {dest_url}"));
            }
            Event::Start(Tag::FootnoteDefinition(_) | Tag::BlockQuote(_) | Tag::Strikethrough)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Rule => fault = Some("a footnote, quotation or task".to_owned()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                fault = Some("an indented block of code".to_owned());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                code = Some((info.into_string(), String::new()));
            }
            Event::Text(it) => {
                if let Some((_, text)) = &mut code {
                    text.push_str(&it);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((info, text)) = code.take() {
                    fault = fault.or(block(&info, &text).err());
                }
            }
            _ => {}
        }
    }
    fault.map_or(Ok(()), Err)
}

/// Whether a page or comment makes such a link.
fn is_known(kind: LinkType, to: &str, at: Kind) -> bool {
    let beside = [
        "#",
        "../../generated/",
        "../../docs/providers/",
        "../../specs/",
    ];
    match (kind, at) {
        // Prose may name an address, which then shows where it leads.
        (LinkType::Autolink, _) => to.starts_with("https://") || to.starts_with("http://"),
        (LinkType::Inline, Kind::Page) => beside.iter().any(|it| to.starts_with(it)),
        (LinkType::Inline, Kind::Comment) => to.starts_with("crate::"),
        (LinkType::ShortcutUnknown, Kind::Comment) => rust::is_path(to.trim_matches('`')),
        _ => false,
    }
}

/// A block of code holds what its language says.
fn block(info: &str, text: &str) -> Result<(), String> {
    match info {
        "no_run" | "rust,no_run" => rust::example(text),
        "sh" => shell::words(text).map(drop),
        "toml" => toml::from_str::<toml::Table>(text)
            .map(drop)
            .map_err(|it| format!("a block is not TOML: {it}")),
        "http" | "text" | "json" => Ok(()),
        other => Err(format!("a block of code in `{other}`")),
    }
}
