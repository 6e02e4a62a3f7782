// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r"use keywright_xero::{Client, NoAuth};
let client = Client::new(NoAuth)?;
client.get_organisation().await?;",
                expect: &[
                    "this call does not accept `NoAuth`",
                    "it accepts `Oauth2` or `CustomConnection`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_xero::{Client, CustomConnection, ListConnections};
let client = Client::new(CustomConnection::new("my-client-id", "my-client-secret"))?;
client.list_connections(ListConnections::new()).await?;"#,
                expect: &["this call does not accept `CustomConnection`", "it accepts `Oauth2`"],
            },
        ],
    );
}
