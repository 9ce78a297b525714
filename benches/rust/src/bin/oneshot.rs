//! The worker of gloo-worker's oneshot.

use benches::AddArrays;
use gloo_worker::Registrable;

fn main() {
    AddArrays::registrar().register();
}
