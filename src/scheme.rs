//! The choice between light and dark.

use web_sys::{Element, Storage, Window};

/// The attribute of the root that overrides the system's scheme.
const ATTRIBUTE: &str = "data-scheme";
/// Where the choice is kept.
const KEY: &str = "named-workers:scheme";

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    /// The one that is shown.
    pub(crate) fn current() -> Self {
        let chosen = root().and_then(|root| root.get_attribute(ATTRIBUTE));
        chosen.as_deref().and_then(Self::from_id).unwrap_or_else(Self::of_system)
    }

    /// The one that is not.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    /// Shows this one, now and the next time. Where the browser keeps nothing, now only.
    pub(crate) fn choose(self) {
        self.show();
        if let Some(storage) = storage() {
            storage.set_item(KEY, self.id()).ok();
        }
    }

    /// Shows the one that was chosen earlier.
    pub(crate) fn restore() {
        let chosen = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        if let Some(scheme) = chosen.as_deref().and_then(Self::from_id) {
            scheme.show();
        }
    }

    fn show(self) {
        if let Some(root) = root() {
            // Fails only for invalid attribute names.
            root.set_attribute(ATTRIBUTE, self.id()).ok();
        }
    }

    fn of_system() -> Self {
        let query =
            window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok());
        if query.flatten().is_some_and(|query| query.matches()) { Self::Dark } else { Self::Light }
    }

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_id(id: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|scheme| scheme.id() == id)
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}

/// None where the browser forbids it.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
