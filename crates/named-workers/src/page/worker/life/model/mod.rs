//! Whole lives of a worker, in every order: starts that fail or are slow, crashes, restarts, grace
//! times, cancellations, requests to other workers, streams, a page that is left, and messages that
//! come late or make no sense.
//!
//! After each step, exactly the calls that its cause ends have been settled, once each, with the
//! error or value the cause calls for; no effect went to a worker that is gone; and nothing is left
//! over from what has ended. [`World`] holds what a step must lead to, [`steps`] generates the
//! steps.
//!
//! The test fails with each of these changes to the machine:
//!
//! 1. `terminate` settles no calls;
//! 2. a crash settles calls as terminated;
//! 3. `cancel` forgets the call at once, so that the worker counts as free;
//! 4. a cancelled call that comes back leaves its grace timer;
//! 5. the grace time of a call runs although the call has not begun;
//! 6. messages of an earlier attempt are heard;
//! 7. `close` leaves the requests to other workers;
//! 8. a worker that is ready leaves its start timer;
//! 9. a restart that fails is final;
//! 10. a retired worker can be restarted;
//! 11. a call that returned does not end the row of crashes;
//! 12. a grace time runs on while a later call may keep the worker;
//! 13. a failed worker does not notify those who wait for it;
//! 14. `close` leaves the memory of the worker that is gone.
#![allow(clippy::unwrap_used, reason = "this is a test")]

mod check;
mod happen;
mod said;
mod steps;
mod world;

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Effect, Life, Ready, Settled, Timer};
use steps::step;
use world::World;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn every_call_settles_once_as_its_cause_asks_and_nothing_is_left_over(
        steps in vec(step(), 0..120),
    ) {
        let mut world = World::new();
        for step in steps {
            world.take(step);
        }
        world.end();
    }
}
