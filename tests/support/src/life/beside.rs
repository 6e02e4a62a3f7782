//! What is asked beside a life: what the authorization server knows of a token.

use keywright::{
    Value,
    generated::v1::{Client, Scheme},
};

use super::exchanges::ids;
use crate::wire::{Wire, assert_no_refusal};

impl Wire {
    /// Asks about the token that the client holds, which is alive.
    pub(super) async fn introspected(&mut self, scheme: &'static Scheme, client: &Client) {
        let Some(step) = scheme.introspect else {
            return;
        };
        let asking = async {
            let told: Value = client.introspect().await?;
            let Value::Object(members) = told else {
                panic!("what is known of a token is an object");
            };
            let active = members.iter().find(|it| it.0 == "active");
            let active = active.is_some_and(|it| matches!(it.1, Value::Bool(true)));
            assert!(active, "the token is alive");
            Ok(())
        };
        let caption = "The client asks what is known of its token";
        let exchanges = self.step(caption, asking).await;
        assert_no_refusal(&exchanges);
        assert_eq!(ids(&exchanges).last(), Some(&step.endpoint.id), "{caption}");
    }
}
