//! Figures to events, and events' tolls from their figures.

use super::befallen;
use super::companions;
use super::homes;
use super::near::{self, Events};
use super::scene::Scene;
use super::standing::{self, Standing};
use super::toll::{self, Entry, Join, TollPolicy};
use super::victims::{self, Victim};
use crate::doc::{Effect, Event, EventId, Figure, FigureId, Note, Scope, Toll};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// The event of every figure (by index), from the mention it stands beside or the last event spoken of before it.
pub fn bind(scene: &Scene, events: Events) -> Vec<Option<EventId>> {
    let figures = &scene.resolved.figures;
    let own = |figure: &Figure| match figure.scope {
        Scope::Cumulative => None,
        Scope::Event | Scope::Hypothetical => homes::of(scene, events, figure),
    };
    let mut bound: Vec<Option<EventId>> = figures.iter().map(own).collect();
    for (index, figure) in figures.iter().enumerate() {
        let whole = figure.part_of.filter(|_| figure.scope == Scope::Event).map(|whole| whole.0);
        if let Some(whole) =
            whole.filter(|whole| *whole < bound.len() && !told_by_itself(scene, events, (*whole, index)))
        {
            bound[index] = bound[whole].or(bound[index]);
        }
    }
    bound
}

/// Whether a part stands in another sentence than its whole, beside an event mention of its own: one bombing's dead among
/// those of a day of bombings.
fn told_by_itself(scene: &Scene, events: Events, (whole, part): (usize, usize)) -> bool {
    let figures = &scene.resolved.figures;
    !scene.share_sentence(figures[whole].span, figures[part].span)
        && near::beside(scene, events, figures[part].tie()).is_some()
}

/// The toll of one effect of one event.
pub fn toll(scene: &Scene, figures: &[Figure], (event, effect): (EventId, Effect), policy: TollPolicy) -> Option<Toll> {
    let entries = entries(scene, figures, (event, effect));
    let toll = toll::decide(&entries, policy)?;
    let round_up = figures.iter().any(|figure| figure.scope == Scope::Cumulative && figure.effect == effect);
    Some(if round_up { toll } else { toll::distinct(&entries, toll) })
}

/// The figures that speak of one effect of one event, in text order.
pub fn entries<'a>(scene: &'a Scene, figures: &'a [Figure], (event, effect): (EventId, Effect)) -> Vec<Entry<'a>> {
    let segmented = &scene.resolved.tagged.segmented;
    let alone = only_suspects(figures, event);
    figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| {
            figure.event == Some(event)
                && figure.effect == effect
                && figure.scope == Scope::Event
                && (!figure.perpetrators || alone)
        })
        .map(|(at, figure)| {
            let sentence = segmented.sentence_at(figure.span);
            let (lead, title) = (scene.is_lead(sentence), scene.is_title(sentence));
            let join = join(scene, figures, at);
            let standing = match standing(scene, figure.span) {
                Standing::Old if join != Join::Apart => Standing::Plain,
                standing => standing,
            };
            Entry {
                id: FigureId(at),
                figure,
                words: figure.span.of(scene.text()),
                sentence,
                lead,
                title,
                join,
                standing,
            }
        })
        .collect()
}

/// Whether suspects are the only people of the event that anything befell, as when officers shoot one: then the toll is
/// theirs. Attackers, bombers and gunmen stay out of it.
fn only_suspects(figures: &[Figure], event: EventId) -> bool {
    let harmed = |it: &&Figure| {
        it.event == Some(event)
            && matches!(it.effect, Effect::Killed | Effect::Injured)
            && it.scope == Scope::Event
            && it.count.best() != Some(0)
    };
    let suspect = |it: &Figure| it.category.as_deref().is_some_and(|noun| matches!(noun, "suspect" | "suspects"));
    let mut all = figures.iter().filter(harmed).peekable();
    all.peek().is_some() && all.all(suspect)
}

/// What stands between a figure and the one before it.
fn join(scene: &Scene, figures: &[Figure], at: usize) -> Join {
    let Some(before) = at.checked_sub(1).and_then(|at| figures.get(at)) else { return Join::Apart };
    let between = ByteSpan::new(before.span.end().min(figures[at].span.start()), figures[at].span.start());
    match between.of(scene.text()).trim().to_lowercase().as_str() {
        "," => Join::Comma,
        "and" | ", and" | "plus" | "as well as" | "along with" => Join::And,
        _ => Join::Apart,
    }
}

/// How a figure stands among others by the words of its sentence.
/// "Nine more bodies" only adds to a total told elsewhere.
pub fn standing(scene: &Scene, span: ByteSpan) -> Standing {
    let words = span.of(scene.text());
    if ADDED.is_match(words) && !words.contains(" than ") {
        return Standing::Old;
    }
    let Some((before, after)) = scene.sides(span) else { return Standing::Plain };
    standing::standing(&befallen::flat(before), &befallen::flat(after))
}

