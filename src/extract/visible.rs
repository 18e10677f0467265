//! Publication dates that a page shows to its readers.

use super::declared::machine_day;
use super::written;
use jiff::civil::Date;
use regex::Regex;
use scraper::{ElementRef, Html, Node, Selector};
use std::sync::LazyLock;

/// Longest text in characters of an element that is a date line rather than prose.
const LINE: usize = 160;

/// How many characters of text behind the headline are still beside it.
const NEAR: usize = 400;

/// A date beside the article's headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// The day.
    pub(super) date: Date,
    /// What spoke for it.
    pub(super) sign: Sign,
}

/// Signs that a date is the article's, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// A date alone in a short line.
    Line,
    /// In an element whose class speaks of dates.
    Class,
    /// In a `time` element.
    Time,
    /// All of a line close behind the headline.
    Near,
    /// Behind "Published on" or its like.
    Words,
    /// In an element marked as the publication date.
    Marked,
}

/// The date with the surest sign (on a page without a headline, never a bare line); among equals the first one behind the headline, else the last before it.
///
/// Reads: `time`, elements with classes such as `post-date`, lines such as "Published on 22 March 2024".
/// Passed over: navigation, asides, footers, comments, related articles, events' dates, copyright years,
/// "Updated" and other times of modification.
///
/// Beside it the first day behind "Updated" and its like.
pub(super) fn find(tree: &Html, month_first: bool) -> (Option<Shown>, Option<Date>) {
    let mut walk = Walk { month_first, total: length(tree.root_element()), ..Walk::default() };
    walk.visit(tree);
    let modified = walk.modified;
    (walk.published(), modified)
}

impl Walk {
    fn published(mut self) -> Option<Shown> {
        let walk = &mut self;
        if walk.headline.is_none() {
            walk.before.retain(|shown| shown.sign > Sign::Line);
            walk.behind = std::mem::take(&mut walk.before);
        }
        let best = |shown: &[Shown], last: bool| {
            let sign = shown.iter().map(|shown| shown.sign).max()?;
            let mut equals = shown.iter().filter(|shown| shown.sign == sign);
            if last { equals.next_back().copied() } else { equals.next().copied() }
        };
        match (best(&walk.behind, false), best(&walk.before, true)) {
            (Some(behind), Some(before)) if before.sign > behind.sign => Some(before),
            (behind, before) => behind.or(before),
        }
    }
}

#[derive(Default)]
struct Walk {
    month_first: bool,
    /// Length of the page's text in bytes.
    total: usize,
    /// Characters of text since the headline, when it was passed.
    headline: Option<usize>,
    /// Whether the text before this one was nothing but "Published on" or its like.
    label: bool,
    /// Whether it was nothing but "Updated on" or its like.
    changed: bool,
    before: Vec<Shown>,
    behind: Vec<Shown>,
    modified: Option<Date>,
}

impl Walk {
    /// Elements in the order of the page, without recursion; what is left out is skipped with all that is in it.
    fn visit(&mut self, tree: &Html) {
        let root = tree.tree.root();
        let mut next = root.first_child();
        while let Some(node) = next {
            let left_out = match node.value() {
                Node::Element(_) => ElementRef::wrap(node).is_none_or(|element| self.element(element)),
                Node::Text(text) => {
                    self.text(text);
                    true
                }
                _ => true,
            };
            let down = if left_out { None } else { node.first_child() };
            next = down
                .or_else(|| node.next_sibling().or_else(|| node.ancestors().find_map(|above| above.next_sibling())));
        }
    }

    /// Whether the element is left out from here on.
    fn element(&mut self, element: ElementRef) -> bool {
        let name = element.value().name();
        let marks = marks(element);
        if LEFT_OUT.contains(&name) && !(name == "aside" && ABOUT.is_match(&marks)) {
            return true;
        }
        if FOREIGN.is_match(&marks) && !BYLINE.is_match(&marks) && !self.wraps_the_article(element, &marks) {
            return true;
        }
        if name == "h1" {
            self.headline = Some(0);
        }
        let Some(sign) = sign(name, &marks) else { return false };
        let text: String = element.text().take(40).collect::<Vec<_>>().join(" ");
        let own = ["datetime", "content", "title"].iter().find_map(|key| element.value().attr(key));
        if text.chars().count() > LINE {
            return sign >= Sign::Time;
        }
        if is_modified(&text) {
            let day = own.and_then(|own| machine_day(own, self.month_first)).or_else(|| self.read(&text));
            self.modified = self.modified.or(day);
            return sign >= Sign::Time;
        }
        let date = own.and_then(|own| machine_day(own, self.month_first));
        let date = date.or_else(|| self.read(&text));
        if date.is_some() && std::mem::take(&mut self.changed) {
            self.modified = self.modified.or(date);
            return true;
        }
        self.keep(date, if PUBLISHED.is_match(&text) { Sign::Words } else { sign })
    }

