//! Words of a spec become words of Rust: case, keywords, digits in front, and names already taken.
//!
//! Collisions between words of the spec are the checker's errors. What is left here are collisions
//! with names of our own making, and they are settled by a suffix that never depends on anything
//! but the order of the spec.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// `create_api_key`: a function, a field, an argument. Keywords are still bare words here.
pub(crate) fn snake(word: &str) -> String {
    lead(&plural(word).to_snake_case(), "_")
}

/// `CreateApiKey`: a type or a variant.
pub(crate) fn camel(word: &str) -> String {
    lead(&plural(word).to_upper_camel_case(), "")
}

/// `CREATE_API_KEY`: a constant.
pub(crate) fn shouty(word: &str) -> String {
    snake(word).to_shouty_snake_case()
}

/// The `s` of `allowedIPs` belongs to its capitals, else it would read as `allowed_i_ps`. Letters
/// and digits of other scripts stand between words: some of them are no part of any name in Rust,
/// and others look like letters that they are not.
fn plural(word: &str) -> String {
    let ascii = |it: char| if it.is_ascii() { it } else { '_' };
    let letters: Vec<char> = word.chars().map(ascii).collect();
    let upper = |index: Option<usize>| {
        index
            .and_then(|it| letters.get(it))
            .is_some_and(char::is_ascii_uppercase)
    };
    let lower = |index: usize| letters.get(index).is_some_and(char::is_ascii_lowercase);
    let ends = |index: usize| {
        letters[index] == 's'
            && !lower(index + 1)
            && upper(index.checked_sub(1))
            && upper(index.checked_sub(2))
    };
    letters
        .iter()
        .enumerate()
        .map(|(index, &it)| if ends(index) { 'S' } else { it })
        .collect()
}

/// Puts something readable in front of a digit: one digit is spelt out, more get an `n`.
fn lead(word: &str, joint: &str) -> String {
    const DIGITS: [&str; 10] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if word.is_empty() {
        return lead("empty", joint);
    }
    if digits == 0 {
        return if joint.is_empty() {
            capital(word)
        } else {
            word.to_owned()
        };
    }
    let (number, rest) = word.split_at(digits);
    let rest = rest.trim_start_matches('_');
    let word = match number.as_bytes() {
        [digit] if !rest.is_empty() => format!(
            "{}{joint}{}",
            DIGITS[usize::from(digit - b'0')],
            at(rest, joint)
        ),
        _ if rest.is_empty() => format!("n{number}"),
        _ => format!("n{number}{joint}{}", at(rest, joint)),
    };
    if joint.is_empty() {
        capital(&word)
    } else {
        word
    }
}

fn at(rest: &str, joint: &str) -> String {
    if joint.is_empty() {
        capital(rest)
    } else {
        rest.to_owned()
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// One of many: `messages` gives `message`. Simple on purpose: a wrong guess is still a good name.
pub(crate) fn singular(word: &str) -> String {
    let keep = ["ss", "us", "is", "news"];
    if keep.iter().any(|end| word.ends_with(end)) {
        word.to_owned()
    } else if let Some(stem) = word.strip_suffix("ies") {
        format!("{stem}y")
    } else if let Some(stem) = ["sses", "xes", "ches", "shes"]
        .iter()
        .find_map(|end| word.ends_with(end).then(|| &word[..word.len() - 2]))
    {
        stem.to_owned()
    } else {
        word.strip_suffix('s').unwrap_or(word).to_owned()
    }
}

/// The names of one scope, each given once.
#[derive(Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
    /// The number to try next, for names that many things would have.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// A scope in which these are taken.
    pub(crate) fn taken(names: &[&str]) -> Self {
        Self {
            taken: names.iter().map(|&it| it.to_owned()).collect(),
            next: BTreeMap::new(),
        }
    }

    /// The first of `name`, `name` with the suffix, and `name` with a number that is free.
    pub(crate) fn claim(&mut self, name: &str, suffix: &str) -> String {
        let long = format!("{name}{suffix}");
        for it in [name, &long] {
            if self.taken.insert(it.to_owned()) {
                return it.to_owned();
            }
        }
        let next = self.next.entry(long.clone()).or_insert(2);
        loop {
            let numbered = format!("{long}{next}");
            *next += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_rust() {
        assert_eq!(snake("allowedIPs"), "allowed_ips");
        assert_eq!(
            camel("account-management:manage"),
            "AccountManagementManage"
        );
        assert_eq!(camel("2FA_CLIENT"), "TwoFaClient");
        assert_eq!(camel("404"), "N404");
        assert_eq!(camel("12_months"), "N12Months");
        assert_eq!(snake("2fa"), "two_fa");
        assert_eq!(camel("*"), "Empty");
        assert_eq!(snake("\u{661}price²"), "price");
        assert_eq!(camel("\u{661}"), "Empty");
        assert_eq!(shouty("create_oauth2_token"), "CREATE_OAUTH2_TOKEN");
    }

    #[test]
    fn many_become_one() {
        for (many, one) in [
            ("messages", "message"),
            ("addresses", "address"),
            ("policies", "policy"),
            ("status", "status"),
            ("boxes", "box"),
            ("data", "data"),
        ] {
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::taken(&["Client"]);
        assert_eq!(names.claim("Client", "Object"), "ClientObject");
        assert_eq!(names.claim("Client", "Object"), "ClientObject2");
        assert_eq!(names.claim("Server", "Object"), "Server");
    }
}
