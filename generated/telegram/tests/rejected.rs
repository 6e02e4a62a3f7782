// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r"use keywright_telegram::{Client, NoAuth};
let client = Client::new(NoAuth)?;
client.get_me().await?;",
                expect: &["this call does not accept `NoAuth`", "it accepts `Bot`"],
            },
        ],
    );
}
