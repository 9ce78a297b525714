//! One call of a remote worker: a request, from its beginning to its end.

use std::rc::Rc;
use std::time::Duration;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::StreamExt;
use futures_util::future::select;

use crate::page::worker::transport::{Incoming, Receive};
use crate::protocol::remote::{EVENTS, EventStream, Failure, read_event};
use crate::protocol::{CallId, Callee, Json, STREAM_WINDOW, ToPage};
use crate::task;

use super::endpoint::Endpoint;
use super::request::{Answer, Body};

/// How long a server may take to close a connection over which a call has ended.
const TO_CLOSE: Duration = Duration::from_secs(1);

/// A call in flight.
pub(super) struct RemoteCall {
    pub(super) id: CallId,
    pub(super) callee: Callee,
    pub(super) endpoint: Rc<Endpoint>,
    /// What the worker exports, as far as is known.
    pub(super) exports: Vec<String>,
    /// The values that its caller takes, if it takes any.
    pub(super) window: Option<Window>,
    pub(super) receive: Receive,
}

/// How many more values the page takes. Until then the rest of the answer is not read, which holds the
/// server back.
pub(super) struct Window {
    room: usize,
    more: UnboundedReceiver<usize>,
}

impl Window {
    /// One that `more` widens.
    pub(super) fn new(more: UnboundedReceiver<usize>) -> Self {
        Self { room: STREAM_WINDOW, more }
    }

    async fn wait(&mut self) {
        while self.room == 0
            && let Some(more) = self.more.next().await
        {
            self.room += more;
        }
        self.room = self.room.saturating_sub(1);
    }
}

impl RemoteCall {
    /// Sends it, and passes on what is answered. Dropping the future closes the connection, which cancels
    /// the call.
    pub(super) async fn run(mut self, arguments: Json) {
        let sent = self.endpoint.call(&self.callee.function, arguments.as_str()).await;
        match sent {
            Ok(answer) if answer.is(EVENTS) && answer.is_ok() => self.follow(&answer).await,
            Ok(answer) => {
                let end = self.read(&answer).await;
                self.end(end);
            }
            Err(reason) => self.end(Err(reason)),
        }
    }

    /// Passes on the events of a call, until it ends.
    async fn follow(&mut self, answer: &Answer) {
        let Some(body) = answer.body() else { return self.end(Err("the answer is empty".into())) };
        let end = self.pass_on_all(&body).await;
        self.end(end);
        // So that the connection can be used again.
        let to_end = Box::pin(async { while let Ok(Some(_)) = body.next().await {} });
        select(to_end, task::sleep(TO_CLOSE)).await;
    }

    async fn pass_on_all(&mut self, body: &Body) -> Result<ToPage, String> {
        let mut events = EventStream::default();
        while let Some(bytes) = body.next().await.map_err(|reason| self.broken(&reason, &events))? {
            for event in events.push(&bytes) {
                match read_event(&event, self.id, &self.callee, &self.exports)? {
                    Some(message) if message.is_an_end() => return Ok(message),
                    Some(message) => self.pass_on(message).await,
                    None => self.warn(format!("there is no event `{}`", event.name)),
                }
            }
        }
        Err(self.broken("the server closed it", &events))
    }

    async fn pass_on(&mut self, message: ToPage) {
        if let ToPage::Emitted { .. } = message {
            let Some(window) = &mut self.window else { return };
            window.wait().await;
        }
        (self.receive)(Incoming::Message(message));
    }

    fn warn(&self, reason: String) {
        (self.receive)(Incoming::Unreadable(reason));
    }

    /// Reads an answer that is not a stream of events: a value, or an error.
    async fn read(&self, answer: &Answer) -> Result<ToPage, String> {
        let id = self.id;
        let status = answer.status_line();
        if !answer.is("application/json") {
            let what =
                if answer.is("text/html") { "an HTML page" } else { "neither JSON nor events" };
            return Err(format!("the server answered with {what}: {status}"));
        }
        let text = answer.text().await?;
        if answer.is_ok() {
            let value = Json::from_text(text).map_err(|error| error.to_string())?;
            return Ok(ToPage::Returned { id, value });
        }
        let failure: Failure =
            serde_json::from_str(&text).map_err(|_| format!("the server answered {status}"))?;
        Ok(ToPage::Failed { id, error: failure.into_error(&self.callee, &self.exports) })
    }

    /// Tells how the call has ended: a call whose answer breaks off, or is none, has crashed.
    fn end(&self, end: Result<ToPage, String>) {
        let crashed = |reason| ToPage::Failed { id: self.id, error: self.callee.crashed(reason) };
        (self.receive)(Incoming::Message(end.unwrap_or_else(crashed)));
    }

    fn broken(&self, reason: &str, events: &EventStream) -> String {
        let place = if events.is_in_event() { ", in the middle of an event" } else { "" };
        format!("the connection ended before the call did{place}: {reason}")
    }
}
