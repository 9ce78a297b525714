//! Files of the project, to read.

use stylist::yew::styled_component;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use crate::hooks::use_task;

#[derive(PartialEq, Properties)]
pub(crate) struct SourceProps {
    pub(crate) summary: AttrValue,
    /// Their paths in the project; the site has them under `source/`.
    pub(crate) files: &'static [&'static str],
}

/// Files that unfold on a click, and are loaded then.
#[styled_component]
pub(crate) fn Source(props: &SourceProps) -> Html {
    let open = use_state_eq(|| false);
    let setter = open.setter();
    let toggle = Callback::from(move |event: Event| {
        if let Some(details) = event.target_dyn_into::<HtmlDetailsElement>() {
            setter.set(details.open());
        }
    });
    let style = css!(
        r#"
        summary { width: fit-content; padding: 0.25rem 0; color: var(--accent); font-weight: 600; cursor: pointer; }
        h2 { margin: 1rem 0 0.375rem; font: 600 0.875rem/1.4 var(--mono); overflow-wrap: anywhere; }
        pre {
            max-height: 28rem;
            padding: 0.875rem 1rem;
            overflow: auto;
            border: 1px solid var(--line);
            border-radius: 10px;
            background: var(--surface);
            line-height: 1.5;
            white-space: pre;
        }
        "#
    );
    html! {
        <details class={style} ontoggle={toggle}>
            <summary>{ &props.summary }</summary>
            if *open {
                { for props.files.iter().map(|path| html! { <File key={*path} {path} /> }) }
            }
        </details>
    }
}

#[derive(PartialEq, Properties)]
struct FileProps {
    path: &'static str,
}

#[component]
fn File(props: &FileProps) -> Html {
    let text = use_state(|| AttrValue::from("Loading…"));
    let (setter, task) = (text.setter(), use_task());
    use_effect_with(props.path, move |path| {
        let url = format!("./source/{path}");
        task.start(async move {
            let loaded = load(&url).await;
            setter.set(loaded.unwrap_or_else(|error| format!("{url}: {error}")).into());
        });
    });
    html! {
        <>
            <h2>{ props.path }</h2>
            <pre tabindex="0" aria-label={props.path}>{ (*text).clone() }</pre>
        </>
    }
}

async fn load(url: &str) -> Result<String, String> {
    let response =
        gloo_net::http::Request::get(url).send().await.map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!("{} {}", response.status(), response.status_text()));
    }
    response.text().await.map_err(|error| error.to_string())
}
