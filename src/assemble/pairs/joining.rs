//! Signs by which a mention is told to speak of an event begun before, or of another.

use super::wording::Wording;
use super::{Ground, Sign, flag};
use crate::assemble::cluster::{Draft, guess};
use crate::assemble::cues::Cues;
use crate::assemble::scene::{compatible, same_place};
use crate::assemble::triggers::{Kind, Mention, Strength};
use crate::doc::{Effect, EventType};
use crate::text::{ByteSpan, pattern};

pattern!(AND, r"(?i)[;,]? and |;| while ");
pattern!(AFTER, r"(?i)\b(?:after|following|since|before)\b");

/// A mention beside an event begun before it.
pub struct Pair<'a> {
    /// The article.
    pub ground: &'a Ground<'a>,
    /// The mention.
    pub index: usize,
    /// The event's mentions so far.
    pub draft: &'a Draft,
    /// Whether it was begun first.
    pub first: bool,
    /// Whether it was spoken of last.
    pub recent: bool,
    /// Whether it is the only one so far.
    pub only: bool,
}

/// The signs of a pair, always in this order.
pub fn signs(pair: &Pair) -> Vec<Sign> {
    let told = Told::new(pair);
    let mut all = kinds(&told);
    let places = places(&told);
    let counts = counts(&told);
    all.extend(wording(&told, &places));
    all.extend(times(&told));
    all.extend(crossed(&told, (&places, &counts)));
    all.extend(places.signs());
    all.extend(counts.signs());
    all.extend(nearness(&told));
    all.extend(standing(&told));
    all.extend(network(&told));
    all
}

/// A pair with what both sides tell.
struct Told<'a> {
    pair: &'a Pair<'a>,
    mention: &'a Mention,
    cues: &'a Cues,
    mine: &'a Wording<'a>,
    theirs: Vec<(&'a Mention, &'a Wording<'a>)>,
    last: usize,
    kin: Kin,
}

impl<'a> Told<'a> {
    fn new(pair: &'a Pair<'a>) -> Self {
        let ground = pair.ground;
        let mention = &ground.scene.mentions[pair.index];
        let theirs: Vec<_> =
            pair.draft.mentions.iter().map(|at| (&ground.scene.mentions[*at], &ground.wordings[*at])).collect();
        let last = theirs.iter().map(|(other, _)| other.sentence).max().unwrap_or(0);
        let kin = theirs.iter().map(|(other, _)| kin(mention, other)).max().unwrap_or(Kin::Other);
        Self { pair, mention, cues: &ground.cues[pair.index], mine: &ground.wordings[pair.index], theirs, last, kin }
    }

    fn any(&self, is: impl Fn(&Wording) -> bool) -> bool {
        self.theirs.iter().any(|(_, theirs)| is(theirs))
    }

    fn apart(&self) -> usize {
        self.mention.sentence.saturating_sub(self.last)
    }
}

/// Whether the words name what none of the event's can be: a march is no killing, an arrest no march. In gold seven of 113 such
/// pairs were one event.
pub fn is_apart(pair: &Pair) -> bool {
    let mentions = &pair.ground.scene.mentions;
    let Some(mine) = guess(&mentions[pair.index]) else { return false };
    let mut theirs = pair.draft.mentions.iter().filter_map(|at| guess(&mentions[*at])).peekable();
    let apart = |known: EventType| sphere(mine) != sphere(known) && !compatible(mine, known);
    theirs.peek().is_some() && theirs.all(apart)
}

/// What kind of thing a type is: a deed or mishap, a gathering, a matter of courts and custody, or something else.
fn sphere(kind: EventType) -> u8 {
    match kind.family() {
        "protest" => 1,
        "arrest" | "trial" => 2,
        "other" => 3,
        _ => 0,
    }
}

/// How two mentions' types stand to each other, the closer the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kin {
    Other,
    Open,
    Compatible,
    Same,
}

fn kin(mention: &Mention, other: &Mention) -> Kin {
    match (guess(mention), guess(other)) {
        (Some(a), Some(b)) if a == b => Kin::Same,
        (Some(a), Some(b)) if compatible(a, b) => Kin::Compatible,
        (Some(_), Some(_)) => Kin::Other,
        (None, Some(known)) => open(mention.kind, known),
        (Some(known), None) => open(other.kind, known),
        (None, None) => Kin::Open,
    }
}

/// Whether an open wording can name an event of a known type.
fn open(kind: Kind, known: EventType) -> Kin {
    let family = known.family();
    let fits = match kind {
        Kind::Attack => matches!(family, "attack" | "clash" | "riot"),
        Kind::Explosion => {
            matches!(
                known,
                EventType::AttackBombing
                    | EventType::AttackSuicideBombing
                    | EventType::AttackShelling
                    | EventType::AttackAirstrike
            ) || family == "accident"
        }
        Kind::Accident => matches!(family, "accident" | "disaster"),
        Kind::Violence => !matches!(family, "protest" | "arrest" | "trial"),
        Kind::Exact(_) => true,
    };
    if fits { Kin::Open } else { Kin::Other }
}

