//! Where a credential stands and where calls go: paths and addresses of a scheme's own, tenants,
//! lists, and bodies of several parts.

use crate::acme::Acme;

const NO_TENANT: &str = "the tenant is not one that was listed";

async fn start() -> Acme {
    Acme::start_with(include_str!("places.yaml")).await
}

/// Sends a request without a body; why it was refused, or `fine`.
async fn get(acme: &Acme, call: &str, headers: &[&str]) -> String {
    acme.send(call, headers, "").await;
    acme.reason()
}

#[tokio::test]
async fn a_credential_stands_before_the_path() {
    let acme = start().await;
    let version = ["X-Version: 3"];
    assert_eq!(get(&acme, "GET /v1/bot1%3Aab/me", &version).await, "fine");
    #[rustfmt::skip]
    let wrong = [
        ("GET /v1/me", "calls of `bot` go to paths below `/bot{key}`"),
        ("GET /v1/bot2/me", "what stands before the path is not `/bot{key}` with the value of BOT_KEY"),
        ("GET /v1/bot1%3Aab/mee", "no endpoint has the path `/mee`; the nearest is `GET /me`"),
        ("GET /v1/bot1%3Aab/here", "this endpoint does not accept `bot`; it accepts `sites`"),
        ("GET /bot1%3Aab/me", "every path of this host begins with `/v1`"),
    ];
    for (call, reason) in wrong {
        let said = get(&acme, call, &version).await;
        assert!(said.contains(reason), "{call}: {said}");
    }
    let said = get(&acme, "GET /v1/bot1%3Aab/me", &[]).await;
    assert_eq!(
        said,
        "no credential was sent; `bot` asks for the header `X-Version`"
    );
}

