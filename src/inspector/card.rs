//! One worker, in full.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::actions::Actions;
use super::badge::Badge;
use super::call::Caller;
use super::exports::Exports;
use super::facts::Facts;
use super::log::Log;
use crate::elements::{Failure, Panel};
use named_workers::{Error, State, WorkerInfo};

#[derive(PartialEq, Properties)]
pub(super) struct CardProps {
    pub(super) worker: WorkerInfo,
}

/// A worker's declaration, state, exports and log, with the form to call it and the buttons.
#[styled_component]
pub(super) fn Card(props: &CardProps) -> Html {
    let worker = &props.worker;
    let name = AttrValue::from(worker.name.clone());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;

        .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; }
        h2 { min-width: 0; font-family: var(--mono); overflow-wrap: anywhere; }
        .type { color: var(--muted); font-size: 0.875rem; }
        .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-left: auto; }
        .columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem 2.5rem; }
        .column { display: grid; gap: 1.25rem; align-content: start; }

        @media (max-width: 48rem) {
            .columns { grid-template-columns: minmax(0, 1fr); }
            .actions { margin-left: 0; }
        }
        "#
    );
    html! {
        <Panel label={name.clone()}>
            <div class={style} data-worker={name.clone()}>
                <div class="head">
                    <h2>{ &name }</h2>
                    <span class="type">{ worker.worker_type.to_string() }</span>
                    <Badge state={worker.state.clone()} />
                    <Actions worker={name.clone()} alive={is_alive(&worker.state)} />
                </div>
                { last_error(worker.error.as_ref()) }
                <div class="columns">
                    <div class="column">
                        <Facts
                            src={worker.src.clone()}
                            config={worker.config.clone()}
                            history={worker.history.clone()}
                        />
                        <Exports exports={worker.exports.clone()} />
                    </div>
                    if !worker.exports.is_empty() {
                        <Caller
                            worker={name.clone()}
                            exports={worker.exports.clone()}
                            ready={is_ready(&worker.state)}
                        />
                    }
                </div>
                <Log worker={name} lines={worker.log.clone()} />
            </div>
        </Panel>
    }
}

fn last_error(error: Option<&Error>) -> Html {
    let Some(error) = error else {
        return Html::default();
    };
    html! { <div class="error"><Failure error={error.clone()} /></div> }
}

fn is_ready(state: &State) -> bool {
    matches!(state, State::Ready | State::Busy(_))
}

fn is_alive(state: &State) -> bool {
    !matches!(state, State::Failed(_) | State::Terminated)
}