fn kinds(told: &Told) -> Vec<Sign> {
    vec![
        ("type_same", flag(told.kin == Kin::Same)),
        ("type_open", flag(told.kin == Kin::Open)),
        ("type_other", flag(told.kin == Kin::Other)),
        ("outcome", flag(told.mention.kind == Kind::Violence)),
        ("anaphor", flag(told.mention.strength == Strength::Anaphor)),
    ]
}

fn wording(told: &Told, places: &Places) -> Vec<Sign> {
    let (mine, cues) = (told.mine, told.cues);
    vec![
        ("definite", flag(mine.definite)),
        ("indefinite", flag(mine.indefinite)),
        ("another", flag(cues.another)),
        ("second", flag(mine.second)),
        ("second_paragraph", flag(mine.second && mine.opens_paragraph)),
        ("ordinal", flag(mine.ordinal)),
        ("subordinate", flag(cues.subordinate)),
        ("general", flag(cues.general)),
        ("place_first", flag(mine.place_first && !places.same)),
    ]
}

fn times(told: &Told) -> Vec<Sign> {
    let scene = told.pair.ground.scene;
    let mine: Vec<_> = scene.own_days(told.pair.index).collect();
    let theirs: Vec<_> = told.pair.draft.mentions.iter().flat_map(|at| scene.own_days(*at)).collect();
    let both = !mine.is_empty() && !theirs.is_empty();
    let other = both && !mine.iter().any(|(a, b)| theirs.iter().any(|(c, d)| a <= d && c <= b));
    let recalled = told.pair.draft.mentions.iter().any(|at| told.pair.ground.cues[*at].recalled);
    vec![
        ("date_other", flag(other)),
        ("date_mine", flag(!both && !mine.is_empty())),
        ("date_first", flag(other && told.mine.date_first)),
        ("recalled_alone", flag(told.cues.recalled && !recalled)),
        ("recalled_both", flag(told.cues.recalled && recalled)),
    ]
}

/// How the places stand to each other.
#[derive(Debug, Clone, Copy, Default)]
struct Places {
    same: bool,
    foreign: bool,
    other: bool,
    new: bool,
    town_other: bool,
}

impl Places {
    fn signs(self) -> [Sign; 4] {
        [
            ("place_foreign", flag(self.foreign)),
            ("place_other", flag(self.other)),
            ("place_new", flag(self.new)),
            ("town_other", flag(self.town_other)),
        ]
    }
}

fn places<'a>(told: &Told<'a>) -> Places {
    let all = &told.pair.ground.scene.resolved.places;
    let verdicts = |mine: &[usize], of: fn(&'a Wording<'a>) -> &'a [usize]| -> Vec<Option<bool>> {
        let theirs = told.theirs.iter().flat_map(|(_, theirs)| of(theirs).iter());
        theirs.flat_map(|b| mine.iter().map(|a| same_place(&all[*a], &all[*b]))).collect()
    };
    let (mine, towns) = (&told.mine.places, &told.mine.towns);
    let each = verdicts(mine, |it| &it.places);
    let theirs: Vec<usize> = told.theirs.iter().flat_map(|(_, theirs)| theirs.places.iter().copied()).collect();
    let differ = |a: &usize, b: &usize| {
        let (one, other) = (&all[*a].country, &all[*b].country);
        one.is_some() && other.is_some() && one != other
    };
    let same = each.contains(&Some(true));
    let abroad = !theirs.is_empty() && mine.iter().any(|a| theirs.iter().all(|b| differ(a, b)));
    let foreign = !same && abroad;
    let other = !same && !foreign && each.contains(&Some(false));
    let fine = verdicts(towns, |it| &it.towns);
    Places {
        same,
        foreign,
        other,
        new: !same && !foreign && !other && !mine.is_empty(),
        town_other: !fine.is_empty() && !fine.contains(&Some(true)),
    }
}

/// How the figures stand to each other.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    mine: bool,
    same: bool,
    other: bool,
}

impl Counts {
    fn signs(self) -> [Sign; 3] {
        [("counted", flag(self.mine)), ("toll_same", flag(self.same)), ("toll_other", flag(self.other && !self.same))]
    }
}

fn counts(told: &Told) -> Counts {
    let all = &told.pair.ground.scene.resolved.figures;
    let mut counts = Counts { mine: !told.mine.figures.is_empty(), ..Counts::default() };
    for (mine, theirs) in told.mine.figures.iter().flat_map(|a| {
        let theirs = told.theirs.iter().flat_map(|(_, theirs)| theirs.figures.iter());
        theirs.map(move |b| (&all[*a], &all[*b]))
    }) {
        if mine.effect == theirs.effect && matches!(mine.effect, Effect::Killed | Effect::Injured) {
            let same = (mine.count.min, mine.count.max) == (theirs.count.min, theirs.count.max);
            counts.same |= same;
            counts.other |= !same;
        }
    }
    counts
}

