//! The browser's clocks.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since the page was opened. Never goes backwards.
pub fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or_else(Date::now, |performance| performance.now())
}

/// The local time of day of a moment in milliseconds since 1970: `13:27:05.042`.
pub fn time_of_day(moment: f64) -> String {
    let date = Date::new(&JsValue::from_f64(moment));
    let (hours, minutes, seconds) = (date.get_hours(), date.get_minutes(), date.get_seconds());
    format!("{hours:02}:{minutes:02}:{seconds:02}.{:03}", date.get_milliseconds())
}

/// The local date and time of a moment in milliseconds since 1970.
pub fn date(moment: f64) -> String {
    Date::new(&JsValue::from_f64(moment)).to_locale_string("en-GB", &JsValue::UNDEFINED).into()
}

/// Milliseconds since 1970.
pub fn unix() -> f64 {
    Date::now()
}
