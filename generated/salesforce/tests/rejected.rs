// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r#"use keywright_salesforce::{Client, NoAuth};
let client = Client::new(NoAuth)?;
client.list_resources("my-version").await?;"#,
                expect: &["this call does not accept `NoAuth`", "it accepts `Oauth2` or `Server`"],
            },
        ],
    );
}
