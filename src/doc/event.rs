//! Events: what the records are about.

use super::{AttributionId, EntityId, Figure, FigureId, PartialDate, Place, Precision, TimeId};
use crate::text::ByteSpan;

named! {
    /// The closed list of event types.
    EventType {
        /// Guns.
        AttackShooting = "attack.shooting",
        /// Planted, car or unspecified bombs.
        AttackBombing = "attack.bombing",
        /// The bomber dies in it.
        AttackSuicideBombing = "attack.suicide_bombing",
        /// From aircraft or by missile.
        AttackAirstrike = "attack.airstrike",
        /// Artillery, rockets, mortars.
        AttackShelling = "attack.shelling",
        /// Blades.
        AttackStabbing = "attack.stabbing",
        /// A vehicle as the weapon.
        AttackVehicle = "attack.vehicle",
        /// Fire as the weapon.
        AttackArson = "attack.arson",
        /// Poison.
        AttackChemical = "attack.chemical",
        /// Abduction and hostage-taking.
        AttackKidnapping = "attack.kidnapping",
        /// The targeted killing of one prominent person.
        AttackAssassination = "attack.assassination",
        /// Any other violence against people or property.
        AttackOther = "attack.other",
        /// Two armed sides fighting.
        Clash = "clash",
        /// Demonstration.
        Protest = "protest",
        /// Violent crowd.
        Riot = "riot",
        /// Arrest as the news itself.
        Arrest = "arrest",
        /// Court case as the news itself.
        Trial = "trial",
        /// Crashes, sinkings, derailments.
        AccidentTransport = "accident.transport",
        /// Unintended fires.
        AccidentFire = "accident.fire",
        /// Mines, factories, collapses at work.
        AccidentIndustrial = "accident.industrial",
        /// Any other accident.
        AccidentOther = "accident.other",
        /// Earthquake.
        DisasterEarthquake = "disaster.earthquake",
        /// Flood.
        DisasterFlood = "disaster.flood",
        /// Storm.
        DisasterStorm = "disaster.storm",
        /// Wildfire.
        DisasterWildfire = "disaster.wildfire",
        /// Landslide, mudslide, avalanche.
        DisasterLandslide = "disaster.landslide",
        /// Outbreak of a disease.
        DisasterEpidemic = "disaster.epidemic",
        /// Any other disaster.
        DisasterOther = "disaster.other",
        /// Any other event.
        Other = "other",
    }
}

impl EventType {
    /// The part before the dot: `attack`, `clash`, `accident`…
    #[must_use]
    pub fn family(self) -> &'static str {
        let name = self.as_str();
        name.split_once('.').map_or(name, |(family, _)| family)
    }
}

named! {
    /// What the event is to the article.
    Role {
        /// What the article is about.
        Main = "main",
        /// Recalled for context.
        Background = "background",
        /// Planned, feared, foiled.
        Hypothetical = "hypothetical",
    }
}

named! {
    /// How far it went.
    Stage {
        /// It happened.
        Accomplished = "accomplished",
        /// Tried, failed or foiled.
        Attempted = "attempted",
        /// Planned.
        Planned = "planned",
        /// Threatened.
        Threatened = "threatened",
    }
}

named! {
    /// Where an event's date comes from.
    EventBasis {
        /// A date beside it that stands by itself.
        Explicit = "explicit",
        /// A date beside it that was counted.
        Relative = "relative",
        /// From another mention of the same event.
        Inherited = "inherited",
        /// There is none.
        None = "none",
    }
}

named! {
    /// How sure the article is of who did it.
    Responsibility {
        /// The article states it.
        Stated = "stated",
        /// They say so themselves.
        Claimed = "claimed",
        /// Others say so.
        Accused = "accused",
        /// Others suspect so.
        Suspected = "suspected",
        /// They deny it.
        Denied = "denied",
        /// Arrested or charged for it.
        Arrested = "arrested",
    }
}

named! {
    /// Kind of weapon.
    WeaponType {
        /// Guns.
        Firearm = "firearm",
        /// Bombs, grenades, mines.
        Explosive = "explosive",
        /// Cars, trucks.
        Vehicle = "vehicle",
        /// Knives, machetes.
        Blade = "blade",
        /// Planes, helicopters, drones.
        Aircraft = "aircraft",
        /// Artillery, mortars, rockets.
        Artillery = "artillery",
        /// Gas, poison, acid.
        Chemical = "chemical",
        /// Fire, petrol.
        Fire = "fire",
        /// The rest.
        Other = "other",
    }
}

id! {
    /// Index into [`super::Analysis::events`].
    EventId, "e"
}

