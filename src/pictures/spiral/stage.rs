//! A spiral on its canvas: moves the camera, asks workers for what comes into view, and draws.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::camera::Camera;
use super::paint::paint;
use super::plane::Plane;
use super::tiles::{self, Tile, Tiles};
use crate::hooks::Frame;
use named_workers::Error;

/// How many tiles are asked for at once: enough for every core, and few enough to be still in view.
const AT_ONCE: usize = 8;
/// How many tiles are kept.
const KEPT: usize = 600;

/// Clones are the same one.
#[derive(Clone)]
pub(super) struct Stage(Rc<Inner>);

struct Inner {
    plane: Plane,
    canvas: NodeRef,
    camera: Cell<Camera>,
    tiles: RefCell<Tiles>,
    loading: Cell<usize>,
    marked: Cell<Option<u64>>,
    frame: Frame,
    /// Called with what is seen whenever that changes.
    on_view: Callback<Camera>,
    on_error: Callback<Error>,
}

impl Stage {
    pub(super) fn new(
        plane: Plane,
        canvas: NodeRef,
        on_view: Callback<Camera>,
        on_error: Callback<Error>,
    ) -> Self {
        Self(Rc::new(Inner {
            plane,
            canvas,
            camera: Cell::new(Camera { x: 0.0, y: 0.0, scale: 1.0, width: 0.0, height: 0.0 }),
            tiles: RefCell::default(),
            loading: Cell::new(0),
            marked: Cell::new(None),
            frame: Frame::default(),
            on_view,
            on_error,
        }))
    }

    pub(super) fn camera(&self) -> Camera {
        self.0.camera.get()
    }

    /// The number that is seen at a point.
    pub(super) fn number_at(&self, (across, down): (f64, f64)) -> Option<u64> {
        let (x, y) = self.camera().place(across, down);
        self.0.plane.number_at(x, y)
    }

    /// Puts a number into the middle, at the current scale if there is no other.
    pub(super) fn go_to(&self, number: u64, scale: Option<f64>) {
        let (x, y) = self.0.plane.place_of(number);
        let camera = self.camera();
        self.mark(Some(number));
        self.show(Camera { x, y, scale: scale.unwrap_or(camera.scale), ..camera });
    }

    pub(super) fn drag(&self, (across, down): (f64, f64)) {
        let mut camera = self.camera();
        camera.drag(across, down);
        self.show(camera);
    }

    /// Zooms around a point; without one, around the middle.
    pub(super) fn zoom(&self, factor: f64, point: Option<(f64, f64)>) {
        let mut camera = self.camera();
        let middle = (camera.width / 2.0, camera.height / 2.0);
        camera.zoom(factor, point.unwrap_or(middle), self.0.plane.scales());
        self.show(camera);
    }

    /// Puts a ring around a number.
    pub(super) fn mark(&self, number: Option<u64>) {
        self.0.marked.set(number);
        self.redraw();
    }

    /// Draws in the next frame.
    pub(super) fn redraw(&self) {
        let stage = Rc::downgrade(&self.0);
        self.0.frame.request(move || {
            if let Some(inner) = stage.upgrade() {
                Self(inner).draw();
            }
        });
    }

    fn show(&self, camera: Camera) {
        self.0.camera.set(camera);
        self.0.on_view.emit(camera);
        self.redraw();
    }

    fn draw(&self) {
        let Some(canvas) = self.0.canvas.cast::<HtmlCanvasElement>() else { return };
        let (width, height) = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
        let camera = Camera { width, height, ..self.camera() };
        self.0.camera.set(camera);
        self.load();
        // Fails only for a canvas that is not there any more.
        paint(&canvas, self.0.plane, &camera, &self.0.tiles.borrow(), self.0.marked.get()).ok();
    }

    /// Asks for the tiles that are seen and not there, from the middle on.
    fn load(&self) {
        let (plane, camera) = (self.0.plane, self.camera());
        let level = plane.level(camera.scale);
        let seen = camera.squares(plane.side(level));
        let seen: Vec<_> = seen.into_iter().map(|(column, row)| (level, column, row)).collect();
        let mut tiles = self.0.tiles.borrow_mut();
        if tiles.len() > KEPT {
            tiles.retain(|key, tile| matches!(tile, Tile::Loading) || seen.contains(key));
        }
        for key in seen {
            if self.0.loading.get() >= AT_ONCE {
                return;
            }
            if tiles.contains_key(&key) {
                continue;
            }
            tiles.insert(key, Tile::Loading);
            self.0.loading.set(self.0.loading.get() + 1);
            let stage = self.clone();
            spawn_local(async move {
                let loaded = tiles::load(plane, key).await;
                stage.0.loading.set(stage.0.loading.get() - 1);
                match loaded {
                    Ok(Some(tile)) => drop(stage.0.tiles.borrow_mut().insert(key, tile)),
                    Ok(None) => {}
                    Err(error) => stage.0.on_error.emit(error),
                }
                stage.redraw();
            });
        }
    }
}
