//! An article's text with the labels of gold and program under its words.
//!
//! ```text
//! A bomb killed at least 12 people in Karam on Monday.
//!   ~~~~                                                = event.attack.bombing
//!               ~~~~~~~~~~~~~~~~~~                      - figure.killed bound=at_least; min=12; scope=event
//!                        ~~~~~~~~~                      + figure.killed bound=exact; max=12; min=12; scope=event
//! ```

use super::super::GoldArticle;
use super::super::gold_formats::{Mark, marks, written};
use super::super::words::Characters;

/// Longest line in characters.
const WIDTH: usize = 100;

/// Which of the two has a mark.
const SIGNS: [char; 3] = ['=', '-', '+'];

/// The text, and under each line its marks: `=` both have it with the same details, `-` gold alone, `+` the program alone.
///
/// Triggers, places and perpetrators of events, figures, claims and times are shown; marks of other layers would hide them.
#[must_use]
pub fn marked(gold: &GoldArticle, guess: &GoldArticle) -> String {
    let (ours, theirs) = (shown(gold), shown(guess));
    let key = |mark: &Mark| (mark.range, mark.label.clone(), mark.details.clone());
    let both = |mark: &Mark, others: &[Mark]| others.iter().any(|other| key(other) == key(mark));
    let mut all: Vec<(char, &Mark)> = ours.iter().map(|it| (SIGNS[usize::from(!both(it, &theirs))], it)).collect();
    all.extend(theirs.iter().filter(|it| !both(it, &ours)).map(|it| (SIGNS[2], it)));
    all.sort_by_key(|(sign, mark)| (mark.range, *sign != SIGNS[0], *sign == SIGNS[2]));
    let text = Characters::new(&gold.text);
    let mut out = String::new();
    for line in lines(&gold.text) {
        out += &format!("{}\n", text.slice(line));
        let here = all.iter().filter(|(_, mark)| mark.range[0] < line[1] && line[0] < mark.range[1]);
        here.for_each(|(sign, mark)| out += &under(line, *sign, mark));
    }
    out
}

/// The line under a line of text.
fn under(line: [usize; 2], sign: char, mark: &Mark) -> String {
    let (start, end) = (mark.range[0].max(line[0]) - line[0], mark.range[1].min(line[1]) - line[0]);
    let (before, after) = (" ".repeat(start), " ".repeat((line[1] - line[0]).max(end) - end));
    let details = written(&mark.details);
    let row = format!("{before}{}{after}  {sign} {} {details}", "~".repeat(end - start), mark.label);
    format!("{}\n", row.trim_end())
}

fn shown(article: &GoldArticle) -> Vec<Mark> {
    let hidden = ["name", "cue", "source", "content"];
    let mut all = marks(article);
    all.retain(|mark| !hidden.contains(&mark.label.split('.').next().unwrap_or_default()));
    all
}

/// Lines of a text, cut at blanks where they are longer than [`WIDTH`]; in code points.
fn lines(text: &str) -> Vec<[usize; 2]> {
    let (mut lines, mut start, mut blank) = (Vec::new(), 0, None);
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        if *letter == '\n' {
            lines.push([start, at]);
            (start, blank) = (at + 1, None);
            continue;
        }
        if at - start >= WIDTH {
            let cut = blank.unwrap_or(at);
            lines.push([start, cut]);
            (start, blank) = (if blank.is_some() { cut + 1 } else { cut }, None);
        }
        if letter.is_whitespace() {
            blank = Some(at);
        }
    }
    if start < letters.len() {
        lines.push([start, letters.len()]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, lines, marked};
    use crate::eval::GoldArticle;
    use serde_json::json;

    fn article(figure: (usize, &str)) -> GoldArticle {
        let row = json!({
            "id": "a", "text": "José died; 5 in all.\nTwo hurt.", "entities": [{"type": "PER", "name": "José", "mentions": [[0, 4]]}],
            "figures": [
                {"span": [figure.0, 12], "effect": "killed", "min": 5, "max": 5, "bound": figure.1, "event": null, "scope": "event",
                 "source": null, "part_of": null},
                {"span": [21, 24], "effect": "injured", "min": 2, "max": 2, "bound": "exact", "event": null, "scope": "event",
                 "source": null, "part_of": null}],
        });
        serde_json::from_value(row).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn what_both_gold_alone_and_the_program_alone_have_stands_under_the_words() {
        let text = marked(&article((11, "exact")), &article((9, "about")));
        let wanted = "José died; 5 in all.\n         ~~~          + figure.killed bound=about; max=5; min=5; scope=event\n           \
                      ~          - figure.killed bound=exact; max=5; min=5; scope=event\nTwo hurt.\n~~~        = figure.injured \
                      bound=exact; max=2; min=2; scope=event\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn long_lines_are_cut_at_blanks_and_no_letter_is_lost() {
        let text = format!("{} {}\n\nend", "word ".repeat(50), "x".repeat(2 * WIDTH));
        let cut = lines(&text);
        let letters: Vec<char> = text.chars().collect();
        let kept: String =
            cut.iter().flat_map(|line| &letters[line[0]..line[1]]).filter(|it| !it.is_whitespace()).collect();
        assert_eq!(kept, text.split_whitespace().collect::<String>());
        assert!(cut.iter().all(|line| line[1] - line[0] <= WIDTH), "{cut:?}");
    }
}
