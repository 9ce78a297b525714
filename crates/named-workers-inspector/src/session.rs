//! What the inspector remembers, above its components: what is typed, what was called, what is open. It outlasts the
//! cards, and visits to the app's other pages.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::call::{self, Form};
use super::create::{self, Creating};
use super::log::{self, LogView};
use super::overview::{self, Overview};
use super::playground::Playing;
use super::saved::Saved;
use super::timeline::{self, Timeline};
use super::worker::{self, Cards};

/// The state of the whole inspector, as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct State {
    pub(super) view: View,
    pub(super) overview: Overview,
    pub(super) cards: Cards,
    /// By worker: what is typed, and the calls made with it.
    pub(super) forms: BTreeMap<String, Rc<Form>>,
    pub(super) log: LogView,
    pub(super) creating: Rc<Creating>,
    pub(super) playground: Rc<Playing>,
    /// Whether calls and messages are recorded.
    pub(super) is_recording: bool,
    pub(super) timeline: Timeline,
    /// What is found in each message that is shown.
    pub(super) messages: String,
    /// A session that was opened to be looked at.
    pub(super) saved: Option<Rc<Saved>>,
}

/// What the inspector shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    #[default]
    Workers,
    Log,
    Timeline,
    Messages,
}

/// Something that happened to a part of the state.
pub(super) enum Action {
    Show(View),
    Overview(overview::Change),
    Cards(worker::Change),
    Form(String, call::Change),
    Log(log::Change),
    Create(create::Change),
    Play(create::Change),
    Record(bool),
    Timeline(timeline::Change),
    Messages(String),
    Open(Option<Rc<Saved>>),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = Rc::make_mut(&mut self);
        match action {
            Action::Show(view) => state.view = view,
            Action::Overview(change) => state.overview.apply(change),
            Action::Cards(change) => state.cards.apply(change),
            Action::Form(worker, change) => {
                Rc::make_mut(state.forms.entry(worker).or_default()).apply(change);
            }
            Action::Log(change) => state.log.apply(change),
            Action::Create(change) => Rc::make_mut(&mut state.creating).apply(change),
            Action::Play(change) => Rc::make_mut(&mut state.playground).apply(change),
            Action::Record(on) => state.is_recording = on,
            Action::Timeline(change) => state.timeline.apply(change),
            Action::Messages(text) => state.messages = text,
            Action::Open(saved) => state.saved = saved,
        }
        self
    }
}

/// The state, and how to change it.
pub(super) type Session = UseReducerHandle<State>;

/// How to change the state.
pub(super) type Dispatch = UseReducerDispatcher<State>;

/// What is in an [`InspectorSession`].
#[derive(Debug, PartialEq, Properties)]
pub struct InspectorSessionProps {
    /// What the state outlasts.
    pub children: Html,
}

/// Keeps the inspector's state, what is typed and was called, while what is inside comes and goes.
#[component]
pub fn InspectorSession(props: &InspectorSessionProps) -> Html {
    let session = use_reducer(State::default);
    html! {
        <ContextProvider<Session> context={session}>{ props.children.clone() }</ContextProvider<Session>>
    }
}

/// The state. Outside of an [`InspectorSession`] it lasts as long as the component.
#[hook]
pub(super) fn use_session() -> Session {
    let own = use_reducer(State::default);
    use_context::<Session>().unwrap_or(own)
}

/// A state of its own, for what is shown apart from the page's workers.
#[hook]
pub(super) fn use_own_session() -> Session {
    use_reducer(State::default)
}
