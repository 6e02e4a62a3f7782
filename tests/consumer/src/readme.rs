//! The code that README.md and CONTRIBUTING.md show, line by line; `cargo xtask test --only tidy`
//! finds a page that shows anything else.

/// The three lines.
pub async fn three_lines(key: &str) -> keywright_infobip::Result<()> {
    use keywright_infobip as infobip;

    let client = infobip::Client::new("xxxxx", infobip::ApiKey::new(key))?;
    let balance = client.get_balance().await?;
    println!("{} {}", balance.balance, balance.currency);
    Ok(())
}

/// A program of one's own against `cargo xtask serve infobip --port 8080`.
pub async fn on_loopback(key: &str) -> keywright_infobip::Result<()> {
    use keywright_infobip as infobip;

    let client = infobip::Client::builder("xxxxx", infobip::ApiKey::new(key))
        .base_url("http://127.0.0.1:8080")
        .allow_http_on_loopback()
        .build()?;
    let balance = client.get_balance().await?;
    println!("{}", balance.balance);
    Ok(())
}

/// Any other path of the API.
pub async fn any_path<A: keywright_infobip::Auth>(
    client: &keywright_infobip::Client<A>,
) -> keywright_infobip::Result<()> {
    use keywright_infobip::Method;

    let response = client
        .request(Method::GET, "/any/path?page=2")
        .send()
        .await?;
    println!("{}", response.status());
    Ok(())
}

/// What can go wrong, and what a program does then.
pub async fn errors(
    client: &keywright_infobip::Client<keywright_infobip::Oauth2>,
) -> keywright_infobip::Result<()> {
    match client.get_balance().await {
        Ok(balance) => println!("{} {}", balance.balance, balance.currency),
        Err(error) if error.is_temporary() => println!("later: {error}"),
        Err(error) if error.needs_sign_in() => println!("the login is of no use any more: {error}"),
        Err(error) => return Err(error),
    }
    Ok(())
}

/// The credential in a client of the reader's own.
#[cfg(feature = "default")]
pub async fn plugged(
    client: &keywright_infobip::Client<keywright_infobip::ApiKey>,
    http: &reqwest::Client,
    url: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let response = client.plug().execute(http, http.get(url).build()?).await?;
    let header = client.plug().header().await?; // the value of `Authorization`
    println!("{} {header:?}", response.status());
    Ok(())
}

/// Tokens that outlive the program.
#[cfg(feature = "default")]
pub fn kept(
    key: [u8; 32],
    login: keywright_infobip::Oauth2,
) -> keywright::Result<keywright_infobip::Client<keywright_infobip::Oauth2>> {
    use std::sync::Arc;

    use keywright::{BackedStore, EncryptionKey, FileStore, RedisStore};
    use keywright_infobip as infobip;

    let folder = FileStore::open("/var/lib/shop/tokens")?.encrypted(EncryptionKey::new(&key));
    let redis =
        RedisStore::new("redis://cache.internal", "shop")?.encrypted(EncryptionKey::new(&key));
    let store = Arc::new(BackedStore::new(Arc::new(redis), Arc::new(folder)));
    let client = infobip::Client::builder("xxxxx", login)
        .store(store)
        .build()?;
    Ok(client)
}

/// A client that proves itself by its certificate.
#[cfg(feature = "default")]
pub fn mutual_tls(
    certificate: Vec<u8>,
    key: Vec<u8>,
    login: keywright_infobip::Oauth2,
) -> keywright::Result<keywright_infobip::Client<keywright_infobip::Oauth2>> {
    use keywright::{ReqwestTransport, Tls};
    use keywright_infobip as infobip;

    let tls = Tls::new().client_certificate(&certificate, &key)?;
    let transport = ReqwestTransport::with_tls(&tls)?;
    let client = infobip::Client::builder("xxxxx", login)
        .transport(transport)
        .build()?;
    Ok(client)
}

/// A person signs in to a program on their machine.
#[cfg(feature = "default")]
pub async fn interactive_sign_in(
    client: &keywright_xero::Client<keywright_xero::Oauth2>,
) -> keywright_xero::Result<()> {
    let signed_in = client.interactive_sign_in().in_terminal().await?;
    println!("Signed in as {}", signed_in.account().unwrap_or("somebody"));
    Ok(())
}

/// A person signs in to a web application.
pub async fn sign_in(
    client: &keywright_xero::Client<keywright_xero::Oauth2>,
) -> keywright_xero::Result<()> {
    let begun = client.authorize("https://app.example/callback")?;
    println!("Open {}", begun.url());
    client
        .sign_in(begun, "https://app.example/callback?code=…&state=…")
        .await?;
    Ok(())
}

/// A person signs in on another device.
pub async fn sign_in_on_device(
    client: &keywright_frameio_v2::Client<keywright_frameio_v2::Device>,
) -> keywright_frameio_v2::Result<()> {
    let begun = client.create_device_code().await?;
    println!("Enter {}", begun.user_code());
    client.sign_in_on_device(begun).await?; // waits until the person has agreed
    Ok(())
}

/// A credential that another one makes, and a tenant of one login.
pub fn made_of_another(
    project: &keywright_signalwire::Client<keywright_signalwire::Basic>,
    client: &keywright_xero::Client<keywright_xero::Oauth2>,
) -> keywright_xero::Result<()> {
    use keywright_signalwire::Subscriber;

    let subscriber = project.subscriber(Subscriber::new("john.doe@example.com"))?; // SignalWire
    let demo = client.tenant("Demo Company (NZ)")?; // Xero
    println!("{subscriber:?} {demo:?}");
    Ok(())
}
