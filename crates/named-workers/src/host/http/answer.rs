//! The answer to a request, written while the call runs.

use std::cell::{Cell, RefCell};

use wasip2::exports::http::incoming_handler::ResponseOutparam;
use wasip2::http::types::{Fields, OutgoingBody, OutgoingResponse};
use wasip2::io::streams::OutputStream;

/// What has been answered.
enum State {
    /// Nothing yet.
    Nothing(ResponseOutparam),
    /// The head, and a part of the body.
    Begun(OutputStream, OutgoingBody),
    Ended,
}

/// The answer to one request.
pub(super) struct Answer {
    state: RefCell<State>,
    /// For any page that may read it.
    headers: Vec<(&'static str, String)>,
    is_closed: Cell<bool>,
}

impl Answer {
    pub(super) fn new(out: ResponseOutparam, headers: Vec<(&'static str, String)>) -> Self {
        Self { state: RefCell::new(State::Nothing(out)), headers, is_closed: Cell::new(false) }
    }

    /// Sends the head. The client has it before this returns, as far as anybody here can know.
    pub(super) fn begin(&self, status: u16, content_type: &str) {
        let Ok(mut state) = self.state.try_borrow_mut() else { return };
        let State::Nothing(out) = std::mem::replace(&mut *state, State::Ended) else { return };
        let headers = Fields::new();
        let content_type = ("content-type", content_type.to_owned());
        for (name, value) in self.headers.iter().chain([&content_type]) {
            headers.append(name, value.as_bytes()).ok(); // none of ours is refused
        }
        let response = OutgoingResponse::new(headers);
        response.set_status_code(status).ok();
        let body = response.body();
        ResponseOutparam::set(out, Ok(response));
        if let Ok(body) = body
            && let Ok(stream) = body.write()
        {
            *state = State::Begun(stream, body);
        }
    }

    /// Writes to the body, and waits until it is on its way.
    pub(super) fn write(&self, text: &str) {
        let Ok(state) = self.state.try_borrow() else { return };
        if let State::Begun(stream, _) = &*state
            && write(stream, text.as_bytes()).is_none()
        {
            self.is_closed.set(true);
        }
    }

    /// Ends the answer.
    pub(super) fn end(&self) {
        let Ok(mut state) = self.state.try_borrow_mut() else { return };
        if let State::Begun(stream, body) = std::mem::replace(&mut *state, State::Ended) {
            drop(stream);
            OutgoingBody::finish(body, None).ok(); // the client may be gone
        }
    }

    /// Answers everything at once.
    pub(super) fn whole(&self, status: u16, content_type: &str, body: &str) {
        self.begin(status, content_type);
        self.write(body);
        self.end();
    }

    /// Whether the client has closed the request.
    pub(super) fn is_closed(&self) -> bool {
        if let Ok(state) = self.state.try_borrow()
            && let State::Begun(stream, _) = &*state
            && stream.check_write().is_err()
        {
            self.is_closed.set(true);
        }
        self.is_closed.get()
    }
}

/// Writes all of it; none if nobody reads it.
fn write(stream: &OutputStream, mut rest: &[u8]) -> Option<()> {
    while !rest.is_empty() {
        let room = usize::try_from(stream.check_write().ok()?).unwrap_or(usize::MAX);
        if room == 0 {
            stream.subscribe().block();
            continue;
        }
        let (now, later) = rest.split_at(room.min(rest.len()));
        stream.write(now).ok()?;
        rest = later;
    }
    stream.blocking_flush().ok()
}
