//! Performs a step, and notes what must follow from it.

use std::time::Duration;

use futures_channel::mpsc;
use proptest::sample::Index;

use crate::page::worker::pending::Outgoing;
use crate::page::worker::transport::Incoming;
use crate::protocol::Json;

use super::Timer;
use super::steps::Step;
use super::world::{Call, World, callee, failed, value, which};

impl World {
    pub(super) fn happen(&mut self, step: Step) {
        match step {
            Step::Call { grace, stream } => self.call(grace, stream),
            Step::Cancel(index, timed) => self.cancel(&index, timed),
            Step::Take(index) => {
                if let Some(call) = which(&index, &self.calls) {
                    self.life.allow_more(self.calls[call].id, 8);
                }
            }
            Step::Wait => match self.life.wait(None) {
                Ok(ready) => assert_eq!(ready.is_ok(), self.is_ready()),
                Err(waiting) => self.waiting.push(waiting),
            },
            Step::Terminate => {
                self.end_all(&callee().terminated());
                self.life.terminate();
                assert_eq!(self.state(), "terminated");
            }
            Step::Retire => {
                self.end_all(&callee().terminated());
                self.is_retired = true;
                self.life.retire();
            }
            Step::Restart => self.restart(),
            Step::Expire(index) => self.expire(&index),
            Step::NotOpened => {
                if self.state() == "starting" {
                    self.start_fails(failed("it cannot be opened"), |life, error, now, attempt| {
                        life.not_opened(attempt, error, now);
                    });
                }
            }
            Step::LinkBreaks => {
                if self.link.is_some() {
                    self.breaks("it is cut");
                    self.life.break_link("it is cut".into(), self.now);
                }
            }
            Step::Answer(index) => {
                let open: Vec<_> = self.requests.iter().copied().collect();
                if let Some(request) = which(&index, &open) {
                    self.life.answer(open[request], Ok(Json::default()));
                }
            }
            Step::Late(step) => {
                if let Some(message) = self.message(&step) {
                    let attempt = self.link.map_or(1, |attempt| attempt).wrapping_sub(1);
                    self.life.receive(attempt, Incoming::Message(message), self.now);
                }
            }
            Step::Unreadable => self.say(Incoming::Unreadable("it is not text".into())),
            said => self.hear(&said),
        }
    }

    fn call(&mut self, grace: bool, stream: bool) {
        let call = Outgoing {
            function: "f".into(),
            grace: grace.then(|| Duration::from_secs(1)),
            values: stream.then(|| mpsc::unbounded().0),
            ..Outgoing::default()
        };
        let mut others = self.calls.iter().filter(|call| !call.has_ended || call.lingers);
        let has_grace = grace || others.clone().any(|call| call.grace);
        let is_alone = others.next().is_none();
        let was_ready = self.is_ready();
        match self.life.send(&mut Some(call), Json::default(), self.now) {
            Ok((id, reply)) => {
                assert!(was_ready && self.calls.iter().all(|call| call.id != id));
                let has_begun = is_alone || !has_grace;
                let (has_ended, lingers, is_told) = (false, false, false);
                self.calls.push(Call { id, reply, has_ended, grace, has_begun, lingers, is_told });
            }
            Err(error) => assert!(!was_ready, "{error}"),
        }
    }

    fn cancel(&mut self, index: &Index, timed: bool) {
        let Some(call) = which(index, &self.calls) else { return };
        let call = &mut self.calls[call];
        let error = if timed { callee().timed_out(9) } else { callee().cancelled() };
        if !call.has_ended {
            call.lingers = true;
            self.due.insert(call.id, Err(error.clone()));
        }
        self.life.cancel(call.id, error);
    }

    fn restart(&mut self) {
        if !self.is_retired {
            self.end_all(&callee().terminated());
            (self.row, self.is_again) = (0, self.was_ready);
        }
        self.life.restart();
        assert_eq!(self.state(), if self.is_retired { "terminated" } else { "starting" });
    }

    fn expire(&mut self, index: &Index) {
        let timers: Vec<_> = self.timers.iter().copied().collect();
        let Some(timer) = which(index, &timers).map(|index| timers[index]) else { return };
        self.timers.remove(&timer);
        match timer {
            Timer::Start => {
                let reason = "it was not ready after 60000 ms without progress";
                self.start_fails(failed(reason), |life, _, now, _| life.expire(Timer::Start, now));
            }
            Timer::Backoff => {
                self.is_again = true;
                self.life.expire(timer, self.now);
            }
            Timer::Grace(_) => {
                self.end_all(&callee().terminated());
                (self.row, self.is_again) = (0, self.was_ready);
                self.life.expire(timer, self.now);
                assert_eq!(self.state(), "starting");
            }
        }
    }

    /// The worker says something, which is heard if a link is open.
    fn hear(&mut self, step: &Step) {
        let Some(message) = self.message(step) else { return };
        if self.link.is_some() {
            match step {
                Step::StartFailed | Step::LoadFailed | Step::OtherVersion
                    if self.state() == "starting" =>
                {
                    return self.start_fails(failed("any"), |life, _, now, attempt| {
                        life.receive(attempt, Incoming::Message(message), now);
                    });
                }
                Step::Crash => self.breaks("boom"),
                _ => self.expect(step),
            }
        }
        self.say(Incoming::Message(message));
    }

    fn say(&mut self, incoming: Incoming) {
        self.life.receive(self.link.unwrap_or(1), incoming, self.now);
    }

    /// What a message about a call means for the call.
    fn expect(&mut self, step: &Step) {
        if let Step::Ready = step {
            self.was_ready |= self.state() == "starting";
        }
        let (Step::Return(index)
        | Step::Fail(index)
        | Step::CameBack(index)
        | Step::Told(index)
        | Step::Began(index)) = step
        else {
            return;
        };
        let Some(call) = which(index, &self.calls) else { return };
        let call = &mut self.calls[call];
        match step {
            Step::Began(_) => call.has_begun = true,
            Step::Told(_) => call.is_told |= call.lingers,
            Step::CameBack(_) => call.lingers = false,
            _ if call.has_ended => call.lingers = false,
            Step::Return(_) => drop(self.due.insert(call.id, Ok(value(call.id)))),
            _ => drop(self.due.insert(call.id, Err(callee().bad_result("no".into())))),
        }
        if let Step::Return(_) = step {
            self.row = 0;
        }
    }
}
