//! Tenants that share one login: looked up once each, renewed together.

use std::sync::{
    Arc,
    atomic::{AtomicU16, AtomicUsize, Ordering},
};

use crate::common::*;
use keywright::{
    ErrorKind, Method, SignIn, Values,
    generated::v1::{
        Carrier, Client, Codec, Credential, Endpoint, Field, Input, Keep, Member, Part, Place,
        Placement, Scheme, Shape, Source, Step, Tenant,
    },
};

const fn keep(name: &'static str, path: &'static [&'static str]) -> Keep {
    Keep {
        name,
        source: Source::Body(path),
        optional: false,
    }
}

static TENANT: Tenant = Tenant {
    step: Step::new(&LIST),
    list: &["data"],
    pick: Some("name"),
    keep: &[keep("tenant_id", &["id"]), keep("url", &["url"])],
};
static OFFICE: Scheme = Scheme::new("office", "Office")
    .inputs(&[
        Input::text("username", "ACME_USERNAME"),
        Input::text("tenant", "ACME_TENANT").optional(),
    ])
    .acquire(&[Step::new(&ENTER).keep(&[keep("token", &["token"])])])
    .expires(&[keywright::generated::v1::Expiry::Unknown])
    .tenant(&TENANT)
    .base_url(&[Part::Value("url")])
    .send(SENT);
/// The same after a page.
static SIGNED: Scheme = Scheme::new("signed", "Signed")
    .sign_in(&Step::new(&PAGE))
    .acquire(&[Step::new(&ENTER).keep(&[keep("token", &["token"])])])
    .tenant(&TENANT)
    .base_url(&[Part::Value("url")])
    .send(SENT);
/// Made for one tenant.
static GUEST: Scheme = Scheme::new("guest", "Guest")
    .parents(&["office"])
    .acquire(&[Step::new(&INVITE).keep(&[keep("token", &["token"])])])
    .send(SENT);
const SENT: &[Placement] = &[
    Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("token")],
    ),
    Placement::new(
        Carrier::Header,
        &[Part::Text("X-Tenant")],
        &[Part::Value("tenant_id")],
    ),
];

const ALL: &[&str] = &["office", "signed"];
static PAGE: Endpoint = Endpoint::new("page", Method::GET, &[Part::Text("/page")])
    .browser()
    .fields(&[Field::new("state", Place::Query, &Shape::Text)]);
static ENTER: Endpoint = Endpoint::new("enter", Method::POST, &[Part::Text("/enter")])
    .codec(Codec::Form)
    .fields(&[Field::new("username", Place::Body, &Shape::Text).optional()])
    .returns(Shape::Json);
static LIST: Endpoint = Endpoint::new("list", Method::GET, &[Part::Text("/tenants")])
    .accepts(ALL)
    .returns(Shape::Object(&[Member::new(
        "data",
        &Shape::List(&Shape::Object(&[
            Member::new("id", &Shape::Text),
            Member::new("name", &Shape::Text),
            Member::new("url", &Shape::Text),
        ])),
    )]))
    .errors(&[&ERRORS]);
static INVITE: Endpoint = Endpoint::new("invite", Method::POST, &[Part::Text("/guests")])
    .accepts(&["office"])
    .returns(Shape::Json);
static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["office", "signed", "guest"])
    .errors(&[&ERRORS]);

/// A provider whose logins give `t1`, `t2` … of which only those from `first` on are good.
struct Provider {
    fake: Fake,
    first: Arc<AtomicUsize>,
    lookups: Arc<AtomicU16>,
}

