//! A person at a browser, without a browser: follows redirects with cookies, fills in the forms of
//! the server's pages, and ends where the browser would leave for the application.

use std::collections::BTreeMap;

use keywright_certified::{Result, SignIn};
use reqwest::{Client, Method, Response, redirect::Policy};

/// What was begun, and the address that the browser comes back with once this person agreed to all.
pub(crate) async fn lets_in(name: &str, begun: Result<SignIn>) -> (SignIn, String) {
    let begun = begun.expect("a page");
    let callback = Person::new(name).agrees(&begun).await;
    (begun, callback)
}

/// A browser with its cookies. Each is a person of their own.
pub(crate) struct Person {
    name: String,
    /// The code of a device, where there is one to type.
    user_code: String,
    http: Client,
    cookies: BTreeMap<String, String>,
}

/// What a page asks for.
struct Form {
    action: String,
    fields: Fields,
}

/// The fields of a form, filled in or not.
type Fields = Vec<(String, String)>;

/// Where the browser is.
enum Shown {
    /// On a page of the server's, with this text.
    Page(String),
    /// At the application, called back on this address.
    Application(String),
}

/// More pages and redirects than the server has.
const PAGES: usize = 20;

impl Person {
    /// Someone who logs in with this name; the server knows everybody.
    pub(crate) fn new(name: &str) -> Self {
        let http = Client::builder().redirect(Policy::none()).build();
        Self {
            name: name.to_owned(),
            user_code: String::new(),
            http: http.expect("a client without TLS"),
            cookies: BTreeMap::new(),
        }
    }

    /// Opens a page, logs in, agrees to everything, and gives the address on which the
    /// application is called back. A page that is no form of the server's ends in a panic with
    /// its text.
    pub(crate) async fn agrees(&mut self, begun: &SignIn) -> String {
        self.walks(begun.url(), begun.redirect_uri(), true).await
    }

    /// The same, but follows `Cancel` on the first page.
    pub(crate) async fn refuses(&mut self, begun: &SignIn) -> String {
        self.walks(begun.url(), begun.redirect_uri(), false).await
    }

    /// Opens a page and clicks through to the application, agreeing or not.
    pub(crate) async fn walks(&mut self, url: &str, redirect_uri: &str, agrees: bool) -> String {
        let (mut url, mut form) = (url.to_owned(), None);
        for _ in 0..PAGES {
            let page = match self
                .follows(&mut url, form.take(), Some(redirect_uri))
                .await
            {
                Shown::Application(callback) => return callback,
                Shown::Page(page) => page,
            };
            if agrees {
                form = Some(self.fills(&mut url, &page));
            } else {
                let cancel = page.split("href=\"").nth(1).expect("a link on the page");
                url = absolute(&url, cancel.split('"').next().unwrap_or_default());
            }
        }
        panic!("the pages of {url} do not end");
    }

    /// Opens the page of a device code, types the code where it is asked for, and agrees to
    /// everything or aborts; gives the last page.
    pub(crate) async fn enters(&mut self, url: &str, user_code: &str, agrees: bool) -> String {
        user_code.clone_into(&mut self.user_code);
        let (mut url, mut form) = (url.to_owned(), None);
        for _ in 0..PAGES {
            let page = self.opens(&mut url, form.take()).await;
            if !page.contains("<form ") {
                return page;
            }
            let mut fields = self.fills(&mut url, &page);
            if !agrees && page.contains("name=\"abort\"") {
                fields.push(("abort".to_owned(), "yes".to_owned()));
                return self.opens(&mut url, Some(fields)).await;
            }
            form = Some(fields);
        }
        panic!("the pages of {url} do not end");
    }

    /// Opens the page of a device code and types the code; gives the next page.
    pub(crate) async fn types(&mut self, url: &str, user_code: &str) -> String {
        user_code.clone_into(&mut self.user_code);
        let mut url = url.to_owned();
        let asking = self.opens(&mut url, None).await;
        let fields = self.fills(&mut url, &asking);
        self.opens(&mut url, Some(fields)).await
    }

    /// Sends a form, or opens a page, where no application is called back; gives the next page.
    async fn opens(&mut self, url: &mut String, form: Option<Fields>) -> String {
        match self.follows(url, form, None).await {
            Shown::Page(page) => page,
            Shown::Application(address) => panic!("nobody is to be called back: {address}"),
        }
    }

