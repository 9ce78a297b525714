//! What a worker exports.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers::Signature;

#[derive(PartialEq, Properties)]
pub(super) struct ExportsProps {
    pub(super) exports: Vec<Signature>,
    /// Whether it has been ready.
    pub(super) is_known: bool,
}

/// Every export with its signature, and its documentation if it has any.
#[styled_component]
pub(super) fn Exports(props: &ExportsProps) -> Html {
    let style = css!(
        r#"
        ul { display: grid; gap: 0.5rem; margin-top: 0.375rem; }
        li { overflow-wrap: anywhere; }
        .returns { display: inline-block; }
        .doc { white-space: pre-line; }
        "#
    );
    html! {
        <div class={style}>
            <h3>{ "Exports" }</h3>
            <ul class="exports">
                if props.exports.is_empty() {
                    <li class="hint">{ nothing(props.is_known) }</li>
                }
                { for props.exports.iter().map(export) }
            </ul>
        </div>
    }
}

fn nothing(is_known: bool) -> &'static str {
    if is_known {
        "nothing: name functions in __export__, or in export!"
    } else {
        "known once the worker is ready"
    }
}

fn export(signature: &Signature) -> Html {
    let parameters = Signature { returns: None, ..signature.clone() };
    html! {
        <li>
            <code>
                { parameters.to_string() }
                if let Some(returns) = &signature.returns {
                    { " " }<span class="returns">{ format!("-> {returns}") }</span>
                }
            </code>
            if let Some(doc) = &signature.doc {
                <p class="doc hint">{ doc }</p>
            }
        </li>
    }
}