/// Signs that count only together.
fn crossed(told: &Told, (places, counts): (&Places, &Counts)) -> Vec<Sign> {
    let (mine, pair) = (told.mine, told.pair);
    vec![
        ("definite_same_type", flag(mine.definite && told.kin == Kin::Same)),
        ("definite_recent", flag(mine.definite && pair.recent)),
        ("definite_first", flag(mine.definite && pair.first)),
        ("indefinite_counted", flag(mine.indefinite && counts.mine)),
        ("indefinite_paragraph", flag(mine.indefinite && mine.opens_paragraph)),
        ("town_other_counted", flag(places.town_other && counts.mine)),
        ("toll_other_paragraph", flag(counts.other && !counts.same && mine.opens_paragraph)),
        ("type_other_here", flag(told.kin == Kin::Other && told.apart() == 0)),
    ]
}

fn nearness(told: &Told) -> Vec<Sign> {
    let apart = told.apart();
    let between = if apart == 0 { between(told) } else { "" };
    let gap = told.theirs.iter().map(|(other, _)| other.span.distance(told.mention.span)).min().unwrap_or(0);
    let beside = told.any(|theirs| theirs.paragraph == told.mine.paragraph);
    vec![
        ("same_sentence", flag(apart == 0)),
        ("next_sentence", flag(apart == 1)),
        ("sentences", apart.min(12) as f64 / 12.0),
        ("far", flag(apart > 4)),
        ("gap", if apart == 0 { gap.min(150) as f64 / 150.0 } else { 0.0 }),
        ("and_between", flag(AND.is_match(between))),
        ("after_between", flag(AFTER.is_match(between))),
        ("next_paragraph", flag(apart > 0 && told.mine.opens_paragraph)),
        ("same_paragraph", flag(apart > 0 && beside)),
    ]
}

/// The words between the mention and the event's last one, when both stand in one sentence.
fn between<'a>(told: &Told<'a>) -> &'a str {
    let here = told.theirs.iter().filter(|(other, _)| other.sentence == told.last);
    let from = here.map(|(other, _)| other.span.end()).max().unwrap_or(0);
    let to = told.mention.span.start();
    if from < to { ByteSpan::new(from, to).of(told.pair.ground.scene.text()) } else { "" }
}

fn standing(told: &Told) -> Vec<Sign> {
    let (pair, scene) = (told.pair, told.pair.ground.scene);
    let first = told.theirs.first();
    vec![
        ("first", flag(pair.first)),
        ("opening", flag(told.theirs.iter().any(|(other, _)| scene.opens(other)))),
        ("opens", flag(scene.opens(told.mention))),
        ("recent", flag(pair.recent)),
        ("only", flag(pair.only)),
        ("plural_title", flag(pair.ground.plural_title)),
        ("plural_title_paragraph", flag(pair.ground.plural_title && told.mine.opens_paragraph)),
        ("plural", flag(first.is_some_and(|(_, theirs)| theirs.plural))),
        ("size", (told.theirs.len().max(1) as f64).ln()),
    ]
}

fn network(told: &Told) -> Vec<Sign> {
    let label = |mention: &Mention| mention.network.map(|(kind, _)| kind);
    let mine = label(told.mention);
    let same = mine.is_some() && told.theirs.iter().any(|(other, _)| label(other) == mine);
    let other = mine.is_some() && told.theirs.iter().all(|(other, _)| label(other).is_some_and(|it| Some(it) != mine));
    let role: i32 = told.theirs.iter().map(|(_, theirs)| theirs.role).sum();
    let known = told.theirs.iter().map(|(_, theirs)| &theirs.names);
    let shared = told.mine.names.iter().filter(|name| known.clone().any(|names| names.binary_search(name).is_ok()));
    let shared = shared.count();
    let apart = told.apart() > 0;
    vec![
        ("seen", flag(mine.is_some())),
        ("seen_same", flag(same)),
        ("seen_other", flag(other)),
        ("background", flag(told.mine.role < 0)),
        ("role_other", flag(told.mine.role * role < 0)),
        ("names", if apart { shared.min(4) as f64 / 4.0 } else { 0.0 }),
        ("no_names", flag(!told.mine.names.is_empty() && shared == 0)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::EventType::*;

    #[test]
    fn types_are_kin_as_far_as_one_happening_can_be_both() {
        assert_eq!(open(Kind::Attack, Clash), Kin::Open);
        assert_eq!(open(Kind::Violence, Trial), Kin::Other);
        assert_eq!(open(Kind::Explosion, AttackShelling), Kin::Open);
        assert_eq!(open(Kind::Explosion, AttackStabbing), Kin::Other);
        assert!(Kin::Same > Kin::Compatible && Kin::Compatible > Kin::Open && Kin::Open > Kin::Other);
    }

    #[test]
    fn courts_marches_and_deeds_are_of_different_spheres() {
        assert_eq!(sphere(Arrest), sphere(Trial));
        assert_eq!(sphere(Riot), sphere(AttackShooting));
        assert_ne!(sphere(Protest), sphere(AttackShooting));
        assert_ne!(sphere(Arrest), sphere(Other));
    }
}
