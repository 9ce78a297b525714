//! What must be true after each step.

use std::collections::BTreeSet;

use super::Timer;
use super::world::{Call, World};

impl World {
    pub(super) fn check(&mut self) {
        self.check_replies();
        let (state, has_link) = (self.state(), self.link.is_some());
        assert_eq!(has_link, matches!(state, "starting" | "ready" | "busy"), "{state}");
        assert_eq!(self.timers.contains(&Timer::Start), state == "starting");
        assert_eq!(self.timers.contains(&Timer::Backoff), state == "crashed");
        assert!(has_link || self.requests.is_empty());
        assert!(has_link || self.life.memory().is_none());
        // The last call that the worker may not have come back from: one before it is not to blame.
        let begun = self.calls.iter().filter(|it| it.has_begun && (!it.has_ended || it.lingers));
        let latest = begun.filter(|it| !it.is_told).map(|call| call.id).max();
        let is_timed = |call: &&Call| {
            let may_be_stuck = call.has_begun && (call.is_told || latest == Some(call.id));
            call.lingers && call.grace && may_be_stuck
        };
        let graces = self.calls.iter().filter(is_timed);
        let graces: BTreeSet<_> = graces.map(|call| Timer::Grace(call.id)).collect();
        let set: BTreeSet<_> =
            self.timers.iter().copied().filter(|it| matches!(it, Timer::Grace(_))).collect();
        // An expired one is not set again until the worker has been restarted.
        assert_eq!(set, graces);
        if self.is_ready() {
            let load = self.calls.iter().filter(|it| !it.has_ended || it.lingers).count();
            assert_eq!(state == "busy", load > 0, "{load} calls");
        }
        self.waiting.retain_mut(|waiting| matches!(waiting.try_recv(), Ok(None)));
        assert!(self.waiting.is_empty() || matches!(state, "starting" | "crashed"));
    }

    /// Exactly the calls that had to end have ended, each as it had to.
    fn check_replies(&mut self) {
        let mut due = std::mem::take(&mut self.due);
        for call in self.calls.iter_mut().filter(|call| !call.has_ended) {
            let reply = call.reply.try_recv().unwrap();
            assert_eq!(reply, due.remove(&call.id));
            call.has_ended = reply.is_some();
        }
    }
}
