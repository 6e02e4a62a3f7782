//! Looks for a mark in the memory of this process. It stands in the program in another form, so that
//! the program does not find itself.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt as _,
    sync::{
        OnceLock,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
};

use tracking_allocator::{AllocationGroupId, AllocationRegistry, AllocationTracker, Allocator};

/// The mark, each byte changed by [`MASK`].
const MARK: [u8; 24] = *b"9n4n(#w34w7?75(#wjkhinol";
const MASK: u8 = 0x5A;

/// Tells of each block that is freed. What grows moves with it, and frees what it leaves.
#[global_allocator]
static ALLOCATOR: Allocator<std::alloc::System> = Allocator::system();

static MEMORY: OnceLock<File> = OnceLock::new();
static IS_WATCHED: AtomicBool = AtomicBool::new(false);
/// How many blocks were freed with the mark in them, and how long the last one was.
static FREED: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];

struct Watch;

impl AllocationTracker for Watch {
    fn allocated(&self, _: usize, _: usize, _: usize, _: AllocationGroupId) {}

    /// The block is free, and nobody has taken it yet: the runtime has one thread here.
    fn deallocated(
        &self,
        at: usize,
        length: usize,
        _: usize,
        _: AllocationGroupId,
        _: AllocationGroupId,
    ) {
        let memory = MEMORY.get().filter(|_| IS_WATCHED.load(SeqCst));
        let Some(memory) = memory.filter(|_| length >= MARK.len()) else {
            return;
        };
        let mut bytes = [0; 4096];
        for from in (0..length).step_by(bytes.len() - MARK.len()) {
            let part = bytes.len().min(length - from);
            let read = memory.read_at(&mut bytes[..part], (at + from) as u64);
            if marks(&bytes[..read.unwrap_or(0)]) > 0 {
                FREED[0].fetch_add(1, SeqCst);
                FREED[1].store(length, SeqCst);
            }
        }
        // What was read is not to be found again.
        bytes.fill(0);
        std::hint::black_box(&bytes);
    }
}

/// Runs something, and tells which blocks were freed with the mark in them.
pub(crate) fn watched(run: impl FnOnce()) -> String {
    MEMORY.get_or_init(|| File::open("/proc/self/mem").expect("it is our own"));
    // It is set once.
    AllocationRegistry::set_global_tracker(Watch).ok();
    AllocationRegistry::enable_tracking();
    let before = FREED[0].load(SeqCst);
    IS_WATCHED.store(true, SeqCst);
    run();
    IS_WATCHED.store(false, SeqCst);
    AllocationRegistry::disable_tracking();
    match FREED[0].load(SeqCst) - before {
        0 => String::new(),
        count => format!("{count}, the last one of {} bytes", FREED[1].load(SeqCst)),
    }
}

/// The mark as it is.
pub(crate) fn mark() -> impl Iterator<Item = char> {
    MARK.iter().map(|it| char::from(it ^ MASK))
}

/// How often the mark is in what this process may write to.
pub(crate) fn found() -> usize {
    let maps = fs::read_to_string("/proc/self/maps").expect("the system tells");
    let memory = File::open("/proc/self/mem").expect("it is our own");
    let mut chunk = vec![0; 1 << 20];
    let mut count = 0;
    for line in maps.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_ours = matches!(words.get(5), None | Some(&("[heap]" | "[stack]")));
        let (Some(range), true) = (words.first(), is_ours && words[1].starts_with("rw")) else {
            continue;
        };
        let (start, end) = range.split_once('-').expect("from and to");
        let number = |it| usize::from_str_radix(it, 16).expect("an address");
        let (start, end) = (number(start), number(end));
        for at in (start..end).step_by(chunk.len() - MARK.len()) {
            let part = chunk.len().min(end - at);
            let read = memory.read_at(&mut chunk[..part], at as u64).unwrap_or(0);
            count += marks(&chunk[..read]);
            chunk.fill(0);
        }
    }
    count
}

fn marks(bytes: &[u8]) -> usize {
    let first = MARK[0] ^ MASK;
    let begins = bytes.iter().enumerate().filter(|it| *it.1 == first);
    let is_mark = |at: usize| {
        let bytes = bytes.get(at..at + MARK.len());
        bytes.is_some_and(|it| it.iter().zip(&MARK).all(|(it, mark)| it ^ MASK == *mark))
    };
    begins.filter(|it| is_mark(it.0)).count()
}
