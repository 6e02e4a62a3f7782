//! The property for as long as one likes: pieces in places of specs, at random and then again.
//! `cargo xtask soak generate` starts it.

use std::env;
use std::fs;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use keywright_hostile::{GRAMMAR, PIECES, Reach, Seed, Way, attack, seeds};

/// How often progress is told.
const PAUSE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(minutes), Some(folder)) = (
        arguments.next().and_then(|it| it.parse::<u64>().ok()),
        arguments.next().map(PathBuf::from),
    ) else {
        eprintln!("usage: keywright-hostile MINUTES FOLDER-FOR-FAILURES");
        return ExitCode::from(2);
    };
    let mut chance = Chance::new();
    let (start, end) = (Instant::now(), Duration::from_secs(60 * minutes));
    let (mut told, mut attacks, mut places, mut failures) = (start, 0_u64, 0, 0);
    while start.elapsed() < end {
        let text = &seeds()[chance.below(seeds().len())];
        let way = Way::ALL[chance.below(Way::ALL.len())];
        let pieces = [PIECES, GRAMMAR].concat();
        let piece: String = (0..=chance.below(3))
            .map(|_| pieces[chance.below(pieces.len())])
            .collect();
        let same = !GRAMMAR.iter().any(|it| piece.contains(it));
        // A panic is a failure like any other, and its message is printed as it comes.
        let result = panic::catch_unwind(AssertUnwindSafe(|| {
            let seed = Seed::new(text).map_err(|it| (text.clone(), it))?;
            attack(&seed, &piece, way, Reach::All)
        }));
        attacks += 1;
        match result {
            Ok(Ok(taken)) => places += taken,
            Ok(Err((_, fault))) if !same && fault.starts_with("another shape") => {}
            Ok(Err((text, fault))) => {
                failures += 1;
                let path = keep(&folder, failures, &text);
                println!("{piece:?} {way:?}: {fault}\n  {}", path.display());
            }
            Err(_) => {
                failures += 1;
                let path = keep(&folder, failures, &format!("# {piece:?} {way:?}\n{text}"));
                println!(
                    "{piece:?} {way:?}: a panic; it was put into\n  {}",
                    path.display()
                );
            }
        }
        if told.elapsed() >= PAUSE {
            told = Instant::now();
            let minutes = start.elapsed().as_secs_f32() / 60.0;
            println!(
                "{minutes:.1} min: {attacks} attacks, {places} places took a piece, {failures} failures"
            );
        }
    }
    println!("{attacks} attacks, {places} places took a piece, {failures} failures");
    if failures == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Writes a text that failed.
fn keep(folder: &Path, number: u64, text: &str) -> PathBuf {
    let path = folder.join(format!("{}-{number}.yaml", std::process::id()));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text));
    if let Err(error) = written {
        println!("{}: {error}; it was\n{text}", path.display());
    }
    path
}

/// Numbers that nobody knows before (xorshift, seeded by the hasher of this process).
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        Self(RandomState::new().build_hasher().finish() | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or_default()
    }
}
