//! What people see: colour and a live line on a terminal, plain lines everywhere else.

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

/// What `say!` calls. Of all that a terminal obeys, styles alone get through, so a text that was
/// not cleaned can colour a line and do nothing else.
pub(crate) fn line(text: fmt::Arguments<'_>) {
    let _ = writeln!(anstream::stdout().lock(), "{}", tame(&text.to_string()));
}

/// A text in which styles stay, and everything else that is hidden is written out.
pub(crate) fn tame(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\x1b[") {
        let (before, sequence) = rest.split_at(at);
        let inner = &sequence[2..];
        let end = inner.find(|it: char| !it.is_ascii_digit() && it != ';');
        let is_style = end.is_some_and(|it| inner[it..].starts_with('m'));
        let length = end.filter(|_| is_style).map_or(0, |it| it + 3);
        tame += &clean(before);
        tame += &sequence[..length];
        if length == 0 {
            tame += &clean("\x1b[");
        }
        rest = &sequence[length.max(2)..];
    }
    tame + &clean(rest)
}

/// Lets a panic speak as cleanly as everything else: its message may quote a spec.
pub(crate) fn clean_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let trace = std::backtrace::Backtrace::capture();
        let trace = match trace.status() {
            std::backtrace::BacktraceStatus::Captured => format!("\n{trace}"),
            _ => "; RUST_BACKTRACE=1 says more".to_owned(),
        };
        anstream::eprintln!(
            "{}: {}{trace}",
            paint(BAD, "bug"),
            clean(&panic.to_string())
        );
    }));
}

/// Says why a command stopped.
pub(crate) fn error(error: &anyhow::Error) {
    anstream::eprintln!("{}: {}", paint(BAD, "error"), clean(&format!("{error:#}")));
}

/// Makes controls and other hidden characters visible, so that no text of a spec or a tool reaches
/// the terminal as a command.
pub(crate) use keywright_generator::visible as clean;

/// A text on one line, and clean.
pub(crate) fn flat(text: &str) -> String {
    let words = text.split(['\n', '\r', '\t']).map(str::trim);
    let line = words.filter(|it| !it.is_empty()).collect::<Vec<_>>();
    clean(&line.join(" ")).into_owned()
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
            let line: String = flat(text).chars().take(width().unwrap_or(80) - 1).collect();
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

/// The columns of the terminal; nothing where there is none.
pub(crate) fn width() -> Option<usize> {
    let (stdout, stderr) = (std::io::stdout(), std::io::stderr());
    let size =
        terminal_size::terminal_size_of(stdout).or_else(|| terminal_size::terminal_size_of(stderr));
    size.map(|it| usize::from(it.0.0).max(NARROWEST))
}

/// A terminal that claims to be narrower is not believed.
const NARROWEST: usize = 40;

/// A text in lines of at most this width; every line is ended.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            lines.push('\n');
            column = 0;
        }
        if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines += &clean(word);
        column += length;
    }
    lines + "\n"
}

/// A text whose long lines are wrapped, and clean. What is laid out in shorter lines stays so, and
/// the last line is not ended.
pub(crate) fn folded(text: &str, width: usize) -> String {
    let fits = |line: &str| line.chars().count() <= width;
    let lines = text.lines().map(|line| match clean(line) {
        line if fits(&line) => line.into_owned(),
        line => wrapped(&line, width).trim_end().to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_sequences_only_styles_get_through() {
        let style = paint(BAD, "x");
        assert_eq!(tame(&style), style);
        assert_eq!(
            tame("a\x1b[2Jb\x1b[1;31mc\x1b["),
            "a\\u{1b}[2Jb\x1b[1;31mc\\u{1b}["
        );
        assert_eq!(
            tame("\x1b]0;t\x07\u{9b}2J\u{202e}"),
            "\\u{1b}]0;t\\u{7}\\u{9b}2J\\u{202e}"
        );
    }

    #[test]
    fn prose_is_wrapped_between_words() {
        assert_eq!(wrapped("aa bb  cc\ndddddd e", 5), "aa bb\ncc\ndddddd\ne\n");
    }

    #[test]
    fn short_lines_stay_as_they_are() {
        assert_eq!(folded("a  b\n  c\nddd ee f", 6), "a  b\n  c\nddd ee\nf");
    }

    #[test]
    fn a_flat_text_has_one_line() {
        assert_eq!(flat("a\r\n\tb\x1bc\n"), "a b\\u{1b}c");
    }
}
