//! The messages about a call, as events.

use serde::de::DeserializeOwned;

use crate::protocol::log::{Line, cut, left_out};
use crate::protocol::{CallId, Callee, Json, Level, ToPage};

use super::event_stream::Event;
use super::failure::Failure;

/// The content type of an answer of events.
pub const EVENTS: &str = "text/event-stream";

/// Reads an event of a call; none if its name is not one of the protocol. `exports` is what the worker
/// exports, as far as is known.
///
/// # Errors
/// If its data is not what its name says.
pub fn read_event(
    event: &Event,
    id: CallId,
    callee: &Callee,
    exports: &[String],
) -> Result<Option<ToPage>, String> {
    let json = || Json::from_text(event.data.clone());
    let read = || match event.name.as_str() {
        "progress" => Ok(Some(ToPage::Progressed { id, progress: decode(&event.data)? })),
        "emitted" => Ok(Some(ToPage::Emitted { id, value: json().map_err(|it| it.to_string())? })),
        "log" => {
            let Line { level, text } = decode(&event.data)?;
            let lines = vec![Line { level, text: cut(text) }];
            Ok(Some(ToPage::Logged { left_out: 0, lines }))
        }
        "returned" => {
            Ok(Some(ToPage::Returned { id, value: json().map_err(|it| it.to_string())? }))
        }
        "failed" => {
            let failure: Failure = decode(&event.data)?;
            Ok(Some(ToPage::Failed { id, error: failure.into_error(callee, exports) }))
        }
        _ => Ok(None),
    };
    read().map_err(|reason: String| format!("the event `{}` cannot be read: {reason}", event.name))
}

fn decode<T: DeserializeOwned>(data: &str) -> Result<T, String> {
    serde_json::from_str(data).map_err(|error| error.to_string())
}

/// Writes a message about a call as events: none, if it is about anything else.
pub fn write_events(message: &ToPage) -> String {
    match message {
        ToPage::Progressed { progress, .. } => event("progress", &text(progress)),
        ToPage::Emitted { value, .. } => event("emitted", value.as_str()),
        ToPage::Logged { left_out: missing, lines } => {
            let missing =
                (*missing > 0).then(|| Line { level: Level::Warning, text: left_out(*missing) });
            missing.iter().chain(lines).map(|line| event("log", &text(line))).collect()
        }
        ToPage::Returned { value, .. } => event("returned", value.as_str()),
        ToPage::Failed { error, .. } => event("failed", &text(&Failure::of(error))),
        _ => String::new(),
    }
}

/// Plain data as JSON: nothing in it can fail.
fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn event(name: &str, data: &str) -> String {
    let lines: String = data.split(['\n', '\r']).map(|line| format!("data: {line}\n")).collect();
    format!("event: {name}\n{lines}\n")
}
