//! brat's standoff: `ID.txt` with the text and `ID.ann` with the marks, in code points; a configuration that brat reads; and
//! `articles.jsonl`, which keeps titles, dates and tags beside them.
//!
//! A mark is a text bound (`T`) whose type is its label with `-` for the dot. Events are `E` with their parts as arguments,
//! other links relations (`R`), mentions of one name an equivalence (`*`). Details from fixed lists are attributes (`A`),
//! the others are notes (`#`), as `min=12; max=30`.

use super::header::Header;
use super::markup::{Details, Link, Mark, Markup, read as details, written};
use super::{Document, FormatError, NamedFile, brat_conf};
use crate::eval::gold::Range;
use crate::eval::words::Characters;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The file of titles, dates and tags.
const ARTICLES: &str = "articles.jsonl";

/// Details that brat shows as attributes, since their values are from fixed lists.
const ATTRIBUTES: [&str; 6] = ["role", "stage", "precision", "responsibility", "bound", "scope"];

/// Links that are arguments of an event.
const ARGUMENTS: [&str; 5] = ["trigger", "place", "perpetrator", "figure", "claim"];

/// Articles as the files of a folder.
pub fn write(documents: &[Document]) -> Vec<NamedFile> {
    let mut files = vec![("annotation.conf".to_owned(), brat_conf::annotation())];
    let mut articles = String::new();
    for document in documents {
        let stem = stem(document.header.id());
        articles += &(document.header.clone().with("file", Value::from(stem.clone())).value().to_string() + "\n");
        files.push((format!("{stem}.txt"), document.text.clone()));
        files.push((format!("{stem}.ann"), annotations(document)));
    }
    files.push((ARTICLES.to_owned(), articles));
    files
}

/// A name for files: letters, digits, `.`, `_` and `-` of the id, every other byte as `%` and two hexadecimal digits.
fn stem(id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    id.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn annotations(document: &Document) -> String {
    let (text, markup) = (Characters::new(&document.text), &document.markup);
    let mut out = String::new();
    for mark in &markup.marks {
        let pieces = pieces(mark.range, &text);
        let words: Vec<String> = pieces.iter().map(|piece| text.slice(*piece)).collect();
        let words: String = words.join(" ").chars().map(|it| if it.is_whitespace() { ' ' } else { it }).collect();
        let places: Vec<String> = pieces.iter().map(|[start, end]| format!("{start} {end}")).collect();
        let _ = writeln!(out, "{}\t{} {}\t{words}", mark.id, mark.label.replace('.', "-"), places.join(";"));
    }
    let events = events(markup, &mut out);
    let links = markup.links.iter().filter(|link| link.kind != "same" && !events.contains_key(link.from.as_str()));
    for (at, link) in links.enumerate() {
        let _ = writeln!(out, "R{}\t{} Arg1:{} Arg2:{}", at + 1, upper(&link.kind), link.from, link.to);
    }
    for mark in &markup.marks {
        let same = markup.links.iter().filter(|link| link.kind == "same" && link.to == mark.id);
        let others: Vec<&str> = same.map(|link| link.from.as_str()).collect();
        if !others.is_empty() {
            let _ = writeln!(out, "*\tEquiv {} {}", mark.id, others.join(" "));
        }
    }
    for mark in &markup.marks {
        let target = events.get(mark.id.as_str()).unwrap_or(&mark.id);
        one_details(target, &mark.details, &mut out);
    }
    out
}

/// A range in the pieces that brat makes of it: a mark does not go over the end of a line.
fn pieces(range: Range, text: &Characters) -> Vec<Range> {
    let mut pieces: Vec<Range> = Vec::new();
    let mut inside = false;
    for (at, letter) in text.slice(range).chars().enumerate().map(|(at, letter)| (range[0] + at, letter)) {
        match pieces.last_mut() {
            _ if letter == '\n' => {}
            Some(piece) if inside => piece[1] = at + 1,
            _ => pieces.push([at, at + 1]),
        }
        inside = letter != '\n';
    }
    let whole = pieces.first().map(|it| it[0]) == Some(range[0]) && pieces.last().map(|it| it[1]) == Some(range[1]);
    if whole { pieces } else { vec![range] }
}

/// Writes the events; gives their ids by the ids of their marks.
fn events<'a>(markup: &'a Markup, out: &mut String) -> BTreeMap<&'a str, String> {
    let mut ids = BTreeMap::new();
    for (at, mark) in markup.marks.iter().filter(|mark| mark.label.starts_with("event.")).enumerate() {
        let id = format!("E{}", at + 1);
        let _ = write!(out, "{id}\t{}:{}", mark.label.replace('.', "-"), mark.id);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for link in markup.links.iter().filter(|link| link.from == mark.id) {
            let count = counts.entry(&link.kind).or_default();
            *count += 1;
            let number = if *count == 1 { String::new() } else { count.to_string() };
            let _ = write!(out, " {}{number}:{}", upper(&link.kind), link.to);
        }
        out.push('\n');
        ids.insert(mark.id.as_str(), id);
    }
    ids
}

