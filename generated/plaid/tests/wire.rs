// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_plaid::{
    Client, CreateLinkToken, CreateSandboxPublicToken, Json, LinkUser, ListAccounts,
    ListAccountsOptions, PROVIDER, RemoveItem,
};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("exchange_public_token")
        .exchange_public_token("my-public-token");
    wire.endpoint("exchange_public_token", exchange).await;
    let exchange = wire.typed::<Client>("remove_item")
        .remove_item(RemoveItem::new().reason_code("my-reason-code").reason_note("my-reason-note"));
    wire.endpoint("remove_item", exchange).await;
    let exchange = wire.typed::<Client>("invalidate_access_token").invalidate_access_token();
    wire.endpoint("invalidate_access_token", exchange).await;
    let exchange = wire.typed::<Client>("create_link_token")
        .create_link_token(
            CreateLinkToken::new(
                "my-client-name",
                "en",
                ["US".to_owned()],
                LinkUser::new("my-client-user-id")
                    .legal_name("my-legal-name")
                    .email_address("my-email-address")
                    .phone_number("my-phone-number"),
            )
            .products(["my-products".to_owned()])
            .webhook("https://example.com/")
            .redirect_uri("https://example.com/")
            .link_customization_name("my-link-customization-name")
            .android_package_name("my-android-package-name")
            .institution_id("my-institution-id"),
        );
    wire.endpoint("create_link_token", exchange).await;
    let exchange = wire.typed::<Client>("create_sandbox_public_token")
        .create_sandbox_public_token(
            CreateSandboxPublicToken::new("my-institution-id", ["my-initial-products".to_owned()])
                .options(Json::from("any")),
        );
    wire.endpoint("create_sandbox_public_token", exchange).await;
    let exchange = wire.typed::<Client>("get_item").get_item();
    wire.endpoint("get_item", exchange).await;
    let exchange = wire.typed::<Client>("update_item_webhook")
        .update_item_webhook("https://example.com/");
    wire.endpoint("update_item_webhook", exchange).await;
    let exchange = wire.typed::<Client>("list_accounts")
        .list_accounts(
            ListAccounts::new().options(
                ListAccountsOptions::new().account_ids(["my-account-ids".to_owned()]),
            ),
        );
    wire.endpoint("list_accounts", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
