//! What only a browser can test. Run by `e2e/wasm.spec.ts`, in the same browser as the other tests.
#![allow(clippy::panic, clippy::unwrap_used, reason = "this is a test")]
#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use futures_channel::oneshot;
use futures_util::StreamExt;
use gloo_worker::{Codec, HandlerId, Spawnable, Worker, WorkerScope};
use named_workers::protocol::{FromWorker, Json, ToPage, ToWorker, parts};
use named_workers::{
    Declaration, Error, NamedWorker, State, WorkerInfo, WorkerType, create_named_worker,
    create_pool, workers,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

thread_local! {
    static WRITTEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The JSON codec of our hosts, which also records what gloo-worker writes.
struct Recorder;

impl Codec for Recorder {
    fn encode<I: Serialize>(input: I) -> JsValue {
        let text = serde_json::to_string(&input).unwrap();
        WRITTEN.with_borrow_mut(|written| written.push(text.clone()));
        text.into()
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        serde_json::from_str(&input.as_string().unwrap()).unwrap()
    }
}

struct Anyone;

impl Worker for Anyone {
    type Message = ();
    type Input = u8;
    type Output = u8;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, _: &WorkerScope<Self>, _: u8, _: HandlerId) {}
}

/// A worker that answers every input with 7, in our envelope.
fn script() -> String {
    let loaded = serde_json::to_string(&FromWorker::<u8>::WorkerLoaded).unwrap();
    let answer = serde_json::to_string(&FromWorker::ProcessOutput(0, 7)).unwrap();
    format!(
        "data:text/javascript,
        onmessage = ({{ data }}) => data.includes('Input') && postMessage('{answer}');
        postMessage('{loaded}');"
    )
}

#[wasm_bindgen_test]
async fn gloo_worker_reads_and_writes_the_envelope_that_we_do() {
    let (sender, answered) = oneshot::channel();
    let sender = RefCell::new(Some(sender));
    let bridge = Anyone::spawner()
        .callback(move |output| {
            sender.take().map(|sender| sender.send(output));
        })
        .with_loader(true)
        .encoding::<Recorder>()
        .spawn(&script());
    bridge.send(3);
    assert_eq!(answered.await, Ok(7));
    drop(bridge);

    let ours = [
        ToWorker::Connected(0),
        ToWorker::ProcessInput(0, 3),
        ToWorker::Disconnected(0),
        ToWorker::Destroy,
    ];
    let ours = ours.map(|message| serde_json::to_string(&message).unwrap());
    assert_eq!(WRITTEN.take(), ours);
}

#[wasm_bindgen_test]
async fn yield_now_comes_back_after_the_messages_that_came_before_it() {
    let (sender, mut heard) = oneshot::channel();
    let sender = RefCell::new(Some(sender));
    let channel = web_sys::MessageChannel::new().unwrap();
    let listener = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || {
        sender.take().map(|sender| sender.send(()));
    });
    use wasm_bindgen::JsCast;
    channel.port1().set_onmessage(Some(listener.as_ref().unchecked_ref()));
    channel.port2().post_message(&JsValue::NULL).unwrap();

    named_workers::yield_now().await;

    assert_eq!(heard.try_recv(), Ok(Some(())));
}

/// A message with this value, and what it is posted as.
fn posted(value: Json) -> (ToPage, JsValue) {
    let message = ToPage::Returned { id: 1, value };
    let posted = parts::write(&message).unwrap();
    (message, posted)
}

#[wasm_bindgen_test]
fn long_json_is_posted_beside_its_message_and_short_json_inside() {
    let (message, alone) = posted(Json::encode(&"short").unwrap());
    assert!(alone.is_string());
    assert_eq!(parts::read(&alone), Ok(message));

    let (message, beside) = posted(Json::encode(&"long".repeat(1_000)).unwrap());
    assert_eq!(js_sys::Array::from(&beside).length(), 2);
    assert_eq!(parts::read(&beside), Ok(message));
}

#[wasm_bindgen_test]
fn json_of_javascript_is_posted_as_the_string_that_it_is() {
    let (message, beside) = posted(Json::from_js("[1,2]".into()));
    assert_eq!(js_sys::Array::from(&beside).get(1).as_string().unwrap(), "[1,2]");
    assert_eq!(parts::read(&beside), Ok(message));
}

#[wasm_bindgen_test]
fn text_of_javascript_is_copied_whole() {
    for text in ["a", "é", "😀", "aé😀", "a😀b"] {
        for times in [1, 100, 1_000] {
            let json = format!("\"{}\"", text.repeat(times));
            assert_eq!(Json::from_js(json.as_str().into()).as_str(), json);
        }
    }
}

