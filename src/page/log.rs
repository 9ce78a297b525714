//! The last lines of a worker's log.

use std::collections::VecDeque;

use super::LogLine;

/// How many lines are kept.
const KEPT: usize = 500;

/// A log that forgets its oldest lines.
#[derive(Default)]
pub(super) struct Log(VecDeque<LogLine>);

impl Log {
    /// Adds a line.
    pub(super) fn push(&mut self, line: LogLine) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(line);
    }

    /// The lines, the oldest first.
    pub(super) fn lines(&self) -> Vec<LogLine> {
        self.0.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Level;

    #[test]
    fn a_full_log_forgets_its_oldest_lines() {
        let mut log = Log::default();
        for number in 0..KEPT + 2 {
            log.push(LogLine { time: 0.0, level: Level::Info, text: number.to_string() });
        }
        let lines = log.lines();
        assert_eq!(lines.len(), KEPT);
        assert_eq!(lines[0].text, "2");
    }
}
