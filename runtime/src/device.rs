//! What is between the beginning and the end of a sign-in without a browser of one's own: a code
//! that was shown, which a person enters on another device (RFC 8628).

use std::{fmt, time::Duration};

use crate::{Error, Now, Result, Secret, Timestamp, Value, Values, clock::Deadline};

/// What a device authorization answers with, by the names of RFC 8628 section 3.2. The first of
/// them is sent on and never shown; none of them is kept once the sign-in has ended.
const ANSWER: [&str; 6] = [
    "device_code",
    "user_code",
    "verification_uri",
    "verification_uri_complete",
    "expires_in",
    "interval",
];

/// How long to wait between two questions where the provider says nothing (RFC 8628 section 3.5).
const INTERVAL: Duration = Duration::from_secs(5);

/// The longest length that is believed.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// A sign-in with a device code that was begun (RFC 8628): show its
/// [`user_code`](Self::user_code) and its [`verification_uri`](Self::verification_uri) to a person,
/// and hand it back to wait until that person has agreed.
///
/// It lives in the memory of the program and nowhere else.
#[derive(Clone)]
pub struct DeviceAuthorization {
    user_code: String,
    verification_uri: Option<String>,
    verification_uri_complete: Option<String>,
    expires_in: Duration,
    interval: Duration,
    expires_at: Timestamp,
    pub(crate) ends: Deadline,
    /// What the steps behind it are given to know, the device code among it.
    pub(crate) made: Values,
    /// What is kept beside that.
    pub(crate) kept: Values,
}

impl DeviceAuthorization {
    /// What came of a request that was sent at that time.
    pub(crate) fn read(sent: Now, answer: &Values) -> Result<Self> {
        let text = |name: &str| answer.get(name).and_then(Value::text);
        let user_code = text("user_code").ok_or_else(|| lacks("user_code"))?;
        if user_code.is_empty() || !user_code.chars().all(is_visible) {
            return Err(wrong("user_code", "is no text that can be shown"));
        }
        let address = |name: &str| {
            let Some(text) = text(name).filter(|it| !it.is_empty()) else {
                return Ok(None);
            };
            let is_web = text.starts_with("https://") || text.starts_with("http://");
            if !is_web || !text.bytes().all(|it| it.is_ascii_graphic()) {
                return Err(wrong(name, "is no address of a page"));
            }
            Ok(Some(text.into_owned()))
        };
        let length = |name: &str| {
            text(name)
                .map(|it| seconds(&it).ok_or_else(|| wrong(name, "is no length in seconds")))
                .transpose()
        };
        // A provider that does not say how long a code lives says when it has ended.
        let expires_in = length("expires_in")?.unwrap_or(LONGEST);
        let (mut made, mut kept) = (Values::new(), Values::new());
        for (name, value) in answer.iter() {
            let is_of_the_answer = ANSWER.contains(&name);
            let values = if is_of_the_answer {
                &mut made
            } else {
                &mut kept
            };
            values.set(name.to_owned(), value.clone());
        }
        if made.get("device_code").is_none() {
            return Err(lacks("device_code"));
        }
        Ok(Self {
            user_code: user_code.into_owned(),
            verification_uri: address("verification_uri")?,
            verification_uri_complete: address("verification_uri_complete")?,
            expires_in,
            // Nobody asks without a pause.
            interval: length("interval")?
                .unwrap_or(INTERVAL)
                .max(Duration::from_secs(1)),
            expires_at: sent.wall.saturating_add(expires_in),
            ends: sent.after(expires_in),
            made,
            kept,
        })
    }

    /// What the person enters on the page.
    pub fn user_code(&self) -> &str {
        &self.user_code
    }

    /// The address of the page on which the person enters the code. It is short, to be typed. None
    /// where the provider does not give it, and says in its documents where the code is entered.
    pub fn verification_uri(&self) -> Option<&str> {
        self.verification_uri.as_deref()
    }

    /// The same with the code in it, where the provider gives one: for a QR code or a link. The
    /// person is still shown the code to compare (RFC 8628 section 3.3.1).
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.verification_uri_complete.as_deref()
    }

    /// How long the code lived when it was asked for.
    pub fn expires_in(&self) -> Duration {
        self.expires_in
    }

    /// When the code ends, by this program's clock.
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
    }

    /// The least time between two questions; 5 seconds where the provider says nothing. Whoever
    /// waits keeps to it by itself, and asks less often where the provider wants that.
    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// What proves that the token is fetched by whoever asked for the code. It is sent by itself.
    pub fn device_code(&self) -> Secret {
        match self.made.get("device_code") {
            Some(Value::Secret(code)) => code.clone(),
            other => Secret::new(other.and_then(Value::text).unwrap_or_default()),
        }
    }
}

