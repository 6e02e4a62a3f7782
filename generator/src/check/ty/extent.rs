//! How large types are when they are written out: endless where one holds itself, and doubled with
//! each step where one holds two of the next. Lists end both, because they may be empty.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{NamedType, Type};
use crate::spec::Spec;

/// How many members a type may have, with those of all types that it holds.
const MOST: usize = 1_000;

/// How deep types may hold each other.
const DEEPEST: usize = 16;

/// Which types each type holds without a list between.
struct Held {
    types: Vec<Vec<usize>>,
    members: Vec<usize>,
}

/// Reports types that hold themselves or too much.
pub(super) fn bounded(spec: &Spec, types: &[NamedType], report: &mut Diagnostics) {
    let held = Held::of(types);
    let sizes = held.sizes();
    for (index, (name, _)) in spec.types.iter().enumerate() {
        match sizes[index] {
            None if held.holds_itself(index, &sizes) => {
                report
                    .error(
                        Code::Endless,
                        name.span,
                        format!("`{}` holds itself", name.text),
                    )
                    .help("put a list between, or use `json` for the inner one");
            }
            // Where an inner one is too large already, that is the fault.
            Some(size)
                if size.is_too_large()
                    && !held.types[index]
                        .iter()
                        .any(|&it| sizes[it].is_none_or(Size::is_too_large)) =>
            {
                report
                    .error(
                        Code::TooLarge,
                        name.span,
                        format!("`{}` has more than {MOST} members with those of the types that it holds, or holds more than {DEEPEST} in one another", name.text),
                    )
                    .help("use `json` for an inner one, or put a list between");
            }
            _ => {}
        }
    }
}

/// The size of a type that is written out.
#[derive(Clone, Copy)]
struct Size {
    members: usize,
    depth: usize,
}

impl Size {
    fn is_too_large(self) -> bool {
        self.members > MOST || self.depth > DEEPEST
    }
}

impl Held {
    fn of(types: &[NamedType]) -> Self {
        let known: BTreeMap<&str, usize> = types
            .iter()
            .enumerate()
            .map(|(index, it)| (it.name.as_str(), index))
            .collect();
        let mut held = Self {
            types: vec![Vec::new(); types.len()],
            members: vec![0; types.len()],
        };
        for (index, ty) in types.iter().enumerate() {
            let mut next: Vec<&Type> = ty.members.iter().map(|it| &it.ty).collect();
            while let Some(ty) = next.pop() {
                held.members[index] += 1;
                match ty {
                    Type::Object(members) => next.extend(members.iter().map(|it| &it.ty)),
                    Type::Named(name) => held.types[index].extend(known.get(name.as_str())),
                    _ => {}
                }
            }
        }
        held
    }

    /// The size of each type, from those that hold no other upwards. None: it holds a type that
    /// holds itself, or does so itself.
    fn sizes(&self) -> Vec<Option<Size>> {
        let mut holders = vec![Vec::new(); self.types.len()];
        let mut open: Vec<usize> = self.types.iter().map(Vec::len).collect();
        for (index, held) in self.types.iter().enumerate() {
            for &it in held {
                holders[it].push(index);
            }
        }
        let mut sizes = vec![None; self.types.len()];
        let mut ready: Vec<usize> = (0..open.len()).filter(|&it| open[it] == 0).collect();
        while let Some(index) = ready.pop() {
            let mut size = Size {
                members: self.members[index],
                depth: 1,
            };
            for inner in self.types[index].iter().filter_map(|&it| sizes[it]) {
                let inner: Size = inner;
                size.members = size.members.saturating_add(inner.members);
                size.depth = size.depth.max(inner.depth + 1);
            }
            sizes[index] = Some(size);
            for &it in &holders[index] {
                open[it] -= 1;
                if open[it] == 0 {
                    ready.push(it);
                }
            }
        }
        sizes
    }

    /// Whether a way leads from a type back to it, through types that have no size.
    fn holds_itself(&self, index: usize, sizes: &[Option<Size>]) -> bool {
        let mut reached = vec![false; self.types.len()];
        let mut next = self.types[index].clone();
        while let Some(it) = next.pop() {
            if it == index {
                return true;
            }
            if sizes[it].is_none() && !std::mem::replace(&mut reached[it], true) {
                next.extend(&self.types[it]);
            }
        }
        false
    }
}
