//! Mutates inputs.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Longer inputs are cut: they find nothing more, only later.
const MOST_BYTES: usize = 16 * 1024;

/// The tokens of the languages being read, and what readers stumble over.
const TOKENS: [&[u8]; 48] = [
    b"..",
    b"/",
    b"../",
    b"/*",
    b"*",
    b".",
    b"{",
    b"}",
    b"{A}",
    b"{}",
    b"{A}{A}",
    b"[",
    b"]",
    b"[]",
    b"(",
    b")",
    b"\\",
    b"\"",
    b"'",
    b"\"\"\"",
    b"'''",
    b"#",
    b":",
    b",",
    b"=",
    b"->",
    b"\n",
    b"\r",
    b"\t",
    b" ",
    b"\0",
    b"\\u0000",
    b"\\ud800",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xc3\xa9",
    b"\xe3\x80\x80",
    b"null",
    b"true",
    b"-0",
    b"1e999",
    b"18446744073709551616",
    b"{\"a\":",
    b"def f(",
    b">=1.",
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"\xff\xff\xff\xff",
];

/// One change to an input.
#[derive(Clone, Debug)]
enum Mutation {
    /// Flips a bit.
    Flip { at: Index, bit: u8 },
    /// Overwrites what is there.
    Replace { at: Index, by: Vec<u8> },
    /// Inserts something.
    Insert { at: Index, what: Vec<u8> },
    /// Removes a slice.
    Delete { from: Index, to: Index },
    /// Repeats a slice in place.
    Repeat { from: Index, to: Index, times: usize },
    /// Ends here.
    Truncate { at: Index },
    /// Continues here with the end of another input.
    Splice { at: Index, from: Index },
}

/// Inputs of a corpus with a few mutations each.
pub(crate) fn mutated(corpus: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let entries = (select(corpus.clone()), select(corpus));
    (entries, vec(mutation(), 1..4)).prop_map(|((mut input, other), mutations)| {
        for mutation in mutations {
            mutation.apply(&mut input, &other);
            input.truncate(MOST_BYTES);
        }
        input
    })
}

/// Mostly small changes: an input that is changed too much is refused too soon.
fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    let times = prop_oneof![2_usize..5, 50_usize..5000];
    prop_oneof![
        4 => (at(), 0_u8..8).prop_map(|(at, bit)| Mutation::Flip { at, bit }),
        4 => (at(), piece()).prop_map(|(at, by)| Mutation::Replace { at, by }),
        4 => (at(), piece()).prop_map(|(at, what)| Mutation::Insert { at, what }),
        1 => (at(), at()).prop_map(|(from, to)| Mutation::Delete { from, to }),
        1 => (at(), at(), times).prop_map(|(from, to, times)| Mutation::Repeat { from, to, times }),
        1 => at().prop_map(|at| Mutation::Truncate { at }),
        1 => (at(), at()).prop_map(|(at, from)| Mutation::Splice { at, from }),
    ]
}

/// A token, nested deep or not, or any bytes.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let token = || select(TOKENS.as_slice());
    prop_oneof![
        4 => token().prop_map(<[u8]>::to_vec),
        1 => (token(), 2_usize..2000).prop_map(|(token, times)| token.repeat(times)),
        2 => vec(any::<u8>(), 1..5),
    ]
}

impl Mutation {
    fn apply(&self, input: &mut Vec<u8>, other: &[u8]) {
        match self {
            Self::Flip { at, bit } => {
                let at = at.index(input.len() + 1);
                input[at..].iter_mut().take(1).for_each(|byte| *byte ^= 1 << bit);
            }
            Self::Replace { at, by } => {
                let at = at.index(input.len() + 1);
                let end = input.len().min(at + by.len());
                input.splice(at..end, by.iter().copied());
            }
            Self::Insert { at, what } => {
                let at = at.index(input.len() + 1);
                input.splice(at..at, what.iter().copied());
            }
            Self::Delete { from, to } => {
                let (from, to) = ordered(*from, *to, input.len());
                input.drain(from..to);
            }
            Self::Repeat { from, to, times } => {
                let (from, to) = ordered(*from, *to, input.len());
                let times = (*times).min(MOST_BYTES / (to - from).max(1));
                let repeated = input[from..to].repeat(times);
                input.splice(from..to, repeated);
            }
            Self::Truncate { at } => input.truncate(at.index(input.len() + 1)),
            Self::Splice { at, from } => {
                input.truncate(at.index(input.len() + 1));
                input.extend(&other[from.index(other.len() + 1)..]);
            }
        }
    }
}

fn ordered(from: Index, to: Index, length: usize) -> (usize, usize) {
    let (from, to) = (from.index(length + 1), to.index(length + 1));
    (from.min(to), from.max(to))
}
