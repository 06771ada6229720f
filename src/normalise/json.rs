//! A value as the JSON of the report contract (`daejo/report/1`): decimals as strings, times as local ISO, null = open.

use jiff::civil::{DateTime, Time};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::model::{Period, Range, Value};

fn decimal(value: Option<Decimal>) -> Json {
    value.map_or(Json::Null, |v| Json::String(v.normalize().to_string()))
}

fn moment(at: Option<DateTime>) -> Json {
    at.map_or(Json::Null, |at| Json::String(at.strftime("%Y-%m-%dT%H:%M:%S").to_string()))
}

fn clock(at: Option<Time>) -> Json {
    at.map_or(Json::Null, |at| Json::String(at.strftime("%H:%M:%S").to_string()))
}

fn range(r: &Range) -> Json {
    json!({
        "low": decimal(r.low), "high": decimal(r.high),
        "low_inclusive": r.low_inclusive, "high_inclusive": r.high_inclusive,
        "approx": r.approx, "unit": r.unit.code(),
    })
}

/// The value's JSON object.
#[must_use]
pub fn json(value: &Value) -> Json {
    match value {
        Value::Time(Period::Dated { from, until, grain, .. }) => {
            json!({"from": moment(*from), "until": moment(*until), "grain": grain.name()})
        }
        Value::Time(Period::Clock { from, until, grain, .. }) => {
            json!({"clock_from": clock(Some(*from)), "clock_until": clock(*until), "grain": grain.name()})
        }
        Value::Duration(d) => json!({
            "low": decimal(d.range.low), "high": decimal(d.range.high),
            "unit": d.unit.name(), "iso": d.iso, "approx": d.range.approx,
        }),
        Value::Quantity(r) => range(r),
        Value::Name(n) => json!({"name": n.name, "aliases": n.aliases}),
        Value::Set(s) => json!({"members": s.members.iter().map(|n| &n.name).collect::<Vec<_>>()}),
        Value::Statement(s) => {
            json!({"polarity": format!("{:?}", s.polarity).to_lowercase(), "state": format!("{:?}", s.state).to_lowercase()})
        }
    }
}
