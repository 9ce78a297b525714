//! One worker, in full.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::actions::Actions;
use super::badge::Badge;
use super::cards::{has_ended, is_ready, since};
use super::exports::Exports;
use super::facts::Facts;
use crate::call::{Caller, Form};
use crate::log::CardLog;
use crate::session::Dispatch;
use named_workers::{Error, State, WorkerInfo};
use named_workers_ui::elements::{Failure, Panel};

#[derive(PartialEq, Properties)]
pub(crate) struct CardProps {
    pub(crate) worker: Rc<WorkerInfo>,
    /// Whether something can be done with it.
    pub(crate) is_live: bool,
    pub(crate) form: Rc<Form>,
    pub(crate) dispatch: Dispatch,
}

/// A worker's declaration, state, exports and log, with the form to call it and the buttons.
#[styled_component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let worker = &props.worker;
    let name = AttrValue::from(worker.name.clone());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;

        .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; }
        h2 {
            min-width: 0;
            max-height: 3.9em;
            overflow: hidden;
            font-family: var(--mono);
            overflow-wrap: anywhere;
        }
        .type { color: var(--muted); font-size: 0.875rem; }
        .columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem 2.5rem; }
        .column { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-content: start; }

        @media (max-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
        "#
    );
    html! {
        <Panel label={name.clone()}>
            <div class={style} data-worker={name.clone()}>
                <div class="head">
                    <h2 title={name.clone()}>{ &name }</h2>
                    <span class="type">{ worker.worker_type.to_string() }</span>
                    <Badge state={worker.state.clone()} />
                    if props.is_live {
                        <Actions
                            worker={name.clone()}
                            ended={has_ended(&worker.state).then(|| since(worker))}
                            dispatch={props.dispatch.clone()}
                        />
                    }
                </div>
                { last_error(worker.error.as_ref(), &worker.state) }
                <div class="columns">
                    <div class="column">
                        <Facts
                            src={worker.src.clone()}
                            config={worker.config.clone()}
                            memory={worker.memory}
                            history={worker.history.clone()}
                        />
                        <Exports exports={worker.exports.clone()} is_known={was_ready(worker)} />
                    </div>
                    if props.is_live && !worker.exports.is_empty() {
                        <Caller
                            worker={name.clone()}
                            exports={worker.exports.clone()}
                            ready={is_ready(&worker.state)}
                            form={Rc::clone(&props.form)}
                            dispatch={props.dispatch.clone()}
                        />
                    }
                </div>
                if !worker.log.is_empty() {
                    <CardLog worker={name} lines={worker.log.clone()} dispatch={Some(props.dispatch.clone())} />
                }
            </div>
        </Panel>
    }
}

/// The last error, and whether it is over.
fn last_error(error: Option<&Error>, state: &State) -> Html {
    let Some(error) = error else {
        return Html::default();
    };
    html! {
        <div class="error">
            if is_ready(state) {
                <h3>{ "Its last error, before it was started again" }</h3>
            }
            <Failure error={error.clone()} />
        </div>
    }
}

fn was_ready(worker: &WorkerInfo) -> bool {
    is_ready(&worker.state) || worker.history.iter().any(|change| is_ready(&change.state))
}
