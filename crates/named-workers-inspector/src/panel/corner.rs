//! The button in the corner, and the panel that it opens.

use stylist::manager::StyleManager;
use stylist::yew::{ManagerProvider, styled_component};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::page::Inspector;
use crate::session::InspectorSession;
use named_workers_ui::theme::Theme;

#[derive(PartialEq, Properties)]
pub(super) struct CornerProps {
    /// Of the tree that it is in.
    pub(super) styles: StyleManager,
}

/// All that the inspector adds to a page.
#[component]
pub(super) fn Corner(props: &CornerProps) -> Html {
    html! {
        <ManagerProvider manager={props.styles.clone()}>
            <Theme />
            <InspectorSession><Drawer /></InspectorSession>
        </ManagerProvider>
    }
}

/// The button, or the panel in its place. What is typed in the panel is there when it is opened again.
#[styled_component]
fn Drawer() -> Html {
    let is_open = use_state_eq(|| false);
    let button = use_node_ref();
    let style = css!(
        r#"
        position: fixed;
        right: 1rem;
        bottom: 1rem;
        z-index: 2147483647;

        &[data-open] {
            inset: auto 0 0;
            max-height: min(44rem, 70vh);
            overflow: auto;
            overscroll-behavior: contain;
            padding: 0 1.5rem 1.5rem;
            border-top: 1px solid var(--line);
            background: var(--page);
            box-shadow: 0 -4px 24px rgba(20, 22, 26, 0.2);
        }
        .head {
            position: sticky;
            top: 0;
            z-index: 1;
            display: flex;
            align-items: center;
            justify-content: space-between;
            margin: 0 -1.5rem 1rem;
            padding: 0.5rem 1.5rem;
            border-bottom: 1px solid var(--line);
            background: var(--surface);
        }
        .open { border-radius: 999px; box-shadow: 0 2px 12px rgba(20, 22, 26, 0.25); }

        @media (max-width: 40rem) {
            &[data-open] { max-height: 85vh; padding: 0 1rem 1rem; }
            .head { margin: 0 -1rem 1rem; padding: 0.5rem 1rem; }
        }
        @media print { display: none; }
        "#
    );
    // The button that was chosen goes away, and its place is taken by the other one.
    {
        let (button, is_first) = (button.clone(), use_mut_ref(|| true));
        use_effect_with(*is_open, move |_| {
            let button = button.cast::<HtmlElement>().filter(|_| !is_first.replace(false));
            button.map(|button| button.focus());
        });
    }
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    if !*is_open {
        return html! {
            <div class={style}>
                <button class="open" ref={button} aria-expanded="false" onclick={toggle}>{ "Inspect workers" }</button>
            </div>
        };
    }
    html! {
        <section class={style} data-open="" aria-label="Worker inspector">
            <div class="head">
                <h2>{ "Worker inspector" }</h2>
                <button class="small" ref={button} aria-expanded="true" onclick={toggle}>{ "Close" }</button>
            </div>
            <Inspector />
        </section>
    }
}
