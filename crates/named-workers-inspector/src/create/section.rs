//! Everything about creating a worker by hand.

use std::rc::Rc;

use stylist::yew::styled_component;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::draft::{Change, Creating, Creation};
use super::form::Form;
use super::link;
use crate::session::{Action, Dispatch};
use crate::worker;
use named_workers::{Declaration, Error, create_named_worker, workers};
use named_workers_ui::elements::{Failure, Panel};
use named_workers_ui::hooks::copy;

#[derive(PartialEq, Properties)]
pub(crate) struct CreateSectionProps {
    pub(crate) creating: Rc<Creating>,
    /// The names of the workers that run.
    pub(crate) alive: Vec<String>,
    /// Where links to drafts lead.
    pub(crate) address: Option<AttrValue>,
    pub(crate) dispatch: Dispatch,
}

/// The form for a new worker, and how its creation goes.
#[styled_component]
pub(crate) fn CreateSection(props: &CreateSectionProps) -> Html {
    let said = use_state_eq(|| None::<&'static str>);
    use_linked_draft(props.address.clone(), &props.dispatch);
    let on_change = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |change| dispatch.dispatch(Action::Create(change)))
    };
    let on_create = {
        let (dispatch, creating) = (props.dispatch.clone(), Rc::clone(&props.creating));
        Callback::from(move |again: bool| {
            let declaration = creating.draft.declaration();
            if again {
                workers().terminate(&declaration.name).ok(); // it may have ended by itself
            }
            dispatch.dispatch(Action::Create(Change::Start));
            // It continues if the visitor leaves this page: the worker is still wanted.
            spawn_local(create(declaration, dispatch.clone()));
        })
    };
    let on_share = props.address.clone().map(|address| {
        let (creating, said) = (Rc::clone(&props.creating), said.setter());
        Callback::from(move |()| {
            let link = link::link(&address, &creating.draft).unwrap_or_default();
            let said = said.clone();
            spawn_local(async move {
                said.set(Some(match copy(&link).await {
                    true => "The link is copied. Whoever opens it sees this form, and nothing runs by itself.",
                    false => "The browser does not allow copying here.",
                }));
            });
        })
    });
    let name = props.creating.draft.name.trim();
    let is_again =
        props.creating.own.contains(name) && props.alive.iter().any(|alive| alive == name);
    let style = css!("form, .outcome { margin-top: 1rem; }");
    html! {
        <Panel label="Create a worker">
            <div class={style}>
                <h2>{ "Create a worker" }</h2>
                if props.creating.is_foreign {
                    <p class="outcome" role="status">
                        { "This code came with a link. Read it first: nothing runs until you choose Create." }
                    </p>
                }
                <Form creating={(*props.creating).clone()} {is_again} {on_change} {on_create} {on_share} />
                { outcome(&props.creating.creation) }
                <p class="hint" role="status">{ *said }</p>
            </div>
        </Panel>
    }
}

/// Takes up the draft that came with the page's address, once.
#[hook]
fn use_linked_draft(address: Option<AttrValue>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        if let Some(draft) = address.and_then(|address| link::take(&address)) {
            dispatch.dispatch(Action::Create(Change::Open(draft)));
        }
    });
}

async fn create(declaration: Declaration, dispatch: Dispatch) {
    let name = declaration.name.clone();
    let created = create_named_worker(declaration).await.map(|_| name.clone());
    dispatch.dispatch(Action::Cards(worker::Change::Open(name, true)));
    dispatch.dispatch(Action::Create(Change::End(created)));
}

fn outcome(creation: &Creation) -> Html {
    let words = match creation {
        Creation::None => String::new(),
        Creation::Running(name) => format!("{name} is starting."),
        Creation::Done(_) => String::new(),
        // Its card says why.
        Creation::Failed(error @ Error::StartFailed { worker, .. }) => {
            return html! {
                <p id="create-error" class="outcome" role="alert">
                    { format!("{}: {worker} has not started. Its card says why.", error.kind()) }
                </p>
            };
        }
        Creation::Failed(error) => {
            return html! {
                <div id="create-error" class="outcome" role="alert"><Failure error={error.clone()} /></div>
            };
        }
    };
    let class = classes!("hint", (!words.is_empty()).then_some("outcome"));
    html! { <p {class} role="status">{ words }</p> }
}
