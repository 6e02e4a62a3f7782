//! The screen on which a device code is shown: standard error, where a terminal gets a QR code and
//! the time that is left, and anything else gets plain lines.

use std::{
    env,
    fmt::Write as _,
    io::{self, IsTerminal as _, Write as _},
    time::Duration,
};

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

use crate::DeviceAuthorization;

/// Black on white, whatever the theme of the terminal makes of its own black and white: a camera
/// has to tell them apart.
const PAPER: &str = "\x1b[38;5;16;48;5;231m";
const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// To the beginning of the line, and nothing on it.
const CLEAR: &str = "\r\x1b[2K";

/// The widest QR code, in characters, that fits beside the indentation into 80 of them.
const WIDEST: usize = 76;

/// Where a code is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    /// Whether it obeys the codes for colours and for the cursor.
    is_lively: bool,
}

/// A wait that is shown on a line of its own, which goes with it.
#[derive(Debug)]
pub(super) struct Waiting(Screen);

impl Screen {
    /// Standard error, as it is.
    pub(super) fn new() -> Self {
        let is_set = |name| env::var_os(name).is_some_and(|it| !it.is_empty());
        let is_dumb = env::var_os("TERM").is_some_and(|it| it == "dumb");
        Self {
            is_lively: io::stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb,
        }
    }

    /// Says what to do.
    pub(super) fn tell(self, title: &str, begun: &DeviceAuthorization) {
        put(&self.told(title, begun));
    }

    fn told(self, title: &str, begun: &DeviceAuthorization) -> String {
        let code = begun.user_code();
        let mut text = match begun.verification_uri() {
            Some(page) => format!(
                "To sign in to {title}, open this page on any device\n\n  {page}\n\nand enter this \
                 code there:\n\n"
            ),
            // RFC 8628 demands the address; some providers leave it to their manuals.
            None => format!("To sign in to {title}, enter this code where {title} takes it:\n\n"),
        };
        let _ = if self.is_lively {
            writeln!(text, "  {BOLD}{code}{PLAIN}\n")
        } else {
            writeln!(text, "  {code}\n")
        };
        let complete = begun.verification_uri_complete();
        let picture = complete.or(begun.verification_uri()).and_then(picture);
        match (picture.filter(|_| self.is_lively), complete) {
            (Some(picture), complete) => {
                text.push_str(match complete {
                    Some(_) => "Or scan this; the page must show the same code:\n\n",
                    None => "This leads to the page:\n\n",
                });
                for line in picture.lines() {
                    let _ = writeln!(text, "  {PAPER}{line}{PLAIN}");
                }
                text.push('\n');
            }
            (None, Some(complete)) => {
                let _ = writeln!(
                    text,
                    "Or open this one, which must show the same code:\n\n  {complete}\n"
                );
            }
            (None, None) => {}
        }
        let _ = writeln!(
            text,
            "The code lives for {}. {title} is asked every {} whether you have agreed.",
            spoken(begun.expires_in()),
            spoken(begun.interval())
        );
        text
    }

    /// Shows that somebody waits.
    pub(super) fn waiting(self) -> Waiting {
        Waiting(self)
    }
}

impl Waiting {
    /// Tells how long the code lives still, where that can be told in place.
    pub(super) fn tell(&self, left: Duration) {
        if self.0.is_lively {
            put(&format!("{CLEAR}Waiting for you … {} left", clock(left)));
        }
    }
}

impl Drop for Waiting {
    /// However the wait ends, nothing of it stays on the screen.
    fn drop(&mut self) {
        if self.0.is_lively {
            put(CLEAR);
        }
    }
}

/// A QR code of an address, two rows of modules in a line; none where it is too wide to be shown.
fn picture(address: &str) -> Option<String> {
    // The screen is clean and lit, so the least redundancy makes it as small as it can be.
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    let picture = code.render::<Dense1x2>().build();
    let width = picture.lines().next()?.chars().count();
    (width <= WIDEST).then_some(picture)
}

