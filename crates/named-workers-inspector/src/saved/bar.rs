//! Saving what is shown, and opening what was saved.

use std::rc::Rc;

use stylist::yew::styled_component;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::session_file::Saved;
use crate::record;
use crate::session::{Action, Dispatch};
use crate::watch::Snapshot;
use named_workers_ui::clock::{now, unix};
use named_workers_ui::hooks::download;

#[derive(PartialEq, Properties)]
pub(crate) struct SavedBarProps {
    pub(crate) snapshot: Snapshot,
    pub(crate) dispatch: Dispatch,
}

/// Save session, Open session.
#[styled_component]
pub(crate) fn SavedBar(props: &SavedBarProps) -> Html {
    let field = use_node_ref();
    let error = use_state_eq(|| None::<String>);
    let style = css!(
        "display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; .bad { color: var(--bad); }"
    );
    let save = {
        let snapshot = props.snapshot.clone();
        move |_: MouseEvent| {
            let saved = Saved::new(&snapshot, record::current().saved(now()), unix());
            download("named-workers-session.json", &saved.write());
        }
    };
    let choose = {
        let field = field.clone();
        move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        }
    };
    let onchange = {
        let (field, dispatch, error) = (field.clone(), props.dispatch.clone(), error.setter());
        move |_: Event| {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let file = field.files().and_then(|files| files.get(0));
            field.set_value(""); // the same file can be chosen again
            let (dispatch, error) = (dispatch.clone(), error.clone());
            spawn_local(async move {
                let Some(file) = file else { return };
                match read(&file).await {
                    Ok(saved) => {
                        error.set(None);
                        dispatch.dispatch(Action::Open(Some(Rc::new(saved))));
                    }
                    Err(reason) => error.set(Some(reason)),
                }
            });
        }
    };
    html! {
        <div class={style}>
            <button class="small" onclick={save}>{ "Save session" }</button>
            <button class="small" onclick={choose}>{ "Open session" }</button>
            <input ref={field} type="file" hidden=true accept="application/json,.json" {onchange} aria-label="A saved session" />
            <span class="bad" role="status">{ (*error).clone() }</span>
        </div>
    }
}

async fn read(file: &File) -> Result<Saved, String> {
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    Saved::read(&text.ok_or("The browser cannot read this file.")?)
}
