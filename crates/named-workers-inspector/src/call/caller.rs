//! Everything about calling one worker.

use std::rc::Rc;
use std::time::Duration;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::form::{Change, Form, Run};
use super::form_view::FormView;
use super::history::History;
use super::outcome::Outcome;
use super::run::{self, Request};
use super::{arguments, options};
use crate::session::{Action, Dispatch};
use named_workers::Signature;

#[derive(PartialEq, Properties)]
pub(crate) struct CallerProps {
    pub(crate) worker: AttrValue,
    pub(crate) exports: Vec<Signature>,
    /// Whether the worker can be called now.
    pub(crate) ready: bool,
    pub(crate) form: Rc<Form>,
    pub(crate) dispatch: Dispatch,
}

/// The form, how its call goes, and the calls before it. Escape cancels the call that runs.
#[styled_component]
pub(crate) fn Caller(props: &CallerProps) -> Html {
    let style = css!(
        "display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; align-content: start;"
    );
    let on_change = {
        let (worker, dispatch) = (props.worker.to_string(), props.dispatch.clone());
        Callback::from(move |change| dispatch.dispatch(Action::Form(worker.clone(), change)))
    };
    let on_call = {
        let props = Parts::of(props);
        Callback::from(move |()| props.call())
    };
    let on_cancel = {
        let props = Parts::of(props);
        Callback::from(move |()| props.cancel())
    };
    let onkeydown = {
        let (on_cancel, running) = (on_cancel.clone(), props.form.running().is_some());
        move |event: KeyboardEvent| {
            if running && event.key() == "Escape" {
                event.prevent_default();
                on_cancel.emit(());
            }
        }
    };
    let on_again = {
        let props = Parts::of(props);
        Callback::from(move |run: Run| props.again(&run))
    };
    html! {
        <div class={style} {onkeydown}>
            <FormView
                worker={props.worker.clone()}
                exports={props.exports.clone()}
                form={(*props.form).clone()}
                ready={props.ready}
                on_change={on_change.clone()}
                {on_call}
                {on_cancel}
            />
            <Outcome worker={props.worker.clone()} refusal={props.form.refusal.clone()} run={props.form.current().cloned()} />
            <History
                worker={props.worker.clone()}
                exports={props.exports.clone()}
                form={Rc::clone(&props.form)}
                {on_change}
                {on_again}
            />
        </div>
    }
}

/// What the callbacks need.
struct Parts {
    worker: String,
    exports: Vec<Signature>,
    form: Rc<Form>,
    dispatch: Dispatch,
}

impl Parts {
    fn of(props: &CallerProps) -> Self {
        Self {
            worker: props.worker.to_string(),
            exports: props.exports.clone(),
            form: Rc::clone(&props.form),
            dispatch: props.dispatch.clone(),
        }
    }

    /// Calls what the form describes, or says why it cannot.
    fn call(&self) {
        let Some(signature) = self.form.signature(&self.exports) else { return };
        self.start(signature, &self.form.arguments_of(&signature.name).text);
    }

    /// Makes a call once more.
    fn again(&self, run: &Run) {
        let signature = self.exports.iter().find(|export| export.name == run.function);
        if let Some(signature) = signature.filter(|_| self.form.running().is_none()) {
            self.start(signature, &run.arguments);
        }
    }

    fn start(&self, signature: &Signature, text: &str) {
        let request = arguments::read(text, signature).and_then(|arguments| {
            Ok(Request {
                worker: self.worker.clone(),
                function: signature.name.clone(),
                arguments,
                timeout: options::read(&self.form.timeout)?.map(Duration::from_millis),
                stream: self.form.stream,
            })
        });
        match request {
            Ok(request) => run::start(request, self.dispatch.clone()),
            Err(reason) => {
                self.dispatch.dispatch(Action::Form(self.worker.clone(), Change::Refuse(reason)));
            }
        }
    }

    fn cancel(&self) {
        if let Some(id) = self.form.running() {
            run::cancel(&self.worker, id, &self.dispatch);
        }
    }
}