impl Provider {
    fn new(tenants: &'static [&'static str]) -> Self {
        let (first, lookups) = (Arc::new(AtomicUsize::new(1)), Arc::new(AtomicU16::new(200)));
        let (least, status) = (first.clone(), lookups.clone());
        let logins = AtomicUsize::new(0);
        let fake = Fake::new(move |request| {
            let token = authorization(request).strip_prefix("Bearer t");
            let token: Option<usize> = token.and_then(|it| it.parse().ok());
            let is_good = token.is_some_and(|it| it >= least.load(Ordering::Relaxed));
            match request.uri().path() {
                "/enter" => {
                    let number = logins.fetch_add(1, Ordering::Relaxed) + 1;
                    answer(200, &format!(r#"{{"token":"t{number}"}}"#))
                }
                _ if !is_good => answer(401, ""),
                "/tenants" => {
                    let entry = |(index, name): (usize, &&str)| {
                        let url = format!("https://{}.acme.example", name.to_lowercase());
                        format!(r#"{{"id":"{index}","name":"{name}","url":"{url}"}}"#)
                    };
                    let entries: Vec<_> = tenants.iter().enumerate().map(entry).collect();
                    let body = format!(r#"{{"data":[{}]}}"#, entries.join(","));
                    answer(status.load(Ordering::Relaxed), &body)
                }
                "/guests" => answer(200, r#"{"token":"t9"}"#),
                _ => answer(204, ""),
            }
        });
        Self {
            fake,
            first,
            lookups,
        }
    }

    fn client(&self, tenant: Option<&str>) -> Client {
        let inputs = Values::new()
            .with("username", "ada")
            .maybe("tenant", tenant);
        client(Credential::new(&OFFICE, inputs), &self.fake)
    }

    /// Method, address, token and tenant of what was sent.
    fn sent(&self) -> Vec<String> {
        let requests = self.fake.sent();
        let short = requests.iter().map(|it| {
            let mut lines = it.lines();
            let line = lines.next().unwrap_or_default();
            let headers = lines.filter_map(|it| {
                let carried = it.strip_prefix("authorization: Bearer ");
                carried.or_else(|| it.strip_prefix("x-tenant: "))
            });
            let headers: Vec<_> = headers.collect();
            format!("{line} {}", headers.join(" "))
                .replace("https://", "")
                .replace(".acme.example", "")
        });
        short.map(|it| it.trim_end().to_owned()).collect()
    }

    fn count(&self, path: &str) -> usize {
        let sent = self.sent();
        sent.iter().filter(|it| it.contains(path)).count()
    }
}

async fn me(client: &Client) -> keywright::Result<()> {
    client.call(&ME, Values::new()).await
}

#[tokio::test]
async fn two_tenants_share_one_login_and_one_renewal() {
    let provider = Provider::new(&["North", "South"]);
    let client = provider.client(None);
    let north = client.tenant("North").expect("it may be chosen");
    let south = client.tenant("South").expect("it may be chosen");
    for _ in 0..2 {
        me(&north).await.expect("let in");
        me(&south).await.expect("let in");
    }
    assert_eq!(
        provider.sent(),
        [
            "POST xk9/enter",
            "GET xk9/tenants t1",
            "GET north/me t1 0",
            "GET xk9/tenants t1",
            "GET south/me t1 1",
            "GET north/me t1 0",
            "GET south/me t1 1",
        ]
    );
    provider.first.store(2, Ordering::Relaxed);
    let (one, other) = tokio::join!(me(&north), me(&south));
    one.expect("let in");
    other.expect("let in");
    assert_eq!(provider.count("/enter"), 2, "one renewal for both");
    assert_eq!(provider.count("/tenants"), 2, "nothing is looked up again");
    let response = south.request(Method::GET, "/any").send().await;
    response.expect("an answer");
    assert_eq!(provider.sent().pop().as_deref(), Some("GET south/any t2 1"));
}

#[tokio::test]
async fn without_a_choice_the_only_one_is_taken() {
    let provider = Provider::new(&["North"]);
    let client = provider.client(None);
    me(&client).await.expect("let in");
    let authorization = client.authorization().await.expect("ready");
    assert_eq!(authorization.headers()["x-tenant"], "0");
    assert_eq!(provider.sent()[2], "GET north/me t1 0");
    assert_eq!(provider.count("/tenants"), 1);
}

#[tokio::test]
async fn an_input_may_choose_and_a_caller_over_it() {
    let provider = Provider::new(&["North", "South"]);
    let client = provider.client(Some("South"));
    me(&client).await.expect("let in");
    let north = client.tenant("North").expect("it may be chosen");
    me(&north).await.expect("let in");
    let sent = provider.sent();
    assert!(sent.contains(&"GET south/me t1 1".to_owned()), "{sent:?}");
    assert!(sent.contains(&"GET north/me t1 0".to_owned()), "{sent:?}");
}

#[tokio::test]
async fn a_choice_that_is_missing_or_wrong_names_the_choices() {
    let provider = Provider::new(&["North", "South"]);
    let client = provider.client(None);
    let error = me(&client).await.expect_err("which?");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert_eq!(
        error.to_string(),
        "the credential serves several tenants; choose one with `tenant`: North, South"
    );
    let west = client.tenant("West").expect("nothing is known yet");
    let error = me(&west).await.expect_err("there is none");
    assert_eq!(
        error.to_string(),
        "the credential serves no tenant `West`: North, South"
    );
    assert_eq!(provider.count("/me"), 0);
    // The lookup itself is for no tenant.
    let listed = client.call_value(&LIST, Values::new()).await;
    listed.expect("the list");
}

#[tokio::test]
async fn only_schemes_with_tenants_have_any() {
    let fake = Fake::new(|_| balance());
    for credential in [key(), Credential::none()] {
        let client = client(credential, &fake);
        assert!(client.tenant("North").is_err());
    }
}

#[tokio::test]
async fn any_number_of_callers_cause_one_lookup() {
    let provider = Provider::new(&["North"]);
    let client = provider.client(None);
    let callers: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { me(&client).await })
        })
        .collect();
    for caller in callers {
        caller.await.expect("no panic").expect("let in");
    }
    assert_eq!(provider.count("/enter"), 1);
    assert_eq!(provider.count("/tenants"), 1);
    assert_eq!(provider.count("/me"), 100);
}

#[tokio::test]
async fn a_lookup_that_fails_fails_once_for_all_and_is_tried_again() {
    let provider = Provider::new(&["North"]);
    provider.lookups.store(503, Ordering::Relaxed);
    let client = provider.client(None);
    client
        .call_value(&LIST, Values::new())
        .await
        .expect_err("not available");
    let callers: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { me(&client).await })
        })
        .collect();
    for caller in callers {
        let error = caller.await.expect("no panic").expect_err("it failed");
        assert_eq!(error.kind(), ErrorKind::Unavailable);
    }
    assert_eq!(provider.count("/tenants"), 2);
    provider.lookups.store(200, Ordering::Relaxed);
    me(&client).await.expect("let in");
    assert_eq!(provider.count("/tenants"), 3);
}