#[tokio::test]
async fn an_address_arrives_and_calls_go_there() {
    let acme = start().await;
    let login = r#"{"code":"test-code"}"#;
    assert_eq!(acme.json("POST /v1/login", &[], login).await, "fine");
    let base = acme.server.url("base").expect("there is one");
    let arrived = base.replace("/v1", "/arrived/v1");
    let answer = format!(r#"{{"token":"moved-token-1","address":"{arrived}"}}"#);
    assert_eq!(acme.last().answer, answer);
    let token = ["Authorization: Bearer moved-token-1"];
    assert_eq!(get(&acme, "GET /arrived/v1/moved", &token).await, "fine");
    let said = get(&acme, "GET /v1/moved", &token).await;
    assert_eq!(
        said,
        "calls of `moved` go to the address that arrived as `address`"
    );
    let said = acme.json("POST /arrived/v1/login", &[], login).await;
    assert!(
        said.starts_with("this endpoint takes no credential"),
        "{said}"
    );
    let said = get(&acme, "GET /arrived/moved", &token).await;
    assert!(
        said.starts_with("every path of this host begins with `/v1`"),
        "{said}"
    );
}

#[tokio::test]
async fn a_call_carries_the_values_of_one_tenant() {
    let acme = start().await;
    let token = "Authorization: Bearer sites-token-1";
    assert_eq!(get(&acme, "GET /v1/open?code=test-code", &[]).await, "fine");
    assert_eq!(get(&acme, "GET /v1/sites", &[token]).await, "fine");
    let [one, two] = [1, 2].map(|it| format!("00000000-0000-4000-8000-{it:012}"));
    let entry = |number: usize, id: &str| {
        format!(r#"{{"name":"test-name-{number}","id":"{id}","area":"test-area-{number}"}}"#)
    };
    let answer = format!(r#"{{"sites":[{},{}]}}"#, entry(1, &one), entry(2, &two));
    assert_eq!(acme.last().answer, answer);
    let call = |area: usize| format!("GET /v1/sites/test-area-{area}/here");
    let [one, two] = [one, two].map(|it| format!("X-Site: {it}"));
    assert_eq!(get(&acme, &call(1), &[token, &one]).await, "fine");
    assert_eq!(get(&acme, &call(2), &[token, &two]).await, "fine");
    let mixed = "the values are those of two tenants, or the address is that of another";
    assert_eq!(get(&acme, &call(1), &[token, &two]).await, mixed);
    assert_eq!(get(&acme, &call(3), &[token, &two]).await, mixed);
    assert_eq!(get(&acme, &call(1), &[token, "X-Site: a"]).await, NO_TENANT);
    assert_eq!(get(&acme, "GET /v1/here", &[token, &one]).await, mixed);
    let missing = "the header `X-Site` is missing";
    assert_eq!(get(&acme, &call(1), &[token]).await, missing);
}

#[tokio::test]
async fn a_parameter_is_in_the_query_where_there_is_no_body() {
    let acme = start().await;
    let ids = ["X-Ids: test-ids-1; test-ids-2"];
    let call = |who: &str| format!("POST /v1/start?who={who}");
    assert_eq!(get(&acme, &call("test-name"), &ids).await, "fine");
    assert_eq!(get(&acme, &call("test-mail"), &ids).await, "fine");
    let said = get(&acme, &call("nobody"), &ids).await;
    assert!(
        said.starts_with("the query parameter `who` does not hold"),
        "{said}"
    );
    let said = get(&acme, "POST /v1/start", &ids).await;
    assert_eq!(said, "the query parameter `who` is missing");
    let said = get(&acme, &call("test-name"), &["X-Ids: test-ids-1,test-ids-2"]).await;
    assert_eq!(
        said,
        "the header `X-Ids` does not hold the value of PLACES_IDS"
    );
}

#[tokio::test]
async fn a_scheme_that_is_part_of_another_is_not_taken_for_it() {
    let acme = start().await;
    let team = ["X-Team: test-team"];
    let open = "GET /v1/items/open?code=test-code";
    assert_eq!(get(&acme, open, &team).await, "fine");
    let call = "GET /v1/items/mine?item=item-token-1";
    assert_eq!(get(&acme, call, &team).await, "fine");
    acme.server.expire("item");
    let ended = "the server ended the token before its time";
    assert_eq!(get(&acme, call, &team).await, ended);
    let said = get(&acme, "GET /v1/items/mine", &team).await;
    assert_eq!(
        said,
        "this endpoint does not accept `keys`; it accepts `item`"
    );
    assert_eq!(get(&acme, "GET /v1/items", &team).await, "fine");
}

#[tokio::test]
async fn a_body_of_parts_is_read_like_any_other() {
    let acme = start().await;
    let part = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let send = async |media: &str, body: &str| {
        let header = format!("Content-Type: {media}");
        acme.send("POST /v1/upload", &[&header], body).await;
        acme.reason()
    };
    let multipart = "multipart/form-data; boundary=b";
    let title = part("title", "a");
    let tags = part("tags", "x") + &part("tags", "y") + &part("count", "2");
    assert_eq!(
        send(multipart, &format!("{title}{tags}--b--\r\n")).await,
        "fine"
    );
    #[rustfmt::skip]
    let wrong = [
        ("application/json", "{}".to_owned(), "the content type is `application/json`, `multipart/form-data` with a boundary"),
        ("multipart/form-data", format!("{title}--b--"), "with a boundary is expected"),
        (multipart, title.clone(), "the body is no `multipart/form-data`: the last boundary is missing"),
        (multipart, format!("{title}{title}--b--"), "the form field `title` is sent twice"),
        (multipart, part("count", "1") + "--b--", "the body field `title` is missing"),
        (multipart, title.clone() + &part("count", "x") + "--b--", "the body field `count` must be a whole number"),
        (multipart, title.clone() + &part("other", "x") + "--b--", "the body field `other` is not in the spec"),
    ];
    for (media, body, reason) in wrong {
        let said = send(media, &body).await;
        assert!(said.contains(reason), "{body:?}: {said}");
    }
}

#[tokio::test]
async fn the_environment_holds_lists_hosts_and_tenants() {
    let acme = start().await;
    let variables = acme.server.expected().variables(acme.server.provider());
    let lines: Vec<_> = variables
        .iter()
        .map(|it| format!("{}={}", it.name, it.value))
        .collect();
    for expected in [
        "PLACES_HOST=main.places.example",
        "PLACES_IDS=test-ids-1,test-ids-2",
        "PLACES_TENANT=test-name-1",
    ] {
        assert!(lines.contains(&expected.to_owned()), "{lines:?}");
    }
    // There are two, so a caller has to choose.
    let tenant = variables.iter().find(|it| it.name == "PLACES_TENANT");
    assert!(tenant.is_some_and(|it| !it.optional));
}
