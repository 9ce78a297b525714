//! A sign of life from the page's own thread.

use stylist::yew::styled_component;
use web_sys::Element;
use yew::prelude::*;

use super::beats::{Beats, HEIGHT, TRACED};
use crate::clock;
use crate::format::grouped;
use crate::hooks::{use_document_event, use_frames};

#[derive(PartialEq, Properties)]
pub(super) struct HeartbeatProps {
    /// Counting starts over whenever this changes.
    pub(super) run: u32,
}

/// What changes in every frame. It bypasses Yew, so that a beat costs next to nothing.
#[derive(Default)]
struct Parts {
    root: NodeRef,
    dot: NodeRef,
    trace: NodeRef,
    words: NodeRef,
}

/// Beats with every animation frame. Whatever blocks the page's thread makes it miss beats.
#[styled_component]
pub(super) fn Heartbeat(props: &HeartbeatProps) -> Html {
    let beats = use_mut_ref(Beats::default);
    let parts = use_memo((), |()| Parts::default());
    let of_run = beats.clone();
    use_effect_with(props.run, move |_| of_run.borrow_mut().reset());
    let of_page = beats.clone();
    use_document_event("visibilitychange", true, move |_| of_page.borrow_mut().skip());
    let shown = parts.clone();
    use_frames(move || {
        // Not the frame's own timestamp: that is when the frame was due.
        let now = clock::now();
        beats.borrow_mut().beat(now);
        shown.show(&beats.borrow(), now);
    });

    let style = css!(
        r#"
        display: flex;
        align-items: center;
        gap: 0.75rem;
        color: var(--muted);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;

        svg { display: block; flex: none; }
        .dot { fill: var(--accent); }
        .trace { flex: 1 1 4rem; min-width: 2rem; height: 1.5rem; }
        .trace path { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
        .words { flex: none; min-width: 15.5rem; text-align: right; }

        @media (max-width: 40rem) { .words { min-width: 0; } }
        @media (prefers-reduced-motion: reduce) {
            .dot { r: 5px; }
            .trace { display: none; }
        }
        "#
    );
    html! {
        <div id="heartbeat" class={style} ref={&parts.root} role="group" aria-label="Page heartbeat">
            <svg width="20" height="20" aria-hidden="true">
                <circle class="dot" cx="10" cy="10" r="5" ref={&parts.dot} />
            </svg>
            <svg
                class="trace"
                viewBox={format!("0 0 {} {HEIGHT}", TRACED - 1)}
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <path ref={&parts.trace} />
            </svg>
            <span class="words" ref={&parts.words} />
        </div>
    }
}

impl Parts {
    fn show(&self, beats: &Beats, now: f64) {
        set(&self.dot, "r", &format!("{:.2}", 3.5 + 5.0 * Beats::pulse(now)));
        set(&self.trace, "d", &beats.trace());
        set(&self.root, "data-longest-pause", &format!("{:.1}", beats.longest()));
        // Nobody can read numbers that change sixty times a second.
        if beats.count().is_multiple_of(15)
            && let Some(words) = self.words.cast::<Element>()
        {
            words.set_text_content(Some(&in_words(beats)));
        }
    }
}

fn in_words(beats: &Beats) -> String {
    format!("{} beats · longest pause {:.0} ms", grouped(beats.count()), beats.longest())
}

fn set(node: &NodeRef, attribute: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        // Fails only for invalid attribute names.
        element.set_attribute(attribute, value).ok();
    }
}
