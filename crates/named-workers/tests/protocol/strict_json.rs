//! Values JSON cannot represent are rejected, with their path; all others come through unchanged.

use std::collections::{BTreeMap, HashMap};

use named_workers::protocol::{Json, NotJson};
use serde::{Deserialize, Serialize, Serializer};

fn refused(value: &impl Serialize) -> String {
    Json::encode(value).unwrap_err().within("args")
}

fn encoded(value: &impl Serialize) -> String {
    Json::encode(value).unwrap().as_str().to_owned()
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Point {
    x: f64,
    label: Option<String>,
}

#[derive(Serialize)]
enum Shape {
    Circle(f64),
    Segment(f64, f64),
    Named { width: f64 },
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"raw")
    }
}

#[test]
fn nan_is_refused_where_it_is() {
    assert_eq!(refused(&(1, Point { x: f64::NAN, label: None })), "args[1].x: NaN is not JSON");
}

#[test]
fn infinities_are_refused_where_they_are() {
    assert_eq!(refused(&(vec![0.0, f64::INFINITY],)), "args[0][1]: Infinity is not JSON");
    assert_eq!(refused(&(f32::NEG_INFINITY,)), "args[0]: -Infinity is not JSON");
}

#[test]
fn nan_inside_any_kind_of_enum_variant_is_refused_where_it_is() {
    assert_eq!(refused(&Shape::Circle(f64::NAN)), "args.Circle: NaN is not JSON");
    assert_eq!(refused(&Shape::Segment(0.0, f64::NAN)), "args.Segment[1]: NaN is not JSON");
    assert_eq!(refused(&Shape::Named { width: f64::NAN }), "args.Named.width: NaN is not JSON");
}

#[test]
fn nan_inside_a_map_is_refused_with_its_key() {
    let map = BTreeMap::from([("a", 1.0), ("b", f64::NAN)]);
    assert_eq!(refused(&[map]), "args[0].b: NaN is not JSON");
}

#[test]
fn byte_strings_are_refused_rather_than_written_as_numbers() {
    assert_eq!(refused(&[Bytes]), "args[0]: a byte string is not JSON");
}

#[test]
fn maps_whose_keys_are_no_strings_are_refused() {
    let map = HashMap::from([((1, 2), 3)]);
    assert_eq!(refused(&[map]), "args[0]: a map with keys that are not strings is not JSON");
}

#[test]
fn null_stands_for_what_is_null_and_for_nothing_else() {
    assert_eq!(encoded(&(Option::<u8>::None, ())), "[null,null]");
}

#[test]
fn integers_beyond_2_to_the_53_stay_exact() {
    let numbers = (u64::MAX, i64::MIN, 9_007_199_254_740_993_u64);
    let json = Json::encode(&numbers).unwrap();
    assert_eq!(json.as_str(), "[18446744073709551615,-9223372036854775808,9007199254740993]");
    assert_eq!(json.decode::<(u64, i64, u64)>().unwrap(), numbers);
}

