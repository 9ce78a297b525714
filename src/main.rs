//! The page: its workers, and the app that shows them.

fn main() {
    named_workers::page::start();
    named_workers::app::mount();
}
