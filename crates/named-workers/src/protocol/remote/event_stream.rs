//! Reads server-sent events from bytes that come in pieces of any size.

use std::mem::take;

/// A server-sent event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its name; empty if it has none.
    pub name: String,
    /// Its data, whose lines are separated by `\n`.
    pub data: String,
}

/// A stream of server-sent events that is being read.
#[derive(Debug, Default)]
pub struct EventStream {
    /// The beginning of the line that is being read.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, which a line feed may follow.
    after_return: bool,
    has_begun: bool,
    name: String,
    data: Option<String>,
}

impl EventStream {
    /// Takes the next bytes, and returns the events that end in them.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        let mut rest = bytes;
        if self.after_return && !rest.is_empty() {
            self.after_return = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, after) = rest.split_at(end);
            self.line.extend_from_slice(line);
            rest = match after {
                [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
                [] => after,
            };
            self.after_return = after == b"\r";
            events.extend(self.end_line());
        }
        self.line.extend_from_slice(rest);
        events
    }

    /// Whether it is in the middle of an event.
    pub fn is_in_event(&self) -> bool {
        !self.line.is_empty() || !self.name.is_empty() || self.data.is_some()
    }

    /// Takes in the line that has been read; returns the event that it ends.
    fn end_line(&mut self) -> Option<Event> {
        let bytes = take(&mut self.line);
        let line = String::from_utf8_lossy(&bytes);
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        let line = if is_first { line.trim_start_matches('\u{feff}') } else { &line };
        if line.is_empty() {
            let name = take(&mut self.name);
            return self.data.take().map(|data| Event { name, data });
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match (field, &mut self.data) {
            ("event", _) => self.name = value.to_owned(),
            ("data", Some(data)) => {
                data.push('\n');
                data.push_str(value);
            }
            ("data", none) => *none = Some(value.to_owned()),
            _ => {} // a comment, or a field that only browsers heed
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let events = EventStream::default().push(text.as_bytes());
        events.into_iter().map(|event| (event.name, event.data)).collect()
    }

    fn event(name: &str, data: &str) -> (String, String) {
        (name.into(), data.into())
    }

    #[test]
    fn an_event_ends_with_an_empty_line() {
        assert_eq!(read("event: a\ndata: 1\n\ndata:2\n\n"), [event("a", "1"), event("", "2")]);
        assert_eq!(read("event: a\ndata: 1\n"), []);
    }

    #[test]
    fn every_kind_of_line_end_is_read() {
        let expected = [event("a", "1\n2"), event("b", "")];
        for end in ["\n", "\r", "\r\n"] {
            let text = "event: a|data: 1|data: 2||event: b|data||".replace('|', end);
            assert_eq!(read(&text), expected, "{text:?}");
        }
    }

    #[test]
    fn comments_other_fields_and_events_without_data_are_left_out() {
        assert_eq!(read(": ping\n\nid: 7\nretry: 1\nevent: x\n\ndata: 1\n\n"), [event("", "1")]);
    }

    #[test]
    fn only_the_first_space_and_the_first_mark_are_not_data() {
        assert_eq!(read("\u{feff}data:  a: b\n\n"), [event("", " a: b")]);
    }

    #[test]
    fn a_stream_knows_whether_it_is_in_the_middle_of_an_event() {
        let mut stream = EventStream::default();
        for (bytes, is_in_event) in [("event: a\n", true), ("\n", false), ("da", true)] {
            stream.push(bytes.as_bytes());
            assert_eq!(stream.is_in_event(), is_in_event, "{bytes:?}");
        }
    }
}
