//! What becomes of the code.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::playing::WORKER;
use crate::call::{Caller, Form};
use crate::log::CardLog;
use crate::session::Dispatch;
use crate::worker::{Badge, is_ready};
use named_workers::WorkerInfo;
use named_workers_ui::elements::{Failure, Panel};

#[derive(PartialEq, Properties)]
pub(super) struct OutputProps {
    pub(super) worker: Rc<WorkerInfo>,
    pub(super) form: Rc<Form>,
    pub(super) dispatch: Dispatch,
}

/// The state of its worker, what it has printed, and its functions to be called.
#[styled_component]
pub(super) fn Output(props: &OutputProps) -> Html {
    let worker = &props.worker;
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;

        .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; }
        "#
    );
    let is_ready = is_ready(&worker.state);
    let error = worker.error.as_ref().filter(|_| !is_ready);
    html! {
        <Panel label="Result">
            <div class={style} data-worker={WORKER}>
                <div class="head" role="status">
                    <h2>{ "Result" }</h2>
                    <Badge state={worker.state.clone()} />
                </div>
                if let Some(error) = error { <Failure error={error.clone()} /> }
                if !worker.log.is_empty() {
                    <CardLog worker={WORKER} lines={worker.log.clone()} />
                }
                if !worker.exports.is_empty() {
                    <Caller worker={WORKER} exports={worker.exports.clone()} ready={is_ready} form={Rc::clone(&props.form)}
                        dispatch={props.dispatch.clone()} />
                } else if is_ready {
                    <p class="hint">
                        { "The code has run. It exports no function: name some in " }<code>{ "__export__" }</code>
                        { ", and they can be called here." }
                    </p>
                }
            </div>
        </Panel>
    }
}
