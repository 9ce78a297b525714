//! A button that copies.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::hooks::copy;

/// What a [`CopyButton`] copies.
#[derive(Debug, PartialEq, Properties)]
pub struct CopyButtonProps {
    /// What stands on the button.
    pub label: AttrValue,
    /// What goes to the clipboard.
    pub text: AttrValue,
    /// What is said when it has.
    pub done: AttrValue,
}

/// Copies a text, and says what became of it.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let said = use_state_eq(|| None::<AttrValue>);
    let onclick = {
        let (text, done, said) = (props.text.clone(), props.done.clone(), said.setter());
        move |_: MouseEvent| {
            let (text, done, said) = (text.clone(), done.clone(), said.clone());
            spawn_local(async move {
                let is_copied = copy(&text).await;
                said.set(Some(if is_copied {
                    done
                } else {
                    "The browser does not allow copying here.".into()
                }));
            });
        }
    };
    html! {
        <>
            <button type="button" {onclick}>{ &props.label }</button>
            <span class="hint" role="status">{ (*said).clone() }</span>
        </>
    }
}
