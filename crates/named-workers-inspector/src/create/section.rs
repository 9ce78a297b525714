//! Everything about creating a worker by hand.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::draft::{Creating, Creation};
use super::form::Form;
use super::link::use_linked_draft;
use super::start::start;
use crate::session::{Action, Dispatch};
use crate::worker;
use named_workers::Error;
use named_workers_ui::elements::{Failure, Panel};

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
    let on_change = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |change| dispatch.dispatch(Action::Create(change)))
    };
    use_linked_draft(props.address.clone(), on_change.clone());
    let on_create = {
        let (dispatch, creating) = (props.dispatch.clone(), Rc::clone(&props.creating));
        let on_change = on_change.clone();
        Callback::from(move |again: bool| {
            let name = creating.draft.name.trim().to_owned();
            dispatch.dispatch(Action::Cards(worker::Change::Open(name, true)));
            start(&creating.draft, again, on_change.clone());
        })
    };
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
                <Form creating={(*props.creating).clone()} {is_again} address={props.address.clone()}
                    {on_change} {on_create} />
                { outcome(&props.creating.creation) }
            </div>
        </Panel>
    }
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