/// When an event happened; nothing is ever filled in from the publication date alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventWhen {
    /// First date.
    pub begin: Option<PartialDate>,
    /// Last date.
    pub until: Option<PartialDate>,
    /// Grain.
    pub precision: Precision,
    /// Where it comes from.
    pub basis: EventBasis,
    /// The time expression it comes from.
    pub time: Option<TimeId>,
}

impl EventWhen {
    /// No date is known.
    pub const UNKNOWN: Self =
        Self { begin: None, until: None, precision: Precision::Unknown, basis: EventBasis::None, time: None };
}

/// Someone said to be behind an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perpetrator {
    /// Canonical name, or the words.
    pub name: String,
    /// The words.
    pub span: ByteSpan,
    /// The entity.
    pub entity: Option<EntityId>,
    /// How sure.
    pub responsibility: Responsibility,
    /// Who says so.
    pub attribution: Option<AttributionId>,
}

/// Something used as a weapon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weapon {
    /// The words.
    pub span: ByteSpan,
    /// What kind.
    pub kind: WeaponType,
}

/// The article's best statement of one effect of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toll {
    /// Least number.
    pub min: Option<u64>,
    /// Greatest number.
    pub max: Option<u64>,
    /// The one number a table needs.
    pub best: Option<u64>,
    /// The figures it rests on, the deciding one first.
    pub figures: Vec<FigureId>,
}

impl Toll {
    /// The toll that one figure states.
    #[must_use]
    pub fn of(id: FigureId, figure: &Figure) -> Self {
        Self { min: figure.count.min, max: figure.count.max, best: figure.count.best(), figures: vec![id] }
    }
}

/// Codes of the event in the field's own schemes; `None` where a scheme has no place for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Codes {
    /// ACLED sub-event type.
    pub acled: Option<&'static str>,
    /// PLOVER event type.
    pub plover: Option<&'static str>,
    /// CAMEO event code.
    pub cameo: Option<&'static str>,
    /// GTD attack type.
    pub gtd: Option<&'static str>,
    /// UCDP GED type of violence.
    pub ucdp: Option<&'static str>,
}

/// One event of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventType,
    /// What it is to the article.
    pub role: Role,
    /// How far it went.
    pub stage: Stage,
    /// The words that name it, the clearest first.
    pub triggers: Vec<ByteSpan>,
    /// When.
    pub when: EventWhen,
    /// Where, the most specific first.
    pub places: Vec<Place>,
    /// Who is said to have done it.
    pub perpetrators: Vec<Perpetrator>,
    /// Who or what was hit.
    pub targets: Vec<Perpetrator>,
    /// With what.
    pub weapons: Vec<Weapon>,
    /// Dead.
    pub killed: Option<Toll>,
    /// Hurt.
    pub injured: Option<Toll>,
    /// Unaccounted for.
    pub missing: Option<Toll>,
    /// Abducted.
    pub kidnapped: Option<Toll>,
    /// Driven from home.
    pub displaced: Option<Toll>,
    /// In custody.
    pub arrested: Option<Toll>,
    /// Who reports it.
    pub sources: Vec<AttributionId>,
    /// Calibrated probability that the record's type and role are right, 0 to 1.
    pub confidence: f32,
    /// Codes in other schemes.
    pub codes: Codes,
    /// Arithmetic rules the record breaks.
    pub checks: Vec<String>,
}

impl Event {
    /// An accomplished event of which nothing else is known yet.
    #[must_use]
    pub const fn new(kind: EventType, role: Role) -> Self {
        Self {
            kind,
            role,
            stage: Stage::Accomplished,
            triggers: Vec::new(),
            when: EventWhen::UNKNOWN,
            places: Vec::new(),
            perpetrators: Vec::new(),
            targets: Vec::new(),
            weapons: Vec::new(),
            killed: None,
            injured: None,
            missing: None,
            kidnapped: None,
            displaced: None,
            arrested: None,
            sources: Vec::new(),
            confidence: 0.0,
            codes: Codes { acled: None, plover: None, cameo: None, gtd: None, ucdp: None },
            checks: Vec::new(),
        }
    }

    /// Its tolls by effect, in the order of the records.
    #[must_use]
    pub fn tolls(&self) -> [(&'static str, Option<&Toll>); 6] {
        [
            ("killed", self.killed.as_ref()),
            ("injured", self.injured.as_ref()),
            ("missing", self.missing.as_ref()),
            ("kidnapped", self.kidnapped.as_ref()),
            ("displaced", self.displaced.as_ref()),
            ("arrested", self.arrested.as_ref()),
        ]
    }
}