    /// Wrappers of whole pages carry odd class names: none with the headline or half of the text in it is left out.
    ///
    /// Comments and lists of other articles may be longer than the article: for them, the text proves nothing.
    fn wraps_the_article(&self, element: ElementRef, marks: &str) -> bool {
        let long = || !OTHERS.is_match(marks) && length(element) * 2 >= self.total;
        long() || element.select(&HEADLINE).next().is_some()
    }

    fn text(&mut self, text: &str) {
        let text = text.trim();
        let long = text.chars().count();
        let near = self.headline.is_some_and(|passed| passed < NEAR);
        self.headline = self.headline.map(|passed| passed + long);
        if text.is_empty() {
            return;
        }
        let labelled = std::mem::replace(&mut self.label, LABEL.is_match(text)) && long <= DATE_ALONE;
        let changed = std::mem::take(&mut self.changed);
        let published = labelled || PUBLISHED.is_match(text);
        if is_modified(text) || changed {
            let day = self.read(text).filter(|_| long <= LINE);
            self.changed = day.is_none() && long <= DATE_ALONE && !changed;
            self.modified = self.modified.or(day);
            return;
        }
        if text.len() < 6 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        if long <= LINE / 2 {
            let sign = if near && long <= DATE_ALONE { Sign::Near } else { Sign::Line };
            if near || published || self.headline.is_none() {
                self.keep(self.read(text), if published { Sign::Words } else { sign });
            }
        } else if near {
            let start: String = text.chars().take(DATELINE).collect();
            self.keep(self.read(&start), Sign::Line);
        }
    }

    fn read(&self, text: &str) -> Option<Date> {
        if COPYRIGHT.is_match(text) { None } else { written::first(text, self.month_first) }
    }

    fn keep(&mut self, date: Option<Date>, sign: Sign) -> bool {
        let Some(date) = date else { return false };
        let list = if self.headline.is_some() { &mut self.behind } else { &mut self.before };
        list.push(Shown { date, sign });
        true
    }
}

fn is_modified(text: &str) -> bool {
    MODIFIED.is_match(text) && !PUBLISHED.is_match(text)
}

fn sign(name: &str, marks: &str) -> Option<Sign> {
    if MARKED.is_match(marks) {
        Some(Sign::Marked)
    } else if name == "time" || name == "relative-time" {
        Some(Sign::Time)
    } else {
        DATED.is_match(marks).then_some(Sign::Class)
    }
}

