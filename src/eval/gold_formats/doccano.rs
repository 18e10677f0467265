//! doccano's JSONL: `text`, `entities` and `relations`; positions in code points.
//!
//! A mark is an entity, a link a relation. doccano has no place for details: they travel as metadata (`gold`, which doccano
//! keeps) and come back to the entity of the same label at the same place, or else to the next one that touches it.

use super::header::Header;
use super::label_studio::plain;
use super::markup::{Details, Link, Mark, Markup, read as details, written};
use super::{Document, FormatError};
use crate::eval::gold::Range;
use crate::eval::words::overlap;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Articles as one file.
pub fn write(documents: &[Document]) -> String {
    documents.iter().map(|document| row(document).to_string() + "\n").collect()
}

fn row(document: &Document) -> Value {
    let Markup { marks, links } = &document.markup;
    let number = |id: &str| marks.iter().position(|mark| mark.id == *id).map(|at| at + 1);
    let entity = |mark: &Mark| {
        json!({
            "id": number(&mark.id), "label": mark.label, "start_offset": mark.range[0], "end_offset": mark.range[1]
        })
    };
    let relation = |(at, link): (usize, &Link)| json!({"id": at + 1, "from_id": number(&link.from), "to_id": number(&link.to), "type": link.kind});
    let kept: Vec<Value> = marks.iter().map(|mark| json!([mark.label, mark.range, written(&mark.details)])).collect();
    json!({
        "text": document.text,
        "entities": marks.iter().map(entity).collect::<Vec<_>>(),
        "relations": links.iter().enumerate().map(relation).collect::<Vec<_>>(),
        "gold": document.header.clone().with("details", Value::from(kept)).value(),
    })
}

/// Articles of a file.
pub fn read(text: &str) -> Result<Vec<Document>, FormatError> {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let one = |(at, line): (usize, &str)| {
        let failed = |(expected, found)| FormatError { at: (at + 1).to_string(), expected, found };
        let row: Value =
            serde_json::from_str(line).map_err(|error| failed(("a JSON object on one line", error.to_string())))?;
        read_row(&row, at).map_err(failed)
    };
    rows.map(one).collect()
}

fn read_row(row: &Value, at: usize) -> Result<Document, (&'static str, String)> {
    let words = row["text"].as_str().or_else(|| row["data"].as_str());
    let text = words.ok_or(("the field text", "none".to_owned()))?;
    let id = plain(&row["id"]).unwrap_or_else(|| (at + 1).to_string());
    let kept = [&row["gold"], &row["meta"]["gold"]].into_iter().find_map(Header::read);
    let mut header = kept.unwrap_or_else(|| Header::bare(&id));
    let mut marks = entities(row)?;
    restore(&mut marks, &kept_details(header.take("details")));
    let markup = Markup { marks, links: relations(row) };
    Ok(Document { header, text: text.to_owned(), markup, lost: Vec::new() })
}

/// Gives marks their details back. Where all marks of a label still touch the exported ones in order, it goes by order;
/// else each exported one goes to the mark at its place, or to the next that touches it.
fn restore(marks: &mut [Mark], kept: &[(String, Range, Details)]) {
    let labels: BTreeSet<String> = marks.iter().map(|mark| mark.label.clone()).collect();
    for label in labels {
        let mut own: Vec<&mut Mark> = marks.iter_mut().filter(|mark| mark.label == label).collect();
        let mut old: Vec<_> = kept.iter().filter(|(kept, ..)| *kept == label).collect();
        if own.len() == old.len() && own.iter().zip(&old).all(|(mark, (_, range, _))| overlap(mark.range, *range)) {
            own.iter_mut().zip(old).for_each(|(mark, (_, _, details))| mark.details.clone_from(details));
            continue;
        }
        for exact in [true, false] {
            for mark in own.iter_mut().filter(|mark| mark.details.is_empty()) {
                let fits = |range: Range| if exact { range == mark.range } else { overlap(range, mark.range) };
                if let Some(at) = old.iter().position(|(_, range, details)| !details.is_empty() && fits(*range)) {
                    mark.details.clone_from(&old.remove(at).2);
                }
            }
        }
    }
}

fn kept_details(kept: Option<Value>) -> Vec<(String, Range, Details)> {
    let kept: Vec<(String, Range, String)> =
        kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default();
    kept.into_iter().map(|(label, range, line)| (label, range, details(&line))).collect()
}

/// Entities in the order in which they were made; also `label`, doccano's older lists of `[start, end, label]`.
fn entities(row: &Value) -> Result<Vec<Mark>, (&'static str, String)> {
    let found = ["entities", "label", "labels"].into_iter().find_map(|name| row[name].as_array());
    let found = found.ok_or(("the field entities (or label)", "neither".to_owned()))?;
    let mut marks: Vec<(u64, Mark)> = Vec::new();
    for (at, entity) in found.iter().enumerate() {
        let fields = if entity.is_array() {
            [&entity[0], &entity[1], &entity[2]]
        } else {
            [&entity["start_offset"], &entity["end_offset"], &entity["label"]]
        };
        let position = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        let (Some(start), Some(end), Some(label)) = (position(fields[0]), position(fields[1]), fields[2].as_str())
        else {
            return Err(("an entity with label, start_offset and end_offset", entity.to_string()));
        };
        let id = plain(&entity["id"]).unwrap_or_else(|| format!("entity {at}"));
        let mark = Mark { id, label: label.to_owned(), range: [start, end], details: Details::new() };
        marks.push((entity["id"].as_u64().unwrap_or(at as u64), mark));
    }
    marks.sort_by_key(|(made, _)| *made);
    Ok(marks.into_iter().map(|(_, mark)| mark).collect())
}

fn relations(row: &Value) -> Vec<Link> {
    let one = |relation: &Value| {
        let kind = relation["type"].as_str()?.to_owned();
        Some(Link { kind, from: plain(&relation["from_id"])?, to: plain(&relation["to_id"])? })
    };
    row["relations"].as_array().into_iter().flatten().filter_map(one).collect()
}
