//! Every message between the page and its workers.

mod section;

pub(super) use section::MessagesSection;
