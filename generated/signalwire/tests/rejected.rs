// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Basic, Client, CreateSubscriberToken, Subscriber};
let client = Client::new(
    "example",
    Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
)?;
let client = client.subscriber(Subscriber::new("john.doe@example.com"))?;
client.create_subscriber_token(CreateSubscriberToken::new("my-reference")).await?;"#,
                expect: &["this call does not accept `Subscriber`", "it accepts `Basic`"],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Basic, BoundSubscriber, Client, CreateGuestToken};
let client = Client::new(
    "example",
    Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
)?;
let client = client.bound_subscriber(
    BoundSubscriber::new("john.doe@example.com", "NzbLsXh8…"),
)?;
client.create_guest_token(
    CreateGuestToken::new(["c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned()]),
)
.await?;"#,
                expect: &[
                    "this call does not accept `BoundSubscriber`",
                    "it accepts `Basic` or `Subscriber`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Basic, Client, CreateInviteToken};
let client = Client::new(
    "example",
    Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
)?;
client.create_invite_token(CreateInviteToken::new("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"))
    .await?;"#,
                expect: &[
                    "this call does not accept `Basic`",
                    "it accepts `Subscriber` or `BoundSubscriber`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Basic, Client, ListAddresses};
let client = Client::new(
    "example",
    Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
)?;
client.list_addresses(ListAddresses::new()).await?;"#,
                expect: &[
                    "this call does not accept `Basic`",
                    "it accepts `Subscriber`, `BoundSubscriber`, `Guest`, `Invite` or `Embed`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Client, Subscriber};
let client = Client::new("example", Subscriber::new("john.doe@example.com"))?;"#,
                expect: &[
                    "`Subscriber` is made with another client",
                    "a derived credential is made with another client",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Client, Embed, Subscriber};
let client = Client::new("example", Embed::new("c2c_7acc0e5e968706a032983cd80cdca219"))?;
client.subscriber(Subscriber::new("john.doe@example.com"))?;"#,
                expect: &["this call does not accept `Embed`", "it accepts `Basic`"],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{BoundSubscriber, Client};
let client = Client::new(
    "example",
    BoundSubscriber::new("john.doe@example.com", "NzbLsXh8…"),
)?;"#,
                expect: &[
                    "`BoundSubscriber` is made with another client",
                    "a derived credential is made with another client",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{BoundSubscriber, Client, Embed};
let client = Client::new("example", Embed::new("c2c_7acc0e5e968706a032983cd80cdca219"))?;
client.bound_subscriber(BoundSubscriber::new("john.doe@example.com", "NzbLsXh8…"))?;"#,
                expect: &["this call does not accept `Embed`", "it accepts `Basic`"],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Client, Guest};
let client = Client::new(
    "example",
    Guest::new(["c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned()]),
)?;"#,
                expect: &[
                    "`Guest` is made with another client",
                    "a derived credential is made with another client",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Client, Embed, Guest};
let client = Client::new("example", Embed::new("c2c_7acc0e5e968706a032983cd80cdca219"))?;
client.guest(Guest::new(["c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned()]))?;"#,
                expect: &[
                    "this call does not accept `Embed`",
                    "it accepts `Basic` or `Subscriber`",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Client, Invite};
let client = Client::new("example", Invite::new("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"))?;"#,
                expect: &[
                    "`Invite` is made with another client",
                    "a derived credential is made with another client",
                ],
            },
            keywright_support::Case {
                code: r#"use keywright_signalwire::{Basic, Client, Invite};
let client = Client::new(
    "example",
    Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
)?;
client.invite(Invite::new("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"))?;"#,
                expect: &[
                    "this call does not accept `Basic`",
                    "it accepts `Subscriber` or `BoundSubscriber`",
                ],
            },
        ],
    );
}
