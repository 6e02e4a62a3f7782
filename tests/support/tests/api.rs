//! The public items of every generated crate, one line each, so that a break of its API shows in
//! review. It finds the crates by itself: a new provider edits nothing here.

use std::{collections::BTreeMap, fs, path::Path};

use syn::{Attribute, Fields, ImplItem, Item, ItemFn, ItemImpl, UseTree, Visibility};

#[test]
fn api() {
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated");
    let mut names: Vec<String> = fs::read_dir(&generated)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|it| it.path().join("src/lib.rs").is_file())
        .filter_map(|it| it.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut failed = Vec::new();
    for name in names {
        let text = listing(&generated.join(&name).join("src"));
        if std::panic::catch_unwind(|| snapshot(&name, &text)).is_err() {
            failed.push(name);
        }
    }
    assert!(
        failed.is_empty(),
        "the API of {failed:?} changed; see it with `cargo xtask review`, accept with --accept"
    );
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../api"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Every public item of a crate, sorted.
fn listing(src: &Path) -> String {
    let root = parse(&src.join("lib.rs"));
    let mut shown = Reexports::default();
    for item in &root {
        if let Item::Use(it) = item
            && is_shown(&it.vis, &it.attrs)
        {
            shown.add(&it.tree, &mut Vec::new());
        }
    }
    let mut lines = shown.foreign.clone();
    Listing {
        prefix: "",
        is_reached: &|_| true,
        lines: &mut lines,
    }
    .items(&root);
    for item in &root {
        let Item::Mod(it) = item else { continue };
        let name = it.ident.to_string();
        let file = src.join(format!("{name}.rs"));
        let items = match &it.content {
            Some((_, items)) => items.clone(),
            None if file.is_file() => parse(&file),
            None => continue,
        };
        // What is in a private module is reached through the root's `pub use` only.
        let is_public = is_shown(&it.vis, &it.attrs);
        let prefix = if is_public {
            format!("{name}::")
        } else {
            String::new()
        };
        let names = shown.own.get(&name).cloned().unwrap_or_default();
        let is_reached = |item: &str| is_public || names.iter().any(|it| it == item || it == "*");
        Listing {
            prefix: &prefix,
            is_reached: &is_reached,
            lines: &mut lines,
        }
        .items(&items);
    }
    lines.sort();
    lines.dedup();
    lines.join("\n") + "\n"
}

fn parse(file: &Path) -> Vec<Item> {
    let text = fs::read_to_string(file).expect("the file was found");
    syn::parse_file(&text)
        .expect("generated code parses; run `cargo xtask generate`")
        .items
}

/// What the root of a crate re-exports.
#[derive(Default)]
struct Reexports {
    /// Names by the module of the crate that holds them.
    own: BTreeMap<String, Vec<String>>,
    /// Items of other crates, as lines.
    foreign: Vec<String>,
}

impl Reexports {
    fn add(&mut self, tree: &UseTree, path: &mut Vec<String>) {
        let (name, own) = match tree {
            UseTree::Path(it) => {
                path.push(it.ident.to_string());
                self.add(&it.tree, path);
                path.pop();
                return;
            }
            UseTree::Group(it) => return it.items.iter().for_each(|it| self.add(it, path)),
            UseTree::Name(it) => (it.ident.to_string(), it.ident.to_string()),
            UseTree::Rename(it) => (
                format!("{} as {}", it.ident, it.rename),
                it.ident.to_string(),
            ),
            UseTree::Glob(_) => ("*".to_owned(), "*".to_owned()),
        };
        match path.as_slice() {
            [module] if module != "keywright" => {
                self.own.entry(module.clone()).or_default().push(own);
            }
            _ => self
                .foreign
                .push(format!("use {}::{name}", path.join("::"))),
        }
    }
}

/// Collects the public items of one module.
struct Listing<'a> {
    prefix: &'a str,
    is_reached: &'a dyn Fn(&str) -> bool,
    lines: &'a mut Vec<String>,
}

