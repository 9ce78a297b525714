//! Everything about creating a worker by hand.

use stylist::yew::styled_component;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::creation::{Creation, Fields};
use super::form::Form;
use crate::elements::{Failure, Panel};
use named_workers::{Error, create_named_worker};

/// The form for a new worker, and how its creation goes.
#[styled_component]
pub(in crate::inspector) fn Create() -> Html {
    let creation = use_state_eq(Creation::default);
    let on_create = use_callback(creation.setter(), |fields: Fields, creation| {
        creation.set(Creation::Running(fields.name.clone()));
        // It continues if the user leaves this page: the worker is still wanted.
        spawn_local(create(fields, creation.clone()));
    });
    let style = css!("form, .outcome { margin-top: 1rem; }");
    let running = matches!(*creation, Creation::Running(_));
    html! {
        <Panel label="Create a worker">
            <div class={style}>
                <h2>{ "Create a worker" }</h2>
                <Form {running} {on_create} />
                { outcome(&creation) }
            </div>
        </Panel>
    }
}

async fn create(fields: Fields, creation: UseStateSetter<Creation>) {
    let name = fields.name.clone();
    creation.set(match created(fields).await {
        Ok(()) => Creation::Done(name),
        Err(error) => Creation::Failed(error),
    });
}

async fn created(fields: Fields) -> Result<(), Error> {
    create_named_worker(fields.declaration()?).await.map(drop)
}

fn outcome(creation: &Creation) -> Html {
    let words = match creation {
        Creation::None => String::new(),
        Creation::Running(name) => format!("{name} is starting."),
        Creation::Done(name) => format!("{name} is ready."),
        Creation::Failed(error) => {
            return html! {
                <div id="create-error" class="outcome" role="alert"><Failure error={error.clone()} /></div>
            };
        }
    };
    let class = classes!("hint", (!words.is_empty()).then_some("outcome"));
    html! { <p {class} role="status">{ words }</p> }
}
