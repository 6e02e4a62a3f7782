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