/// Fills in all tolls of an event; dead and injured not told apart give the injured once the dead are known; single
/// victims count where no figure does. Returns notes on what rests on such victims.
pub fn fill(scene: &Scene, ledger: &Ledger, (id, event): (EventId, &mut Event), policy: TollPolicy) -> Vec<Note> {
    let of = |effect| toll(scene, ledger.figures, (id, effect), policy);
    event.killed = of(Effect::Killed);
    event.injured = of(Effect::Injured);
    event.missing = of(Effect::Missing);
    event.kidnapped = of(Effect::Kidnapped);
    event.displaced = of(Effect::Displaced);
    event.arrested = of(Effect::Arrested);
    let remaining = of(Effect::Casualties).zip(event.killed.as_ref()).and_then(|(all, dead)| rest(&all, dead));
    event.injured = event.injured.take().or_else(|| remaining.clone());
    let mut notes = Vec::new();
    let counted = event.killed.is_some();
    event.killed = beside(scene, ledger, (id, Effect::Killed), (event.killed.take(), &mut notes));
    event.injured = beside(scene, ledger, (id, Effect::Injured), (event.injured.take(), &mut notes));
    event.killed = event.killed.take().or_else(|| singles(ledger, (id, Effect::Killed), &mut notes));
    event.injured = event.injured.take().map(|hurt| survivors(scene, ledger, (id, counted), hurt));
    let victims = victims::of(ledger.victims, id, Effect::Injured);
    let nobody = event.injured.as_ref().is_some_and(|toll| toll.best == Some(0));
    let denied = event.injured.clone().filter(|_| nobody);
    if nobody && limited(scene, ledger.figures, id) {
        event.injured = None;
    }
    if !counted && event.injured.is_none() && told_apart(ledger, id) {
        event.injured = singles(ledger, (id, Effect::Injured), &mut notes);
    } else if same_person(scene, ledger.figures, id)
        || !counted && event.killed.is_some() && only_one(scene, ledger.figures, id)
    {
        event.injured = None;
    } else if event.killed.is_none() {
        event.injured = event.injured.take().or_else(|| singles(ledger, (id, Effect::Injured), &mut notes));
    } else if event.injured.is_none() && victims.iter().any(|hurt| of_other_sex(scene, ledger.figures, hurt)) {
        event.injured = singles(ledger, (id, Effect::Injured), &mut notes);
    }
    event.injured = event.injured.take().or(denied).or(remaining);
    notes
}

/// The shot less those of them who died: "Two men were shot. … Ann Ruiz was pronounced dead" leaves one hurt. Only where
/// no figure counts the dead, who are named, and those struck are told in words that leave their fate open.
fn survivors(scene: &Scene, ledger: &Ledger, (id, counted): (EventId, bool), hurt: Toll) -> Toll {
    let dead = victims::of(ledger.victims, id, Effect::Killed);
    let open = |figure: &Figure| {
        let words = figure.told().of(scene.text());
        STRUCK.is_match(words) && !MORE.is_match(words) && figure.count.min == figure.count.max
    };
    let struck = !hurt.figures.is_empty()
        && hurt.figures.iter().filter_map(|at| ledger.figures.get(at.0)).all(open)
        && dead.iter().all(|victim| victim.named && !victim.noun);
    let left = hurt.best.and_then(|all| all.checked_sub(dead.len() as u64)).filter(|left| *left > 0);
    match left.filter(|_| struck && !counted && !dead.is_empty()) {
        Some(left) => Toll { min: Some(left), max: Some(left), best: Some(left), ..hurt },
        None => hurt,
    }
}

/// Whether "no officers were hurt", "none of the children", "no one else": nobody of some group, which others may not be of.
fn limited(scene: &Scene, figures: &[Figure], id: EventId) -> bool {
    let none = |it: &&Figure| {
        it.event == Some(id)
            && matches!(it.effect, Effect::Injured | Effect::Casualties)
            && it.count.max == Some(0)
            && it.scope == Scope::Event
    };
    figures.iter().filter(none).all(|it| LIMITED.is_match(it.told().of(scene.text())))
}

/// "The woman" who was hurt is not "a man" who died.
fn of_other_sex(scene: &Scene, figures: &[Figure], hurt: &Victim) -> bool {
    let sex = |span: ByteSpan| GENDER.captures(span.of(scene.text())).map(|hit| hit.get(1).is_some());
    let dead = |it: &&Figure| {
        it.event == Some(hurt.event)
            && it.effect == Effect::Killed
            && it.scope == Scope::Event
            && it.count.best() != Some(0)
    };
    let apart =
        |it: &Figure| it.count.best() == Some(1) && sex(it.span).zip(sex(hurt.span)).is_some_and(|(a, b)| a != b);
    let mut dead = figures.iter().filter(dead).peekable();
    dead.peek().is_some() && dead.all(apart)
}

