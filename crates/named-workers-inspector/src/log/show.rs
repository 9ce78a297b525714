//! How a row of a log looks.

use yew::prelude::*;

use super::lines::Row;
use named_workers::Level;
use named_workers_ui::clock::time_of_day;

/// How many characters of a worker's name are written before its lines.
const LONGEST: usize = 24;

/// A row; `worker` is written where lines of several are shown.
pub(super) fn show(row: &Row, key: usize, worker: bool) -> Html {
    let level = match row.level {
        Level::Info => Html::default(),
        _ if !row.is_first => Html::default(),
        Level::Warning => html! { <span class="warning">{ "warning " }</span> },
        Level::Error => html! { <span class="error">{ "error " }</span> },
    };
    html! {
        <li {key}>
            if row.is_first {
                <time>{ time_of_day(row.time) }</time>{ "  " }
                if worker { <span class="worker">{ short(row.worker) }</span>{ "  " } }
            } else {
                { "              " }
            }
            { level }{ row.text }
        </li>
    }
}

fn short(worker: &str) -> String {
    match worker.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &worker[..end]),
        None => worker.to_owned(),
    }
}
