// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_signalwire::{
    CallParameters, ChannelPermission, Client, CreateChatToken, CreateCompatibilityToken,
    CreateGuestToken, CreateGuestTokenRegion, CreateInviteToken, CreateProjectToken,
    CreatePubsubToken, CreateRoomToken, CreateRoomTokenJoinAs, CreateRoomTokenMediaAllowed,
    CreateSubscriber, CreateSubscriberToken, CreateSubscriberTokenRegion,
    CreateSubscriberTokenScope, Json, ListAddresses, ListRooms, PROVIDER, Scope, SendMessage,
    SendVerificationCode, UpdateProjectToken,
};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("create_subscriber_token")
        .create_subscriber_token(
            CreateSubscriberToken::new("my-reference")
                .expire_at(1)
                .application_id("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79")
                .password("my-password")
                .fingerprint("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
                .scope(CreateSubscriberTokenScope::SatRefresh)
                .first_name("my-first-name")
                .last_name("my-last-name")
                .display_name("my-display-name")
                .job_title("my-job-title")
                .time_zone("my-time-zone")
                .country("my-country")
                .company_name("my-company-name")
                .region(CreateSubscriberTokenRegion::UsCentral),
        );
    wire.endpoint("create_subscriber_token", exchange).await;
    let exchange = wire.typed::<Client>("refresh_subscriber_token")
        .refresh_subscriber_token("my-refresh-token");
    wire.endpoint("refresh_subscriber_token", exchange).await;
    let exchange = wire.typed::<Client>("create_guest_token")
        .create_guest_token(
            CreateGuestToken::new(["c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned()])
                .expire_at(1)
                .region(CreateGuestTokenRegion::UsCentral),
        );
    wire.endpoint("create_guest_token", exchange).await;
    let exchange = wire.typed::<Client>("create_invite_token")
        .create_invite_token(
            CreateInviteToken::new("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79").expires_at(1),
        );
    wire.endpoint("create_invite_token", exchange).await;
    let exchange = wire.typed::<Client>("exchange_embed_token").exchange_embed_token("my-token");
    wire.endpoint("exchange_embed_token", exchange).await;
    let exchange = wire.typed::<Client>("create_chat_token")
        .create_chat_token(
            CreateChatToken::new(
                60,
                [("name".to_owned(), ChannelPermission::new().read(true).write(true))],
            )
            .member_id("my-member-id")
            .state(Json::from("any")),
        );
    wire.endpoint("create_chat_token", exchange).await;
    let exchange = wire.typed::<Client>("create_pubsub_token")
        .create_pubsub_token(
            CreatePubsubToken::new(
                60,
                [("name".to_owned(), ChannelPermission::new().read(true).write(true))],
            )
            .member_id("my-member-id")
            .state(Json::from("any")),
        );
    wire.endpoint("create_pubsub_token", exchange).await;
    let exchange = wire.typed::<Client>("create_room_token")
        .create_room_token(
            CreateRoomToken::new("my-room")
                .user_name("my-user-name")
                .permissions(["my-permissions".to_owned()])
                .join_from("2026-01-31T12:00:00Z")
                .join_until("2026-01-31T12:00:00Z")
                .remove_at("2026-01-31T12:00:00Z")
                .remove_after_seconds_elapsed(1)
                .join_as(CreateRoomTokenJoinAs::Audience)
                .media_allowed(CreateRoomTokenMediaAllowed::All),
        );
    wire.endpoint("create_room_token", exchange).await;
    let exchange = wire.typed::<Client>("create_project_token")
        .create_project_token(
            CreateProjectToken::new("my-name", [Scope::Calling])
                .subproject_id("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"),
        );
    wire.endpoint("create_project_token", exchange).await;
    let exchange = wire.typed::<Client>("update_project_token")
        .update_project_token(
            UpdateProjectToken::new("my-token-id").name("my-name").permissions([Scope::Calling]),
        );
    wire.endpoint("update_project_token", exchange).await;
    let exchange = wire.typed::<Client>("delete_project_token").delete_project_token("my-token-id");
    wire.endpoint("delete_project_token", exchange).await;
    let exchange = wire.typed::<Client>("list_addresses")
        .list_addresses(ListAddresses::new().sort_by("my-sort-by").sort_order("my-sort-order"));
    wire.endpoint("list_addresses", exchange).await;
    let exchange = wire.typed::<Client>("get_address").get_address("my-id");
    wire.endpoint("get_address", exchange).await;
    let exchange = wire.typed::<Client>("list_subscribers").list_subscribers();
    wire.endpoint("list_subscribers", exchange).await;
    let exchange = wire.typed::<Client>("create_subscriber")
        .create_subscriber(
            CreateSubscriber::new("my-email")
                .password("my-password")
                .first_name("my-first-name")
                .last_name("my-last-name")
                .display_name("my-display-name"),
        );
    wire.endpoint("create_subscriber", exchange).await;
    let exchange = wire.typed::<Client>("list_rooms")
        .list_rooms(ListRooms::new().page_number(1).page_size(1));
    wire.endpoint("list_rooms", exchange).await;
    let exchange = wire.typed::<Client>("send_message")
        .send_message(
            SendMessage::new("my-to", "my-from")
                .body("my-body")
                .media(["https://example.com/".to_owned()])
                .send_as_mms(true)
                .status_callback("https://example.com/"),
        );
    wire.endpoint("send_message", exchange).await;
    let exchange = wire.typed::<Client>("place_call")
        .place_call(
            CallParameters::new("my-from", "https://example.com/")
                .to("my-to")
                .caller_id("my-caller-id")
                .status_url("https://example.com/")
                .status_events(["my-status-events".to_owned()]),
        );
    wire.endpoint("place_call", exchange).await;
    let exchange = wire.typed::<Client>("send_verification_code")
        .send_verification_code(
            SendVerificationCode::new("my-to")
                .from("my-from")
                .message("my-message")
                .token_length(1)
                .valid_for(1)
                .max_attempts(1)
                .allow_alphas(true),
        );
    wire.endpoint("send_verification_code", exchange).await;
    let exchange = wire.typed::<Client>("create_compatibility_token")
        .create_compatibility_token(
            CreateCompatibilityToken::new("my-account-sid", "my-name", [Scope::Calling])
                .subproject_id("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"),
        );
    wire.endpoint("create_compatibility_token", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
