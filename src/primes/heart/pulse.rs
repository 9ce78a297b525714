//! Keeps the heart beating: with every frame during a search, four times a second where it is only shown,
//! and not at all where nobody looks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use web_sys::Document;

use super::beats::Beats;
use named_workers_ui::clock;

/// The time between two beats when nothing runs, in milliseconds.
const REST: u32 = 250;

/// The page's heart. Clones are the same one.
#[derive(Clone, Default)]
pub(crate) struct Heart(Rc<Inner>);

type View = Rc<dyn Fn(&Beats, f64)>;

#[derive(Default)]
struct Inner {
    beats: RefCell<Beats>,
    view: RefCell<Option<View>>,
    next: Cell<Option<Next>>,
    visibility: Cell<Option<EventListener>>,
}

/// The next beat.
enum Next {
    Frame(AnimationFrame),
    Rest(Timeout),
}

impl Heart {
    /// A search starts.
    pub(crate) fn begin(&self) {
        self.0.beats.borrow_mut().begin(clock::now());
        self.plan();
    }

    /// The search is over. Nothing happens if none is running.
    pub(crate) fn end(&self) {
        if self.0.beats.borrow().is_searching() {
            self.0.beats.borrow_mut().end(clock::now());
            self.show();
            self.plan();
        }
    }

    /// Shows every beat, until [`Heart::hide`].
    pub(super) fn show_on(&self, view: impl Fn(&Beats, f64) + 'static) {
        *self.0.view.borrow_mut() = Some(Rc::new(view));
        let heart = self.clone();
        let of_page = move |_: &web_sys::Event| {
            heart.0.beats.borrow_mut().skip();
            heart.plan();
        };
        let listener =
            document().map(|page| EventListener::new(&page, "visibilitychange", of_page));
        self.0.visibility.set(listener);
        self.show();
        self.plan();
    }

    pub(super) fn hide(&self) {
        self.0.view.borrow_mut().take();
        self.0.visibility.take();
        self.plan();
    }

    fn show(&self) {
        let view = self.0.view.borrow().clone();
        if let Some(view) = view {
            view(&self.0.beats.borrow(), clock::now());
        }
    }

    /// Plans the next beat, instead of the one that was planned.
    fn plan(&self) {
        if let Some(next) = self.0.next.take() {
            next.withdraw();
        }
        if document().is_none_or(|document| document.hidden()) {
            return;
        }
        let heart = self.clone();
        let next = if self.0.beats.borrow().is_searching() {
            Some(Next::Frame(request_animation_frame(move |_| heart.beat(0.0))))
        } else if self.0.view.borrow().is_some() {
            Some(Next::Rest(Timeout::new(REST, move || heart.beat(f64::from(REST)))))
        } else {
            None
        };
        self.0.next.set(next);
    }

    fn beat(&self, planned: f64) {
        // Not the frame's own timestamp: that is when the frame was due.
        self.0.beats.borrow_mut().beat(clock::now(), planned);
        self.show();
        self.plan();
    }
}

impl Next {
    fn withdraw(self) {
        match self {
            Self::Frame(frame) => drop(frame),
            Self::Rest(timeout) => drop(timeout.cancel()),
        }
    }
}

impl PartialEq for Heart {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
