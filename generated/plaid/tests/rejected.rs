// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r#"use keywright_plaid::{Client, Item, Keys};
let client = Client::new(Keys::new("my-client-id", "my-secret"))?;
let client = client.item(Item::new("public-s…", "my-client-id", "my-secret"))?;
client.exchange_public_token("my-public-token").await?;"#,
                expect: &["this call does not accept `Item`", "it accepts `Keys`"],
            },
            keywright_support::Case {
                code: r#"use keywright_plaid::{Client, Keys, RemoveItem};
let client = Client::new(Keys::new("my-client-id", "my-secret"))?;
client.remove_item(RemoveItem::new()).await?;"#,
                expect: &["this call does not accept `Keys`", "it accepts `Item`"],
            },
            keywright_support::Case {
                code: r#"use keywright_plaid::{Client, Item};
let client = Client::new(Item::new("public-s…", "my-client-id", "my-secret"))?;"#,
                expect: &[
                    "`Item` is made with another client",
                    "a derived credential is made with another client",
                ],
            },
        ],
    );
}
