//! Label Studio: an array of tasks with `data` and `annotations`.
//!
//! A mark is a region of type `labels` in UTF-16 code units; its details are the region's meta information
//! (`bound=at_least; min=12`), which annotators edit beside it; a link is a relation whose label is its kind.

use super::header::Header;
use super::markup::{Details, Link, Mark, Markup, read as details, written};
use super::utf16::Units;
use super::{Document, FormatError};
use serde_json::{Value, json};

/// Articles as one file.
pub fn write(documents: &[Document]) -> String {
    Value::from(documents.iter().map(task).collect::<Vec<_>>()).to_string() + "\n"
}

fn task(document: &Document) -> Value {
    let units = Units::new(&document.text);
    let region = |mark: &Mark| {
        let [start, end] = units.of(mark.range);
        let meta = if mark.details.is_empty() { json!({}) } else { json!({"text": [written(&mark.details)]}) };
        json!({
            "id": mark.id, "type": "labels", "from_name": "label", "to_name": "text", "meta": meta,
            "value": {"start": start, "end": end, "labels": [mark.label]},
        })
    };
    let relation = |link: &Link| json!({"type": "relation", "from_id": link.from, "to_id": link.to, "direction": "right", "labels": [link.kind]});
    let marks = document.markup.marks.iter().map(region);
    let result: Vec<Value> = marks.chain(document.markup.links.iter().map(relation)).collect();
    json!({
        "data": {"id": document.header.id(), "text": document.text, "gold": document.header.value()},
        "annotations": [{"result": result}],
    })
}

/// Articles of a file; of several annotations of a task the last one counts.
pub fn read(text: &str) -> Result<Vec<Document>, FormatError> {
    let tasks: Vec<Value> = serde_json::from_str(text).map_err(|error| FormatError {
        at: error.line().to_string(),
        expected: "an array of tasks (Label Studio's JSON export)",
        found: error.to_string(),
    })?;
    let one = |(at, task): (usize, &Value)| {
        read_task(task, at).map_err(|(expected, found)| FormatError { at: (at + 1).to_string(), expected, found })
    };
    tasks.iter().enumerate().map(one).collect()
}

fn read_task(task: &Value, at: usize) -> Result<Document, (&'static str, String)> {
    let data = &task["data"];
    let text = data["text"].as_str().ok_or(("a task with the field data.text", data.to_string()))?;
    let id = [&data["id"], &task["id"]].into_iter().find_map(plain).unwrap_or_else(|| (at + 1).to_string());
    let header = Header::read(&data["gold"]).unwrap_or_else(|| Header::bare(&id));
    let annotation = task["annotations"].as_array().and_then(|all| all.last());
    let regions = annotation
        .and_then(|it| it["result"].as_array())
        .ok_or_else(|| ("an annotation with a result", format!("none in task {id}")))?;
    let units = Units::new(text);
    let mut markup = Markup::default();
    for region in regions {
        match region["type"].as_str() {
            Some("relation") => markup.links.extend(link(region)),
            _ => markup.marks.push(mark(region, &units)?),
        }
    }
    Ok(Document { header, text: text.to_owned(), markup, lost: Vec::new() })
}

/// A string, or a number as it prints.
pub(super) fn plain(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))
}

fn mark(region: &Value, units: &Units) -> Result<Mark, (&'static str, String)> {
    let number = |name: &str| region["value"][name].as_u64().and_then(|number| usize::try_from(number).ok());
    let range = number("start").zip(number("end")).and_then(|(start, end)| units.back([start, end]));
    let label = region["value"]["labels"][0].as_str();
    let (Some(id), Some(range), Some(label)) = (plain(&region["id"]), range, label) else {
        return Err(("a region with id, label, and start and end between characters", region.to_string()));
    };
    let lines = region["meta"]["text"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let details: Details = lines.flat_map(details).collect();
    Ok(Mark { id, label: label.to_owned(), range, details })
}

fn link(relation: &Value) -> Option<Link> {
    let (from, to) = (plain(&relation["from_id"])?, plain(&relation["to_id"])?);
    let kind = relation["labels"][0].as_str()?.to_owned();
    Some(if relation["direction"] == "left" { Link { kind, from: to, to: from } } else { Link { kind, from, to } })
}
