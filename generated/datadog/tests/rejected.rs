// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r#"use keywright_datadog::{Client, CreateEvent, NoAuth};
let client = Client::new(NoAuth)?;
client.create_event(CreateEvent::new("my-title", "my-text")).await?;"#,
                expect: &["this call does not accept `NoAuth`", "it accepts `Keys` or `ApiKey`"],
            },
            keywright_support::Case {
                code: r#"use keywright_datadog::{Client, Keys};
let client = Client::new(Keys::new("my-api-key", "my-application-key"))?;
client.validate().await?;"#,
                expect: &["this call does not accept `Keys`", "it accepts `ApiKey`"],
            },
            keywright_support::Case {
                code: r#"use keywright_datadog::{ApiKey, Client};
let client = Client::new(ApiKey::new("my-api-key"))?;
client.validate_keys().await?;"#,
                expect: &["this call does not accept `ApiKey`", "it accepts `Keys`"],
            },
        ],
    );
}