    /// Sends a form, or opens a page, and goes where that leads: to the next page, or to the
    /// application.
    async fn follows(
        &mut self,
        url: &mut String,
        mut form: Option<Fields>,
        redirect_uri: Option<&str>,
    ) -> Shown {
        for _ in 0..PAGES {
            let answer = self.sends(url, form.take()).await;
            let Some(next) = location(&answer) else {
                let status = answer.status();
                let page = answer.text().await.expect("a page");
                assert!(status.is_success(), "{url} answered {status}: {page}");
                return Shown::Page(page);
            };
            if redirect_uri.is_some_and(|it| next.starts_with(it)) {
                return Shown::Application(next);
            }
            *url = absolute(url, &next);
        }
        panic!("the redirects of {url} do not end");
    }

    /// Sends a form, or opens a page, and keeps the cookies of the answer.
    async fn sends(&mut self, url: &str, form: Option<Fields>) -> Response {
        let method = form.as_ref().map_or(Method::GET, |_| Method::POST);
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, it)| format!("{name}={it}"))
            .collect();
        let mut request = self
            .http
            .request(method, url)
            .header("cookie", cookies.join("; "));
        if let Some(fields) = form {
            let body = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(fields)
                .finish();
            request = request
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body);
        }
        let answer = request.send().await.expect("the server answers");
        for cookie in answer.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().expect("a cookie is ASCII");
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if value.is_empty() || attributes.contains("expires=Thu, 01 Jan 1970") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// The fields of the form of a page with what this person types; the address becomes the form's.
    fn fills(&self, url: &mut String, page: &str) -> Fields {
        let mut asked = forms(page);
        assert_eq!(asked.len(), 1, "one form on {page}");
        let asked = asked.remove(0);
        *url = absolute(url, &asked.action);
        let typed = |name: &str, value: String| match name {
            "login" => self.name.clone(),
            "password" => "anything".to_owned(),
            "user_code" if value.is_empty() => self.user_code.clone(),
            _ => value,
        };
        let fields = asked.fields.into_iter();
        let filled = fields.map(|(name, value)| {
            let value = typed(&name, value);
            (name, value)
        });
        filled.collect()
    }
}

/// A parameter of the address on which the application is called back.
pub(crate) fn parameter(callback: &str, name: &str) -> Option<String> {
    let query = callback.split_once('?')?.1;
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|it| it.0 == name).map(|it| it.1.into_owned())
}

/// Where an answer leads.
fn location(answer: &Response) -> Option<String> {
    let redirects = answer.status().is_redirection();
    let next = answer.headers().get("location").filter(|_| redirects)?;
    Some(next.to_str().expect("an address is ASCII").to_owned())
}

/// An address as a browser reads it on a page.
fn absolute(page: &str, next: &str) -> String {
    if next.contains("://") {
        return next.to_owned();
    }
    let end = page.match_indices('/').nth(2).map_or(page.len(), |it| it.0);
    format!("{}{next}", &page[..end])
}

/// The forms of a page. It is HTML of one server, whose attributes stand in quotes.
fn forms(page: &str) -> Vec<Form> {
    let bodies = page.split("<form ").skip(1);
    let forms = bodies.map(|it| {
        let (head, body) = it.split_once('>').expect("a tag ends");
        let inputs = body.split("</form>").next().unwrap_or_default();
        let inputs = inputs.split("<input").skip(1);
        let fields = inputs.filter_map(|it| {
            let tag = it.split('>').next().unwrap_or_default();
            let value = attribute(tag, "value").unwrap_or_default();
            Some((attribute(tag, "name")?, value))
        });
        Form {
            action: attribute(head, "action").expect("a form has an action"),
            fields: fields.collect(),
        }
    });
    forms.collect()
}

/// An attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let before = format!("{name}=\"");
    let mut found = tag.match_indices(&before);
    let (at, _) = found.find(|(at, _)| tag[..*at].ends_with(char::is_whitespace))?;
    let value = tag[at + before.len()..].split('"').next()?;
    Some(value.replace("&amp;", "&"))
}
