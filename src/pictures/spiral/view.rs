//! A spiral, to look around in.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use stylist::yew::styled_component;
use yew::prelude::*;

use super::address;
use super::camera::Camera;
use super::controls::Controls;
use super::factors;
use super::listeners::{Listeners, use_wheel};
use super::plane::Plane;
use super::stage::Stage;
use crate::elements::{Failure, Panel, Table};
use crate::hooks::use_document_event;
use named_workers_ui::format::grouped;

/// How long what is seen must stay the same until the address tells it, in milliseconds.
const SETTLED: u32 = 300;
/// How many numbers the table has.
const LISTED: i64 = 7;

#[derive(PartialEq, Properties)]
pub(crate) struct SpiralProps {
    pub(crate) plane: Plane,
    pub(crate) number: u64,
    pub(crate) scale: f64,
}

/// The canvas, what is under the pointer, and the controls.
#[styled_component]
pub(crate) fn Spiral(props: &SpiralProps) -> Html {
    let plane = props.plane;
    let canvas = use_node_ref();
    let told = use_state_eq(|| props.number);
    let error = use_state_eq(|| None);
    let pointed = use_memo((), |()| Cell::new(false));
    let (tells, fails) = (told.setter(), error.setter());
    let stage = use_memo((), |()| {
        let on_view = when_settled(plane, pointed.clone(), move |number| tells.set(number));
        let on_error = Callback::from(move |failed| fails.set(Some(failed)));
        Stage::new(plane, canvas.clone(), on_view, on_error)
    });
    use_wheel(&stage, &canvas);
    use_look(&stage, props);
    let tells = told.setter();
    let listeners = use_memo((), |()| {
        let on_point = Callback::from(move |number| {
            pointed.set(true);
            tells.set(number);
        });
        Listeners::new(&stage, on_point)
    });
    let (goes, zooms) = ((*stage).clone(), (*stage).clone());

    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;

        canvas {
            display: block;
            width: 100%;
            height: clamp(18rem, 58vh, 42rem);
            border: 1px solid var(--line);
            border-radius: 10px;
            background: var(--page);
            fill: var(--accent);
            stroke: var(--bad);
            cursor: crosshair;
            touch-action: none;
        }
        .told { min-height: 1.5em; font-size: 1.125rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        "#
    );
    let around = grouped(*told);
    let label = format!("{} around {around}; the primes are marked.", plane.name());
    html! {
        <Panel label={plane.name()}>
            <div class={style}>
                <Controls
                    {plane}
                    on_go={move |number| goes.go_to(number, None)}
                    on_zoom={move |factor| zooms.zoom(factor, None)}
                />
                <canvas
                    ref={canvas}
                    tabindex="0"
                    role="application"
                    aria-label={label}
                    aria-describedby="keys"
                    onkeydown={listeners.key.clone()}
                    onpointerdown={listeners.press.clone()}
                    onpointermove={listeners.move_.clone()}
                    onpointerup={listeners.release.clone()}
                    onpointercancel={listeners.release.clone()}
                />
                <p class="told" role="status">{ factors::in_words(*told) }</p>
                <p id="keys" class="hint">
                    { "Drag to move, scroll or pinch to zoom; or with the keyboard: arrows, + and −, Home." }
                </p>
                if let Some(error) = &*error {
                    <Failure error={error.clone()} />
                }
                <Table
                    summary="The numbers from left to right"
                    head={vec!["Number and factors"]}
                    rows={row(plane, *told)}
                />
            </div>
        </Panel>
    }
}

/// Tells the address when what is seen stays the same, and calls back with the number in the middle,
/// unless the reader has pointed at another one since.
fn when_settled(
    plane: Plane,
    pointed: Rc<Cell<bool>>,
    tell: impl Fn(u64) + Clone + 'static,
) -> Callback<Camera> {
    let waiting = Cell::new(None::<Timeout>);
    Callback::from(move |camera: Camera| {
        pointed.set(false);
        let (pointed, tell) = (pointed.clone(), tell.clone());
        let settled = Timeout::new(SETTLED, move || {
            let Some(number) = plane.number_at(camera.x, camera.y) else { return };
            address::replace(plane, number, camera.scale);
            if !pointed.get() {
                tell(number);
            }
        });
        if let Some(earlier) = waiting.replace(Some(settled)) {
            earlier.cancel();
        }
    })
}

/// Looks where the address says, and draws again when the window or the colours change.
#[hook]
fn use_look(stage: &Stage, props: &SpiralProps) {
    let shown = stage.clone();
    use_effect_with((props.number, props.scale), move |(number, scale)| {
        shown.go_to(*number, Some(*scale));
    });
    let resized = stage.clone();
    use_effect_with((), move |()| {
        let redraw = move |_: &Event| resized.redraw();
        let listener =
            web_sys::window().map(|window| EventListener::new(&window, "resize", redraw));
        move || drop(listener)
    });
    let clicked = stage.clone();
    use_document_event("click", true, move |_| clicked.redraw());
}

/// Some numbers on a line through this one, with their factors.
fn row(plane: Plane, number: u64) -> Vec<Vec<String>> {
    let (x, y) = plane.place_of(number);
    let places = (-LISTED / 2..=LISTED / 2).map(|offset| (x + offset as f64, y));
    let numbers = places.filter_map(|(x, y)| plane.number_at(x, y));
    numbers.map(|number| vec![factors::in_words(number)]).collect()
}
