//! Words of a spec stay words: in every place of the specs that are looked at, whatever they hold.

use keywright_generator::{Source, files};
use keywright_hostile::{GRAMMAR, Held, PIECES, Reach, Seed, Tree, Way, attack, hold, seeds};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

/// A spec in which most keys of the language stand, and every place where prose may stand.
const RICH: &str = include_str!("rich.yaml");

#[test]
fn specs_as_they_are_do_no_harm() {
    for text in seeds().iter().map(String::as_str).chain([RICH]) {
        match hold(text) {
            Ok(Held::Made(_)) => {}
            other => panic!("{other:?}\n{text}"),
        }
    }
}

#[test]
fn a_tree_is_its_text() {
    for text in seeds().iter().map(String::as_str).chain([RICH]).step_by(9) {
        let tree = Tree::read(text).expect("it is YAML");
        let made = |text: &str| files(&Source::new("specs/acme.yaml", text)).made;
        assert_eq!(made(&tree.write()), made(text), "{}", tree.write());
    }
}

/// One piece of four, in every place of one spec that takes a word: the whole list would take
/// minutes. `cargo xtask soak generate` tries all pieces in all places of all specs.
#[test]
fn pieces_in_every_open_place() {
    let seed = Seed::new(RICH).expect("it is accepted");
    let mut taken = 0;
    for (index, piece) in PIECES.iter().enumerate().step_by(4) {
        let way = Way::ALL[index % Way::ALL.len()];
        match attack(&seed, piece, way, Reach::Open) {
            Ok(places) => taken += places,
            Err((text, fault)) => panic!("{piece:?} {way:?}: {fault}\n{text}"),
        }
    }
    assert!(
        taken > 150,
        "only {taken} places took a piece: the attack does not reach"
    );
}

/// The same eight cases in every run, so that a run tells about the change that is under test.
/// `cargo xtask soak generate` tries others each time.
fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 8,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x6b65_7977),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_piece_in_any_spec(
        which in any::<Index>(),
        pieces in prop::collection::vec(select([PIECES, GRAMMAR].concat()), 1..4),
        way in select(Way::ALL.to_vec()),
    ) {
        let seed = Seed::new(which.get::<String>(seeds())).map_err(TestCaseError::fail)?;
        let piece = pieces.concat();
        if let Err((text, fault)) = attack(&seed, &piece, way, Reach::Open) {
            let grammar = pieces.iter().any(|it| GRAMMAR.contains(it));
            prop_assert!(grammar && fault.starts_with("another shape"), "{piece:?}: {fault}\n{text}");
        }
    }
}
