//! The lines of a log, one of them a row.

use std::rc::Rc;

use super::view::{Entry, LogView};
use named_workers::{Level, LogLine, WorkerInfo};

/// A row: a whole line, or one of several that were written at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row<'a> {
    pub(super) worker: &'a str,
    pub(super) time: f64,
    pub(super) level: Level,
    pub(super) text: &'a str,
    pub(super) is_first: bool,
}

/// The lines that are to be shown, oldest first.
pub(super) fn entries(workers: &[Rc<WorkerInfo>], view: &LogView) -> Vec<Entry> {
    let wanted =
        |worker: &&Rc<WorkerInfo>| view.worker.as_ref().is_none_or(|name| *name == worker.name);
    let mut entries: Vec<_> =
        workers.iter().filter(wanted).flat_map(|worker| of(worker, view)).collect();
    entries.sort_by(|a, b| a.line.time.total_cmp(&b.line.time));
    entries
}

fn of<'a>(worker: &'a WorkerInfo, view: &'a LogView) -> impl Iterator<Item = Entry> + 'a {
    let name: Rc<str> = worker.name.as_str().into();
    let text = view.text.to_lowercase();
    let shown = worker.log.iter().filter(move |line| {
        line.time > view.cleared
            && view.level.allows(line.level)
            && (text.is_empty() || line.text.to_lowercase().contains(&text))
    });
    shown.map(move |line| Entry { worker: Rc::clone(&name), line: line.clone() })
}

/// The rows of these lines.
pub(super) fn rows<'a>(lines: impl Iterator<Item = (&'a str, &'a LogLine)>) -> Vec<Row<'a>> {
    let split = lines.flat_map(|(worker, line)| {
        let parts = line.text.split('\n').enumerate();
        parts.map(move |(index, text)| Row {
            worker,
            time: line.time,
            level: line.level,
            text,
            is_first: index == 0,
        })
    });
    split.collect()
}

/// The lines as text, to copy.
pub(super) fn text(entries: &[Entry], time: impl Fn(f64) -> String) -> String {
    let line = |entry: &Entry| {
        let level = match entry.line.level {
            Level::Info => "",
            Level::Warning => "warning ",
            Level::Error => "error ",
        };
        format!("{} {} {level}{}\n", time(entry.line.time), entry.worker, entry.line.text)
    };
    entries.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> Entry {
        Entry {
            worker: "a".into(),
            line: LogLine { time: 1.0, level: Level::Warning, text: text.into() },
        }
    }

    #[test]
    fn a_line_of_several_lines_is_as_many_rows() {
        let entries = [entry("one"), entry("two\n  three")];
        let rows = rows(entries.iter().map(|entry| (&*entry.worker, &entry.line)));
        let seen: Vec<_> = rows.iter().map(|row| (row.text, row.is_first)).collect();
        assert_eq!(seen, [("one", true), ("two", true), ("  three", false)]);
    }

    #[test]
    fn a_copy_has_time_worker_and_level() {
        assert_eq!(text(&[entry("one")], |time| time.to_string()), "1 a warning one\n");
    }
}
