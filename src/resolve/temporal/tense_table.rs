//! Words that tell past from future.

/// Words of what is to come.
pub const FUTURE: &[&str] = &[
    "will",
    "ll",
    "shall",
    "scheduled",
    "expected",
    "expects",
    "expect",
    "due",
    "plans",
    "planned",
    "planning",
    "upcoming",
    "slated",
    "would",
    "going",
    "intends",
    "deadline",
    "effective",
    "takes",
    "expires",
    "expire",
    "redeemable",
    "payable",
    "mature",
    "matures",
    "maturing",
    "proposed",
    "unless",
    "turns",
    "hopes",
    "hoped",
    "forecast",
    "goes",
    "meets",
    "resume",
    "resumes",
    "mourning",
];

/// Verbs that tell of a saying, so that a date behind them is its own.
pub const REPORTING: &[&str] =
    &["said", "says", "told", "announced", "reported", "confirmed", "stated", "tweeted", "wrote", "posted"];

/// Happenings whose day is set beforehand: "Sunday's election" may be to come.
pub const SET_BEFOREHAND: &[&str] = &[
    "election",
    "elections",
    "vote",
    "poll",
    "polls",
    "game",
    "match",
    "final",
    "hearing",
    "trial",
    "meeting",
    "meetings",
    "summit",
    "talks",
    "referendum",
    "deadline",
    "debate",
    "race",
    "funeral",
    "vigil",
    "session",
    "concert",
    "festival",
    "march",
    "rally",
    "ceremony",
    "forecast",
];

/// Verbs and adverbs of what was, beside those in "-ed".
pub const PAST: &[&str] = &[
    "was", "were", "had", "did", "came", "went", "took", "made", "began", "held", "found", "fell", "rose", "left",
    "met", "saw", "hit", "struck", "shot", "died", "dead", "broke", "won", "lost", "led", "sent", "gave", "got",
    "became", "ago", "spoke", "wrote", "grew", "ran", "fled", "blew", "sold", "bought", "paid", "ended", "since",
    "closed", "killed", "previous", "earlier", "brought", "drove", "caught", "thought", "knew", "stood", "fought",
    "threw", "after",
];

/// Words that tell nothing about another time in their clause, but end the search.
pub const NEUTRAL: &[&str] = &["has", "have", "said", "told", "reported", "says", "is", "are"];

/// Verbs and modals that put a participle behind them into the future: "will be held", "is to be tried".
pub const MODALS: &[&str] = &["will", "ll", "would", "shall", "to", "can", "must", "should"];

/// Past forms that no modal puts into the future.
pub const FIRM: &[&str] = &["was", "were", "had", "did", "ago", "since"];

/// Verbs before "until" that put off or close what comes then.
pub const DELAYS: &[&str] = &[
    "postponed",
    "delayed",
    "extended",
    "canceled",
    "cancelled",
    "adjourned",
    "suspended",
    "deferred",
    "closed",
    "off",
];

/// Words in "-ed" that are no participles.
pub const NOT_PARTICIPLES: &[&str] = &["united", "hundred", "armed", "indeed", "need", "wounded", "unidentified"];