fn one_details(target: &str, details: &Details, out: &mut String) {
    let number = |sign: &str, out: &str| out.lines().filter(|line| line.starts_with(sign)).count() + 1;
    let (listed, free): (Details, Details) =
        details.clone().into_iter().partition(|(name, _)| ATTRIBUTES.contains(&name.as_str()));
    for (name, value) in listed {
        let at = number("A", out);
        let _ = writeln!(out, "A{at}\t{} {target} {value}", upper(&name));
    }
    if !free.is_empty() {
        let at = number("#", out);
        let _ = writeln!(out, "#{at}\tAnnotatorNotes {target}\t{}", written(&free));
    }
}

/// A name as brat's configuration spells it: `Part_of`.
pub(super) fn upper(name: &str) -> String {
    name.chars().enumerate().map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter }).collect()
}

/// Articles of a folder: every `.ann` with its `.txt`.
pub fn read(files: &[NamedFile]) -> Result<Vec<Document>, FormatError> {
    let by_name: BTreeMap<&str, &str> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (headers, order) = headers(by_name.get(ARTICLES).copied().unwrap_or_default())?;
    let mut stems: Vec<&str> = by_name.keys().filter_map(|name| name.strip_suffix(".ann")).collect();
    stems.sort_by_key(|stem| (order.get(*stem).copied().unwrap_or(usize::MAX), *stem));
    let one = |stem: &str| {
        let missing = || FormatError {
            at: format!("{stem}.ann"),
            expected: "a .txt of the same name beside it",
            found: "none".to_owned(),
        };
        let text = by_name.get(format!("{stem}.txt").as_str()).copied().ok_or_else(missing)?;
        let header = headers.get(stem).cloned().unwrap_or_else(|| Header::bare(stem));
        let mut document = Document { header, text: text.to_owned(), ..Document::default() };
        let lines = by_name.get(format!("{stem}.ann").as_str()).copied().unwrap_or_default();
        standoff(lines, &mut document).map_err(|(line, expected, found)| {
            let at = format!("{stem}.ann:{line}");
            FormatError { at, expected, found }
        })?;
        Ok(document)
    };
    stems.into_iter().map(one).collect()
}

type Headers = (BTreeMap<String, Header>, BTreeMap<String, usize>);

/// Headers by file name, and the order of the files.
fn headers(rows: &str) -> Result<Headers, FormatError> {
    let (mut headers, mut order) = Headers::default();
    for (at, row) in rows.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
        let failed = |found: String| FormatError {
            at: format!("{ARTICLES}:{}", at + 1),
            expected: "a JSON object with the fields id and file",
            found,
        };
        let value: Value = serde_json::from_str(row).map_err(|error| failed(error.to_string()))?;
        let mut header = Header::read(&value).ok_or_else(|| failed(row.to_owned()))?;
        let file = header.take("file").and_then(|file| file.as_str().map(str::to_owned));
        let file = file.unwrap_or_else(|| stem(header.id()));
        order.insert(file.clone(), at);
        headers.insert(file, header);
    }
    Ok((headers, order))
}

