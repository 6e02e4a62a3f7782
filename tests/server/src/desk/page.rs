//! The pages on which a person decides, where one is asked: that of a sign-in, at the address of its
//! endpoint, and that of device codes, at an address of the server's own.

use keywright_generator::model::Protocol;

use super::Desk;
use crate::{
    issuer::{Success, is_device},
    person::{self, DEVICE, Person},
    received::Received,
    route::routes,
};

impl Desk {
    /// The request that opened the page of a sign-in, where this one is the answer to it.
    pub(super) fn opened(&self, host: &str, request: &Received) -> Option<Received> {
        self.is_asked().then_some(())?;
        let opened = person::of_page(request)?;
        let leading = self.leading_path(host);
        let path = opened.path.strip_prefix(&leading)?;
        let found = routes(&self.provider, host, &opened.method, path).ok()?;
        let is_page = |it: usize| self.provider.endpoint(it).protocol == Protocol::Browser;
        found
            .iter()
            .any(|it| is_page(it.endpoint))
            .then_some(opened)
    }

    /// Where a device code is entered.
    pub(crate) fn device_page(&self) -> Option<String> {
        let mut schemes = self.provider.schemes.iter();
        let is_there = self.is_asked() && schemes.any(|it| is_device(&self.provider, it));
        is_there.then(|| format!("{}{DEVICE}", self.arrivals.origin))
    }

    /// The page of device codes.
    pub(super) fn device_answer(&self, host: &str, request: &Received) -> Option<Success> {
        self.device_page()
            .filter(|_| host == "base" && request.path == DEVICE)?;
        let code = person::code(request);
        Some(match Person::IsAsked.decided(request) {
            Some(is_let_in) => {
                let now = self.clock.now();
                person::entered(self.issuer().enter(&code, is_let_in, now))
            }
            None => person::entry(&self.provider.title, &code),
        })
    }

    fn is_asked(&self) -> bool {
        self.issuer().person == Person::IsAsked
    }
}
