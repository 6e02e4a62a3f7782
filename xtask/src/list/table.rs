//! The list for people: a row a provider, as wide as the terminal.

use crate::grid::Grid;
use crate::report::count;
use crate::terminal::{BAD, DIM, STRONG, WARN, flat, paint, wrapped};

use super::entry::{End, Entry, Facts};

/// A spec that was checked longer ago is marked: half a year.
const OLD_DAYS: i32 = 180;
/// A sunset that is nearer is urgent.
const URGENT_DAYS: i32 = 30;

const HEAD: [&str; 6] = [
    "provider",
    "endpoints",
    "checked",
    "sunset",
    "quirks",
    "schemes",
];

/// The whole table and a line about everything; every line is ended.
pub(super) fn text(entries: &[Entry], width: Option<usize>) -> String {
    // The last column takes what the others leave, which the first pass tells.
    let narrow = grid(entries, usize::MAX, |_| String::new()).text();
    let taken = narrow.lines().next().map_or(0, |it| {
        let head = anstream::adapter::strip_str(it).to_string();
        head.len() - HEAD[5].len()
    });
    let room = width.map_or(usize::MAX, |it| it.saturating_sub(taken).max(LEAST));
    grid(entries, room, |it| it.schemes.join(", ")).text() + &summary(entries)
}

/// The least room that the schemes are given.
const LEAST: usize = 16;

fn grid(entries: &[Entry], room: usize, schemes: impl Fn(&Facts) -> String) -> Grid {
    let mut grid = Grid::new(HEAD, |it| matches!(it, 1 | 2 | 4));
    for entry in entries {
        let name = paint(STRONG, &flat(&entry.name));
        match &entry.state {
            Ok(it) => {
                let schemes = wrapped(&flat(&schemes(it)), room);
                let mut lines = schemes.lines();
                let sunset = it.sunset.as_ref().map(end).unwrap_or_default();
                let quirks = match it.quirks {
                    0 => paint(DIM, "0"),
                    some => some.to_string(),
                };
                let first = lines.next().unwrap_or_default().to_owned();
                let endpoints = it.endpoints.to_string();
                grid.row([name, endpoints, age(it.age), sunset, quirks, first]);
                for more in lines {
                    grid.row(["", "", "", "", "", more]);
                }
            }
            Err(why) => grid.row([
                name,
                String::new(),
                paint(BAD, "broken"),
                String::new(),
                String::new(),
                paint(BAD, &flat(why)),
            ]),
        }
    }
    grid
}

/// How long ago a spec was checked.
fn age(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        // The mark is a letter as well as a colour: a pipe has none.
        days if days < 0 => paint(WARN, &format!("! in {}", number(days))),
        days if days > OLD_DAYS => paint(WARN, &format!("! {} ago", number(days))),
        days => format!("{} ago", number(days)),
    }
}

/// When a provider ends.
fn end(it: &End) -> String {
    match it.left {
        left if left < 0 => paint(BAD, &format!("ended {} ago", number(left))),
        0 => paint(BAD, "ends today"),
        left if left <= URGENT_DAYS => paint(BAD, &format!("in {}", number(left))),
        left => paint(WARN, &format!("in {}", number(left))),
    }
}

fn number(days: i32) -> String {
    let days = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    count(days, "day")
}

/// `10 providers, 31 schemes, 64 endpoints; 1 was checked more than 180 days ago`.
fn summary(entries: &[Entry]) -> String {
    let facts: Vec<&Facts> = entries
        .iter()
        .filter_map(|it| it.state.as_ref().ok())
        .collect();
    let broken = entries.len() - facts.len();
    let old = facts.iter().filter(|it| it.age > OLD_DAYS).count();
    let warnings: usize = facts.iter().map(|it| it.warnings).sum();
    let mut text = format!(
        "\n{}, {}, {}\n",
        count(facts.len(), "provider"),
        count(facts.iter().map(|it| it.schemes.len()).sum(), "scheme"),
        count(facts.iter().map(|it| it.endpoints).sum(), "endpoint")
    );
    let mut remark = |number: usize, style, words: &str| {
        if number > 0 {
            text += &paint(style, &format!("{}{words}", count(number, "spec")));
            text.push('\n');
        }
    };
    remark(
        broken,
        BAD,
        " broken: `cargo xtask generate --check` says why",
    );
    let ahead = facts.iter().filter(|it| it.age < 0).count();
    remark(ahead, WARN, " checked on a day that has not come");
    let days = format!(" checked more than {OLD_DAYS} days ago: read the vendor's pages again");
    remark(old, WARN, &days);
    if warnings > 0 {
        let words = ": `cargo xtask generate --check` shows them";
        text += &paint(WARN, &(count(warnings, "warning") + words));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, age: i32, left: Option<i32>) -> Entry {
        let facts = Facts {
            title: "漢".to_owned(),
            schemes: vec!["api_key".to_owned(), "oauth2\x1b[2J".to_owned()],
            endpoints: 3,
            checked: String::new(),
            age,
            sunset: left.map(|left| End {
                on: String::new(),
                left,
                replacement: None,
            }),
            quirks: 1,
            warnings: 2,
        };
        Entry {
            name: name.to_owned(),
            state: Ok(facts),
        }
    }

    fn plain(entries: &[Entry], width: Option<usize>) -> String {
        anstream::adapter::strip_str(&text(entries, width)).to_string()
    }

    #[test]
    fn columns_stand_below_each_other_and_broken_specs_among_them() {
        let broken = Entry {
            name: "broken".to_owned(),
            state: Err("2 errors".to_owned()),
        };
        let entries = [
            entry("acme", 181, Some(-1)),
            broken,
            entry("b", 0, Some(90)),
            entry("c", -1, None),
        ];
        let expected = "\
provider  endpoints         checked  sunset           quirks  schemes
acme              3  ! 181 days ago  ended 1 day ago       1  api_key, oauth2\\u{1b}[2J
broken                       broken                           2 errors
b                 3           today  in 90 days            1  api_key, oauth2\\u{1b}[2J
c                 3      ! in 1 day                        1  api_key, oauth2\\u{1b}[2J

3 providers, 6 schemes, 9 endpoints
1 spec broken: `cargo xtask generate --check` says why
1 spec checked on a day that has not come
1 spec checked more than 180 days ago: read the vendor's pages again
6 warnings: `cargo xtask generate --check` shows them
";
        assert_eq!(plain(&entries, None), expected);
    }

    #[test]
    fn schemes_are_wrapped_in_a_narrow_terminal() {
        let expected = "\
provider  endpoints     checked  sunset  quirks  schemes
acme              3  5 days ago               1  api_key,
                                                 oauth2\\u{1b}[2J
";
        assert!(plain(&[entry("acme", 5, None)], Some(66)).starts_with(expected));
    }
}
