//! Long lists, of which only the rows in view are in the document.

use std::ops::Range;

use web_sys::Element;
use yew::prelude::*;

use super::Frame;

/// The height of a row, in pixels, before the list has been measured.
const ROW: f64 = 20.0;

/// How many rows are rendered at least.
const LEAST: usize = 60;

/// A list in a box that scrolls. It stays at its end while rows are added, unless it is scrolled up.
#[derive(Debug)]
pub struct Rows {
    /// The rows that are to be rendered.
    pub range: Range<usize>,
    node: NodeRef,
    count: usize,
    height: f64,
    onscroll: Callback<Event>,
}

/// A list of this many rows, each as high as a line of its text.
#[hook]
pub fn use_rows(count: usize) -> Rows {
    let node = use_node_ref();
    let top = use_state_eq(|| 0);
    let visible = use_state_eq(|| LEAST);
    let follows = use_mut_ref(|| true);
    let height = use_state_eq(|| ROW);
    let onscroll = {
        let (node, top, visible, follows, height) =
            (node.clone(), top.setter(), visible.setter(), follows.clone(), *height);
        Callback::from(move |_: Event| {
            let Some(list) = node.cast::<Element>() else { return };
            let (from, shown) = (f64::from(list.scroll_top()), f64::from(list.client_height()));
            *follows.borrow_mut() = from + shown >= f64::from(list.scroll_height()) - height / 2.0;
            top.set((from / height) as usize);
            visible.set(LEAST.max((shown / height) as usize + 2));
        })
    };
    let frame = use_memo((), |()| Frame::default());
    {
        let (node, follows, height) = (node.clone(), follows.clone(), height.setter());
        use_effect_with(count, move |_| {
            // A box that is new has its styles, and so its height, only in the next frame.
            frame.request(move || {
                let Some(list) = node.cast::<Element>() else { return };
                height.set(row_height(&list).unwrap_or(ROW));
                if *follows.borrow() {
                    list.set_scroll_top(list.scroll_height());
                }
            });
        });
    }
    let first = if *follows.borrow() { count.saturating_sub(*visible) } else { *top };
    let range = first.saturating_sub(5).min(count)..(first + *visible + 5).min(count);
    Rows { range, node, count, height: *height, onscroll }
}

impl Rows {
    /// The box; `list` holds the rows of the range. Pictures keep the room of the others: unlike a style of an
    /// element, their size needs no permission of the page's policy.
    pub fn show(&self, role: &'static str, label: String, list: Html) -> Html {
        let room = |rows: usize| {
            let height = (rows as f64 * self.height).to_string();
            html! { <svg aria-hidden="true" display="block" width="1" {height} /> }
        };
        html! {
            <div class="rows" ref={self.node.clone()} onscroll={self.onscroll.clone()} tabindex="0" {role}
                aria-live="off" aria-label={label}>
                { room(self.range.start) }
                { list }
                { room(self.count - self.range.end) }
            </div>
        }
    }
}

fn row_height(list: &Element) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(list).ok()??;
    let height = style.get_property_value("line-height").ok()?;
    height.trim_end_matches("px").parse().ok()
}
