//! A list that forgets its oldest items.

use std::collections::VecDeque;

/// At most `MOST` items.
#[derive(Debug)]
pub(super) struct Ring<T, const MOST: usize>(VecDeque<T>);

impl<T: Clone, const MOST: usize> Ring<T, MOST> {
    /// Adds an item.
    pub(super) fn push(&mut self, item: T) {
        if self.0.len() == MOST {
            self.0.pop_front();
        }
        self.0.push_back(item);
    }

    /// The newest item.
    pub(super) fn last(&self) -> Option<&T> {
        self.0.back()
    }

    /// The items, oldest first.
    pub(super) fn items(&self) -> Vec<T> {
        self.0.iter().cloned().collect()
    }
}

impl<T, const MOST: usize> Default for Ring<T, MOST> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_ring_forgets_its_oldest_items() {
        let mut ring = Ring::<_, 3>::default();
        (0..5).for_each(|number| ring.push(number));
        assert_eq!(ring.items(), [2, 3, 4]);
        assert_eq!(ring.last(), Some(&4));
    }
}
