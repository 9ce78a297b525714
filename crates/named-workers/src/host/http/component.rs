//! The component: what the engine calls for each request.

#![allow(
    unsafe_code,
    reason = "what is exported to the engine, and the worker's own `main`, have C's interface"
)]

use std::cell::RefCell;
use std::rc::Rc;

use wasip2::exports::http::incoming_handler::{Guest as Handler, ResponseOutparam};
use wasip2::http::types::{IncomingRequest, Method};

use crate::host::Guest;
use crate::protocol::remote::{Access, Asked, Refused, cors, read_request};

use super::answer::Answer;
use super::exchange::{Exchange, crash};

thread_local! {
    /// What the worker's `main` serves.
    static SERVED: RefCell<Option<Rc<dyn Guest>>> = const { RefCell::new(None) };
}

/// Serves a guest to whoever sends a request. Call it at the end of the worker's `main`.
pub fn serve(guest: impl Guest + 'static) {
    SERVED.set(Some(Rc::new(guest)));
}

unsafe extern "C" {
    /// The worker's `main`, as the standard library starts it.
    fn __main_void() -> i32;
}

struct Component;

wasip2::http::proxy::export!(Component);

impl Handler for Component {
    fn handle(request: IncomingRequest, out: ResponseOutparam) {
        let headers = Headers::of(&request);
        let access = Access::new(|name| std::env::var(name).ok());
        let origin = headers.get("origin");
        let host = headers.get("host").or_else(|| request.authority());
        let refused = access.check_origin(origin.as_deref(), host.as_deref()).err();
        let readable = origin.filter(|_| refused.is_none());
        let asked_headers = headers.get("access-control-request-headers");
        let answer = Answer::new(out, cors(readable.as_deref(), asked_headers.as_deref()));
        let asked = match refused {
            Some(refused) => Err(refused),
            None => ask(&request, &headers, &access),
        };
        match asked {
            Ok(asked) => run(&request, asked, answer),
            Err((status, reason)) => answer.whole(status, "text/plain; charset=utf-8", &reason),
        }
    }
}

fn ask(request: &IncomingRequest, headers: &Headers, access: &Access) -> Result<Asked, Refused> {
    let method = match request.method() {
        Method::Get => "GET".to_owned(),
        Method::Post => "POST".to_owned(),
        Method::Options => "OPTIONS".to_owned(),
        other => format!("{other:?}").replace("Method::", "").to_uppercase(),
    };
    let path = request.path_with_query().unwrap_or_default();
    let (accept, content_type) = (headers.get("accept"), headers.get("content-type"));
    let asked = read_request(&method, &path, accept.as_deref(), content_type.as_deref())?;
    if asked != Asked::Leave {
        access.check_token(headers.get("authorization").as_deref())?;
    }
    Ok(asked)
}

fn run(request: &IncomingRequest, asked: Asked, answer: Answer) {
    if asked == Asked::Leave {
        return answer.whole(204, "text/plain", "");
    }
    let Some(guest) = served() else {
        return answer.whole(500, "text/plain", "the worker's `main` serves nothing");
    };
    match asked {
        Asked::Call { function, events } => {
            Exchange::new(answer, guest.name(), &function, events).call(guest, body(request));
        }
        _ => Exchange::new(answer, guest.name(), "", false).describe(guest),
    }
}

/// What the worker serves. Its `main` runs once.
fn served() -> Option<Rc<dyn Guest>> {
    let served = || SERVED.with_borrow(Clone::clone);
    served().or_else(|| {
        std::panic::set_hook(Box::new(|panic| {
            eprintln!("{panic}");
            crash(panic.to_string());
        }));
        // SAFETY: it is `main` with no arguments, and it runs once, on the only thread.
        let _ = unsafe { __main_void() };
        served()
    })
}

/// The whole body; what could not be read of it is missing, and is no JSON then.
fn body(request: &IncomingRequest) -> String {
    let mut bytes = Vec::new();
    if let Ok(body) = request.consume()
        && let Ok(stream) = body.stream()
    {
        while let Ok(piece) = stream.blocking_read(64 * 1024) {
            bytes.extend(piece);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The headers of a request.
struct Headers(wasip2::http::types::Headers);

impl Headers {
    fn of(request: &IncomingRequest) -> Self {
        Self(request.headers())
    }

    fn get(&self, name: &str) -> Option<String> {
        let value = self.0.get(name).into_iter().next()?;
        String::from_utf8(value).ok()
    }
}
