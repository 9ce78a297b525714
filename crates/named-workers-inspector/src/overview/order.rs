//! Which rows the table shows, and in which order.

use std::cmp::Ordering;

use super::rows::Row;

/// What is typed and chosen above the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Overview {
    pub(super) filter: String,
    pub(super) column: Column,
    pub(super) descending: bool,
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Column {
    /// In the order of declaration.
    #[default]
    Declared,
    Name,
    Type,
    State,
    Running,
    Returned,
    Failed,
    Median,
    Slow,
    Slowest,
    Memory,
    Restarts,
    Since,
}

/// What can be changed above the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Filter(String),
    /// Sorts by a column; by the same one once more: the other way round, and then as declared.
    Sort(Column),
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    Worker(Box<Row>),
    /// A pool: its name, and its instances.
    Pool(String, Vec<Row>),
}

impl Overview {
    pub(crate) fn apply(&mut self, change: Change) {
        match change {
            Change::Filter(text) => self.filter = text,
            Change::Sort(column) if column != self.column => {
                (self.column, self.descending) = (column, false);
            }
            Change::Sort(_) if !self.descending => self.descending = true,
            Change::Sort(_) => (self.column, self.descending) = (Column::Declared, false),
        }
    }

    /// The lines: a pool stands where its first instance does.
    pub(super) fn lines(&self, mut rows: Vec<Row>) -> Vec<Line> {
        rows.retain(|row| self.shows(row));
        rows.sort_by(|a, b| match self.descending {
            false => compare(self.column, a, b),
            true => compare(self.column, b, a),
        });
        let mut lines: Vec<Line> = Vec::new();
        for row in rows {
            let Some(pool) = row.pool().map(ToOwned::to_owned) else {
                lines.push(Line::Worker(Box::new(row)));
                continue;
            };
            let known = lines.iter_mut().find_map(|line| match line {
                Line::Pool(name, instances) if *name == pool => Some(instances),
                _ => None,
            });
            match known {
                Some(instances) => instances.push(row),
                None => lines.push(Line::Pool(pool, vec![row])),
            }
        }
        lines
    }

    /// Whether every word is found in the row.
    fn shows(&self, row: &Row) -> bool {
        let text = format!("{} {} {}", row.name, row.worker_type, row.state.name()).to_lowercase();
        self.filter.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

fn compare(column: Column, a: &Row, b: &Row) -> Ordering {
    let latency = |row: &Row, index: usize| row.latency.map_or(-1.0, |latency| latency[index]);
    match column {
        Column::Declared => Ordering::Equal,
        Column::Name => a.name.cmp(&b.name),
        Column::Type => a.worker_type.as_str().cmp(b.worker_type.as_str()),
        Column::State => a.state.name().cmp(b.state.name()),
        Column::Running => a.running().cmp(&b.running()),
        Column::Returned => a.returned.cmp(&b.returned),
        Column::Failed => a.failed.cmp(&b.failed),
        Column::Median => latency(a, 0).total_cmp(&latency(b, 0)),
        Column::Slow => latency(a, 1).total_cmp(&latency(b, 1)),
        Column::Slowest => latency(a, 2).total_cmp(&latency(b, 2)),
        Column::Memory => a.memory.cmp(&b.memory),
        Column::Restarts => a.restarts.cmp(&b.restarts),
        Column::Since => a.since.total_cmp(&b.since),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use named_workers::{State, WorkerType};

    fn row(name: &str, failed: u64) -> Row {
        Row {
            name: name.into(),
            worker_type: WorkerType::Rs,
            state: State::Ready,
            returned: 0,
            failed,
            latency: None,
            memory: None,
            restarts: 0,
            since: 0.0,
            activity: Vec::new(),
            is_open: false,
        }
    }

    fn names(overview: &Overview, rows: &[Row]) -> Vec<String> {
        let name = |line: &Line| match line {
            Line::Worker(row) => row.name.clone(),
            Line::Pool(name, instances) => format!("{name} of {}", instances.len()),
        };
        overview.lines(rows.to_vec()).iter().map(name).collect()
    }

    #[test]
    fn a_column_sorts_up_then_down_then_not_at_all() {
        let rows = [row("b", 1), row("c", 3), row("a", 2)];
        let mut overview = Overview::default();
        let mut orders = vec![names(&overview, &rows).join(" ")];
        for _ in 0..3 {
            overview.apply(Change::Sort(Column::Failed));
            orders.push(names(&overview, &rows).join(" "));
        }
        assert_eq!(orders, ["b c a", "b a c", "c a b", "b c a"]);
    }

    #[test]
    fn a_worker_whose_memory_is_unknown_comes_before_those_that_have_some() {
        let with = |name, memory| Row { memory, ..row(name, 0) };
        let rows = [with("large", Some(9)), with("unknown", None), with("small", Some(1))];
        let mut overview = Overview::default();
        overview.apply(Change::Sort(Column::Memory));
        assert_eq!(names(&overview, &rows), ["unknown", "small", "large"]);
    }

    #[test]
    fn a_filter_s_words_are_all_found_in_name_type_or_state() {
        let rows = [row("primes", 0), row("calculator", 0)];
        let mut overview = Overview::default();
        overview.apply(Change::Filter("READY prim".into()));
        assert_eq!(names(&overview, &rows), ["primes"]);
        overview.apply(Change::Filter("py".into()));
        assert!(names(&overview, &rows).is_empty());
    }

    #[test]
    fn instances_stand_under_their_pool() {
        let rows = [row("sieve#1", 0), row("a", 0), row("sieve#2", 0), row("no#pool", 0)];
        assert_eq!(names(&Overview::default(), &rows), ["sieve of 2", "a", "no#pool"]);
    }
}
