//! How a call is made: its limit, and whether its emitted values are taken.

use stylist::yew::styled_component;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::Change;

#[derive(PartialEq, Properties)]
pub(super) struct OptionsProps {
    pub(super) timeout: String,
    pub(super) stream: bool,
    pub(super) on_change: Callback<Change>,
}

/// The options, closed until they are wanted.
#[styled_component]
pub(super) fn Options(props: &OptionsProps) -> Html {
    let style = css!(
        r#"
        font-size: 0.875rem;

        summary { width: fit-content; color: var(--muted); cursor: pointer; }
        .options { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem 1.5rem; margin-top: 0.5rem; }
        .timeout { max-width: 10rem; }
        .stream { display: flex; align-items: center; gap: 0.5rem; min-height: 2.5rem; font-weight: 400; }
        .stream input { width: 1.125rem; min-height: 1.125rem; margin: 0; accent-color: var(--accent); }
        "#
    );
    let timeout = props.on_change.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        Change::Timeout(field.map(|field| field.value()).unwrap_or_default())
    });
    let stream = props.on_change.reform(|event: Event| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        Change::Stream(field.is_some_and(|field| field.checked()))
    });
    let invalid = read(&props.timeout).is_err().then_some("true");
    html! {
        <details class={style} open={props.stream || !props.timeout.is_empty()}>
            <summary>{ "Options" }</summary>
            <div class="options">
                <label class="timeout">
                    { "Timeout (ms)" }
                    <input name="timeout" inputmode="numeric" placeholder="none" autocomplete="off"
                        value={props.timeout.clone()} oninput={timeout} aria-invalid={invalid} />
                </label>
                <label class="stream">
                    <input type="checkbox" name="stream" checked={props.stream} onchange={stream} />
                    { "Take the values it emits, not its result" }
                </label>
            </div>
        </details>
    }
}

/// The limit in milliseconds, if there is one.
///
/// # Errors
/// What a limit is.
pub(super) fn read(timeout: &str) -> Result<Option<u64>, String> {
    match timeout.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(milliseconds) => Ok(Some(milliseconds)),
            Err(_) => Err("A timeout is a whole number of milliseconds, or empty.".into()),
        },
    }
}
