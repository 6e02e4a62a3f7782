// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r#"use keywright_teletracker::{Client, NoAuth};
let client = Client::new(NoAuth)?;
client.get_call_data("2026-01-31", "2026-01-31").await?;"#,
                expect: &[
                    "this call does not accept `NoAuth`",
                    "it accepts `Bearer`, `Basic` or `Integrator`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_teletracker::{Basic, Client};
let client = Client::new(Basic::new("test@user.com", "testpassword"))?;
client.connect_realtime().await?;"#,
                expect: &["this call does not accept `Basic`", "it accepts `Bearer`"],
            },
        ],
    );
}
