//! Finds the declarations in the document: `<script type="rs" worker name="…" src="…">`.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Reflect, Set};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

use crate::protocol::Error;

use super::dedent::dedent;
use super::{Declaration, WorkerType};

/// A declaration found in the document.
pub(crate) struct Found {
    /// Or why it cannot be read.
    pub(crate) declaration: Result<Declaration, Error>,
    /// Whether its element is still in the document.
    pub(crate) is_there: Box<dyn Fn() -> bool>,
}

/// Watches the document for declarations. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Document {
    /// The script elements present at the last scan.
    present: Rc<RefCell<Set>>,
    /// What later declarations have to carry, if the page's own scripts carry it.
    nonce: Option<String>,
    declare: Rc<dyn Fn(Found)>,
}

impl Document {
    /// Calls `declare` for each declaration in the document. Call it before any other one is added.
    pub(crate) fn new(declare: impl Fn(Found) + 'static) -> Self {
        let mut this = Self { present: Rc::default(), nonce: None, declare: Rc::new(declare) };
        this.scan();
        this.nonce = nonce_of_page();
        this
    }

    /// Picks up the declarations that are added later, too.
    pub(crate) fn observe(&self) {
        let observed = self.clone();
        let on_change = Closure::<dyn Fn()>::new(move || observed.scan()).into_js_value();
        let observer = MutationObserver::new(on_change.unchecked_ref());
        let document = web_sys::window().and_then(|window| window.document());
        if let (Ok(observer), Some(document)) = (observer, document) {
            let options = MutationObserverInit::new();
            options.set_child_list(true);
            options.set_subtree(true);
            // The browser keeps an observer for as long as what it observes.
            observer.observe_with_options(&document, &options).ok();
        }
    }

    /// Picks up every declaration that was not there at the last scan.
    pub(crate) fn scan(&self) {
        let scripts = scripts("script[worker]");
        let present = Set::default();
        scripts.iter().for_each(|script| drop(present.add(script)));
        let before = self.present.replace(present);
        scripts.into_iter().filter(|it| !before.has(it)).for_each(|it| self.pick_up(it));
    }

    /// Where the page's scripts need a nonce, so do declarations that are added later: HTML that somebody has
    /// smuggled into the page has none.
    fn admit(&self, element: &Element) -> Result<(), Error> {
        if self.nonce.is_none() || nonce(element) == self.nonce {
            return Ok(());
        }
        Err(Error::InvalidDeclaration {
            worker: attribute(element, "name").unwrap_or_default(),
            reason: "it was added to the document without the nonce of the page's scripts".into(),
        })
    }

    fn pick_up(&self, element: Element) {
        let worker_type = attribute(&element, "type").and_then(|text| text.parse().ok());
        // Without a known type it is another framework's script.
        if let Some(worker_type) = worker_type {
            let declaration = self.admit(&element).and_then(|()| read(&element, worker_type));
            let is_there = Box::new(move || element.is_connected());
            (self.declare)(Found { declaration, is_there });
        }
    }
}

/// The nonce of the page's scripts, if a Content-Security-Policy asks them for one.
fn nonce_of_page() -> Option<String> {
    scripts("script").iter().find_map(nonce)
}

/// It is a property: the browser hides the attribute from the document's own styles and scripts.
fn nonce(element: &Element) -> Option<String> {
    let nonce = Reflect::get(element, &"nonce".into()).ok()?.as_string()?;
    (!nonce.is_empty()).then_some(nonce)
}

/// The document's scripts of this kind.
fn scripts(selector: &str) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|it| it.query_selector_all(selector).ok());
    let Some(found) = found else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok());
    elements.collect()
}

/// Reads a script's attributes, and its text.
///
/// # Errors
/// [`Error::InvalidDeclaration`], for an attribute that cannot be read.
pub(crate) fn read(element: &Element, worker_type: WorkerType) -> Result<Declaration, Error> {
    let name = attribute(element, "name").unwrap_or_default();
    let mut declaration = Declaration::new(name, worker_type);
    declaration.src = attribute(element, "src").or_else(|| attribute(element, "worker"));
    let text = element.text_content().filter(|text| !text.trim().is_empty());
    declaration.source = text.map(|text| dedent(&text));
    declaration.config = attribute(element, "config").map(Into::into);
    if let Some(limit) = attribute(element, "start-timeout") {
        let limit = limit.parse().map_err(|_| Error::InvalidDeclaration {
            worker: declaration.name.clone(),
            reason: format!("`start-timeout` is a number of milliseconds, not `{limit}`"),
        })?;
        declaration.start_timeout = Duration::from_millis(limit);
    }
    Ok(declaration)
}

/// The attribute's value, if it is present and not empty.
fn attribute(element: &Element, name: &str) -> Option<String> {
    let value = element.get_attribute(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
