//! Publication dates that a page shows to its readers.

use super::declared::machine_day;
use super::written;
use crate::text::pattern;
use ego_tree::NodeRef;
use jiff::civil::Date;
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
/// Passed over: navigation, asides, footers, comments, related articles, events' dates, copyright years, days of printing,
/// "Updated" and other times of modification; far from the headline also lines above it (today's date in the page's
/// head) and elements of a class that other dated elements share (lists of other articles); links whose text is more
/// than a date; prose that begins with a date which no dash, colon or parenthesis ends ("On 14 March 2020 the mayor").
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
            walk.before.retain(|found| found.shown.sign > Sign::Line);
            walk.behind = std::mem::take(&mut walk.before);
        }
        let shared = |marks: &str| {
            let all = walk.before.iter().chain(&walk.behind);
            all.filter(|found| found.marks.as_deref() == Some(marks)).count() > 1
        };
        let listed = |found: &&Found| {
            let marks = found.marks.as_deref().filter(|_| found.shown.sign <= Sign::Time);
            marks.is_some_and(|marks| found.far && shared(marks))
        };
        let best = |found: &[Found], last: bool| {
            let shown = || found.iter().filter(|found| !listed(found)).map(|found| found.shown);
            let sign = shown().map(|shown| shown.sign).max()?;
            let mut equals = shown().filter(|shown| shown.sign == sign);
            if last { equals.next_back() } else { equals.next() }
        };
        match (best(&walk.behind, false), best(&walk.before, true)) {
            (Some(behind), Some(before)) if before.sign > behind.sign => Some(before),
            (behind, before) => behind.or(before),
        }
    }
}

/// A date on the way.
struct Found {
    shown: Shown,
    /// Characters of the page's text before it.
    at: usize,
    /// Whether it stands behind the headline and not beside it.
    far: bool,
    /// Name and class of the element that is marked as a date.
    marks: Option<String>,
}

#[derive(Default)]
struct Walk {
    month_first: bool,
    /// Length of the page's text in bytes.
    total: usize,
    /// Characters of text so far.
    passed: usize,
    /// Characters of text since the headline, when it was passed.
    headline: Option<usize>,
    /// Whether the text before this one was nothing but "Published on" or its like.
    label: bool,
    /// Whether it was nothing but "Updated on" or its like.
    changed: bool,
    before: Vec<Found>,
    behind: Vec<Found>,
    modified: Option<Date>,
}

