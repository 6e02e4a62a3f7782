//! How often to ask whether a person has agreed, and what the answers mean (RFC 8628 section 3.5).

use std::time::Duration;

use crate::Error;

/// What a provider that is asked too often adds to every further pause.
const SLOWER: Duration = Duration::from_secs(5);

/// The longest pause that faults on the way lead to; a provider may ask for a longer one.
const LONGEST: Duration = Duration::from_secs(60);

/// The pace at which a provider is asked.
pub(super) struct Pace {
    interval: Duration,
    /// How many questions in a row had no answer.
    faults: u32,
}

/// What the provider said instead of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// It is to be asked again, after the pause.
    NotYet,
    /// The person has refused.
    Denied,
    /// The code has ended.
    Ended,
    /// The request is of no use.
    Refused,
}

impl Pace {
    pub(super) fn new(interval: Duration) -> Self {
        Self {
            interval,
            faults: 0,
        }
    }

    /// Reads an answer that brought no token.
    pub(super) fn hear(&mut self, error: &Error) -> Heard {
        let code = error.code();
        // Whatever has a code is an answer of the provider's own.
        self.faults = if code.is_none() && error.is_temporary() {
            self.faults.saturating_add(1)
        } else {
            0
        };
        match code {
            Some("authorization_pending") => Heard::NotYet,
            Some("slow_down") => {
                self.interval = self.interval.saturating_add(SLOWER);
                Heard::NotYet
            }
            Some("access_denied") => Heard::Denied,
            Some("expired_token") => Heard::Ended,
            _ if error.is_temporary() => Heard::NotYet,
            _ => Heard::Refused,
        }
    }

    /// How long to wait before the next question: twice as long for each that had no answer, as
    /// the RFC recommends, and at least as long as the provider `asked` for.
    pub(super) fn pause(&self, asked: Option<Duration>) -> Duration {
        let doubled = 1_u32.checked_shl(self.faults).unwrap_or(u32::MAX);
        let slowed = self.interval.saturating_mul(doubled);
        let longest = self.interval.max(LONGEST);
        slowed.min(longest).max(asked.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    fn said(code: &str) -> Error {
        Error::new(ErrorKind::Api, "as told").with_provider(Some(code.to_owned()), None)
    }

    fn seconds(pace: &Pace) -> u64 {
        pace.pause(None).as_secs()
    }

    #[test]
    fn the_answers_of_rfc_8628() {
        let mut pace = Pace::new(Duration::from_secs(5));
        for (code, heard) in [
            ("authorization_pending", Heard::NotYet),
            ("slow_down", Heard::NotYet),
            ("access_denied", Heard::Denied),
            ("expired_token", Heard::Ended),
            ("invalid_grant", Heard::Refused),
        ] {
            assert_eq!(pace.hear(&said(code)), heard, "{code}");
        }
        let client = Error::new(ErrorKind::Client, "as told");
        assert_eq!(pace.hear(&client), Heard::Refused);
    }

    #[test]
    fn each_complaint_slows_it_down_for_good() {
        let mut pace = Pace::new(Duration::from_secs(5));
        pace.hear(&said("authorization_pending"));
        assert_eq!(seconds(&pace), 5);
        pace.hear(&said("slow_down"));
        assert_eq!(seconds(&pace), 10);
        pace.hear(&said("slow_down"));
        pace.hear(&said("authorization_pending"));
        assert_eq!(seconds(&pace), 15);
        assert_eq!(pace.pause(Some(Duration::from_secs(40))).as_secs(), 40);
        assert_eq!(pace.pause(Some(Duration::from_secs(1))).as_secs(), 15);
    }

    #[test]
    fn faults_on_the_way_double_the_pause_until_an_answer_comes() {
        let mut pace = Pace::new(Duration::from_secs(5));
        let lost = Error::new(ErrorKind::Timeout, "as told");
        let pauses: Vec<_> = (0..40)
            .map(|_| {
                assert_eq!(pace.hear(&lost), Heard::NotYet);
                seconds(&pace)
            })
            .collect();
        assert_eq!(pauses[..4], [10, 20, 40, 60]);
        assert_eq!(pauses[39], 60);
        pace.hear(&said("authorization_pending"));
        assert_eq!(seconds(&pace), 5);
        let slow = Pace::new(Duration::from_secs(90));
        assert_eq!(seconds(&slow), 90, "the provider asked for that");
    }
}