/// Class, id and itemprop in lower case.
fn marks(element: ElementRef) -> String {
    let value = element.value();
    let values = ["class", "id", "itemprop", "data-testid"].iter().filter_map(|key| value.attr(key));
    values.collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// Bytes of an element's text.
fn length(element: ElementRef) -> usize {
    let texts = element.descendants().filter_map(|node| {
        let above = node.parent()?.value().as_element()?.name();
        node.value().as_text().filter(|_| !LEFT_OUT.contains(&above)).map(|text| text.trim().len())
    });
    texts.sum()
}

/// Longest text in characters that is a date and at most a weekday and a clock.
const DATE_ALONE: usize = 40;

/// How far into prose a dateline reaches in characters.
const DATELINE: usize = 30;

static HEADLINE: LazyLock<Selector> = LazyLock::new(|| Selector::parse("h1").expect("a constant selector"));

const LEFT_OUT: &[&str] =
    &["head", "script", "style", "noscript", "nav", "aside", "footer", "form", "template", "svg", "iframe", "select"];

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($text).expect("a constant pattern"));
    };
}
pattern!(
    FOREIGN,
    r"comment|kommentar|related|sidebar|footer|teaser|widget|recent|popular|recommend|calendar|\bmenu|\bnav|navbar|more-|similar|archive|breadcrumb|newsletter|ticker|cookie|copyright|upcoming|latest|modified|\bupdated"
);
pattern!(
    OTHERS,
    r"comment|kommentar|related|similar|recommend|recent|latest|upcoming|calendar|copyright|modified|\bupdated"
);
pattern!(BYLINE, r"metadata|byline|(?:post|entry|article)[-_]meta");
pattern!(ABOUT, r"\bmeta\b|metadata|byline");
pattern!(
    LABEL,
    r"(?i)^(?:date of publication|(?:first )?published(?: on)?|posted(?: on)?|publication date|mise en ligne|publié le|date de publication|ver[öo]e?ffentlicht(?: am)?|erschienen(?: am)?|pubblicato(?: il)?|publicado(?: el)?|gepubliceerd(?: op)?)\s*:?$"
);
pattern!(MARKED, r"datepublished|\bpubdate|published-date|publish-date|date-published|publication-date|datecreated");
pattern!(
    DATED,
    r"date|datum|publi|posted|byline|timestamp|\btime\b|meta|veroeffentlich|erstellt|submitted|entry-info|article-info|post-info|dateline"
);
pattern!(
    PUBLISHED,
    r"(?i)\b(?:published|posted|written|submitted|gespeichert|mise en ligne|publiziert|ver[öo]e?ffentlicht|erstellt|erschienen|publié|mis en ligne|pubblicato|publicado|gepubliceerd|created|datum|date)\b"
);
pattern!(
    MODIFIED,
    r"(?i)\b(?:updated|modified|aktualisiert|ge[äa]e?ndert|mis à jour|modifié|last update|aggiornato|actualizado|bijgewerkt|bearbeitet|last change)"
);
pattern!(COPYRIGHT, r"(?i)©|\(c\)|copyright");

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Option<String> {
        let html = format!("<html><body>{body}</body></html>");
        find(&Html::parse_document(&html), false).0.map(|shown| shown.date.to_string())
    }

    #[test]
    fn updates_are_told_apart() {
        let modified = |body: &str| find(&Html::parse_document(body), false).1.map(|date| date.to_string());
        let date = Some("2024-03-24".to_owned());
        assert_eq!(modified("<h1>F</h1><p>Updated 24 March 2024</p><p>Posted: March 22, 2024</p>"), date);
        assert_eq!(modified("<h1>F</h1><p class=date>Last update <time datetime=2024-03-24>Sunday</time></p>"), date);
        assert_eq!(modified("<h1>F</h1><time datetime=2024-03-24>Updated on Sunday</time>"), date);
        assert_eq!(modified("<h1>F</h1><p>22 March 2024</p>"), None);
    }

    #[test]
    fn the_date_beside_the_headline_is_found() {
        let date = Some("2024-03-22".to_owned());
        assert_eq!(page("<h1>Fire</h1><p>Published on 22 March 2024</p><p>Text.</p>"), date);
        assert_eq!(page("<time datetime=2020-01-01></time><h1>Fire</h1><time datetime=2024-03-22>Friday</time>"), date);
        assert_eq!(page("<h1>Fire</h1><span class=post-date>22.03.2024</span>"), date);
        assert_eq!(page("<h1>F</h1><em>22.03.2024</em><p class=metadata>of 20.03.2024</p>"), date);
        assert_eq!(
            page("<h1>F</h1><ul><li><b>Length</b> 3 minutes</li><li><b>Mise en ligne</b><i>22 mars 2024</i></li></ul>"),
            date
        );
        assert_eq!(page("<h1>F</h1><aside class=meta><time>22.03.2024</time></aside>"), date);
        assert_eq!(page("<h1>F</h1><div class=submitted>Gespeichert von <b>ann</b> am 22. März 2024</div>"), date);
        assert_eq!(page("<div class=no-sidebar><h1>F</h1><p>22.3.2024</p></div>"), date);
        assert_eq!(page("<h1>F</h1><p>Updated 24 March 2024</p><p>Posted: March 22, 2024</p>"), date);
    }

    #[test]
    fn dates_of_other_things_are_not() {
        assert_eq!(page("<h1>Fire</h1><div class=comments><time datetime=2024-03-22>x</time></div>"), None);
        assert_eq!(page("<h1>Fire</h1><aside><time>22 March 2024</time></aside>"), None);
        assert_eq!(page("<h1>Fire</h1><p>© 22.03.2024 The Daily</p>"), None);
        assert_eq!(page("<h1>Fire</h1><p>Last updated 22 March 2024</p>"), None);
        assert_eq!(page("<h1>Fire</h1><div class=related-articles><p>22 March 2024</p></div>"), None);
    }
}
