//! The progress of background jobs.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{IsTerminal, Write, stdout};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often the line is written: in place on a terminal, elsewhere below the last one.
const ON_TERMINAL: Duration = Duration::from_millis(500);
const ELSEWHERE: Duration = Duration::from_secs(15);

/// How many crates cargo has built, and of how many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Count {
    done: u32,
    total: u32,
}

impl Count {
    /// Reads cargo's progress bar: `Building [==>    ] 3/11: syn, serde`.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let bar = line.trim_start().strip_prefix("Building [")?;
        let (_, numbers) = bar.split_once("] ")?;
        let (done, rest) = numbers.trim_start().split_once('/')?;
        let total = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        Some(Self { done: done.parse().ok()?, total: total.parse().ok()? })
    }
}

/// The progress of all jobs, shown on one line.
pub(crate) struct Board {
    started: Instant,
    jobs: Mutex<BTreeMap<String, Option<Count>>>,
}

impl Board {
    /// A board without jobs.
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), jobs: Mutex::default() }
    }

    /// Adds a job.
    pub(crate) fn begin(&self, title: &str) {
        self.jobs().insert(title.into(), None);
    }

    /// Records a job's progress.
    pub(crate) fn count(&self, title: &str, count: Count) {
        self.jobs().insert(title.into(), Some(count));
    }

    /// Removes a job, and says so.
    pub(crate) fn end(&self, title: &str, succeeded: bool) {
        self.jobs().remove(title);
        let result = if succeeded { "is ready" } else { "failed" };
        self.print(&format!("{title} {result} after {}\n", Minutes(self.started.elapsed())));
    }

    /// Keeps writing the line while `busy` returns true.
    pub(crate) fn show_while(&self, busy: impl Fn() -> bool) {
        let pause = if stdout().is_terminal() { ON_TERMINAL } else { ELSEWHERE };
        let mut shown = Instant::now();
        while busy() {
            std::thread::sleep(Duration::from_millis(50));
            if shown.elapsed() >= pause {
                shown = Instant::now();
                self.print(&self.line());
            }
        }
    }

    fn line(&self) -> String {
        let jobs: Vec<_> = self.jobs().iter().map(|(title, count)| at(title, *count)).collect();
        format!("{}  {} crates", Minutes(self.started.elapsed()), jobs.join(", "))
    }

    fn print(&self, line: &str) {
        if stdout().is_terminal() {
            print!("\r\x1b[K{line}");
        } else {
            println!("{}", line.trim_end());
        }
        // A line that cannot be written is no reason to stop.
        let _ = stdout().flush();
    }

    fn jobs(&self) -> MutexGuard<'_, BTreeMap<String, Option<Count>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn at(title: &str, count: Option<Count>) -> String {
    match count {
        Some(Count { done, total }) => format!("{title}: {done}/{total}"),
        None => format!("{title}: downloading"),
    }
}

/// A time in minutes and seconds.
pub(crate) struct Minutes(pub(crate) Duration);

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            seconds @ 0..60 => write!(f, "{seconds}s"),
            seconds => write!(f, "{}m {:02}s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_progress_bar_are_read() {
        let line = "    Building [======>     ] 120/352: syn, libc(build.rs), ...  ";
        assert_eq!(Count::parse(line), Some(Count { done: 120, total: 352 }));
    }

    #[test]
    fn a_message_is_not_a_progress_bar() {
        assert_eq!(Count::parse("   Compiling syn v2.0.0 [1/2]"), None);
    }

    #[test]
    fn a_download_is_not_a_progress_bar() {
        assert_eq!(Count::parse(" Downloading [=>   ] 3/11"), None);
    }

    #[test]
    fn every_job_says_how_many_crates_it_has_built() {
        let board = Board::new();
        for title in ["page", "trunk"] {
            board.begin(title);
            board.count(title, Count { done: 1, total: 2 });
        }
        assert_eq!(board.line(), "0s  page: 1/2, trunk: 1/2 crates");
    }

    #[test]
    fn a_job_without_numbers_is_downloading() {
        let board = Board::new();
        board.begin("trunk");
        assert_eq!(board.line(), "0s  trunk: downloading crates");
    }

    #[test]
    fn a_time_beyond_a_minute_shows_minutes() {
        assert_eq!(Minutes(Duration::from_secs(95)).to_string(), "1m 35s");
    }
}
