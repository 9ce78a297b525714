//! Every message survives the round trip through text.

use named_workers::protocol::log::Line;
use named_workers::protocol::{
    Ask, Code, Config, Error, FromWorker, Interpreter, JsModules, Json, Level, Loading, Parameter,
    Progress, Script, Signature, Start, ToHost, ToPage, ToWorker,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<u64>().prop_map(|value| value.to_string()),
        (-1e300..1e300).prop_map(|value: f64| format!("{value:e}")),
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    let tree = leaf.prop_recursive(4, 32, 6, |inner| {
        let key = any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap());
        let entries =
            vec((key, inner.clone()).prop_map(|(key, value)| format!("{key}: {value}")), 0..6);
        prop_oneof![
            vec(inner, 0..6).prop_map(|items| format!("[{}]", items.join(" ,"))),
            entries.prop_map(|entries| format!("{{{}}}", entries.join(","))),
        ]
    });
    tree.prop_map(|text| Json::from_text(text).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    any::<String>()
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

fn config() -> impl Strategy<Value = Config> {
    let tables = (btree_map(text(), text(), 0..4), btree_map(text(), text(), 0..4));
    let urls = (option::of(text()), option::of(text()), option::of(text()));
    (texts(), tables, urls, any::<bool>()).prop_map(
        |(packages, (files, worker), (package_base_url, lock_file_url, interpreter), debug)| {
            Config {
                packages,
                package_base_url,
                lock_file_url,
                files,
                js_modules: JsModules { worker, ..JsModules::default() },
                interpreter,
                debug,
                ..Config::default()
            }
        },
    )
}

fn script() -> impl Strategy<Value = Script> {
    let interpreter = prop_oneof![Just(Interpreter::Pyodide), Just(Interpreter::MicroPython)];
    let code = prop_oneof![text().prop_map(Code::Text), text().prop_map(Code::Url)];
    (interpreter, text(), code, config(), json()).prop_map(
        |(interpreter, file, code, config, written)| Script {
            interpreter,
            file,
            code,
            config,
            written,
        },
    )
}

fn to_host() -> impl Strategy<Value = ToHost> {
    let start = (text(), option::of(script()))
        .prop_map(|(worker, script)| Start::new(worker, script.as_ref()).unwrap());
    prop_oneof![
        start.prop_map(|start| ToHost::Start(Box::new(start))),
        (any::<u64>(), text(), json(), any::<bool>(), any::<bool>()).prop_map(
            |(id, function, arguments, stream, announce)| ToHost::Call {
                id,
                function,
                arguments,
                stream,
                announce
            }
        ),
        any::<u64>().prop_map(|id| ToHost::Cancel { id }),
        (any::<u64>(), any::<usize>()).prop_map(|(id, values)| ToHost::More { id, values }),
        (any::<u64>(), prop_oneof![json().prop_map(Ok), json().prop_map(Err)])
            .prop_map(|(id, outcome)| ToHost::Answer { id, outcome }),
        text().prop_map(|reason| ToHost::Unreadable { reason }),
    ]
}

fn signature() -> impl Strategy<Value = Signature> {
    let parameter = (text(), option::of(text()), option::of(text()))
        .prop_map(|(name, type_name, default)| Parameter { name, type_name, default });
    (text(), vec(parameter, 0..4), option::of(text()), option::of(text()))
        .prop_map(|(name, parameters, returns, doc)| Signature { name, parameters, returns, doc })
}

fn error() -> impl Strategy<Value = Error> {
    let call = || (text(), text());
    prop_oneof![
        (text(), texts()).prop_map(|(worker, known)| Error::UnknownWorker { worker, known }),
        text().prop_map(|worker| Error::DuplicateName { worker }),
        call().prop_map(|(worker, reason)| Error::InvalidDeclaration { worker, reason }),
        (call(), option::of(text())).prop_map(|((worker, reason), traceback)| Error::StartFailed {
            worker,
            reason,
            traceback
        }),
        (call(), texts()).prop_map(|((worker, function), exports)| Error::NotExported {
            worker,
            function,
            exports
        }),
        (call(), text()).prop_map(|((worker, function), reason)| Error::BadArguments {
            worker,
            function,
            reason
        }),
        (call(), call(), option::of(text())).prop_map(
            |((worker, function), (type_name, message), traceback)| Error::Raised {
                worker,
                function,
                type_name,
                message,
                traceback
            }
        ),
        (call(), text()).prop_map(|((worker, function), reason)| Error::BadResult {
            worker,
            function,
            reason
        }),
        (call(), option::of(text())).prop_map(|((worker, reason), function)| Error::Crashed {
            worker,
            function,
            reason
        }),
        (text(), option::of(text()))
            .prop_map(|(worker, function)| Error::Terminated { worker, function }),
        (call(), any::<u64>()).prop_map(|((worker, function), milliseconds)| Error::TimedOut {
            worker,
            function,
            milliseconds
        }),
        call().prop_map(|(worker, function)| Error::Cancelled { worker, function }),
        (call(), option::of(text())).prop_map(|((worker, reason), function)| Error::Deadlock {
            worker,
            function,
            reason
        }),
    ]
}

fn ask() -> impl Strategy<Value = Ask> {
    let call = (text(), json(), option::of(any::<u64>())).prop_map(
        |(function, arguments, milliseconds)| Ask::Call { function, arguments, milliseconds },
    );
    prop_oneof![Just(Ask::Exports), call]
}

fn to_page() -> impl Strategy<Value = ToPage> {
    let id = any::<u64>;
    let level = prop_oneof![Just(Level::Info), Just(Level::Warning), Just(Level::Error)];
    let line = (level, text()).prop_map(|(level, text)| Line { level, text });
    let progress = (-1e300..1e300, -1e300..1e300, option::of(text()))
        .prop_map(|(done, total, message)| Progress { done, total, message });
    let loading = (text(), id(), option::of(id())).prop_map(|(what, done, total)| Loading {
        what,
        done,
        total,
    });
    prop_oneof![
        loading.prop_map(ToPage::Loading),
        text().prop_map(|reason| ToPage::LoadFailed { reason }),
        (any::<u32>(), vec(signature(), 0..4))
            .prop_map(|(protocol, exports)| ToPage::Ready { protocol, exports }),
        error().prop_map(|error| ToPage::StartFailed { error }),
        (id(), json()).prop_map(|(id, value)| ToPage::Returned { id, value }),
        (id(), error()).prop_map(|(id, error)| ToPage::Failed { id, error }),
        id().prop_map(|id| ToPage::Cancelled { id }),
        id().prop_map(|id| ToPage::Began { id }),
        id().prop_map(|id| ToPage::Cancelling { id }),
        (id(), json()).prop_map(|(id, value)| ToPage::Emitted { id, value }),
        (id(), option::of(id()), text(), ask())
            .prop_map(|(id, during, worker, ask)| { ToPage::Request { id, during, worker, ask } }),
        id().prop_map(|id| ToPage::Withdraw { id }),
        (id(), progress).prop_map(|(id, progress)| ToPage::Progressed { id, progress }),
        (any::<u64>(), vec(line, 0..3))
            .prop_map(|(left_out, lines)| ToPage::Logged { left_out, lines }),
        id().prop_map(|memory| ToPage::Grown { memory }),
        text().prop_map(|message| ToPage::Crashed { message }),
    ]
}

proptest! {
    #[test]
    fn any_message_to_a_worker_survives_the_way(handler in any::<usize>(), message in to_host()) {
        let envelope = ToWorker::ProcessInput(handler, message);
        let text = serde_json::to_string(&envelope).unwrap();
        prop_assert_eq!(serde_json::from_str::<ToWorker<ToHost>>(&text).unwrap(), envelope);
    }

    #[test]
    fn any_script_survives_the_way(script in script()) {
        let start = Start::new("x".into(), Some(&script)).unwrap();
        prop_assert_eq!(start.script(), Ok(Some(script)));
    }

    #[test]
    fn any_message_to_the_page_survives_the_way(handler in any::<usize>(), message in to_page()) {
        let envelope = FromWorker::ProcessOutput(handler, message);
        let text = serde_json::to_string(&envelope).unwrap();
        prop_assert_eq!(serde_json::from_str::<FromWorker<ToPage>>(&text).unwrap(), envelope);
    }
}
