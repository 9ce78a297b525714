//! A sign of life from the page's own thread.

use stylist::yew::styled_component;
use web_sys::Element;
use yew::prelude::*;

use super::beats::Beats;
use super::pulse::Heart;
use super::trace::{HEIGHT, Trace, WIDTH};
use named_workers_ui::format::span;

#[derive(PartialEq, Properties)]
pub(crate) struct HeartbeatProps {
    pub(crate) heart: Heart,
}

/// What changes with every beat. It bypasses Yew, so that a beat costs next to nothing.
#[derive(Default)]
struct Parts {
    root: NodeRef,
    alive: NodeRef,
    stopped: NodeRef,
    head: NodeRef,
    marks: [NodeRef; 2],
    pause: NodeRef,
    words: NodeRef,
}

/// The page's heartbeat. Whatever blocks the page's thread makes it go flat.
#[styled_component]
pub(crate) fn Heartbeat(props: &HeartbeatProps) -> Html {
    let parts = use_memo((), |()| Parts::default());
    let shown = parts.clone();
    use_effect_with(props.heart.clone(), move |heart| {
        heart.show_on(move |beats, now| shown.show(beats, now));
        let heart = heart.clone();
        move || heart.hide()
    });

    let style = css!(
        r#"
        display: grid;
        grid-template-columns: 12rem minmax(0, 1fr);
        gap: 0.25rem 1.5rem;
        align-items: center;
        font-variant-numeric: tabular-nums;

        .pause { font-size: 1.75rem; font-weight: 650; line-height: 1.2; letter-spacing: -0.02em; min-height: 1.2em; }
        &[data-noticed="true"] .pause { color: var(--bad); }
        .trace { display: block; width: 100%; height: 6.5rem; overflow: visible; }
        path { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
        .stopped { stroke: var(--bad); stroke-width: 4; }
        circle { fill: var(--accent); }
        line { stroke: var(--muted); stroke-dasharray: 3 3; }
        .base { stroke: var(--line); stroke-dasharray: none; }
        text { fill: var(--muted); font-size: 0.8125rem; }

        @media (max-width: 40rem) {
            grid-template-columns: minmax(0, 1fr);
            .trace { height: 5rem; }
            .facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5rem; min-height: 2.125rem; }
            .pause { order: 1; }
        }
        @media (prefers-reduced-motion: reduce) { .trace { display: none; } }
        "#
    );
    html! {
        <div id="heartbeat" class={style} ref={&parts.root} role="group" aria-label="Page heartbeat">
            <div class="facts">
                <p class="hint" ref={&parts.words}>{ "The page’s heartbeat" }</p>
                <p class="pause" ref={&parts.pause} />
            </div>
            <svg class="trace" aria-hidden="true">
                <line class="base" x1="0" x2="100%" y1="70%" y2="70%" />
                <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} width="100%" height="100%" preserveAspectRatio="none">
                    <path ref={&parts.alive} />
                    <path class="stopped" ref={&parts.stopped} />
                </svg>
                <svg ref={&parts.head} overflow="visible"><circle cx="0" cy="70%" r="5" /></svg>
                { mark("start", &parts.marks[0], "12%") }
                { mark("end", &parts.marks[1], "97%") }
            </svg>
        </div>
    }
}

/// A line with a word beside it, at a height where it meets no other's.
fn mark(word: &str, place: &NodeRef, y: &'static str) -> Html {
    html! {
        <svg ref={place} overflow="visible" display="none">
            <line x1="0" x2="0" y1="0" y2="100%" />
            <text x="5" {y}>{ word }</text>
        </svg>
    }
}

impl Parts {
    fn show(&self, beats: &Beats, now: f64) {
        let trace = Trace::new(beats, now);
        set(&self.alive, "d", &trace.alive);
        set(&self.stopped, "d", &trace.stopped);
        set(&self.head, "x", &format!("{:.1}%", trace.head * 100.0));
        for (node, mark) in self.marks.iter().zip(trace.marks) {
            set(node, "display", if mark.is_some() { "inline" } else { "none" });
            set(node, "x", &format!("{:.1}%", mark.unwrap_or_default() * 100.0));
        }
        if let Some(search) = beats.search() {
            set(&self.root, "data-longest-pause", &format!("{:.1}", search.longest));
            set(&self.root, "data-noticed", if search.longest >= 100.0 { "true" } else { "false" });
            write(&self.pause, &span(search.longest));
            let tense = if search.end.is_some() {
                "longest pause in that search"
            } else {
                "longest pause so far"
            };
            write(&self.words, &format!("The page’s {tense}"));
        }
    }
}

fn set(node: &NodeRef, attribute: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        // Fails only for invalid attribute names.
        element.set_attribute(attribute, value).ok();
    }
}

fn write(node: &NodeRef, text: &str) {
    if let Some(element) =
        node.cast::<Element>().filter(|it| it.text_content().as_deref() != Some(text))
    {
        element.set_text_content(Some(text));
    }
}
