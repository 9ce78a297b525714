//! Draws what is seen of a spiral.

use std::f64::consts::TAU;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::camera::Camera;
use super::plane::Plane;
use super::tiles::{Key, Tile, Tiles};

/// Draws the tiles, those of the current level of detail last; and a ring around a number.
pub(super) fn paint(
    canvas: &HtmlCanvasElement,
    plane: Plane,
    camera: &Camera,
    tiles: &Tiles,
    marked: Option<u64>,
) -> Result<(), JsValue> {
    let context = context(canvas)?;
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    fit(canvas, camera, ratio);
    context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, camera.width, camera.height);
    context.set_image_smoothing_enabled(camera.scale < 1.0);
    let current = plane.level(camera.scale);
    let (now, before): (Vec<_>, Vec<_>) = tiles.iter().partition(|(key, _)| key.0 == current);
    // A level that is not the current one fills in only while the current one is coming.
    let is_coming = now.iter().any(|(_, tile)| matches!(tile, Tile::Loading));
    let before = before.into_iter().filter(|_| is_coming);
    for (key, tile) in before.chain(now) {
        draw(&context, plane, camera, key, tile)?;
    }
    // Whatever is there takes the colour of the scheme.
    context.set_global_composite_operation("source-in")?;
    context.set_fill_style_str(&colour(canvas, "fill"));
    context.fill_rect(0.0, 0.0, camera.width, camera.height);
    context.set_global_composite_operation("source-over")?;
    if let Some(number) = marked {
        let (x, y) = plane.place_of(number);
        let (across, down) = camera.point(x, y);
        context.set_stroke_style_str(&colour(canvas, "stroke"));
        context.set_line_width(2.0);
        context.begin_path();
        context.arc(across, down, (camera.scale * 0.8).max(7.0), 0.0, TAU)?;
        context.stroke();
    }
    Ok(())
}

fn draw(
    context: &CanvasRenderingContext2d,
    plane: Plane,
    camera: &Camera,
    (level, column, row): &Key,
    tile: &Tile,
) -> Result<(), JsValue> {
    match tile {
        Tile::Loading => {}
        Tile::Bitmap(bitmap) => {
            let (side, half) = (plane.side(*level), f64::from(1 << level) / 2.0);
            let (left, top) =
                camera.point(*column as f64 * side - half, (row + 1) as f64 * side - half);
            let size = side * camera.scale;
            if left < camera.width && top < camera.height && left + size > 0.0 && top + size > 0.0 {
                context.draw_image_with_html_canvas_element_and_dw_and_dh(
                    bitmap, left, top, size, size,
                )?;
            }
        }
        Tile::Dots(places) => {
            let size = (camera.scale * 0.55).max(1.5);
            for (x, y) in places {
                let (across, down) = camera.point(*x, *y);
                context.fill_rect(across - size / 2.0, down - size / 2.0, size, size);
            }
        }
    }
    Ok(())
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    Ok(context.dyn_into::<CanvasRenderingContext2d>()?)
}

/// Gives the canvas as many pixels as the screen has; that clears it, so only when it must.
fn fit(canvas: &HtmlCanvasElement, camera: &Camera, ratio: f64) {
    let (width, height) = ((camera.width * ratio) as u32, (camera.height * ratio) as u32);
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

/// The colour that the style sheet gives it.
fn colour(canvas: &HtmlCanvasElement, property: &str) -> String {
    let style =
        web_sys::window().and_then(|window| window.get_computed_style(canvas).ok().flatten());
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}
