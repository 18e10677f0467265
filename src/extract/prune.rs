//! A page without what is no part of its article.

use super::mass::{Mass, Masses};
use crate::text::pattern;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use std::sync::LazyLock;

/// Takes out of a page its scripts, menus, captions, offers of subscription, lists of other articles and embedded posts.
///
/// Reads: names of elements, and the words in `class`, `id` and `role`. An element that holds the headline, or a good
/// part of the page's prose, is never taken out, whatever its class: wrappers of whole pages carry odd ones.
/// Known misreading: a list of documents that are all links is taken for a list of other articles.
pub(super) fn prune(tree: &mut Html) {
    detach(tree, is_never);
    let masses = Masses::of(tree);
    let page = Page { whole: masses.get(tree.tree.root().id()), masses };
    detach(tree, |node| page.is_foreign(node));
}

/// Takes out the nodes that are foreign, with all that is in them.
fn detach(tree: &mut Html, is_foreign: impl Fn(NodeRef<'_, Node>) -> bool) {
    for id in outermost(tree, is_foreign) {
        if let Some(mut node) = tree.tree.get_mut(id) {
            node.detach();
        }
    }
}

/// The outermost nodes that are foreign.
fn outermost(tree: &Html, is_foreign: impl Fn(NodeRef<'_, Node>) -> bool) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut next = tree.tree.root().first_child();
    while let Some(node) = next {
        let out = is_foreign(node);
        if out {
            found.push(node.id());
        }
        let down = if out { None } else { node.first_child() };
        next = down.or_else(|| behind(node));
    }
    found
}

/// The next node in the order of the page that is not inside this one.
fn behind(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    node.next_sibling().or_else(|| node.ancestors().find_map(|above| above.next_sibling()))
}

/// What is no article however much of the page it is: comments in the source, scripts, lists of readers' comments, and
/// dialogues on cookies.
fn is_never(node: NodeRef<'_, Node>) -> bool {
    match node.value() {
        Node::Comment(_) => true,
        Node::Element(element) if DEAD.contains(&element.name()) => true,
        Node::Element(element) if !KEPT.contains(&element.name()) && NEVER.is_match(&marks(element)) => {
            ElementRef::wrap(node).is_some_and(|element| element.select(&HEADLINE).next().is_none())
        }
        _ => false,
    }
}

struct Page {
    masses: Masses,
    whole: Mass,
}

impl Page {
    fn is_foreign(&self, node: NodeRef<'_, Node>) -> bool {
        let Some(element) = node.value().as_element() else { return false };
        let (name, mass) = (element.name(), self.masses.get(node.id()));
        if KEPT.contains(&name) || mass.headline || self.holds(mass, MOST) {
            return false;
        }
        let marks = marks(element);
        let media = (PICTURE.contains(&name) || MEDIA.is_match(&marks)) && !self.holds(mass, SOME);
        media || ASIDE.contains(&name) || is_hidden(element) || is_link(name, mass) || FOREIGN.is_match(&marks)
    }

    /// Whether an element holds `percent` of the page's prose; of its text, where little is marked as paragraphs.
    fn holds(&self, mass: Mass, percent: usize) -> bool {
        let whole = self.whole;
        let (part, all) =
            if whole.prose * 4 > whole.text { (mass.prose, whole.prose) } else { (mass.text, whole.text) };
        part * 100 >= all * percent
    }
}

/// Percent of the prose that only the article's own elements hold.
const MOST: usize = 30;

/// Percent of the prose that no caption holds.
const SOME: usize = 8;

/// A line that is one link leads to another page.
fn is_link(name: &str, mass: Mass) -> bool {
    let line = matches!(name, "p" | "li" | "h2" | "h3" | "h4" | "h5" | "h6");
    let list = matches!(name, "ul" | "ol" | "dl") && mass.text > 0;
    line && mass.text > 0 && mass.linked * 10 >= mass.text * 9 || list && mass.linked * 10 > mass.text * 7
}

fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some() || element.attr("style").is_some_and(|style| HIDDEN.is_match(style))
}

/// Class, id and role in lower case, words of any spelling (`readMore`, `read-more`) apart.
fn marks(element: &Element) -> String {
    let mut marks = String::new();
    for (_, value) in element.attrs().filter(|(key, _)| NAMING.contains(key)) {
        let mut small = false;
        for letter in value.chars() {
            if letter.is_uppercase() && small {
                marks.push('-');
            }
            small = letter.is_lowercase();
            marks.extend(letter.to_lowercase().map(|letter| if letter == '_' { '-' } else { letter }));
        }
        marks.push(' ');
    }
    marks
}

/// Attributes whose words say what an element is for.
const NAMING: &[&str] = &["class", "id", "role", "data-testid", "data-component"];

/// What no reader sees as text.
const DEAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "button", "select", "textarea", "video", "audio",
    "object", "canvas", "map",
];