impl fmt::Debug for DeviceAuthorization {
    /// Shows the page, and no code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.verification_uri.as_deref().unwrap_or_default();
        write!(f, "DeviceAuthorization({page})")
    }
}

/// A person reads it in a terminal, which must not obey it.
fn is_visible(it: char) -> bool {
    !it.is_control() && !matches!(it, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
}

/// A length in seconds, as a number or as a text of one.
fn seconds(text: &str) -> Option<Duration> {
    let length: f64 = text.trim().parse().ok()?;
    Duration::try_from_secs_f64(length.min(LONGEST.as_secs_f64())).ok()
}

fn lacks(name: &str) -> Error {
    Error::decode(format!(
        "the answer to the request for a device code lacks `{name}`"
    ))
}

fn wrong(name: &str, why: &str) -> Error {
    Error::decode(format!(
        "`{name}` in the answer to the request for a device code {why}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock as _, Encode as _, testing::ManualClock};

    /// The answer of RFC 8628 section 3.2.
    fn example() -> Values {
        Values::new()
            .with(
                "device_code",
                Secret::new("GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS"),
            )
            .with("user_code", "WDJB-MJHT")
            .with("verification_uri", "https://example.com/device")
            .with(
                "verification_uri_complete",
                "https://example.com/device?user_code=WDJB-MJHT",
            )
            .with("expires_in", "1800")
            .with("interval", "5")
    }

    fn read(answer: &Values) -> Result<DeviceAuthorization> {
        DeviceAuthorization::read(ManualClock::default().now(), answer)
    }

    #[test]
    fn the_example_of_rfc_8628() {
        let begun = read(&example().with("name", "Camera")).expect("it is read");
        assert_eq!(begun.user_code(), "WDJB-MJHT");
        assert_eq!(begun.verification_uri(), Some("https://example.com/device"));
        assert_eq!(
            begun.verification_uri_complete(),
            Some("https://example.com/device?user_code=WDJB-MJHT")
        );
        assert_eq!(begun.expires_in(), Duration::from_secs(1800));
        assert_eq!(begun.interval(), Duration::from_secs(5));
        let lasts = begun
            .expires_at()
            .saturating_since(ManualClock::default().now().wall);
        assert_eq!(lasts, Duration::from_secs(1800));
        let names: Vec<_> = begun.kept.iter().map(|it| it.0).collect();
        assert_eq!(names, ["name"], "only what is no part of the sign-in");
        assert_eq!(
            format!("{begun:?}"),
            "DeviceAuthorization(https://example.com/device)"
        );
    }

    #[test]
    fn what_may_be_left_out_and_what_is_odd() {
        let answer = Values::new()
            .with("device_code", Secret::new("d"))
            .with("user_code", "1234")
            .with("verification_uri_complete", "")
            .with("expires_in", "1e99");
        let begun = read(&answer).expect("it is read");
        assert_eq!(begun.verification_uri_complete(), None);
        assert_eq!(begun.verification_uri(), None);
        assert_eq!(begun.interval(), INTERVAL);
        assert_eq!(begun.expires_in(), LONGEST, "nobody waits for ever");
        let begun = read(&answer.with("interval", "0")).expect("it is read");
        assert_eq!(begun.interval(), Duration::from_secs(1));
    }

    #[test]
    fn what_nobody_can_be_shown_is_refused() {
        for (name, value, says) in [
            ("user_code", "", "can be shown"),
            ("user_code", "a\u{1b}[2J", "can be shown"),
            ("user_code", "a\u{202e}b", "can be shown"),
            ("verification_uri", "javascript:alert(1)", "no address"),
            ("verification_uri", "https://a.example/ --b", "no address"),
            (
                "verification_uri_complete",
                "file:///etc/passwd",
                "no address",
            ),
            ("expires_in", "soon", "no length"),
            ("interval", "-1", "no length"),
        ] {
            let mut answer = example();
            answer.set(name, value.encode());
            let error = read(&answer).expect_err("it was read").to_string();
            assert!(error.contains(says) && error.contains(name), "{error}");
        }
        let whole = example();
        for name in ["device_code", "user_code"] {
            let mut answer = Values::new();
            for (it, value) in whole.iter().filter(|it| it.0 != name) {
                answer.set(it.to_owned(), value.clone());
            }
            let error = read(&answer).expect_err("it was read").to_string();
            assert!(error.ends_with(&format!("lacks `{name}`")), "{error}");
        }
    }
}