type Wrong = (usize, &'static str, String);

fn standoff(lines: &str, document: &mut Document) -> Result<(), Wrong> {
    let text = Characters::new(&document.text);
    // Events are told by their trigger.
    let mut anchors: BTreeMap<&str, &str> = BTreeMap::new();
    let parts = |line: &'_ str| -> Vec<String> { line.splitn(3, '\t').map(str::to_owned).collect() };
    for (at, line) in lines.lines().enumerate() {
        if line.starts_with('T') {
            match text_bound(&parts(line), &text) {
                Ok(Some(mark)) => document.markup.marks.push(mark),
                Ok(None) => document
                    .lost
                    .push(format!("{line:?}: expected a mark in one piece, found words between its pieces")),
                Err((expected, found)) => return Err((at + 1, expected, found)),
            }
        } else if let Some((id, trigger)) = line.strip_prefix('E').and_then(|_| line.split_once('\t')) {
            let trigger = trigger.split_whitespace().next().and_then(|first| first.split_once(':'));
            anchors.extend(trigger.map(|(_, trigger)| (id, trigger)));
        }
    }
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('T')) {
        let known = rest(line, &anchors, &mut document.markup);
        known.ok_or_else(|| (at + 1, "a line of standoff (T, E, R, A, M, N, * or #)", line.to_owned()))?;
    }
    Ok(())
}

/// A text bound; none when there are words between its pieces.
fn text_bound(parts: &[String], text: &Characters) -> Result<Option<Mark>, (&'static str, String)> {
    let shape = || ("an id, a type with start and end, and the words, between tabs", parts.join(" "));
    let [id, place, words] = parts else { return Err(shape()) };
    let (label, places) = place.split_once(' ').ok_or_else(shape)?;
    let piece = |place: &str| -> Option<Range> {
        let (start, end) = place.split_once(' ')?;
        Some([start.parse().ok()?, end.parse().ok()?])
    };
    let pieces: Vec<Range> = places.split(';').map(piece).collect::<Option<_>>().ok_or_else(shape)?;
    let gap = |pair: &[Range]| text.slice([pair[0][1], pair[1][0]]);
    if pieces.windows(2).any(|pair| pair[0][1] > pair[1][0] || !gap(pair).trim().is_empty()) {
        return Ok(None);
    }
    let (Some([start, _]), Some([_, end])) = (pieces.first().copied(), pieces.last().copied()) else {
        return Err(shape());
    };
    let (label, range) = (label.replace('-', "."), [start, end]);
    let blank = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    if start >= end || blank(&text.slice(range)) != blank(words) {
        let found = format!("{words:?} where the text has {:?} at {start}..{end}", text.slice(range));
        return Err(("the words of the text", found));
    }
    Ok(Some(Mark { id: id.clone(), label, range, details: Details::new() }))
}

/// Everything but text bounds; none for a line that is not brat's.
fn rest(line: &str, anchors: &BTreeMap<&str, &str>, markup: &mut Markup) -> Option<()> {
    let (id, body) = line.split_once('\t')?;
    let mark_of = |id: &str| anchors.get(id).map_or_else(|| id.to_owned(), |anchor| (*anchor).to_owned());
    let mut words = body.split(['\t', ' ']).filter(|word| !word.is_empty());
    let kind = words.next()?.to_ascii_lowercase();
    match id.chars().next()? {
        'E' => {
            for (role, part) in words.filter_map(|argument| argument.split_once(':')) {
                let role = role.trim_end_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
                if ARGUMENTS.contains(&role.as_str()) {
                    markup.link(&mark_of(id), &role, &mark_of(part));
                }
            }
        }
        'R' => {
            let mut ends = words.filter_map(|argument| Some(mark_of(argument.split_once(':')?.1)));
            markup.links.push(Link { kind, from: ends.next()?, to: ends.next()? });
        }
        '*' => {
            let first = mark_of(words.next()?);
            words.for_each(|other| markup.link(&mark_of(other), "same", &first));
        }
        'A' | 'M' => {
            let target = mark_of(words.next()?);
            let value = words.next().unwrap_or("true").to_owned();
            add(&target, Details::from([(kind, value)]), markup);
        }
        '#' => {
            let target = mark_of(words.next()?);
            let note = body.split_once('\t').map_or("", |(_, note)| note);
            add(&target, details(note), markup);
        }
        'N' => {}
        _ => return None,
    }
    Some(())
}

fn add(target: &str, details: Details, markup: &mut Markup) {
    markup.marks.iter_mut().filter(|mark| mark.id == target).for_each(|mark| mark.details.extend(details.clone()));
}
