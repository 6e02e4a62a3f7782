//! What people see: colour and a live line on a terminal, plain lines everywhere else.

use std::borrow::Cow;
use std::fmt;
use std::io::{IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

/// For what is well.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// For what is not.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// For what is worth a look.
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default().bold();
/// For what a reader may skip.
pub(crate) const DIM: Style = Style::new().dimmed();
/// For what a reader looks for.
pub(crate) const STRONG: Style = Style::new().bold();

/// A styled text; [`anstream`] drops the style where it cannot be shown.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Prints a line as `println!` does, but a pipe that is closed, as by `| head`, is no panic.
macro_rules! say {
    ($($part:tt)*) => { $crate::terminal::line(format_args!($($part)*)) };
}
pub(crate) use say;

/// What `say!` calls.
pub(crate) fn line(text: fmt::Arguments<'_>) {
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// Says why a command stopped.
pub(crate) fn error(error: &anyhow::Error) {
    anstream::eprintln!("{}: {}", paint(BAD, "error"), clean(&format!("{error:#}")));
}

/// Makes control characters visible, so that no text of a spec or a tool reaches the terminal as a command.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let refused = |it: char| (it.is_control() && it != '\n' && it != '\t') || is_invisible(it);
    if !text.contains(refused) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .fold(String::with_capacity(text.len() + 8), |mut text, it| {
                if refused(it) {
                    text.extend(it.escape_unicode());
                } else {
                    text.push(it);
                }
                text
            }),
    )
}

/// Characters that turn the reading direction or hide.
fn is_invisible(it: char) -> bool {
    matches!(it, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// One line that tells what is going on; on a terminal it stays in its place.
pub(crate) struct Status {
    live: bool,
}

impl Status {
    /// A line on standard error.
    pub(crate) fn new() -> Self {
        Self {
            live: std::io::stderr().is_terminal(),
        }
    }

    /// Shows a text in place of the one before. Not on a terminal: nothing.
    pub(crate) fn show(&self, text: &str) {
        if self.live {
            let line: String = clean(text)
                .chars()
                .filter(|it| *it != '\n')
                .take(width() - 1)
                .collect();
            let mut stream = std::io::stderr().lock();
            // A status that cannot be shown is no reason to stop.
            let _ = write!(stream, "\r\x1b[2K{line}");
            let _ = stream.flush();
        }
    }

    /// Tells what begins: live on a terminal, as a line of its own elsewhere.
    pub(crate) fn begin(&self, text: &str) {
        if self.live {
            self.show(text);
        } else {
            anstream::eprintln!("{text}");
        }
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        self.show("");
    }
}

/// The columns of the terminal, where it says so.
fn width() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|it| it.parse().ok())
        .filter(|it| *it > 20)
        .unwrap_or(80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(clean("a\tb\n"), "a\tb\n");
        assert_eq!(clean("a\x1b[2Jb\u{202E}"), "a\\u{1b}[2Jb\\u{202e}");
    }
}
