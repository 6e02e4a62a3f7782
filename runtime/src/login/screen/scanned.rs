//! The QR code as a camera sees it: the lines that are printed, in the colours that they ask the
//! terminal for, read by a decoder that knows nothing of how they were made.

use rqrr::PreparedImage;

use super::{
    Screen, WIDEST,
    tests::{PAGE, begun},
};

/// The side of a module, in pixels: half of a character's height.
const MODULE: usize = 4;

/// The dark and the light of each row of modules, as a terminal paints them.
fn painted(told: &str) -> Vec<Vec<u8>> {
    let mut rows = Vec::new();
    for line in told.lines().filter(|it| it.contains("\x1b[38;5;")) {
        let (_, rest) = line.split_once("\x1b[").expect("it asks for colours");
        let (colours, rest) = rest.split_once('m').expect("the request ends");
        let (text, _) = rest.split_once('\x1b').expect("and is taken back");
        let [ink, paper] = grey(colours);
        let halves = text.chars().map(|it| match it {
            '█' => (ink, ink),
            '▀' => (ink, paper),
            '▄' => (paper, ink),
            ' ' => (paper, paper),
            other => panic!("{other:?} is no half of a character"),
        });
        let (upper, lower): (Vec<_>, Vec<_>) = halves.unzip();
        rows.extend([upper, lower]);
    }
    rows
}

/// How bright the letters and what is behind them are, of the colours of the cube that terminals
/// with 256 of them have, from 16 to 231.
fn grey(colours: &str) -> [u8; 2] {
    let numbers: Vec<_> = colours.split(';').collect();
    let ["38", "5", ink, "48", "5", paper] = numbers[..] else {
        panic!("{colours} are not two colours");
    };
    [ink, paper].map(|it| {
        let place: u8 = it.parse::<u8>().expect("a number") - 16;
        let levels = [place / 36, place / 6 % 6, place % 6];
        levels.iter().sum::<u8>() * 17
    })
}

/// What a decoder reads of what is on the screen.
fn scanned(told: &str) -> Option<String> {
    let rows = painted(told);
    let (width, height) = (rows.first()?.len() * MODULE, rows.len() * MODULE);
    let pixel = |x: usize, y: usize| rows[y / MODULE][x / MODULE];
    let mut image = PreparedImage::prepare_from_greyscale(width, height, pixel);
    let grids = image.detect_grids();
    let [grid] = &grids[..] else {
        return None;
    };
    grid.decode().ok().map(|it| it.1)
}

#[test]
fn a_camera_reads_the_address() {
    let lively = Screen { is_lively: true };
    let complete = format!("{PAGE}?user_code=WDJB-MJHT");
    let long = format!("{PAGE}?user_code=WDJB-MJHT&next={}", "Ab-_~%2F".repeat(20));
    for (complete, address) in [
        (Some(&*complete), &*complete),
        (Some(&*long), &*long),
        (None, PAGE),
    ] {
        let told = lively.told("Acme", &begun(complete));
        assert_eq!(scanned(&told).as_deref(), Some(address), "{told}");
    }
    let widest = painted(&lively.told("Acme", &begun(Some(&long))));
    assert!(
        widest[0].len() > WIDEST * 3 / 4,
        "it is nearly as wide as may be"
    );
}

#[test]
fn what_is_not_as_it_was_printed_is_not_read() {
    let told = Screen { is_lively: true }.told("Acme", &begun(None));
    let inverted = told.replace('█', "\0").replace(' ', "█").replace('\0', " ");
    assert_ne!(scanned(&inverted).as_deref(), Some(PAGE));
    assert_eq!(scanned(&told.replace("38;5;16;", "38;5;231;")), None);
}
