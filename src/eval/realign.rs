//! Gold beside a page on the text that was read from it.
//!
//! White space between words is not what a page says, and a paragraph that the program lost or took in from elsewhere must not
//! spoil the labels of all others: they are moved to where their paragraph is now. Labels of a lost paragraph point behind the
//! end of the text, where nothing can be found.

use super::gold::{GoldArticle, Range};
use super::words::Characters;
use serde_json::{Value, json};

/// A visible character: its position, and its place among the visible ones of the text.
type Visible = Vec<(usize, char)>;

/// Whether two texts are the same, white space aside.
pub fn same_words(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    letters(one) == letters(other)
}

/// The article's labels on the text that was read.
pub fn realign(article: &GoldArticle, text: &str) -> GoldArticle {
    let characters = Characters::new(text);
    let map = Map { targets: targets(&article.text, text), end: text.chars().count(), text: characters };
    let mut row = serde_json::to_value(GoldArticle { more: std::collections::BTreeMap::new(), ..article.clone() })
        .unwrap_or_default();
    map.walk(&mut row);
    row["text"] = Value::from(text);
    let moved = serde_json::from_value(row).unwrap_or_else(|_| article.clone());
    GoldArticle { more: article.more.clone(), page: article.page.clone(), ..moved }
}

/// For each character of `from` its position in `to`, where it has one.
fn targets(from: &str, to: &str) -> Vec<Option<usize>> {
    let (ours, theirs) = if same_words(from, to) {
        (vec![visible(from)], vec![visible(to)])
    } else {
        (paragraphs(from), paragraphs(to))
    };
    let mut targets = vec![None; from.chars().count()];
    for (one, other) in common(&ours, &theirs) {
        for ((at, _), (target, _)) in ours[one].iter().zip(&theirs[other]) {
            targets[*at] = Some(*target);
        }
    }
    targets
}

fn visible(text: &str) -> Visible {
    text.chars().enumerate().filter(|(_, letter)| !letter.is_whitespace()).collect()
}

/// The visible characters of every line that has any.
fn paragraphs(text: &str) -> Vec<Visible> {
    let mut lines: Vec<Visible> = vec![Vec::new()];
    for (at, letter) in text.chars().enumerate() {
        if letter == '\n' {
            lines.push(Vec::new());
        } else if !letter.is_whitespace() {
            lines.iter_mut().last().into_iter().for_each(|line| line.push((at, letter)));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The longest common subsequence of paragraphs, as pairs of indices.
fn common(ours: &[Visible], theirs: &[Visible]) -> Vec<(usize, usize)> {
    let same = |i: usize, j: usize| ours[i].iter().map(|it| it.1).eq(theirs[j].iter().map(|it| it.1));
    let mut longest = vec![vec![0_usize; theirs.len() + 1]; ours.len() + 1];
    for i in (0..ours.len()).rev() {
        for j in (0..theirs.len()).rev() {
            longest[i][j] =
                if same(i, j) { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < ours.len() && j < theirs.len() {
        if same(i, j) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

struct Map {
    targets: Vec<Option<usize>>,
    /// Length of the text that was read.
    end: usize,
    text: Characters,
}

impl Map {
    /// A range on the text that was read, from its first to its last visible character.
    fn range(&self, [start, end]: Range) -> Range {
        let inside = self.targets.get(start..end).unwrap_or_default();
        let mut found = inside.iter().copied().flatten();
        let first = found.next();
        first.map_or([self.end, self.end + 1], |first| [first, found.last().unwrap_or(first) + 1])
    }

    /// Moves every range of a row; words that are spelled out beside a span follow.
    fn walk(&self, value: &mut Value) {
        if let Value::Array(items) = value {
            if let [Value::Number(start), Value::Number(end)] = &items[..] {
                let position = |number: &serde_json::Number| number.as_u64().and_then(|it| usize::try_from(it).ok());
                let range = position(start).zip(position(end)).map(|(start, end)| self.range([start, end]));
                *value = json!(range);
                return;
            }
            items.iter_mut().for_each(|item| self.walk(item));
        }
        if let Value::Object(fields) = value {
            fields.iter_mut().for_each(|(_, item)| self.walk(item));
            let span = fields.get("span").and_then(|span| serde_json::from_value::<Range>(span.clone()).ok());
            let here = span.filter(|span| span[1] <= self.end);
            if let (Some(span), Some(words)) = (here, fields.get_mut("text")) {
                *words = Value::from(self.text.slice(span));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{realign, same_words};
    use crate::eval::{GoldArticle, labels};
    use serde_json::json;

    fn article() -> GoldArticle {
        let row = json!({
            "id": "a", "text": "Dead:\n\n 🚑 5 in  Karam\n", "times": [{"span": [0, 5], "type": "DATE", "value": "2024"}],
            "events": [{"id": "E1", "type": "clash", "role": "main", "stage": "accomplished", "triggers": [[8, 11]],
                        "when": {"begin": null, "until": null, "precision": "unknown"}, "perpetrators": [],
                        "where": [{"span": [10, 21], "text": "5 in  Karam", "country": null}],
                        "killed": null, "injured": null}],
        });
        serde_json::from_value(row).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn labels_follow_their_words() {
        let moved = realign(&article(), "Dead: 🚑 5 in Karam");
        assert!(same_words(&article().text, &moved.text));
        assert_eq!(labels::problem(&moved), None);
        assert_eq!((moved.events[0].triggers[0], moved.times[0].span), ([6, 9], [0, 5]));
        assert_eq!((moved.events[0].places[0].span, moved.events[0].places[0].text.as_str()), ([8, 18], "5 in Karam"));
    }

    #[test]
    fn labels_of_a_lost_paragraph_point_behind_the_text_and_the_others_stay_with_theirs() {
        let moved = realign(&article(), "Home | News\n🚑 5 in Karam\nRead more");
        assert!(!same_words(&article().text, &moved.text));
        let end = moved.text.chars().count();
        assert_eq!((moved.events[0].triggers[0], moved.times[0].span), ([12, 15], [end, end + 1]));
        assert_eq!(moved.events[0].places[0].text, "5 in Karam");
    }
}
