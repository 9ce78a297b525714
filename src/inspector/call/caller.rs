//! Everything about calling one worker.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::attempt::{Action, Attempt};
use super::form::Form;
use super::outcome::Outcome;
use super::run::{Request, run};
use crate::hooks::{Task, use_task};
use named_workers::Signature;

#[derive(PartialEq, Properties)]
pub(in crate::inspector) struct CallerProps {
    pub(in crate::inspector) worker: AttrValue,
    pub(in crate::inspector) exports: Vec<Signature>,
    /// Whether the worker can be called now.
    pub(in crate::inspector) ready: bool,
}

/// The form, and how its call goes.
#[styled_component]
pub(in crate::inspector) fn Caller(props: &CallerProps) -> Html {
    let attempt = use_reducer_eq(Attempt::default);
    let parts = (attempt.dispatcher(), use_task());
    let on_call = use_callback(parts.clone(), call);
    let on_cancel = use_callback(parts, cancel);
    let style = css!("display: grid; gap: 0.75rem; align-content: start; min-width: 0;");
    html! {
        <div class={style}>
            <Form
                worker={props.worker.clone()}
                exports={props.exports.clone()}
                ready={props.ready}
                running={attempt.is_running()}
                refused={matches!(*attempt, Attempt::Refused(_))}
                {on_call}
                {on_cancel}
            />
            <Outcome worker={props.worker.clone()} attempt={(*attempt).clone()} />
        </div>
    }
}

type Parts = (UseReducerDispatcher<Attempt>, Task);

fn call(request: Result<Request, String>, (attempt, task): &Parts) {
    match request {
        Ok(request) => {
            attempt.dispatch(Action::Start);
            task.start(run(request, attempt.clone()));
        }
        Err(reason) => attempt.dispatch(Action::Refuse(reason)),
    }
}

/// Dropping the call cancels it in the worker as well.
fn cancel((): (), (attempt, task): &Parts) {
    task.stop();
    attempt.dispatch(Action::Cancel);
}
