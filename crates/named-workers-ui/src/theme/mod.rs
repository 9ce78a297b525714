//! The look that every component builds on.
//!
//! Colours are custom properties of the root, each light and dark; elements such as buttons and
//! fields are styled here, once. Each component styles its own layout.

mod colors;
mod elements;
mod shadow;
mod sheet;

pub use sheet::{shadow_style_manager, style_manager};

use stylist::yew::Global;
use yew::prelude::*;

/// Applies the theme to the tree that the style manager is of.
#[component]
pub fn Theme() -> Html {
    html! {
        <>
            <Global css={colors::css()} />
            <Global css={elements::css()} />
        </>
    }
}
