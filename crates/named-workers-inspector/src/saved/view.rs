//! A saved session, to be looked at.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::session_file::Saved;
use crate::session::{Action, Dispatch, use_own_session};
use crate::views::Views;
use named_workers_ui::clock::date;

#[derive(PartialEq, Properties)]
pub(crate) struct SavedViewProps {
    pub(crate) saved: Rc<Saved>,
    pub(crate) dispatch: Dispatch,
}

/// The views of its workers, log, calls and messages, as they are for the page's own; nothing can be done to them.
#[styled_component]
pub(crate) fn SavedView(props: &SavedViewProps) -> Html {
    let session = use_own_session();
    let saved = &props.saved;
    let style = css!("display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem;");
    let close = {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Open(None))
    };
    html! {
        <section class={style} aria-label="Saved session">
            <h2>{ format!("A session saved on {}", date(saved.time)) }</h2>
            <Views {session} snapshot={saved.snapshot.clone()} saved={Rc::clone(&saved.recording)}>
                <button class="small" onclick={close}>{ "Close session" }</button>
            </Views>
        </section>
    }
}