#[tokio::test]
async fn a_lookup_that_is_cancelled_is_taken_over() {
    let provider = Provider::new(&["North"]);
    let client = provider.client(None);
    client
        .call_value(&LIST, Values::new())
        .await
        .expect("the list");
    let leader = client.clone();
    let leader = tokio::spawn(async move { me(&leader).await });
    tokio::task::yield_now().await;
    let other = client.clone();
    let other = tokio::spawn(async move { me(&other).await });
    tokio::task::yield_now().await;
    leader.abort();
    other.await.expect("no panic").expect("let in");
}

#[tokio::test]
async fn a_refused_token_is_renewed_at_the_lookup_too() {
    let provider = Provider::new(&["North"]);
    provider.first.store(2, Ordering::Relaxed);
    me(&provider.client(None)).await.expect("let in");
    assert_eq!(
        provider.sent(),
        [
            "POST xk9/enter",
            "GET xk9/tenants t1",
            "POST xk9/enter",
            "GET xk9/tenants t2",
            "GET north/me t2 0",
        ]
    );
}

#[tokio::test]
async fn a_tenants_address_is_checked() {
    let provider = Provider::new(&["evil.example/#"]);
    let error = me(&provider.client(None)).await.expect_err("elsewhere");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(provider.count("evil"), 0);
}

#[tokio::test]
async fn a_child_is_made_for_its_parents_tenant() {
    let provider = Provider::new(&["North", "South"]);
    let client = provider.client(None);
    for (tenant, expected) in [
        ("North", "POST north/guests t1 0"),
        ("South", "POST south/guests t1 1"),
    ] {
        let parent = client.tenant(tenant).expect("it may be chosen");
        let guest = parent.derive(Credential::new(&GUEST, Values::new()));
        me(&guest.expect("it is a parent")).await.expect("let in");
        let sent = provider.sent();
        assert!(sent.contains(&expected.to_owned()), "{sent:?}");
    }
    assert_eq!(provider.count("/enter"), 1);
    assert_eq!(provider.count("/guests"), 2, "each has its own");
}

#[tokio::test]
async fn another_person_serves_other_tenants() {
    let provider = Provider::new(&["North"]);
    let client = client(Credential::new(&SIGNED, Values::new()), &provider.fake);
    for number in 1..3 {
        let begun = SignIn::resume("s", "v", "https://app.example/cb");
        client.sign_in(begun, "?state=s").await.expect("signed in");
        me(&client).await.expect("let in");
        me(&client).await.expect("let in");
        assert_eq!(provider.count("/tenants"), number);
    }
}
