//! What a request asks.

use percent_encoding::percent_decode_str;

use super::access::Refused;
use super::event::EVENTS;

/// What a request asks.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether the page may ask anything at all.
    Leave,
    /// What the worker exports.
    Description,
    /// To run a function: the last part of the path, whatever comes before it.
    Call {
        /// Its name.
        function: String,
        /// Whether the caller takes the events of the call.
        events: bool,
    },
}

/// Reads a request's method, path, and the headers `accept` and `content-type`.
///
/// # Errors
/// If it asks nothing that there is.
pub fn read_request(
    method: &str,
    path: &str,
    accept: Option<&str>,
    content_type: Option<&str>,
) -> Result<Asked, Refused> {
    match method {
        "OPTIONS" => Ok(Asked::Leave),
        "GET" => Ok(Asked::Description),
        // A page could send anything else without being asked for its origin first.
        "POST" if !content_type.is_some_and(|it| it.trim().starts_with("application/json")) => {
            Err((415, "a call is a JSON array: `content-type: application/json`".into()))
        }
        "POST" => {
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let function = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let function = percent_decode_str(function).decode_utf8_lossy().into_owned();
            Ok(Asked::Call { function, events: accept.is_some_and(|it| it.contains(EVENTS)) })
        }
        _ => Err((405, format!("{method} is none of GET, POST and OPTIONS"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(path: &str, accept: Option<&str>) -> Asked {
        read_request("POST", path, accept, Some("application/json; charset=utf-8")).unwrap()
    }

    #[test]
    fn the_last_part_of_the_path_is_the_function() {
        for path in ["/pi", "/some/primes/pi", "/pi/?x=/y", "/%70i"] {
            assert_eq!(post(path, None), Asked::Call { function: "pi".into(), events: false });
        }
    }

    #[test]
    fn events_are_for_who_accepts_them() {
        let asked = post("/pi", Some("application/json, text/event-stream"));
        assert_eq!(asked, Asked::Call { function: "pi".into(), events: true });
    }

    #[test]
    fn a_call_says_that_it_is_json_so_that_no_page_can_send_it_unasked() {
        for content_type in [None, Some("text/plain")] {
            assert_eq!(read_request("POST", "/pi", None, content_type).unwrap_err().0, 415);
        }
    }

    #[test]
    fn there_are_three_methods() {
        assert_eq!(read_request("GET", "/any/path", None, None), Ok(Asked::Description));
        assert_eq!(read_request("OPTIONS", "/pi", None, None), Ok(Asked::Leave));
        assert_eq!(read_request("PUT", "/pi", None, None).unwrap_err().0, 405);
    }
}
