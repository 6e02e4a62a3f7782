// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_datadog::{
    AggregateLogs, Client, CreateEvent, CreateEventAlertType, CreateEventPriority, Json,
    ListMonitors, PROVIDER,
};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("validate").validate();
    wire.endpoint("validate", exchange).await;
    let exchange = wire.typed::<Client>("validate_keys").validate_keys();
    wire.endpoint("validate_keys", exchange).await;
    let exchange = wire.typed::<Client>("create_event")
        .create_event(
            CreateEvent::new("my-title", "my-text")
                .aggregation_key("my-aggregation-key")
                .alert_type(CreateEventAlertType::Error)
                .date_happened(1)
                .device_name("my-device-name")
                .host("my-host")
                .priority(CreateEventPriority::Normal)
                .related_event_id(1)
                .source_type_name("my-source-type-name")
                .tags(["my-tags".to_owned()]),
        );
    wire.endpoint("create_event", exchange).await;
    let exchange = wire.typed::<Client>("list_monitors")
        .list_monitors(
            ListMonitors::new()
                .group_states("my-group-states")
                .name("my-name")
                .tags("my-tags")
                .monitor_tags("my-monitor-tags")
                .with_downtimes(true)
                .id_offset(1)
                .page(1)
                .page_size(1),
        );
    wire.endpoint("list_monitors", exchange).await;
    let exchange = wire.typed::<Client>("get_monitor").get_monitor("my-monitor-id");
    wire.endpoint("get_monitor", exchange).await;
    let exchange = wire.typed::<Client>("aggregate_logs")
        .aggregate_logs(
            AggregateLogs::new()
                .compute([Json::from("any")])
                .filter(Json::from("any"))
                .group_by([Json::from("any")])
                .page(Json::from("any")),
        );
    wire.endpoint("aggregate_logs", exchange).await;
    let exchange = wire.typed::<Client>("get_team").get_team("my-team-id");
    wire.endpoint("get_team", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