impl Listing<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(it) if self.shows(&it.ident, &it.vis, &it.attrs) => {
                let mut bare = it.clone();
                bare.fields = Fields::Unit;
                bare.semi_token = Some(syn::token::Semi::default());
                self.push("", Item::Struct(bare), &it.attrs);
                for field in it
                    .fields
                    .iter()
                    .filter(|it| matches!(it.vis, Visibility::Public(_)))
                {
                    let name = field
                        .ident
                        .as_ref()
                        .map_or_else(|| "0".to_owned(), ToString::to_string);
                    self.lines.push(format!(
                        "{}{}.{name}: {}",
                        self.prefix,
                        it.ident,
                        ty(&field.ty)
                    ));
                }
            }
            Item::Enum(it) if self.shows(&it.ident, &it.vis, &it.attrs) => {
                let mut bare = it.clone();
                bare.variants.clear();
                self.push("", Item::Enum(bare), &it.attrs);
                for variant in &it.variants {
                    let fields: Vec<String> = variant.fields.iter().map(|it| ty(&it.ty)).collect();
                    let fields = if fields.is_empty() {
                        String::new()
                    } else {
                        format!("({})", fields.join(", "))
                    };
                    self.lines.push(format!(
                        "{}{}::{}{fields}",
                        self.prefix, it.ident, variant.ident
                    ));
                }
            }
            Item::Trait(it) if self.shows(&it.ident, &it.vis, &it.attrs) => {
                self.push("", Item::Trait(it.clone()), &[]);
            }
            Item::Fn(it) if self.shows(&it.sig.ident, &it.vis, &it.attrs) => {
                self.function("", it.clone());
            }
            Item::Const(it) if self.shows(&it.ident, &it.vis, &it.attrs) => {
                self.push("", Item::Const(it.clone()), &[]);
            }
            Item::Static(it) if self.shows(&it.ident, &it.vis, &it.attrs) => {
                self.push("", Item::Static(it.clone()), &[]);
            }
            Item::Type(it) if self.shows(&it.ident, &it.vis, &it.attrs) => {
                self.push("", Item::Type(it.clone()), &[]);
            }
            Item::Impl(it) => self.implementation(it),
            _ => {}
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let of = ty(&item.self_ty);
        let name = of
            .split('<')
            .next()
            .unwrap_or_default()
            .rsplit("::")
            .next()
            .unwrap_or_default()
            .to_owned();
        if !(self.is_reached)(&name) {
            return;
        }
        if item.trait_.is_some() {
            let mut bare = item.clone();
            bare.items.clear();
            let line = line(Item::Impl(bare));
            // The contract between a generated crate and the runtime is nobody else's.
            if !line.contains("impl kw::") && !line.contains("> kw::") {
                self.lines.push(line);
            }
            return;
        }
        for inner in &item.items {
            if let ImplItem::Fn(it) = inner
                && is_shown(&it.vis, &it.attrs)
            {
                let sig = &it.sig;
                self.function(&format!("{of}: "), syn::parse_quote!(#sig {}));
            }
        }
    }

    fn function(&mut self, of: &str, mut function: ItemFn) {
        function.block.stmts.clear();
        function.vis = Visibility::Inherited;
        self.push(of, Item::Fn(function), &[]);
    }

    fn push(&mut self, of: &str, item: Item, attrs: &[Attribute]) {
        let text = line(item);
        self.lines
            .push(format!("{}{of}{text}{}", self.prefix, marks(attrs)));
    }

    fn shows(&self, name: &syn::Ident, vis: &Visibility, attrs: &[Attribute]) -> bool {
        is_shown(vis, attrs) && (self.is_reached)(&name.to_string())
    }
}

fn is_shown(vis: &Visibility, attrs: &[Attribute]) -> bool {
    let is_hidden = |it: &Attribute| {
        let mut hidden = false;
        let _ = it.path().is_ident("doc").then(|| {
            it.parse_nested_meta(|meta| {
                hidden |= meta.path.is_ident("hidden");
                Ok(())
            })
        });
        hidden
    };
    matches!(vis, Visibility::Public(_)) && !attrs.iter().any(is_hidden)
}

/// What a type derives, and whether it may grow: both are promises.
fn marks(attrs: &[Attribute]) -> String {
    let mut marks = Vec::new();
    for attr in attrs {
        if attr.path().is_ident("non_exhaustive") {
            marks.push("non_exhaustive".to_owned());
        }
        if attr.path().is_ident("derive") {
            let _ = attr.parse_nested_meta(|meta| {
                marks.extend(meta.path.segments.last().map(|it| it.ident.to_string()));
                Ok(())
            });
        }
    }
    if marks.is_empty() {
        String::new()
    } else {
        format!("  [{}]", marks.join(", "))
    }
}

/// An item on one line, without its attributes, visibility and body.
fn line(mut item: Item) -> String {
    match &mut item {
        Item::Struct(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Enum(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Trait(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Fn(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Const(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Static(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Type(it) => (it.attrs, it.vis) = (Vec::new(), Visibility::Inherited),
        Item::Impl(it) => it.attrs = Vec::new(),
        _ => {}
    }
    let text = prettyplease::unparse(&syn::File {
        shebang: None,
        attrs: Vec::new(),
        items: vec![item],
        frontmatter: None,
    });
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text
        .replace("( ", "(")
        .replace(", )", ")")
        .replace(" )", ")");
    let text = text
        .strip_suffix("{}")
        .unwrap_or(&text)
        .trim_end()
        .trim_end_matches([';', ',']);
    match text.split_once(" = ") {
        Some((head, _)) if head.starts_with("const ") || head.starts_with("static ") => {
            head.to_owned()
        }
        _ => text.to_owned(),
    }
}

fn ty(ty: &syn::Type) -> String {
    let item: syn::ItemType = syn::parse_quote!(type It = #ty;);
    line(Item::Type(item))
        .trim_start_matches("type It = ")
        .to_owned()
}
