//! What is said of a grant that nobody should take who has a choice.

use crate::model::{Provider, Scheme};

/// That a person's password goes through the program.
pub(crate) fn legacy(provider: &Provider, scheme: &Scheme) -> Option<String> {
    provider.hands_over_password(scheme).then(|| {
        "Legacy: it gives the program a person's password, which RFC 9700 (section 2.4) forbids. Take another scheme where the provider has one for you.".to_owned()
    })
}
