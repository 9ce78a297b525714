//! What travels over HTTP arrives as it was, in pieces of any size.

use named_workers::protocol::log::Line;
use named_workers::protocol::remote::{Event, EventStream, read_event, write_events};
use named_workers::protocol::{Callee, Json, Level, Progress, ToPage};
use proptest::collection::vec;
use proptest::prelude::*;

/// Reads bytes in pieces that end at these places, as far as there are such places.
fn read_in_pieces(bytes: &[u8], mut ends: Vec<usize>) -> (Vec<Event>, bool) {
    ends.push(bytes.len());
    ends.retain(|end| *end <= bytes.len());
    ends.sort_unstable();
    let mut stream = EventStream::default();
    let mut begin = 0;
    let mut events = Vec::new();
    for end in ends {
        events.extend(stream.push(&bytes[begin..end]));
        begin = end;
    }
    (events, stream.is_in_event())
}

fn callee() -> Callee {
    Callee::new("primes", "pi")
}

fn message() -> impl Strategy<Value = ToPage> {
    let json = any::<String>().prop_map(|text| Json::encode(&[text]).unwrap());
    let level = prop_oneof![Just(Level::Info), Just(Level::Warning), Just(Level::Error)];
    let line = (level, any::<String>()).prop_map(|(level, text)| Line { level, text });
    let numbers = (0.0..1e300, 0.0..1e300, proptest::option::of(any::<String>()));
    let progress = numbers.prop_map(|(done, total, message)| Progress { done, total, message });
    prop_oneof![
        progress.prop_map(|progress| ToPage::Progressed { id: 1, progress }),
        json.clone().prop_map(|value| ToPage::Emitted { id: 1, value }),
        json.prop_map(|value| ToPage::Returned { id: 1, value }),
        line.prop_map(|line| ToPage::Logged { left_out: 0, lines: vec![line] }),
        any::<String>()
            .prop_map(|reason| ToPage::Failed { id: 1, error: callee().crashed(reason) }),
    ]
}

proptest! {
    #[test]
    fn every_message_about_a_call_arrives_as_it_was(
        messages in vec(message(), 0..6),
        ends in vec(0..2_000_usize, 0..20),
    ) {
        let text: String = messages.iter().map(write_events).collect();
        let (events, is_in_event) = read_in_pieces(text.as_bytes(), ends);
        let read = |event| read_event(event, 1, &callee(), &[]).unwrap().unwrap();
        prop_assert_eq!(events.iter().map(read).collect::<Vec<_>>(), messages);
        prop_assert!(!is_in_event);
    }

    #[test]
    fn any_bytes_are_read_alike_whatever_their_pieces(
        text in "(event|data|id|:| |\\PC|\r|\n|\r\n|\u{feff}){0,60}",
        ends in vec(0..200_usize, 0..20),
    ) {
        let whole = read_in_pieces(text.as_bytes(), vec![]);
        prop_assert_eq!(read_in_pieces(text.as_bytes(), ends), whole);
    }

    #[test]
    fn bytes_that_are_no_text_break_nothing(bytes in vec(any::<u8>(), 0..300)) {
        for event in EventStream::default().push(&bytes) {
            read_event(&event, 1, &callee(), &[]).ok();
        }
    }

    #[test]
    fn any_data_of_a_known_event_is_a_message_or_is_refused(data in any::<String>()) {
        for name in ["progress", "emitted", "log", "returned", "failed"] {
            let event = Event { name: name.into(), data: data.clone() };
            if let Err(reason) = read_event(&event, 1, &callee(), &[]) {
                prop_assert!(reason.contains(name));
            }
        }
    }
}

#[test]
fn an_event_of_another_name_is_no_message() {
    let event = Event { name: "ping".into(), data: "1".into() };
    assert_eq!(read_event(&event, 1, &callee(), &[]), Ok(None));
}

#[test]
fn json_of_several_lines_arrives_whole() {
    let value = Json::from_text("[1,\n2]".into()).unwrap();
    let text = write_events(&ToPage::Returned { id: 1, value });
    assert_eq!(text, "event: returned\ndata: [1,\ndata: 2]\n\n");
}

#[test]
fn lines_that_were_left_out_are_a_line_of_the_log() {
    let lines = vec![Line { level: Level::Info, text: "new".into() }];
    let text = write_events(&ToPage::Logged { left_out: 3, lines });
    let events = EventStream::default().push(text.as_bytes());
    assert_eq!(events.len(), 2);
    assert!(events[0].data.contains("3 lines were left out"));
}
