//! Drafts to start from.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::draft::{Change, Draft};
use named_workers::WorkerType;

/// A draft with a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Preset {
    Greeter,
    Progress,
    Stream,
    NumPy,
    Trouble,
}

impl Preset {
    pub(super) const ALL: [Self; 5] =
        [Self::Greeter, Self::Progress, Self::Stream, Self::NumPy, Self::Trouble];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Greeter => "Greeter",
            Self::Progress => "Progress",
            Self::Stream => "Stream",
            Self::NumPy => "NumPy",
            Self::Trouble => "Trouble",
        }
    }

    pub(crate) fn draft(self) -> Draft {
        let (name, worker_type, source, config) = match self {
            Self::Greeter => ("greeter", WorkerType::Mpy, include_str!("presets/greeter.py"), ""),
            Self::Progress => ("collatz", WorkerType::Mpy, include_str!("presets/collatz.py"), ""),
            Self::Stream => {
                ("fibonacci", WorkerType::Mpy, include_str!("presets/fibonacci.py"), "")
            }
            Self::NumPy => (
                "statistics",
                WorkerType::Py,
                include_str!("presets/statistics.py"),
                r#"{"packages": ["numpy"]}"#,
            ),
            Self::Trouble => ("trouble", WorkerType::Mpy, include_str!("presets/trouble.py"), ""),
        };
        Draft {
            name: name.into(),
            worker_type,
            src: String::new(),
            source: source.into(),
            config: config.into(),
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct PresetsProps {
    pub(crate) on_change: Callback<Change>,
}

/// A button for each.
#[styled_component]
pub(crate) fn Presets(props: &PresetsProps) -> Html {
    let style = css!(
        "display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; color: var(--muted); font-size: 0.875rem;"
    );
    html! {
        <div class={style}>
            <span>{ "Start from" }</span>
            { for Preset::ALL.map(|preset| html! {
                <button type="button" class="small" onclick={props.on_change.reform(move |_: MouseEvent| Change::Preset(preset.draft()))}>
                    { preset.title() }
                </button>
            }) }
        </div>
    }
}
