//! What of a plane is seen.

/// The middle of what is seen, and how large a unit is. In the plane y goes up, on the screen down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Camera {
    pub(super) x: f64,
    pub(super) y: f64,
    /// Pixels a unit.
    pub(super) scale: f64,
    /// The size of the screen, in pixels.
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Camera {
    /// The place that is seen at a point of the screen.
    pub(super) fn place(&self, across: f64, down: f64) -> (f64, f64) {
        let x = self.x + (across - self.width / 2.0) / self.scale;
        (x, self.y - (down - self.height / 2.0) / self.scale)
    }

    /// The point of the screen at which a place is seen.
    pub(super) fn point(&self, x: f64, y: f64) -> (f64, f64) {
        let across = (x - self.x) * self.scale + self.width / 2.0;
        (across, (self.y - y) * self.scale + self.height / 2.0)
    }

    /// Moves what is seen by so many pixels.
    pub(super) fn drag(&mut self, across: f64, down: f64) {
        self.x -= across / self.scale;
        self.y += down / self.scale;
    }

    /// Zooms, within bounds, so that what is at this point stays there.
    pub(super) fn zoom(&mut self, factor: f64, (across, down): (f64, f64), bounds: (f64, f64)) {
        let (x, y) = self.place(across, down);
        self.scale = (self.scale * factor).clamp(bounds.0, bounds.1);
        let (new_x, new_y) = self.place(across, down);
        self.x += x - new_x;
        self.y += y - new_y;
    }

    /// The squares of this size, in units, that are seen: column and row, those in the middle first.
    pub(super) fn squares(&self, size: f64) -> Vec<(i64, i64)> {
        let ((left, top), (right, bottom)) =
            (self.place(0.0, 0.0), self.place(self.width, self.height));
        let index = |place: f64| (place / size).floor() as i64;
        let rows = index(bottom)..=index(top);
        let columns = index(left)..=index(right);
        let mut squares: Vec<_> =
            rows.flat_map(|row| columns.clone().map(move |column| (column, row))).collect();
        let distance = |(column, row): &(i64, i64)| {
            let (x, y) =
                ((*column as f64 + 0.5) * size - self.x, (*row as f64 + 0.5) * size - self.y);
            x.hypot(y)
        };
        squares.sort_by(|one, other| distance(one).total_cmp(&distance(other)));
        squares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: Camera = Camera { x: 10.0, y: 20.0, scale: 4.0, width: 800.0, height: 400.0 };

    #[test]
    fn the_middle_of_the_screen_shows_the_middle() {
        assert_eq!(CAMERA.place(400.0, 200.0), (10.0, 20.0));
        assert_eq!(CAMERA.point(10.0, 20.0), (400.0, 200.0));
        assert_eq!(CAMERA.place(0.0, 0.0), (-90.0, 70.0));
    }

    #[test]
    fn what_is_dragged_follows_the_pointer() {
        let mut camera = CAMERA;
        let place = camera.place(100.0, 100.0);
        camera.drag(30.0, -20.0);
        assert_eq!(camera.place(130.0, 80.0), place);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let mut camera = CAMERA;
        let place = camera.place(100.0, 300.0);
        camera.zoom(2.0, (100.0, 300.0), (1.0, 16.0));
        assert_eq!((camera.scale, camera.place(100.0, 300.0)), (8.0, place));
        camera.zoom(100.0, (0.0, 0.0), (1.0, 16.0));
        assert_eq!(camera.scale, 16.0);
    }

    #[test]
    fn the_squares_that_are_seen_begin_in_the_middle() {
        let squares = CAMERA.squares(64.0);
        assert_eq!(squares[0], (0, 0));
        assert_eq!(squares.len(), 4 * 3);
    }
}
