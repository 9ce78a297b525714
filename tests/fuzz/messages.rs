//! Messages between page and worker.

use std::fmt::Debug;

use named_workers::protocol::{FromWorker, Json, ToHost, ToPage, ToWorker};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::corpus::fuzz_text;

/// Whatever can be read is the same when it is written and read back.
fn survives<T: Debug + DeserializeOwned + PartialEq + Serialize>(text: &str) {
    if let Ok(message) = serde_json::from_str::<T>(text) {
        let written = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<T>(&written).unwrap(), message, "{written}");
    }
}

#[test]
fn a_message_to_a_worker_that_can_be_read_survives_the_way() {
    fuzz_text("messages", survives::<ToWorker<ToHost>>);
}

#[test]
fn a_message_to_the_page_that_can_be_read_survives_the_way() {
    fuzz_text("messages", survives::<FromWorker<ToPage>>);
}

#[test]
fn a_value_within_a_message_is_read_or_refused() {
    fuzz_text("messages", |text| {
        let Ok(json) = Json::from_text(text.to_owned()) else { return };
        let Ok(value) = json.decode::<Value>() else { return };
        let length = value.as_array().map(Vec::len);
        assert_eq!(json.array_len(), length);
        assert_eq!(Json::encode(&value).unwrap().decode::<Value>().unwrap(), value);
    });
}
