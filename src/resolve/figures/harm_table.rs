//! Words that say what happened to people.

use crate::doc::Effect;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What happened to somebody, and whether the word leaves the outcome open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Harm {
    /// The effect; injured where the outcome is open.
    pub effect: Effect,
    /// "shot", "stabbed", "struck": dead or injured is told elsewhere, if at all.
    pub open: bool,
}

impl Harm {
    /// A settled effect.
    pub const fn of(effect: Effect) -> Self {
        Self { effect, open: false }
    }

    /// Shot, stabbed, struck.
    pub const STRUCK: Self = Self { effect: Effect::Injured, open: true };
    /// Dead.
    pub const KILLED: Self = Self::of(Effect::Killed);
}

/// How a word joins those it happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "kills", "killing": they follow as its object.
    Active,
    /// "killed": they follow as its object, or come first when it is a participle.
    Past,
    /// "died": they come first.
    Intransitive,
    /// "dead", "missing": they come first, as after "were" or "left".
    State,
    /// "deaths", "wounded": the noun that is counted.
    Noun,
}

const TABLE: &[(Effect, Form, &str)] = &[
    (
        Effect::Killed,
        Form::Active,
        "kill kills killing slay slays slaying murder murders murdering massacre massacring execute executes executing \
         behead beheads beheading assassinate assassinates assassinating slaughter slaughtering drowning electrocuting \
         lynching eliminating neutralizing neutralising liquidating",
    ),
    (
        Effect::Killed,
        Form::Past,
        "killed slain murdered massacred executed beheaded assassinated slaughtered lynched electrocuted martyred hanged \
         butchered asphyxiated decapitated slew suffocated incinerated eliminated neutralized neutralised liquidated",
    ),
    (
        Effect::Killed,
        Form::Intransitive,
        "died dies die dying perished perish perishes drowned drown succumbed succumbs",
    ),
    (Effect::Killed, Form::State, "dead deceased lifeless"),
    (
        Effect::Killed,
        Form::Noun,
        "deaths death fatalities fatality bodies corpses homicides murders killings slayings body corpse homicide",
    ),
    (Effect::Injured, Form::Active, "injure injures injuring wound wounding hurting maim maims maiming wounds"),
    (
        Effect::Injured,
        Form::Past,
        "injured wounded hurt maimed mutilated hospitalized hospitalised burned burnt grazed concussed disfigured scalded",
    ),
    (Effect::Injured, Form::Noun, "injuries injured wounded"),
    (Effect::Killed, Form::Noun, "dead"),
    (Effect::Missing, Form::Noun, "missing"),
    (Effect::Missing, Form::State, "missing unaccounted"),
    (Effect::Missing, Form::Intransitive, "disappeared vanished"),
    (Effect::Kidnapped, Form::Active, "kidnap kidnaps kidnapping abduct abducts abducting"),
    (Effect::Kidnapped, Form::Past, "kidnapped abducted seized"),
    (Effect::Kidnapped, Form::State, "hostage captive"),
    (Effect::Kidnapped, Form::Noun, "hostages kidnappings abductions abductees captives"),
    (Effect::Displaced, Form::Active, "displacing displace displaces uprooting"),
    (Effect::Displaced, Form::Past, "displaced uprooted"),
    (Effect::Displaced, Form::Intransitive, "fled flee fleeing"),
    (Effect::Displaced, Form::State, "homeless"),
    (
        Effect::Arrested,
        Form::Active,
        "arrest arrests arresting detain detains detaining apprehend apprehending jailing jail jails capturing imprisoning nab nabs",
    ),
    (
        Effect::Arrested,
        Form::Past,
        "arrested detained apprehended jailed captured imprisoned charged booked nabbed incarcerated arraigned indicted",
    ),
    (Effect::Arrested, Form::Noun, "arrests detentions detainees"),
    (Effect::Rescued, Form::Active, "rescuing rescue rescues freeing releasing liberating frees releases"),
    (Effect::Rescued, Form::Past, "rescued freed released liberated saved ransomed reunited"),
    (Effect::Casualties, Form::Noun, "casualties casualty"),
];

const STRUCK: &[(Form, &str)] = &[
    (Form::Active, "shoots shooting stabs stabbing striking hitting shoot stab grazing"),
    (Form::Past, "shot stabbed struck hit knifed slashed bludgeoned trampled"),
];

type Entries = HashMap<&'static str, Vec<(Harm, Form)>>;

static WORDS: LazyLock<Entries> = LazyLock::new(|| {
    let mut entries = Entries::new();
    for (effect, form, words) in TABLE {
        for word in words.split_whitespace() {
            entries.entry(word).or_default().push((Harm::of(*effect), *form));
        }
    }
    for (form, words) in STRUCK {
        for word in words.split_whitespace() {
            entries.entry(word).or_default().push((Harm::STRUCK, *form));
        }
    }
    entries
});

/// What `word` says happened when it stands in one of `forms`.
pub(super) fn harm(word: &str, forms: &[Form]) -> Option<(Harm, Form)> {
    WORDS.get(word)?.iter().find(|(_, form)| forms.contains(form)).copied()
}

/// Whether `word` says in any form that something happened to somebody.
pub(super) fn is_harm(word: &str) -> bool {
    WORDS.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_by_form() {
        assert_eq!(harm("killed", &[Form::Past]), Some((Harm::KILLED, Form::Past)));
        assert_eq!(harm("killed", &[Form::Active]), None);
        assert_eq!(harm("wounded", &[Form::Noun]).map(|(harm, _)| harm.effect), Some(Effect::Injured));
        assert_eq!(harm("shot", &[Form::Past]), Some((Harm::STRUCK, Form::Past)));
        assert!(!is_harm("unharmed"));
    }
}