#[test]
fn a_large_integer_is_seen_behind_any_string_and_never_in_one() {
    let strings = [r#""""#, r#""\"""#, r#""\\""#, r#""\\\"12,""#, r#""18446744073709551617""#];
    for string in strings {
        let json = |number: u128| Json::from_text(format!("[{string},{number}]")).unwrap();
        assert!(json(1).decode::<(String, f64)>().is_ok(), "{string}");
        assert!(json(9_007_199_254_740_993).decode::<(String, f64)>().is_err(), "{string}");
    }
}

#[test]
fn values_nested_too_deeply_are_refused_whatever_is_in_them() {
    for inner in ["1", "18446744073709551617", "\"]\""] {
        let deep = format!("{}{inner}{}", "[".repeat(100_000), "]".repeat(100_000));
        let error = Json::from_text(deep).unwrap().decode::<serde_json::Value>().unwrap_err();
        assert_eq!(error.reason, "it is nested too deeply");
    }
}

#[test]
fn raw_json_goes_through_unparsed_both_ways() {
    let text = r#"[1.000, {"a" :18446744073709551616}]"#;
    let json = Json::from_text(text.into()).unwrap();
    assert_eq!(encoded(&json), text);
    assert_eq!(json.decode::<Json>().unwrap().as_str(), text);
}

#[test]
fn a_value_that_does_not_fit_is_named_with_its_path() {
    let json = Json::from_text(r#"[1, {"x": "wide", "label": null}]"#.into()).unwrap();
    let error = json.decode::<(u8, Point)>().unwrap_err();
    let reason = r#"invalid type: string "wide", expected f64"#.to_owned();
    assert_eq!(error, NotJson { path: "[1].x".into(), reason });
}

#[test]
fn text_that_is_not_json_is_refused() {
    for text in ["", "[1,]", "{'a': 1}", "NaN", "[1] [2]"] {
        assert!(Json::from_text(text.into()).is_err(), "{text}");
    }
}

/// Lists in lists, this many.
fn nested(levels: usize) -> serde_json::Value {
    (0..levels).fold(serde_json::Value::Null, |value, _| serde_json::Value::Array(vec![value]))
}

#[test]
fn received_arguments_are_an_array_of_a_hundred_levels_each_at_most() {
    let received = |levels| Json::received_arguments(nested(levels).to_string());
    assert!(received(101).is_ok(), "the array itself is no level");
    let refused = received(102).unwrap_err();
    assert_eq!(refused.within("args"), "args: it is nested too deeply for JSON");
    assert!(Json::received_arguments("{}".into()).is_err());
}

#[test]
fn a_hundred_levels_are_written_and_one_more_is_refused() {
    assert!(Json::encode(&nested(100)).is_ok());
    assert!(Json::encode_arguments(&(nested(100),)).is_ok());
    let refused = Json::encode(&nested(101)).unwrap_err();
    assert!(
        refused.within("result").ends_with("[0]: it is nested too deeply for JSON"),
        "{refused}"
    );
    assert!(Json::encode_arguments(&(nested(101),)).is_err());
}

/// What a type reads from JSON: itself as JSON again, or the refusal.
fn read<T: serde::de::DeserializeOwned + Serialize>(json: &str) -> String {
    let value = Json::from_text(json.into()).unwrap().decode::<T>();
    match value.and_then(|value| Json::encode(&value)) {
        Ok(json) => json.as_str().into(),
        Err(refused) => refused.within("args"),
    }
}

#[test]
fn integers_are_exact_or_refused_with_their_path() {
    use serde_json::Value;
    let large = "1180591620717411303425"; // 2^70 + 1
    for exact in
        ["[18446744073709551615,-9223372036854775808]", r#"[{"a":"1234567890123456789012"}]"#]
    {
        assert_eq!(read::<Value>(exact), exact);
    }
    let beyond = format!(r#"{{"b":1,"a":[1.5,{{"c":{large}}}]}}"#);
    let refused = format!("args.a[1].c: the integer {large} is beyond 64 bits");
    assert_eq!(read::<Value>(&beyond), refused);
    assert_eq!(read::<Vec<i128>>(&format!("[1,-{large}]")), format!("[1,-{large}]"));
    assert_eq!(read::<Option<u128>>(large), large);
    assert!(read::<(u64,)>(&format!("[{large}]")).starts_with("args[0]: the integer"));
    assert!(read::<Vec<f64>>("[0,9007199254740993]").starts_with("args[1]: the integer"));
    assert_eq!(read::<Vec<f64>>("[9007199254740992,1.5]"), "[9007199254740992.0,1.5]");
    let keys = format!(r#"{{"-7":{large}}}"#);
    assert_eq!(read::<BTreeMap<i64, i128>>(&keys), keys);
    assert_eq!(read::<(Value, Json)>(&format!("[[],[{large}]]")), format!("[[],[{large}]]"));
}

#[test]
fn enums_and_structs_are_read_beside_large_integers() {
    #[derive(Serialize, serde::Deserialize)]
    enum Shape {
        Unit,
        One(i128),
        Two(u8, i128),
        Named { x: Option<i128> },
    }
    let json = concat!(
        r#"["Unit",{"One":-1180591620717411303425},{"Two":[1,1180591620717411303425]},"#,
        r#"{"Named":{"x":1180591620717411303425}},{"Named":{"x":null}}]"#
    );
    assert_eq!(read::<Vec<Shape>>(json), json);
    let bad = r#"[{"One":1,"Two":[1,2]},1180591620717411303425]"#;
    assert!(read::<Vec<Shape>>(bad).contains("one key"));
}