/// Figures and single victims, bound to events.
pub struct Ledger<'a> {
    /// Figures, with their events.
    pub figures: &'a [Figure],
    /// Victims that no figure counts.
    pub victims: &'a [Victim],
}

/// A toll with the victims that its figures leave out.
fn beside(
    scene: &Scene,
    ledger: &Ledger,
    (id, effect): (EventId, Effect),
    (toll, notes): (Option<Toll>, &mut Vec<Note>),
) -> Option<Toll> {
    let victims = victims::of(ledger.victims, id, effect);
    let (toll, told) = companions::add(scene, ledger.figures, &victims, toll?);
    notes.extend(told);
    Some(toll)
}

/// Whether the dead of an event are known by name, so that others named as hurt are other people.
fn told_apart(ledger: &Ledger, id: EventId) -> bool {
    let (dead, hurt) =
        (victims::of(ledger.victims, id, Effect::Killed), victims::of(ledger.victims, id, Effect::Injured));
    !dead.is_empty() && !hurt.is_empty() && dead.iter().chain(&hurt).all(|victim| victim.named)
}

/// The toll of single victims, with a note for each.
fn singles(ledger: &Ledger, (id, effect): (EventId, Effect), notes: &mut Vec<Note>) -> Option<Toll> {
    let victims = victims::of(ledger.victims, id, effect);
    let n = Some(victims.len() as u64).filter(|n| *n > 0)?;
    notes.extend(victims.iter().map(|victim| {
        Note::new(victim.span, "single-victim", format!("no figure: this person counts as one {effect} of {id}"))
    }));
    Some(Toll { min: Some(n), max: Some(n), best: Some(n), figures: Vec::new() })
}

static GENDER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:(man|boy|male)|(woman|girl|female))\b").expect("pattern is valid"));
static ADDED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:\w+ more(?: \w+)+|\w+ additional|further \w+)$").expect("pattern is valid"));
static LIMITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:none of|no (?:other|others|officers?|deputies|police\w*|troopers?|firefighters?|soldiers?|one else)|nobody else)\b")
        .expect("pattern is valid")
});
static STRUCK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:shot|struck|hit|gunshot|bullets?|gunfire)\b").expect("pattern is valid"));
static MORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:others?|another|more|wounded|injured|hurt|injuring|wounding)\b").expect("pattern is valid")
});
static OTHER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:another|other|second|third|also)\b").expect("pattern is valid"));

/// Whether every figure of the hurt speaks of one person, and of no other.
fn only_one(scene: &Scene, figures: &[Figure], id: EventId) -> bool {
    let hurt = |it: &&Figure| it.event == Some(id) && it.effect == Effect::Injured;
    figures.iter().filter(hurt).all(|it| it.count.best() == Some(1) && !OTHER.is_match(it.told().of(scene.text())))
}

/// Whether the one person hurt is the one who died: single figures in different sentences that may be one person. "A woman
/// and a man were in stable condition" are two, of whom one dead is neither.
fn same_person(scene: &Scene, figures: &[Figure], id: EventId) -> bool {
    let of = |effect| {
        figures.iter().filter(move |it| it.event == Some(id) && it.effect == effect && it.count.best() != Some(0))
    };
    let one = |it: &&Figure| it.count.best() == Some(1) && !OTHER.is_match(it.span.of(scene.text()));
    let (dead, hurt): (Vec<_>, Vec<_>) = (of(Effect::Killed).collect(), of(Effect::Injured).collect());
    let sentence = |it: &Figure| scene.resolved.tagged.segmented.sentence_at(it.span);
    let gender = |it: &Figure| GENDER.captures(it.span.of(scene.text())).map(|hit| hit.get(1).is_some());
    let fits =
        |a: &&Figure, b: &&Figure| sentence(a) != sentence(b) && gender(a).zip(gender(b)).is_none_or(|(a, b)| a == b);
    let told_together = hurt.windows(2).any(|two| sentence(two[0]) == sentence(two[1]));
    !dead.is_empty()
        && !hurt.is_empty()
        && !(told_together && dead.len() == 1)
        && dead.iter().chain(&hurt).all(one)
        && hurt.iter().all(|b| dead.iter().any(|a| fits(a, b)))
}

/// Casualties less the dead, when both are exact and the rest is positive.
fn rest(all: &Toll, dead: &Toll) -> Option<Toll> {
    let (all_n, dead_n) = (all.best?, dead.best?);
    let exact = all.min == all.max && dead.min == dead.max;
    let left = all_n.checked_sub(dead_n).filter(|left| *left > 0 && exact)?;
    Some(Toll { min: Some(left), max: Some(left), best: Some(left), figures: all.figures.clone() })
}
