//! One piece in every place of a spec at once that takes it.

use keywright_generator::{Source, check};

use crate::{GRAMMAR, Held, Shape, Tree, Way, hold};

/// A spec to attack, and the shape of what it becomes.
pub struct Seed {
    tree: Tree,
    shape: Shape,
    /// For each text: what it was, and whether it is a value.
    texts: Vec<(String, bool)>,
    /// The places that take a word behind what they hold.
    open: Vec<usize>,
}

impl Seed {
    /// Reads an accepted spec.
    ///
    /// # Errors
    /// What it does that no text may do.
    pub fn new(text: &str) -> Result<Self, String> {
        let mut tree = Tree::read(text).ok_or("a seed is no YAML")?;
        let Held::Made(files) = hold(&tree.write())? else {
            return Err("a seed is refused".to_owned());
        };
        let texts = tree.texts();
        let texts = texts.into_iter().map(|(it, is_key)| (it.clone(), !is_key));
        let texts = texts.collect();
        let mut seed = Self {
            tree,
            shape: Shape::of(&files),
            texts,
            open: Vec::new(),
        };
        seed.open = (0..seed.len())
            .filter(|it| accepts(&seed.with("x", Way::After, &[*it])))
            .collect();
        Ok(seed)
    }

    /// How many places it has.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether it has no place at all.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The spec with a piece in these places.
    pub fn with(&self, piece: &str, way: Way, places: &[usize]) -> String {
        let mut tree = self.tree.clone();
        let mut texts = tree.texts();
        for &it in places {
            *texts[it].0 = way.put(piece, &self.texts[it].0);
        }
        tree.write()
    }
}

/// Which places are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those that take any word; quick.
    Open,
    /// All, one by one.
    All,
}

/// Puts a piece into every place that takes it, and holds the property for what comes of it.
/// Tells in how many places the piece was taken.
///
/// # Errors
/// The text that did what no text may do, and what that was.
pub fn attack(seed: &Seed, piece: &str, way: Way, reach: Reach) -> Result<usize, (String, String)> {
    let places: Vec<usize> = match reach {
        Reach::Open => seed.open.clone(),
        Reach::All => (0..seed.len())
            .filter(|it| accepts(&seed.with(piece, way, &[*it])))
            .collect(),
    };
    // Keys change what is declared, and templates what is asked for; the property holds for them,
    // and the shape is another.
    let (values, keys): (Vec<usize>, Vec<usize>) = places.iter().partition(|&&it| {
        let (text, is_value) = &seed.texts[it];
        *is_value && !(way == Way::Whole && text.contains('{'))
    });
    let same = !GRAMMAR.contains(&piece);
    let values = together(seed, (piece, way), &values, same)?;
    Ok(values + together(seed, (piece, way), &keys, false)?)
}

fn accepts(text: &str) -> bool {
    check(&Source::new("specs/hostile.yaml", text)).is_ok()
}

/// Attacks places at once; where they refuse, each half of them.
fn together(
    seed: &Seed,
    (piece, way): (&str, Way),
    places: &[usize],
    same: bool,
) -> Result<usize, (String, String)> {
    if places.is_empty() {
        return Ok(0);
    }
    let text = seed.with(piece, way, places);
    if !accepts(&text) {
        if places.len() == 1 {
            return Ok(0);
        }
        // Two places may be fine apart and not together: two names become the same one.
        let (left, right) = places.split_at(places.len() / 2);
        let left = together(seed, (piece, way), left, same)?;
        return Ok(left + together(seed, (piece, way), right, same)?);
    }
    let fault = match hold(&text) {
        Ok(Held::Made(files)) if same => seed
            .shape
            .difference(&Shape::of(&files))
            .map(|it| format!("another shape, {it}")),
        Ok(Held::Made(_)) => None,
        Ok(Held::Refused) => Some("checked, and yet refused".to_owned()),
        Err(fault) => Some(fault),
    };
    fault.map_or(Ok(places.len()), |it| Err((text, it)))
}