/// What stands beside an article unless it holds most of the page.
const ASIDE: &[&str] = &["nav", "footer", "aside", "form", "dialog", "menu"];

/// Pictures and their captions.
const PICTURE: &[&str] = &["figure", "figcaption", "picture"];

const KEPT: &[&str] = &["html", "head", "body", "main", "article", "title", "meta", "link", "h1"];

static HEADLINE: LazyLock<Selector> = LazyLock::new(|| Selector::parse("h1").expect("a constant selector"));

pattern!(HIDDEN, r"(?i)display\s*:\s*none|visibility\s*:\s*hidden");
pattern!(NEVER, r"(?:^|[\s-])(?:cookies?|consent|gdpr|onetrust|comments-?(?:list|section|area)|disqus)(?:$|[\s-])");
pattern!(
    MEDIA,
    r"(?:^|[\s-])(?:image|images|media|photos?|pictures?|video|videos|figure|gallery|slideshow|carousel|lightbox)(?:$|[\s-])"
);
pattern!(
    FOREIGN,
    r"(?x)
    (?:^|[\s-])(?:
        related|recommend\w*|read-?more|more-(?:from|on|stories|news|about|in)|most-?(?:read|popular|viewed|recent)|trending|popular
        |also-?(?:like|read)|you-may|teasers?|promos?|promotions?|outbrain|taboola|recirc\w*|sidebar|up-?next|playlist|latest
        |share|sharing|shares|socials?|follow|comments?|disqus|likes
        |byline|bylines|breadcrumbs?|dateline|timestamp|tags|tag-?list|topics|keywords
        |captions?|credits?|photo-credit
        |ads?|advert\w*|sponsor\w*|ad-?(?:slot|unit|container|wrapper)|dfp|commercial
        |cookies?|consent|gdpr|onetrust|popup|modal|overlay|toast
        |newsletters?|subscri(?:be|ption)\w*|sign-?(?:up|in)|log-?in|hidden|regwall|reg-?gate|registration
        |nav|navbar|navigation|menu|footer|masthead|toolbar|skip-?links?
        |toc|table-of-contents|sr-only|visually-?hidden|screen-?reader\w*
        |twitter-tweet|instagram-media|tiktok-embed|fb-post|embed|embedded|print-?only|donat\w+
    )(?:$|[\s-])"
);

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> String {
        let mut tree = Html::parse_document(body);
        prune(&mut tree);
        tree.html()
    }

    #[test]
    fn what_is_no_part_of_the_article_is_left_out() {
        let prose = "<p>A fire at a paper mill killed two workers on Monday, the brigade said.</p>".repeat(4);
        let foreign = [
            "<nav>Home</nav>",
            "<figure><figcaption>Smoke</figcaption></figure>",
            "<div class=RelatedStories>Old news</div>",
            "<div class='c newsletter_box'>Get our mail</div>",
            "<p><a href=x>Another fire</a></p>",
            "<ul><li><a>One</a></li><li><a>Two</a></li></ul>",
            "<p hidden>Unseen</p>",
            "<script>var a = '<p>';</script>",
        ];
        for part in foreign {
            let found = shown(&format!("<div class=sidebar-left><h1>Fire</h1>{prose}{part}</div>"));
            assert_eq!(found, shown(&format!("<div class=sidebar-left><h1>Fire</h1>{prose}</div>")), "{part}");
            assert!(found.contains("killed two workers"));
        }
    }

    #[test]
    fn what_holds_the_article_stays_whatever_its_class() {
        let page = shown(
            "<h1>Fire</h1><div class=paywall><p>Two died at 5 &lt; 6.</p></div><p>Two <a>more</a> were hurt.</p>",
        );
        assert!(page.contains("Two died at 5 &lt; 6."), "{page}");
        assert!(page.contains("<p>Two <a>more</a> were hurt.</p>"), "{page}");
        assert!(shown("<p class=shared-desk>One</p><p class=adage>Two</p><p>Three</p>").contains("Two"));
    }
}