impl Walk {
    /// Elements in the order of the page, without recursion; what is left out is skipped with all that is in it.
    fn visit(&mut self, tree: &Html) {
        let root = tree.tree.root();
        let mut next = root.first_child();
        while let Some(node) = next {
            let left_out = match node.value() {
                Node::Element(_) => ElementRef::wrap(node).is_none_or(|element| {
                    let left_out = self.element(element);
                    self.passed += if left_out { length(element) } else { 0 };
                    left_out
                }),
                Node::Text(text) => {
                    self.text(text, node);
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
        if EVENT.is_match(&marks) && !self.near() && !self.wraps_the_article(element, &marks) {
            return true;
        }
        if name == "h1" {
            let passed = self.passed;
            self.behind.iter_mut().for_each(|found| found.far &= passed - found.at > NEAR);
            if self.headline.is_none() {
                self.before.retain(|found| found.shown.sign > Sign::Class || passed - found.at <= NEAR);
            }
            self.headline = Some(0);
        }
        let Some(sign) = sign(name, &marks).filter(|_| name != "a") else { return false };
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
        let marks = Some(format!("{name} {marks}"));
        self.keep(date, if PUBLISHED.is_match(&text) { Sign::Words } else { sign }, marks)
    }

    /// Wrappers of whole pages carry odd class names: none with the headline or half of the text in it is left out.
    ///
    /// Comments and lists of other articles may be longer than the article: for them, the text proves nothing.
    fn wraps_the_article(&self, element: ElementRef, marks: &str) -> bool {
        let long = || !OTHERS.is_match(marks) && length(element) * 2 >= self.total;
        long() || element.select(&HEADLINE).next().is_some()
    }

    fn text(&mut self, text: &str, node: NodeRef<'_, Node>) {
        let text = text.trim();
        let long = text.chars().count();
        self.passed += long;
        let near = self.near();
        self.headline = self.headline.map(|passed| passed + long);
        if text.is_empty() {
            return;
        }
        let short = long <= DATE_ALONE;
        let labelled = std::mem::replace(&mut self.label, short && LABEL.is_match(text)) && short;
        let changed = std::mem::take(&mut self.changed);
        let dated = text.len() >= 6 && text.bytes().any(|byte| byte.is_ascii_digit());
        if !short && (!dated || long > LINE && !near) {
            return;
        }
        let published = labelled || PUBLISHED.is_match(text);
        if is_modified(text) || changed {
            let day = self.read(text).filter(|_| long <= LINE);
            self.changed = day.is_none() && short && !changed;
            self.modified = self.modified.or(day);
            return;
        }
        if !dated {
            return;
        }
        if HAPPENS.is_match(text) || long <= LINE / 2 && !published && is_in_prose(node) {
            return;
        }
        if long <= LINE / 2 {
            let sign = if near && short { Sign::Near } else { Sign::Line };
            if (near || published || self.headline.is_none()) && !names_another(node) {
                self.keep(self.read(text), if published { Sign::Words } else { sign }, None);
            }
        } else if near && let Some(dateline) = DATELINE.find(text) {
            self.keep(self.read(dateline.as_str()), Sign::Line, None);
        }
    }

    /// Whether the headline was passed a few lines ago.
    fn near(&self) -> bool {
        self.headline.is_some_and(|passed| passed < NEAR)
    }

    fn read(&self, text: &str) -> Option<Date> {
        if COPYRIGHT.is_match(text) { None } else { written::first(text, self.month_first) }
    }

    fn keep(&mut self, date: Option<Date>, sign: Sign, marks: Option<String>) -> bool {
        let Some(date) = date else { return false };
        let far = self.headline.is_some() && !self.near();
        let list = if self.headline.is_some() { &mut self.behind } else { &mut self.before };
        list.push(Found { shown: Shown { date, sign }, at: self.passed, far, marks });
        true
    }
}

/// Whether a text is of a link to something else that has a date, such as "Notice no. 34 of 8 November 2021".
fn names_another(node: NodeRef<'_, Node>) -> bool {
    let link = node.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "a");
    let words = |link: ElementRef| {
        let words = link.text().flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
        words.filter(|word| !word.is_empty()).take(WORDS_OF_A_DATE + 1).count()
    };
    link.is_some_and(|link| words(link) > WORDS_OF_A_DATE)
}

/// Whether the text is a piece of a longer paragraph, cut by marks inside it ("In the gazette of 17 August 2021 (<i>II</i>)").
fn is_in_prose(node: NodeRef<'_, Node>) -> bool {
    let paragraph = node.ancestors().filter_map(ElementRef::wrap).find(|above| above.value().name() == "p");
    paragraph.is_some_and(|paragraph| length(paragraph) > LINE)
}

/// Words of a date: weekday, month.
const WORDS_OF_A_DATE: usize = 2;

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
    let mut marks = String::new();
    for (_, value) in element.value().attrs().filter(|(key, _)| NAMING.contains(key)) {
        marks.push_str(if marks.is_empty() { "" } else { " " });
        marks.push_str(value);
    }
    marks.make_ascii_lowercase();
    marks
}

/// Attributes whose words say what an element is for.
const NAMING: &[&str] = &["class", "id", "itemprop", "data-testid"];

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

static HEADLINE: LazyLock<Selector> = LazyLock::new(|| Selector::parse("h1").expect("a constant selector"));

const LEFT_OUT: &[&str] =
    &["head", "script", "style", "noscript", "nav", "aside", "footer", "form", "template", "svg", "iframe", "select"];

pattern!(DATELINE, r"^.{0,30}?\d{4}(?:[-./]\d{1,2}[-./]\d{1,2})?[\s,\d.]{0,8}(?:\([^)]{0,20}\)\s*)?[-–—:)\]|]");
pattern!(
    FOREIGN,
    r"most-?(?:viewed|read)|comment|kommentar|related|sidebar|footer|teaser|widget|recent|popular|recommend|calendar|\bmenu|\bnav|navbar|more-|similar|archive|breadcrumb|newsletter|ticker|cookie|copyright|upcoming|latest|modified|\bupdated"
);
pattern!(EVENT, r"event[-_]|daterange|date-range");
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
pattern!(HAPPENS, r"(?i)^(?:termine?|wann|beginn|when|event date|starts?|doors|fecha del evento)\s*:");
pattern!(COPYRIGHT, r"(?i)©|\(c\)|copyright|\b(?:printed|gedruckt|ausdruck|imprimé)\b");

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Option<String> {
        let html = format!("<html><body>{body}</body></html>");
        find(&Html::parse_document(&html), false).0.map(|shown| shown.date.to_string())
    }

