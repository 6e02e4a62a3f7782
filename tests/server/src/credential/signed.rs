//! Credentials that clients sign by themselves: nobody issued them, so they are taken as they come,
//! where they are good.

use super::Judge;
use crate::{
    assertion::{Desk, Verified},
    issuer::carried,
};

impl Judge<'_> {
    /// The tokens of this request that clients sign by themselves, where they are good, with the
    /// schemes that mint them.
    pub(crate) fn signed(&self) -> Vec<(usize, String, String, Verified)> {
        let desk = Desk {
            provider: self.provider,
            expected: self.expected,
            now: self.now,
        };
        let mut found = Vec::new();
        for (index, scheme) in self.provider.schemes.iter().enumerate() {
            for (placement, _, _, text) in self.collect(scheme).unwrap_or_default() {
                let Some((mint, token)) = carried(scheme, &placement.value.0, &text) else {
                    continue;
                };
                if let Ok(verified) = desk.verify(scheme, mint, token) {
                    found.push((index, mint.name.clone(), token.to_owned(), verified));
                }
            }
        }
        found
    }
}
