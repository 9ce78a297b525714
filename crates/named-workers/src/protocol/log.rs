//! The lines of a worker's log. It is bounded, in the worker as on the page: the newest lines are kept.

use std::collections::VecDeque;
use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

/// The most lines that are kept.
const MOST_LINES: usize = 1_000;

/// The most bytes of text that are kept.
const MOST_BYTES: usize = 1_000_000;

/// The most bytes of one line.
const MOST_OF_LINE: usize = 64_000;

/// How important a log line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What the worker printed or logged.
    Info,
    /// Something is not as it should be, but the worker goes on.
    Warning,
    /// Something failed.
    Error,
}

/// A line on its way to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// How important it is.
    pub level: Level,
    /// What it says, without a line break at its end.
    pub text: String,
}

impl AsRef<str> for Line {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// Cuts the text of a line that is too long, and says so at its end.
pub fn cut(mut text: String) -> String {
    if text.len() > MOST_OF_LINE {
        let note = format!("… (cut: the line has {} bytes)", text.len());
        let most = MOST_OF_LINE - note.len();
        let end = (0..=most).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
        text.push_str(&note);
    }
    text
}

/// The newest of many lines, and how many older ones were left out: at most 1,000 lines, one of which says
/// what was left out, and 1 MB.
#[derive(Debug)]
pub struct Newest<Line> {
    lines: VecDeque<Line>,
    bytes: usize,
    left_out: u64,
}

impl<Line: AsRef<str>> Newest<Line> {
    /// Adds the newest line.
    pub fn push(&mut self, line: Line) {
        self.bytes += line.as_ref().len();
        self.lines.push_back(line);
        while self.is_too_long()
            && let Some(oldest) = self.lines.pop_front()
        {
            self.bytes -= oldest.as_ref().len();
            self.left_out += 1;
        }
    }

    fn is_too_long(&self) -> bool {
        self.lines.len() + usize::from(self.left_out > 0) > MOST_LINES || self.bytes > MOST_BYTES
    }

    /// This many lines are missing before the next one: what comes before them is left out as well.
    pub fn leave_out(&mut self, missing: NonZeroU64) {
        self.left_out += missing.get() + self.lines.len() as u64;
        self.lines.clear();
        self.bytes = 0;
    }

    /// How many lines were left out.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// The lines that are kept, oldest first.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter()
    }

    /// Whether there is nothing, and nothing was left out.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.left_out == 0
    }

    /// Takes everything: how many lines were left out, and those that were kept, oldest first.
    pub fn take(&mut self) -> (u64, Vec<Line>) {
        let Self { lines, left_out, .. } = std::mem::take(self);
        (left_out, lines.into())
    }
}

impl<Line> Default for Newest<Line> {
    fn default() -> Self {
        Self { lines: VecDeque::new(), bytes: 0, left_out: 0 }
    }
}

/// What the log says of lines that were left out.
pub fn left_out(lines: u64) -> String {
    let were = if lines == 1 { "line was" } else { "lines were" };
    format!("{lines} {were} left out: a log keeps its newest 1,000 lines, up to 1 MB")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newest(lines: impl IntoIterator<Item = String>) -> Newest<String> {
        let mut newest = Newest::default();
        lines.into_iter().for_each(|line| newest.push(line));
        newest
    }

    #[test]
    fn a_thousand_lines_are_kept_and_one_more_leaves_room_for_the_line_that_says_so() {
        let full = newest((1..=1_000).map(|number| number.to_string()));
        assert_eq!((full.lines().count(), full.left_out()), (1_000, 0));
        let mut more = newest((1..=5_000).map(|number| number.to_string()));
        assert_eq!(more.left_out(), 4_001);
        let (left_out, lines) = more.take();
        assert_eq!((left_out, lines.len(), &*lines[0], &*lines[998]), (4_001, 999, "4002", "5000"));
        assert!(more.is_empty());
    }

    #[test]
    fn a_megabyte_is_kept() {
        let long = newest((0..100).map(|_| "x".repeat(50_000)));
        assert_eq!((long.lines().count(), long.left_out()), (20, 80));
    }

    #[test]
    fn what_comes_before_a_gap_is_left_out() {
        let mut lines = newest(["a".into(), "b".into()]);
        lines.leave_out(NonZeroU64::new(5).unwrap());
        lines.push("z".into());
        assert_eq!((lines.left_out(), lines.lines().cloned().collect()), (7, vec!["z".to_owned()]));
    }

    #[test]
    fn a_long_line_is_cut_between_characters_and_says_so_once() {
        let text = cut("€".repeat(30_000));
        assert!(text.len() <= MOST_OF_LINE);
        assert!(text.ends_with("€… (cut: the line has 90000 bytes)"), "{}", &text[63_900..]);
        assert_eq!(cut(text.clone()), text);
        assert_eq!(cut("short".into()), "short");
    }
}
