// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r"use keywright_frameio_v2::{Client, NoAuth};
let client = Client::new(NoAuth)?;
client.get_me().await?;",
                expect: &[
                    "this call does not accept `NoAuth`",
                    "it accepts `Oauth2`, `DeveloperToken` or `Device`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_frameio_v2::{Client, Device};
let client = Client::new(
    Device::new("my-client-id", "my-client-secret", "asset_create offline"),
)?;
client.list_accounts().await?;"#,
                expect: &[
                    "this call does not accept `Device`",
                    "it accepts `Oauth2` or `DeveloperToken`",
                ],
            },
        ],
    );
}
