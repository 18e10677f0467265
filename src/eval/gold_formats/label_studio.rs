//! Label Studio: an array of tasks with `data` and `annotations`, regions of type `labels` in UTF-16 code units.
//!
//! A region's `id` is its place in the gold row, which Label Studio keeps; `data.gold` holds the row.

use super::FormatError;
use super::marks::marks;
use super::utf16::Units;
use crate::eval::gold::{GoldArticle, Range};
use serde_json::{Value, json};

type Task = (Value, Vec<(String, Range)>);

/// One article.
pub fn task(article: &GoldArticle) -> Value {
    let units = Units::new(&article.text);
    let region = |mark: &super::Mark| {
        let [start, end] = units.of(mark.range);
        json!({
            "id": mark.at, "type": "labels", "from_name": "label", "to_name": "text",
            "value": {"start": start, "end": end, "labels": [mark.label]},
        })
    };
    json!({
        "data": {"id": article.id, "text": article.text, "gold": article},
        "annotations": [{"result": marks(article).iter().map(region).collect::<Vec<_>>()}],
    })
}

/// Rows and marks of a file; of several annotations of a task the last one counts.
pub fn read(text: &str) -> Result<Vec<Task>, FormatError> {
    let tasks: Vec<Value> = serde_json::from_str(text).map_err(|error| FormatError::Shape {
        at: 1,
        expected: "an array of tasks",
        found: error.to_string(),
    })?;
    let one = |(at, task): (usize, &Value)| {
        read_task(task).map_err(|(expected, found)| FormatError::Shape { at: at + 1, expected, found })
    };
    tasks.iter().enumerate().map(one).collect()
}

fn read_task(task: &Value) -> Result<Task, (&'static str, String)> {
    let gold = task["data"]
        .get("gold")
        .cloned()
        .ok_or(("the field data.gold of an export", task["data"]["id"].to_string()))?;
    let units = Units::new(gold["text"].as_str().unwrap_or_default());
    let annotation = task["annotations"].as_array().and_then(|all| all.last());
    let regions =
        annotation.and_then(|it| it["result"].as_array()).ok_or(("an annotation", task["data"]["id"].to_string()))?;
    let mark = |region: &Value| {
        let number = |name: &str| region["value"][name].as_u64().and_then(|number| usize::try_from(number).ok());
        let range = number("start").zip(number("end")).and_then(|(start, end)| units.back([start, end]));
        let place = region["id"].as_str().map(str::to_owned);
        place.zip(range).ok_or(("a region with start and end between characters", region.to_string()))
    };
    Ok((gold, regions.iter().map(mark).collect::<Result<_, _>>()?))
}
