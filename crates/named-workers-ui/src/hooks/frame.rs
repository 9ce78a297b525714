//! An animation frame of the page's thread.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_render::{AnimationFrame, request_animation_frame};

/// The next animation frame, if one is requested. Dropping it withdraws the request.
#[derive(Debug, Default)]
pub struct Frame(Rc<RefCell<Option<AnimationFrame>>>);

impl Frame {
    /// Runs `callback` in the next frame, unless a callback is already waiting for it.
    pub fn request(&self, callback: impl FnOnce() + 'static) {
        if self.0.borrow().is_some() {
            return;
        }
        let slot = Rc::downgrade(&self.0);
        let requested = request_animation_frame(move |_| {
            if let Some(slot) = slot.upgrade() {
                slot.borrow_mut().take();
            }
            callback();
        });
        *self.0.borrow_mut() = Some(requested);
    }
}
