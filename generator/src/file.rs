//! Which files there are, and which template each comes from.

use crate::{
    docs, explain, format, header,
    model::Provider,
    reference,
    render::{Language, Renderer},
    rust, schema,
};

/// A file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the root of the project, with `/` between folders.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

/// The files of every crate, by their path in it; the templates have the same paths.
const CRATE: [&str; 10] = [
    "Cargo.toml",
    "README.md",
    "examples/call.rs",
    "src/accepts.rs",
    "src/auth.rs",
    "src/client.rs",
    "src/lib.rs",
    "src/table.rs",
    "tests/rejected.rs",
    "tests/wire.rs",
];

/// rustfmt would lay the crates out in its own way, so it is told to leave them.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// A test has a piece for each endpoint, so it is as long as the provider is large.
const CLIPPY: &str = "too-many-lines-threshold = 100000\n";

/// The files that belong to no provider.
pub(crate) fn shared() -> Vec<File> {
    let keys = "the table of keys";
    let (json, markdown) = (schema(), reference());
    let comment =
        serde_json::Value::from(header::line(keys, Language::Toml).trim_start_matches("# "));
    let json = json
        .strip_prefix("{\n")
        .expect("a schema is an object, laid out by lines");
    vec![
        file(
            "generated/rustfmt.toml".to_owned(),
            &header::line("nothing", Language::Toml),
            RUSTFMT,
        ),
        file(
            "generated/clippy.toml".to_owned(),
            &header::line("nothing", Language::Toml),
            CLIPPY,
        ),
        file(
            "specs/README.md".to_owned(),
            &header::line(keys, Language::Markdown),
            &markdown,
        ),
        file(
            "docs/diagnostics.md".to_owned(),
            &header::line("generator/tests/rejected", Language::Markdown),
            &explain::diagnostics(),
        ),
        File {
            path: "specs/provider.schema.json".to_owned(),
            text: format!("{{\n  \"$comment\": {comment},\n{json}"),
        },
    ]
}

/// The files of a provider: its crate and its page.
pub(crate) fn of_provider(source: &str, provider: &Provider) -> Vec<File> {
    let package = rust::lower(provider);
    let page = docs::lower(provider, &package);
    let (code, prose) = (Renderer::new(&package), Renderer::new(&page));
    let make = |template: &str, path: String| {
        let language = Language::of(template).expect("every template has a language");
        let text = match language {
            Language::Rust => format::rust(&path, &code.render(template)),
            Language::Markdown => format::markdown(&prose.render(template)),
            Language::Toml => prose.render(template),
        };
        file(path, &header::line(source, language), &text)
    };
    let types = package.bodies.exist.then_some("src/types.rs");
    let login = provider.signs_people_in().then_some("examples/login.rs");
    let in_crate = CRATE
        .into_iter()
        .chain(types)
        .chain(login)
        .map(|it| make(it, format!("generated/{}/{it}", provider.name)));
    let page = make(
        "docs/provider.md",
        format!("docs/providers/{}.md", provider.name),
    );
    in_crate.chain([page]).collect()
}

fn file(path: String, header: &str, text: &str) -> File {
    File {
        path,
        text: format!("{header}\n\n{}\n", text.trim()),
    }
}