#[wasm_bindgen_test]
fn a_message_that_lacks_a_part_cannot_be_read() {
    let (_, beside) = posted(Json::from_js("[1,2]".into()));
    let envelope = js_sys::Array::of1(&js_sys::Array::from(&beside).get(0));
    let read: Result<ToPage, String> = parts::read(&envelope);
    assert!(read.is_err_and(|reason| reason.starts_with("a part of it is missing")));
}

const SCRIPT: &str = "
from named_workers import emit

async def squares(n):
    for number in range(n):
        await emit(number * number)

def double(number, times=1):
    for _ in range(times):
        number *= 2
    return number

def divide(a, b):
    return a / b

__export__ = ['squares', 'double', 'divide']
";

async fn python(worker_type: WorkerType) -> NamedWorker {
    let declaration = Declaration::new(worker_type.as_str(), worker_type).source(SCRIPT);
    create_named_worker(declaration).await.unwrap()
}

#[wasm_bindgen_test]
async fn integers_beyond_2_to_the_53_are_exact_between_rust_and_python() {
    for worker_type in [WorkerType::Py, WorkerType::Mpy] {
        let worker = python(worker_type).await;
        let doubled: u64 = worker.call("double", (9_007_199_254_740_993_u64,)).await.unwrap();
        assert_eq!(doubled, 18_014_398_509_481_986);
        let negative: i64 =
            worker.call("double", (-4_611_686_018_427_387_904_i64, 1)).await.unwrap();
        assert_eq!(negative, i64::MIN);
        let third: f64 = worker.call("divide", (1.0, 3)).await.unwrap();
        assert_eq!(third, 1.0 / 3.0);
        worker.terminate();
    }
}

#[wasm_bindgen_test]
async fn what_python_raises_is_an_error_of_rust() {
    let worker = python(WorkerType::Mpy).await;
    let raised = worker.call::<f64>("divide", (1, 0)).await.unwrap_err();
    worker.terminate();
    let Error::Raised { type_name, traceback, .. } = raised else { panic!("{raised:?}") };
    assert_eq!(type_name, "ZeroDivisionError");
    assert!(traceback.unwrap().contains("File \"mpy.py\", line 14, in divide"));
}

#[wasm_bindgen_test]
async fn a_stream_gives_what_is_emitted_and_dropping_it_cancels_the_call() {
    let worker = python(WorkerType::Mpy).await;
    let squares: Vec<u64> =
        worker.call::<u64>("squares", (30,)).stream().map(Result::unwrap).collect().await;
    assert_eq!(squares, (0..30).map(|number| number * number).collect::<Vec<_>>());

    let mut endless = worker.call::<u64>("squares", (1_000_000,)).stream();
    assert_eq!(endless.next().await, Some(Ok(0)));
    drop(endless);
    let is_ready = |info: &WorkerInfo| info.name == worker.name() && info.state == State::Ready;
    while !workers().list().iter().any(is_ready) {
        named_workers::yield_now().await;
    }
    worker.terminate();
}

#[wasm_bindgen_test]
async fn an_emitted_value_of_another_type_is_the_last_item_and_a_bad_result() {
    let worker = python(WorkerType::Mpy).await;
    let items: Vec<_> = worker.call::<bool>("squares", (30,)).stream().collect().await;
    worker.terminate();
    let [Err(Error::BadResult { reason, .. })] = items.as_slice() else { panic!("{items:?}") };
    assert!(reason.starts_with("emitted: "), "{reason}");
}

#[wasm_bindgen_test]
async fn a_pool_gives_each_result_or_error_in_the_place_of_its_arguments() {
    let declaration = Declaration::new("pool", WorkerType::Mpy).source(SCRIPT);
    let pool = create_pool(declaration).size(2).await.unwrap();
    let results = pool.map::<f64>("divide", [(1, 2), (1, 0), (6, 3)]).results().await;
    let [Ok(0.5), Err(Error::Raised { worker, .. }), Ok(2.0)] = results.as_slice() else {
        panic!("{results:?}")
    };
    assert!(worker.starts_with("pool#"), "{worker}");

    let mut sums: Vec<_> = pool.map::<f64>("divide", [(4, 2), (9, 3)]).unordered().collect().await;
    sums.sort_by_key(|(index, _)| *index);
    assert_eq!(sums, [(0, Ok(2.0)), (1, Ok(3.0))]);

    pool.terminate();
    let ended = pool.call::<f64>("divide", (1, 2)).await.unwrap_err();
    assert_eq!(ended, Error::Terminated { worker: "pool".into(), function: None });
}