    #[test]
    fn dates_of_events_and_of_other_papers_are_not_the_pages() {
        assert_eq!(page("<h1>Tastings</h1><p>More soon.</p><h2>May</h2><p><b>When: 21 May 2020, 7 pm</b></p>"), None);
        let prose = "the new duty on tobacco was promulgated, and it takes effect from the first day of the year that follows, as the ministry said in a letter to the trade.";
        let cut = format!("<h1>New duty</h1><p>In the gazette of 17 August 2021 (part <abbr>II</abbr>) {prose}</p>");
        assert_eq!(page(&cut), None);
        assert_eq!(page("<h1>New duty</h1><p>17 August 2021 (<i>Berlin</i>)</p>"), Some("2021-08-17".to_owned()));
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
        let link = "<a class=publication href=/34>Notice no. 34 of 22 March 2024</a>";
        assert_eq!(page(&format!("<h1>Fire</h1><p>{link}</p>")), None);
    }

    #[test]
    fn dates_far_from_the_headline_are_others() {
        let prose =
            "<p>Two workers were killed in a fire at the paper mill by the river, the brigade said.</p>".repeat(6);
        let menu = "<ul><li>Home<li>World<li>Politics<li>Business<li>Sport<li>Culture<li>Weather</ul>".repeat(10);
        let day = "<p>Friday, 22 March 2024</p>";
        assert_eq!(page(&format!("{day}{menu}<h1>Fire</h1>{prose}")), None, "today, in the page's head");
        assert_eq!(page(&format!("{menu}{day}<h1>Fire</h1>{prose}")).as_deref(), Some("2024-03-22"));
        let other = "<li><a href=/b>Flood at dam</a> <span class=date>22 March 2024</span>";
        assert_eq!(page(&format!("<h1>Fire</h1>{prose}<ul>{other}{other}</ul>")), None, "a list of other articles");
        assert_eq!(page(&format!("<h1>Fire</h1>{prose}<p class=event-date>22 March 2024</p>")), None);
        let second = format!(
            "<h1>The Daily</h1>{menu}<i class=date>22 March 2024</i><h1>Fire</h1>{prose}<i class=date>1 May 2023</i>"
        );
        assert_eq!(page(&second).as_deref(), Some("2024-03-22"), "beside the second headline");
        let third = format!("<i class=date>22 March 2024</i><h1>Fire</h1>{prose}<h1>More</h1><p>Two died.</p>");
        assert_eq!(page(&third).as_deref(), Some("2024-03-22"), "beside the first headline");
        let last = "<span class=date>22 March 2024</span>";
        assert_eq!(page(&format!("<h1>Fire</h1>{prose}{last}")).as_deref(), Some("2024-03-22"));
    }

    #[test]
    fn prose_begins_with_a_dateline_or_with_a_day_of_its_story() {
        let rest = "two workers were killed in a fire at the paper mill by the river, the fire brigade said.";
        assert_eq!(page(&format!("<h1>Fire</h1><p>BERN, 22 March 2024 – {rest}</p>")).as_deref(), Some("2024-03-22"));
        assert_eq!(page(&format!("<h1>Fire</h1><p>(22.03.2024) {rest}</p>")).as_deref(), Some("2024-03-22"));
        assert_eq!(page(&format!("<h1>Fire</h1><p>On 22 March 2024, {rest}</p>")), None);
        assert_eq!(page(&format!("<h1>Fire</h1><p>Since 22 March 2024 the mill has been closed, as {rest}</p>")), None);
    }
}
