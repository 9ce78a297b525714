//! Behaviour that the app's components share. Each hook cleans up when its component unmounts.

mod document_event;
mod loaded;
mod title;
mod worker_state;

pub(super) use document_event::use_document_event;
pub(super) use loaded::use_loaded;
pub(super) use named_workers_ui::hooks::{Frame, Task, link_to, use_task};
pub(super) use title::use_title;
pub(super) use worker_state::use_worker_state;
