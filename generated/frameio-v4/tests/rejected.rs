// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r"use keywright_frameio_v4::{Client, NoAuth};
let client = Client::new(NoAuth)?;
client.get_me().await?;",
                expect: &[
                    "this call does not accept `NoAuth`",
                    "it accepts `Oauth2`, `ServerToServer` or `DeveloperToken`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_frameio_v4::{Client, GetUserInfo, ServerToServer};
let client = Client::new(ServerToServer::new("my-client-id", "my-client-secret"))?;
client.get_user_info(GetUserInfo::new()).await?;"#,
                expect: &["this call does not accept `ServerToServer`", "it accepts `Oauth2`"],
            },
        ],
    );
}
