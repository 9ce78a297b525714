//! A recording as a Chrome trace, which Perfetto and `chrome://tracing` show.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::recording::Recording;
use named_workers::Direction;

/// The trace, as JSON: a thread for each worker, more where its calls overlap, and a mark for each message.
pub(super) fn trace(recording: &Recording) -> String {
    let mut threads = Threads::default();
    let mut events = Vec::new();
    for call in recording.all() {
        let end = call.end.unwrap_or(f64::INFINITY);
        let thread = threads.of(&call.worker, call.start, end);
        let duration = call.end.map(|end| microseconds(end - call.start));
        events.push(json!({
            "name": call.function,
            "cat": "call",
            "ph": if duration.is_some() { "X" } else { "B" },
            "ts": microseconds(call.start),
            "dur": duration,
            "pid": 1,
            "tid": thread,
            "args": {
                "call": call.id,
                "caller": call.caller,
                "argument bytes": call.arguments,
                "result bytes": call.result,
                "error": call.error,
            },
        }));
    }
    for message in &recording.messages {
        let thread = threads.of(&message.worker, f64::NEG_INFINITY, f64::NEG_INFINITY);
        events.push(json!({
            "name": message.name,
            "cat": "message",
            "ph": "i",
            "s": "t",
            "ts": microseconds(message.time),
            "pid": 1,
            "tid": thread,
            "args": {
                "to": if message.direction == Direction::ToPage { "page" } else { "worker" },
                "bytes": message.size,
                "call": message.call,
            },
        }));
    }
    json!({ "traceEvents": threads.names().into_iter().chain(events).collect::<Vec<_>>() })
        .to_string()
}

fn microseconds(milliseconds: f64) -> f64 {
    (milliseconds * 1_000.0).round()
}

/// The threads of a trace: spans of one thread may not overlap.
#[derive(Default)]
struct Threads {
    /// By worker: the number of each of its threads, and when its last span ends.
    workers: BTreeMap<String, Vec<(u64, f64)>>,
    last: u64,
}

impl Threads {
    fn of(&mut self, worker: &str, start: f64, end: f64) -> u64 {
        let threads = self.workers.entry(worker.to_owned()).or_default();
        // A mark goes to the first, whatever runs there.
        let is_mark = end == f64::NEG_INFINITY;
        if let Some((thread, busy)) = threads.iter_mut().find(|(_, busy)| is_mark || *busy <= start)
        {
            *busy = busy.max(end);
            return *thread;
        }
        self.last += 1;
        threads.push((self.last, end));
        self.last
    }

    fn names(&self) -> Vec<Value> {
        let numbered = self.workers.iter().flat_map(|(worker, threads)| {
            threads.iter().enumerate().map(move |(index, (thread, _))| (worker, index, thread))
        });
        let name = |(worker, index, thread): (&String, usize, &u64)| {
            let name =
                if index == 0 { worker.clone() } else { format!("{worker} ({})", index + 1) };
            json!({ "name": "thread_name", "ph": "M", "pid": 1, "tid": thread, "args": { "name": name } })
        };
        let process = json!({ "name": "process_name", "ph": "M", "pid": 1, "args": { "name": "named-workers" } });
        std::iter::once(process).chain(numbered.map(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use named_workers::{CallStep, Event};

    fn recorded(calls: &[(u64, f64, f64)]) -> Recording {
        let mut recording = Recording::default();
        let event = |id, step| Event::Call {
            worker: "a".into(),
            id,
            function: "f".into(),
            caller: None,
            step,
        };
        for (id, start, _) in calls {
            recording.add_event(event(*id, CallStep::Sent), *start);
        }
        for (id, _, milliseconds) in calls {
            let step = CallStep::Settled { milliseconds: *milliseconds, error: None };
            recording.add_event(event(*id, step), 0.0);
        }
        recording
    }

    #[test]
    fn calls_are_spans_in_microseconds_and_those_that_overlap_are_on_threads_of_their_own() {
        let text = trace(&recorded(&[(1, 1.0, 5.0), (2, 2.0, 5.0), (3, 6.5, 1.0)]));
        let trace: Value = serde_json::from_str(&text).unwrap();
        let events = trace["traceEvents"].as_array().unwrap();
        let spans: Vec<_> = events.iter().filter(|event| event["ph"] == "X").collect();
        let seen: Vec<_> = spans
            .iter()
            .map(|span| (span["ts"].as_f64(), span["dur"].as_f64(), span["tid"].as_u64()))
            .collect();
        let expected = [(1_000.0, 5_000.0, 1), (2_000.0, 5_000.0, 2), (6_500.0, 1_000.0, 1)];
        assert_eq!(seen, expected.map(|(ts, dur, tid)| (Some(ts), Some(dur), Some(tid))));
        let names: Vec<_> = events.iter().filter(|event| event["name"] == "thread_name").collect();
        assert_eq!(names[1]["args"]["name"], "a (2)");
    }
}
