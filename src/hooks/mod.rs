//! Behaviour that the app's components share. Each hook cleans up when its component unmounts.

mod copy;
mod document_event;
mod download;
mod frame;
mod loaded;
mod rows;
mod task;
mod title;
mod worker_state;

pub(super) use copy::copy;
pub(super) use document_event::use_document_event;
pub(super) use download::download;
pub(super) use frame::Frame;
pub(super) use loaded::use_loaded;
pub(super) use rows::use_rows;
pub(super) use task::{Task, use_task};
pub(super) use title::use_title;
pub(super) use worker_state::use_worker_state;
