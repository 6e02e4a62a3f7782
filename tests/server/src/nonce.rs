//! The nonces that proofs of possession bear (RFC 9449 sections 8 and 9): a server that hands them out
//! takes no proof that was made ahead of time.
//!
//! One is the newest for a while, and good as long again. Those that issue tokens have others than
//! those that take them, as two servers would.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// How long a nonce is the newest, in milliseconds.
const NEWEST: i64 = 60_000;

/// Who asks for the nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The endpoint that issues tokens.
    Issuer,
    /// One that takes them.
    Resource,
}

/// The newest nonce.
pub(crate) fn newest(asks: Asks, now: i64) -> String {
    of(asks, now.div_euclid(NEWEST))
}

/// Whether a proof with this nonce is taken.
pub(crate) fn is_good(asks: Asks, sent: &str, now: i64) -> bool {
    let period = now.div_euclid(NEWEST);
    [period, period - 1].iter().any(|it| of(asks, *it) == sent)
}

/// It tells nobody how the next one is made.
fn of(asks: Asks, period: i64) -> String {
    let digest = Sha256::digest(format!("{asks:?} {period}"));
    BASE64_URL_SAFE_NO_PAD.encode(&digest[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_good_for_two_periods_and_where_it_was_given() {
        let given = newest(Asks::Issuer, 59_999);
        for (now, expected) in [(0, true), (60_000, true), (119_999, true), (120_000, false)] {
            assert_eq!(is_good(Asks::Issuer, &given, now), expected, "{now}");
        }
        assert!(!is_good(Asks::Resource, &given, 0));
    }
}
