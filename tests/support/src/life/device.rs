//! The sign-in with a device code, as the strict server sees it.

use keywright::{
    DeviceAuthorization, ErrorKind,
    generated::v1::{Client, Scheme},
};
use keywright_server::{Class, Exchange};

use super::exchanges::ids;
use crate::wire::{Wire, assert_no_refusal};

/// What the server says until the person has agreed.
const PENDING: Class = Class::Coded("authorization_pending");

/// The exchanges but for those that wait for the person.
pub(super) fn agreed(exchanges: &[Exchange]) -> Vec<Exchange> {
    let waits = |it: &Exchange| it.refusal.as_ref().is_some_and(|it| it.class == PENDING);
    let others = exchanges.iter().filter(|it| !waits(it));
    others.cloned().collect()
}

impl Wire {
    /// Signs a person in with a code; one who refuses is asked before.
    pub(super) async fn sign_in_on_device(&mut self, scheme: &'static Scheme, client: &Client) {
        let (begun, _) = self.ask(client).await;
        self.server.deny(true);
        let outcome = client.sign_in_on_device(begun).await;
        self.server.deny(false);
        match outcome {
            Err(error) if error.kind() == ErrorKind::SignIn => {
                self.write(&format!("\nThe person refuses: {error}\n"));
            }
            other => panic!("the person refused: {other:?}"),
        }

        let (begun, exchanges) = self.ask(client).await;
        self.write("\nA code is given, which a person enters on another device.\n\n");
        self.show(&exchanges);
        let caption = "The client asks until the person has agreed";
        let wait = client.sign_in_on_device(begun);
        let exchanges = self.step(caption, wait).await;
        assert_no_refusal(&agreed(&exchanges));
        let acquire: Vec<&str> = scheme.acquire.iter().map(|it| it.endpoint.id).collect();
        let expected = [&acquire[..1], &acquire[..]].concat();
        assert_eq!(
            ids(&exchanges),
            expected,
            "asked twice, then each step once"
        );
    }

    async fn ask(&mut self, client: &Client) -> (DeviceAuthorization, Vec<Exchange>) {
        let from = self.server.exchanges().len();
        let begun = client.begin_on_device().await;
        let exchanges = self.since(from);
        let outcome = begun.as_ref().map(|_| ()).map_err(Clone::clone);
        self.must("Beginning a sign-in", &outcome, &exchanges);
        assert_no_refusal(&exchanges);
        (begun.expect("it was checked"), exchanges)
    }
}
