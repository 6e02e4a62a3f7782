// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r#"use keywright_infobip::{Client, NoAuth};
let client = Client::new("xxxxx", NoAuth)?;
client.get_balance().await?;"#,
                expect: &[
                    "this call does not accept `NoAuth`",
                    "it accepts `ApiKey`, `Oauth2`, `Ibsso` or `Basic`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_infobip::{ApiKey, Client};
let client = Client::new("xxxxx", ApiKey::new("003026bb…"))?;
client.destroy_session().await?;"#,
                expect: &["this call does not accept `ApiKey`", "it accepts `Ibsso`"],
            },
            keywright_support::Case {
                code: r#"use keywright_infobip::{ApiKey, Client, CreateApiKey};
let client = Client::new("xxxxx", ApiKey::new("003026bb…"))?;
client.create_api_key(CreateApiKey::new("my-name")).await?;"#,
                expect: &[
                    "this call does not accept `ApiKey`",
                    "it accepts `Oauth2`, `Ibsso` or `Basic`",
                ],
            },
        ],
    );
}
