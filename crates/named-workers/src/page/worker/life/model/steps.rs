//! What may happen to a worker.

use proptest::prelude::*;
use proptest::sample::Index;

/// Something that happens. An index selects from the calls so far, the requests, or the timers.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A caller sends a call, with a grace time or without, taking its values or not.
    Call {
        grace: bool,
        stream: bool,
    },
    /// A caller gives up: its time is over, or it no longer cares.
    Cancel(Index, bool),
    /// A reader has taken values of a call, which may have ended.
    Take(Index),
    /// Somebody waits for the worker to be ready.
    Wait,
    Terminate,
    Restart,
    /// The page is left, or the name belongs to another worker now.
    Retire,
    /// A timer that is set expires.
    Expire(Index),
    /// The link cannot be opened.
    NotOpened,
    Loading,
    Ready,
    /// The page and the worker have different versions.
    OtherVersion,
    StartFailed,
    LoadFailed,
    Crash,
    LinkBreaks,
    Began(Index),
    /// The worker has heard of a cancellation, and runs the call on.
    Told(Index),
    Return(Index),
    Fail(Index),
    CameBack(Index),
    Emit(Index),
    Report(Index),
    /// The worker asks another one, during a call or outside one.
    Ask(Option<Index>),
    WithdrawRequest(Index),
    /// Another worker answers.
    Answer(Index),
    Log,
    Grow,
    Unreadable,
    /// A message of an earlier attempt arrives late.
    Late(Box<Step>),
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let said = said().prop_map(|step| Step::Late(Box::new(step)));
    prop_oneof![
        4 => happens(),
        6 => self::said(),
        1 => said,
    ]
}

/// What comes from the page.
fn happens() -> impl Strategy<Value = Step> {
    let which = any::<Index>;
    prop_oneof![
        8 => (any::<bool>(), any::<bool>()).prop_map(|(grace, stream)| Step::Call { grace, stream }),
        4 => (which(), any::<bool>()).prop_map(|(call, timed)| Step::Cancel(call, timed)),
        1 => which().prop_map(Step::Take),
        2 => Just(Step::Wait),
        1 => Just(Step::Terminate),
        2 => Just(Step::Restart),
        1 => prop_oneof![19 => Just(Step::Wait), 1 => Just(Step::Retire)],
        4 => which().prop_map(Step::Expire),
        1 => Just(Step::NotOpened),
        1 => which().prop_map(Step::Answer),
    ]
}

/// What comes from the worker.
fn said() -> impl Strategy<Value = Step> {
    let which = any::<Index>;
    prop_oneof![
        1 => Just(Step::Loading),
        9 => Just(Step::Ready),
        1 => prop_oneof![Just(Step::OtherVersion), Just(Step::StartFailed), Just(Step::LoadFailed)],
        2 => Just(Step::Crash),
        1 => prop_oneof![4 => Just(Step::Crash), 1 => Just(Step::LinkBreaks)],
        2 => which().prop_map(Step::Began),
        1 => which().prop_map(Step::Told),
        3 => which().prop_map(Step::Return),
        2 => which().prop_map(Step::Fail),
        3 => which().prop_map(Step::CameBack),
        1 => which().prop_map(Step::Emit),
        1 => which().prop_map(Step::Report),
        2 => proptest::option::of(which()).prop_map(Step::Ask),
        1 => which().prop_map(Step::WithdrawRequest),
        1 => prop_oneof![Just(Step::Log), Just(Step::Grow), Just(Step::Unreadable)],
    ]
}
