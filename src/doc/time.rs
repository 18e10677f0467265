//! Time expressions (TIMEX3).

use super::PartialDate;
use crate::text::ByteSpan;

named! {
    /// TIMEX3 type.
    TimeType {
        /// A calendar date of any grain.
        Date = "DATE",
        /// A clock time or part of a day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

named! {
    /// TIMEX3 MOD.
    TimeMod {
        /// "early"
        Start = "START",
        /// "mid"
        Mid = "MID",
        /// "late"
        End = "END",
        /// "around"
        Approx = "APPROX",
        /// "before"
        Before = "BEFORE",
        /// "after"
        After = "AFTER",
        /// "on or before"
        OnOrBefore = "ON_OR_BEFORE",
        /// "on or after"
        OnOrAfter = "ON_OR_AFTER",
        /// "less than"
        LessThan = "LESS_THAN",
        /// "more than"
        MoreThan = "MORE_THAN",
        /// "at most"
        EqualOrLess = "EQUAL_OR_LESS",
        /// "at least"
        EqualOrMore = "EQUAL_OR_MORE",
    }
}

named! {
    /// How exact a date is.
    Precision {
        /// A clock time.
        Time = "time",
        /// A day.
        Day = "day",
        /// A week, or a few days.
        Week = "week",
        /// A month.
        Month = "month",
        /// A season or quarter.
        Season = "season",
        /// A year.
        Year = "year",
        /// A decade.
        Decade = "decade",
        /// A century.
        Century = "century",
        /// Not known.
        Unknown = "unknown",
    }
}

named! {
    /// How the value was found.
    TimeBasis {
        /// The words give it themselves.
        Explicit = "explicit",
        /// Counted from the publication date or another date of the text.
        Relative = "relative",
        /// Could not be counted from anything.
        Unresolved = "unresolved",
    }
}

id! {
    /// Index into [`super::Resolved::times`].
    TimeId, "t"
}

/// A time expression with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpr {
    /// The words.
    pub span: ByteSpan,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// TIMEX3 value: `2024-03-22TNI`, `2014`, `P3D`, `XXXX-WXX-5`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 MOD.
    pub modifier: Option<TimeMod>,
    /// First date of the interval the value covers.
    pub begin: Option<PartialDate>,
    /// Last date of the interval the value covers.
    pub until: Option<PartialDate>,
    /// Grain of the value.
    pub precision: Precision,
    /// How it was found.
    pub basis: TimeBasis,
    /// The rule that read it.
    pub rule: &'static str,
}
