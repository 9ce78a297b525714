//! What a worker says, as a message.

use proptest::sample::Index;

use crate::protocol::log::Line;
use crate::protocol::{Ask, Json, Level, Loading, PROTOCOL, Progress, Signature, ToPage};

use super::steps::Step;
use super::world::{World, callee, failed, value, which};

impl World {
    /// The message of a step, if the worker sends one in it.
    pub(super) fn message(&mut self, step: &Step) -> Option<ToPage> {
        let call = |index: &Index| Some(self.calls[which(index, &self.calls)?].id);
        Some(match step {
            Step::Loading => ToPage::Loading(Loading::default()),
            Step::Ready => ToPage::Ready { protocol: PROTOCOL, exports: exports() },
            Step::OtherVersion => ToPage::Ready { protocol: 1, exports: exports() },
            Step::StartFailed => ToPage::StartFailed { error: failed("it raised") },
            Step::LoadFailed => ToPage::LoadFailed { reason: "404".into() },
            Step::Crash => ToPage::Crashed { message: "boom".into() },
            Step::Began(index) => ToPage::Began { id: call(index)? },
            Step::Told(index) => ToPage::Cancelling { id: call(index)? },
            Step::Return(index) => {
                let id = call(index)?;
                ToPage::Returned { id, value: value(id) }
            }
            Step::Fail(index) => {
                ToPage::Failed { id: call(index)?, error: callee().bad_result("no".into()) }
            }
            Step::CameBack(index) => ToPage::Cancelled { id: call(index)? },
            Step::Emit(index) => ToPage::Emitted { id: call(index)?, value: Json::default() },
            Step::Report(index) => {
                let progress = Progress { done: 1.0, total: 2.0, message: None };
                ToPage::Progressed { id: call(index)?, progress }
            }
            Step::Ask(index) => {
                let during = index.as_ref().and_then(call);
                self.last_request += 1;
                let (worker, ask) = ("other".into(), Ask::Exports);
                ToPage::Request { id: self.last_request, during, worker, ask }
            }
            Step::WithdrawRequest(index) => {
                let requests: Vec<_> = self.requests.iter().copied().collect();
                ToPage::Withdraw { id: requests[which(index, &requests)?] }
            }
            Step::Log => {
                let line = Line { level: Level::Info, text: "a line".into() };
                ToPage::Logged { left_out: 0, lines: vec![line] }
            }
            Step::Grow => ToPage::Grown { memory: 1 << 20 },
            _ => return None,
        })
    }
}

fn exports() -> Vec<Signature> {
    vec![Signature { name: "f".into(), parameters: Vec::new(), returns: None, doc: None }]
}
