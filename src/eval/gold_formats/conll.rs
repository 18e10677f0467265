//! CoNLL columns: a token a line, its position in code points, and a column of B/I/O tags for each layer.
//!
//! Reads files of CoNLL-2003 too (the word first, the tag of its name last): where the text is not given, words are joined by
//! blanks. Only names come back as labels: every other layer needs details or links, which columns do not hold.

use super::conll_tokens::{Token, tokens};
use super::header::Header;
use super::markup::{Details, Mark, Markup};
use super::{Document, FormatError};
use crate::eval::gold::Range;
use crate::eval::words::Characters;
use serde_json::Value;
use std::collections::BTreeMap;

/// Layers in the order of their columns.
const COLUMNS: [&str; 11] =
    ["name", "time", "figure", "event", "place", "perpetrator", "claim", "claimant", "source", "cue", "content"];

/// Column of the names in [`COLUMNS`] lines: word, start, end, then the layers.
const NAMES: usize = 3;

/// Articles as one file; tells in each what columns cannot hold.
pub fn write(documents: &mut [Document]) -> String {
    documents.iter_mut().map(one).collect()
}

fn one(document: &mut Document) -> String {
    let text = Characters::new(&document.text);
    let words = tokens(&document.text, &document.markup.marks);
    let (tags, outside) = tags(&words, &document.markup.marks);
    let mut out = format!(
        "-DOCSTART-\n# gold = {}\n# text = {}\n# columns = word start end {}\n\n",
        document.header.value(),
        Value::from(document.text.as_str()),
        COLUMNS.join(" ")
    );
    for (token, tags) in words.iter().zip(tags) {
        if token.fresh {
            out.push('\n');
        }
        let [start, end] = token.range;
        out += &format!("{}\t{start}\t{end}\t{}\n", text.slice(token.range), tags.join("\t"));
    }
    let detailed = document.markup.marks.iter().filter(|mark| !mark.details.is_empty()).count();
    let told = [
        (outside, "marks that overlap another of their column, or begin or end with white space"),
        (detailed, "marks whose details columns do not hold"),
        (document.markup.links.len(), "links between marks"),
    ];
    document.lost.extend(told.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    out + "\n"
}

/// Tags of every token, and the number of marks that found no place.
fn tags(words: &[Token], marks: &[Mark]) -> (Vec<Vec<String>>, usize) {
    let mut tags = vec![vec!["O".to_owned(); COLUMNS.len()]; words.len()];
    let mut outside = 0;
    for mark in marks {
        let (layer, class) = mark.label.split_once('.').unwrap_or((&mark.label, &mark.label));
        let layer = if layer == "trigger" { "event" } else { layer };
        let first = words.iter().position(|token| token.range[0] == mark.range[0]);
        let last = words.iter().position(|token| token.range[1] == mark.range[1]);
        let column = COLUMNS.iter().position(|column| *column == layer);
        let free = |first: usize, last: usize, column: usize| tags[first..=last].iter().all(|row| row[column] == "O");
        match (first, last, column) {
            (Some(first), Some(last), Some(column)) if first <= last && free(first, last, column) => {
                for (at, row) in tags[first..=last].iter_mut().enumerate() {
                    row[column] = format!("{}-{class}", if at == 0 { 'B' } else { 'I' });
                }
            }
            _ => outside += 1,
        }
    }
    (tags, outside)
}

/// Articles of a file: `-DOCSTART-` begins each.
pub fn read(text: &str) -> Result<Vec<Document>, FormatError> {
    let mut parts: Vec<Vec<(usize, &str)>> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let begins = line.starts_with("-DOCSTART-");
        if begins || parts.is_empty() {
            parts.push(Vec::new());
        }
        if !begins {
            parts.iter_mut().last().into_iter().for_each(|part| part.push((at + 1, line)));
        }
    }
    parts.retain(|part| part.iter().any(|(_, line)| !line.trim().is_empty()));
    parts.iter().enumerate().map(|(at, part)| document(part, at)).collect()
}

