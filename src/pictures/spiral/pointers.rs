//! Drags with one pointer, pinches with two.

/// The pointers that are down, and where.
#[derive(Default)]
pub(super) struct Pointers(Vec<(i32, (f64, f64))>);

/// What a movement of a pointer does.
#[derive(Debug, PartialEq)]
pub(super) enum Gesture {
    Drag((f64, f64)),
    /// By which factor, around which point, and how far the point has moved.
    Pinch(f64, (f64, f64), (f64, f64)),
}

impl Pointers {
    pub(super) fn press(&mut self, id: i32, point: (f64, f64)) {
        self.release(id);
        self.0.push((id, point));
    }

    pub(super) fn release(&mut self, id: i32) {
        self.0.retain(|(other, _)| *other != id);
    }

    /// None for a pointer that only hovers.
    pub(super) fn move_to(&mut self, id: i32, to: (f64, f64)) -> Option<Gesture> {
        let other = self.0.iter().find(|(other, _)| *other != id).map(|(_, point)| *point);
        let (_, from) = self.0.iter_mut().find(|(other, _)| *other == id)?;
        let before = std::mem::replace(from, to);
        let moved = (to.0 - before.0, to.1 - before.1);
        let Some(other) = other else { return Some(Gesture::Drag(moved)) };
        let distance = |point: (f64, f64)| (point.0 - other.0).hypot(point.1 - other.1).max(1.0);
        let middle = ((to.0 + other.0) / 2.0, (to.1 + other.1) / 2.0);
        let half = (moved.0 / 2.0, moved.1 / 2.0);
        Some(Gesture::Pinch(distance(to) / distance(before), middle, half))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pointer_drags_and_a_hovering_one_does_nothing() {
        let mut pointers = Pointers::default();
        assert_eq!(pointers.move_to(1, (5.0, 5.0)), None);
        pointers.press(1, (5.0, 5.0));
        assert_eq!(pointers.move_to(1, (8.0, 1.0)), Some(Gesture::Drag((3.0, -4.0))));
        pointers.release(1);
        assert_eq!(pointers.move_to(1, (9.0, 9.0)), None);
    }

    #[test]
    fn two_pointers_that_part_zoom_in() {
        let mut pointers = Pointers::default();
        pointers.press(1, (0.0, 0.0));
        pointers.press(2, (10.0, 0.0));
        let gesture = pointers.move_to(2, (20.0, 0.0));
        assert_eq!(gesture, Some(Gesture::Pinch(2.0, (10.0, 0.0), (5.0, 0.0))));
    }
}
