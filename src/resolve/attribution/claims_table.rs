//! Wordings of claims and denials of responsibility. Lower-case forms.

/// Verbs of claiming.
pub const CLAIMS: &[&str] = &["claimed", "claims", "claim", "claiming"];
/// Verbs whose object is "responsibility" or "credit".
pub const ACCEPTS: &[&str] = &[
    "claimed",
    "claims",
    "claim",
    "claiming",
    "took",
    "takes",
    "take",
    "taking",
    "taken",
    "accepted",
    "accepts",
    "assumed",
    "acknowledged",
    "admitted",
    "admits",
    "acknowledges",
    "assuming",
    "accepting",
];
/// Verbs of confession, followed by an act.
pub const CONFESSES: &[&str] =
    &["admitted", "admits", "admitting", "confessed", "confesses", "confessing", "acknowledged", "pleaded", "pled"];
/// Nouns for what is claimed.
pub const ATTACKS: &[&str] = &[
    "attack",
    "attacks",
    "bombing",
    "bombings",
    "blast",
    "blasts",
    "explosion",
    "explosions",
    "shooting",
    "shootings",
    "assault",
    "assaults",
    "killing",
    "killings",
    "kidnapping",
    "kidnappings",
    "abduction",
    "ambush",
    "raid",
    "raids",
    "strike",
    "strikes",
    "operation",
    "massacre",
    "murder",
    "assassination",
    "hijacking",
    "stabbing",
    "rampage",
    "airstrike",
    "airstrikes",
];
/// Verbs of denial.
pub const DENIES: &[&str] = &["denied", "denies", "deny", "denying"];
/// What is denied or confessed: a part in it, or the doing of it.
pub const DENIES_ACT: &[&str] = &[
    "involvement",
    "responsibility",
    "role",
    "complicity",
    "connection",
    "link",
    "links",
    "participation",
    "being",
    "having",
    "carrying",
    "targeting",
    "attacking",
    "bombing",
    "killing",
    "using",
    "shooting",
    "hitting",
    "striking",
    "plotting",
    "planning",
    "firing",
    "launching",
    "responsible",
    "involved",
    "behind",
    "murder",
    "murdering",
    "stabbing",
    "plotted",
    "guilty",
    "setting",
    "planting",
    "kidnapping",
    "ordering",
    "participating",
    "part",
];
/// Verbs that turn an accusation down.
pub const REJECTS: &[&str] =
    &["rejected", "rejects", "rejecting", "dismissed", "dismisses", "refuted", "refutes", "disputed"];
/// What is turned down.
pub const REJECTED: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "charge",
    "charges",
    "blame",
    "claims",
    "reports",
    "responsible",
    "it",
];
/// Words after "said it" that own up.
pub const BEHIND: &[&str] = &[
    "behind",
    "responsible",
    "accountable",
    "carried",
    "perpetrated",
    "orchestrated",
    "attacked",
    "detonated",
    "executed",
    "ambushed",
    "killed",
    "targeted",
    "bombed",
];