fn document(lines: &[(usize, &str)], at: usize) -> Result<Document, FormatError> {
    let comments = lines.iter().take_while(|(_, line)| line.starts_with("# "));
    let comments: BTreeMap<&str, &str> =
        comments.filter_map(|(_, line)| line.strip_prefix("# ")?.split_once(" = ")).collect();
    let head =
        if comments.is_empty() { 0 } else { lines.iter().take_while(|(_, line)| line.starts_with("# ")).count() };
    let json = |name: &str| comments.get(name).and_then(|value| serde_json::from_str::<Value>(value).ok());
    let header = json("gold").as_ref().and_then(Header::read).unwrap_or_else(|| Header::bare(&format!("d{:04}", at)));
    let given =
        json("text").and_then(|text| text.as_str().map(str::to_owned)).filter(|_| comments.contains_key("columns"));
    let rows = lines.get(head..).unwrap_or_default();
    let (text, marks, others) = match given {
        Some(text) => positioned(text, rows)?,
        None => joined(rows)?,
    };
    let told = |(layer, count): (&str, usize)| {
        format!("{count} marks of the layer {layer}: columns hold neither their details nor their links")
    };
    let lost = others.into_iter().map(told).collect();
    Ok(Document { header, text, markup: Markup { marks, links: Vec::new() }, lost })
}

type Read<'a> = (String, Vec<Mark>, BTreeMap<&'a str, usize>);

/// Rows with positions in a text that is given.
fn positioned(text: String, rows: &[(usize, &str)]) -> Result<Read<'static>, FormatError> {
    let words = Characters::new(&text);
    let (mut names, mut others) = (Names::default(), BTreeMap::new());
    for (line, row) in rows.iter().filter(|(_, row)| !row.trim().is_empty()) {
        let failed = |found: String| FormatError {
            at: line.to_string(),
            expected: "a word with its start and end in the text, and a tag for each column, between tabs",
            found,
        };
        let cells: Vec<&str> = row.split('\t').collect();
        let position = |at: usize| cells.get(at).and_then(|cell| cell.parse::<usize>().ok());
        let (Some(start), Some(end), true) = (position(1), position(2), cells.len() == NAMES + COLUMNS.len()) else {
            return Err(failed((*row).to_owned()));
        };
        if words.slice([start, end]) != cells[0] {
            return Err(failed(format!("{:?} where the text has {:?}", cells[0], words.slice([start, end]))));
        }
        names.tag(cells[NAMES], [start, end]);
        for (layer, _) in COLUMNS.iter().zip(&cells[NAMES..]).skip(1).filter(|(_, tag)| tag.starts_with("B-")) {
            *others.entry(*layer).or_default() += 1;
        }
    }
    Ok((text, names.marks(), others))
}

/// Rows of words and tags alone; the text is made of them, a sentence a line.
fn joined(rows: &[(usize, &str)]) -> Result<Read<'static>, FormatError> {
    let (mut text, mut length, mut names) = (String::new(), 0, Names::default());
    let mut gap = "";
    for (line, row) in rows {
        let cells: Vec<&str> = row.split_whitespace().collect();
        let (word, tag) = match cells[..] {
            [] => {
                gap = if text.is_empty() { "" } else { "\n" };
                names.end();
                continue;
            }
            [_] => {
                let found = (*row).to_owned();
                return Err(FormatError { at: line.to_string(), expected: "a word and a tag", found });
            }
            [word, .., tag] => (word, tag),
        };
        text = text + gap + word;
        let start = length + gap.len();
        length = start + word.chars().count();
        names.tag(tag, [start, length]);
        gap = " ";
    }
    Ok((text + "\n", names.marks(), BTreeMap::new()))
}

/// Names from tags: `B-` begins one, `I-` goes on or begins one of another class, as in both CoNLL conventions.
#[derive(Default)]
struct Names {
    done: Vec<(String, Range)>,
    open: Option<(String, Range)>,
}

impl Names {
    fn tag(&mut self, tag: &str, range: Range) {
        let Some((sign, class)) = tag.split_once('-') else { return self.end() };
        match &mut self.open {
            Some((same, open)) if sign == "I" && same == class => open[1] = range[1],
            _ => {
                self.end();
                self.open = Some((class.to_owned(), range));
            }
        }
    }

    fn end(&mut self) {
        self.done.extend(self.open.take());
    }

    fn marks(mut self) -> Vec<Mark> {
        self.end();
        let mark = |(at, (class, range)): (usize, (String, Range))| Mark {
            id: format!("T{}", at + 1),
            label: format!("name.{class}"),
            range,
            details: Details::new(),
        };
        self.done.into_iter().enumerate().map(mark).collect()
    }
}