/// `9:42`, or `1:09:42`.
fn clock(left: Duration) -> String {
    let seconds = left.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        return format!("{hours}:{minutes:02}:{seconds:02}");
    }
    format!("{minutes}:{seconds:02}")
}

/// A length as people say it.
pub(super) fn spoken(length: Duration) -> String {
    let (number, unit) = match length.as_secs() {
        0 => return format!("{length:?}"),
        it if it % 3600 == 0 => (it / 3600, "hour"),
        it if it % 60 == 0 => (it / 60, "minute"),
        it => (it, "second"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// Prints a text; whoever closed the pipe does not want it.
fn put(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod scanned;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock as _, Encode as _, Secret, Values, testing::ManualClock};

    pub(super) const PAGE: &str = "https://acme.example/device";

    pub(super) fn begun(complete: Option<&str>) -> DeviceAuthorization {
        let mut answer = Values::new()
            .with("device_code", Secret::new("d3vice"))
            .with("user_code", "WDJB-MJHT")
            .with("verification_uri", PAGE)
            .with("expires_in", "600");
        if let Some(complete) = complete {
            answer.set("verification_uri_complete", complete.encode());
        }
        DeviceAuthorization::read(ManualClock::default().now(), &answer).expect("it is read")
    }

    #[test]
    fn plain_lines_hold_all_that_a_person_needs() {
        let complete = format!("{PAGE}?user_code=WDJB-MJHT");
        let told = Screen { is_lively: false }.told("Acme", &begun(Some(&complete)));
        assert_eq!(
            told,
            "To sign in to Acme, open this page on any device\n\n  \
             https://acme.example/device\n\n\
             and enter this code there:\n\n  \
             WDJB-MJHT\n\n\
             Or open this one, which must show the same code:\n\n  \
             https://acme.example/device?user_code=WDJB-MJHT\n\n\
             The code lives for 10 minutes. Acme is asked every 5 seconds whether you have agreed.\n"
        );
    }

    #[test]
    fn a_terminal_gets_a_picture_of_the_address_with_the_code() {
        let complete = format!("{PAGE}?user_code=WDJB-MJHT");
        let lively = Screen { is_lively: true };
        let (one, other) = (
            lively.told("Acme", &begun(Some(&complete))),
            lively.told("Acme", &begun(None)),
        );
        for (told, address) in [(&one, &*complete), (&other, PAGE)] {
            let lines: Vec<_> = told.lines().filter(|it| it.contains(PAPER)).collect();
            let modules = QrCode::with_error_correction_level(address, EcLevel::L)
                .expect("it is short")
                .width();
            // The code, and the four modules around it without which no camera finds it.
            assert_eq!(lines.len(), (modules + 8).div_ceil(2), "{told}");
            let bare = lines[0].replace(PAPER, "").replace(PLAIN, "");
            assert_eq!(bare.chars().count(), 2 + modules + 8);
            assert!(bare.trim().is_empty(), "the edge is light: {bare:?}");
            assert!(!told.contains("d3vice"), "{told}");
        }
        assert!(one.contains("the page must show the same code") && !one.contains(&complete));
    }

    #[test]
    fn what_is_too_wide_is_a_line() {
        let long = format!("{PAGE}?{}", "x".repeat(800));
        assert_eq!(picture(&long), None);
        let told = Screen { is_lively: true }.told("Acme", &begun(Some(&long)));
        assert!(told.contains(&long), "{told}");
    }

    #[test]
    fn lengths_are_told_as_people_say_them() {
        let told = |seconds| spoken(Duration::from_secs(seconds));
        assert_eq!([told(300), told(60)], ["5 minutes", "1 minute"]);
        assert_eq!([told(90), told(1)], ["90 seconds", "1 second"]);
        assert_eq!([told(7200), told(86_400)], ["2 hours", "24 hours"]);
        assert_eq!(spoken(Duration::from_millis(200)), "200ms");
        let left = |seconds| clock(Duration::from_secs(seconds));
        assert_eq!(
            [left(582), left(7), left(4182)],
            ["9:42", "0:07", "1:09:42"]
        );
    }
}
