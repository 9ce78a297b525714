//! A cargo command in the background.

use std::io::{BufReader, Read};
use std::process::{Command, Stdio};

use anyhow::{Result, anyhow, ensure};

use crate::progress::{Board, Count};
use crate::shell::shown;

/// How many of a failed command's last lines are shown.
const TAIL: usize = 15;

type Then = Box<dyn FnOnce() -> Result<()> + Send>;

/// A cargo command whose progress a [`Board`] shows.
pub(crate) struct Job {
    title: String,
    command: Command,
    by_hand: String,
    then: Then,
}

impl Job {
    /// A command, and what to type to do the same by hand.
    pub(crate) fn new(title: String, command: Command, by_hand: String) -> Self {
        Self { title, command, by_hand, then: Box::new(|| Ok(())) }
    }

    /// A build of the page.
    pub(crate) fn build(command: Command) -> Self {
        let by_hand = shown(&command);
        Self::new("the page".into(), command, by_hand)
    }

    /// Adds what to do once the command has succeeded.
    pub(crate) fn then(self, then: impl FnOnce() -> Result<()> + Send + 'static) -> Self {
        Self { then: Box::new(then), ..self }
    }

    /// Runs the command and waits for it.
    ///
    /// # Errors
    ///
    /// When it fails; the message holds its last lines, and what to do by hand.
    pub(crate) fn run(mut self, board: &Board) -> Result<()> {
        board.begin(&self.title);
        let result = self.execute(board).and_then(|()| (self.then)());
        board.end(&self.title, result.is_ok());
        result.map_err(|cause| {
            anyhow!(
                "{} cannot be built: {cause:#}\n\nBy hand:\n\n    {}\n",
                self.title,
                self.by_hand
            )
        })
    }

    fn execute(&mut self, board: &Board) -> Result<()> {
        let mut child = report_progress(&mut self.command).spawn()?;
        let mut messages = Vec::new();
        if let Some(stderr) = child.stderr.take() {
            for_each_line(stderr, |line| match Count::parse(line) {
                Some(count) => board.count(&self.title, count),
                None => messages.push(line.to_owned()),
            })?;
        }
        let status = child.wait()?;
        ensure!(status.success(), "{status}\n\n{}", tail(&messages));
        Ok(())
    }
}

/// Makes cargo draw its progress bar even into a pipe, wide enough for the numbers.
fn report_progress(command: &mut Command) -> &mut Command {
    command
        .envs([("CARGO_TERM_PROGRESS_WHEN", "always"), ("CARGO_TERM_PROGRESS_WIDTH", "80")])
        .env("CARGO_TERM_COLOR", "never")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
}

/// Calls `each` with every line; a progress bar's lines end in a carriage return.
fn for_each_line(stderr: impl Read, mut each: impl FnMut(&str)) -> Result<()> {
    let mut line = Vec::new();
    for byte in BufReader::new(stderr).bytes() {
        match byte? {
            b'\n' | b'\r' => each(&String::from_utf8_lossy(&std::mem::take(&mut line))),
            byte => line.push(byte),
        }
    }
    each(&String::from_utf8_lossy(&line));
    Ok(())
}

/// The last lines, without those that only report progress.
fn tail(messages: &[String]) -> String {
    let is_step = |line: &str| {
        let first = line.split_whitespace().next();
        first.is_none_or(|word| ["Compiling", "Downloaded", "Downloading"].contains(&word))
    };
    let lines: Vec<_> = messages.iter().filter(|line| !is_step(line)).map(String::as_str).collect();
    lines[lines.len().saturating_sub(TAIL)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for_each_line(text.as_bytes(), |line| lines.push(line.to_owned())).unwrap();
        lines
    }

    #[test]
    fn a_carriage_return_ends_a_line_as_a_line_feed_does() {
        assert_eq!(lines("one\rtwo\nthree"), ["one", "two", "three"]);
    }

    #[test]
    fn the_tail_of_a_failed_build_leaves_out_its_steps() {
        let messages = lines("   Compiling syn v2.0.0\nerror: linker `cc` not found\n");
        assert_eq!(tail(&messages), "error: linker `cc` not found");
    }

    #[test]
    fn the_tail_of_a_failed_build_is_its_end() {
        let messages: Vec<_> = (0..100).map(|line| line.to_string()).collect();
        assert_eq!(tail(&messages).lines().collect::<Vec<_>>(), messages[100 - TAIL..]);
    }
}
