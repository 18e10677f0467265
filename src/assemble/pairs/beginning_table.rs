//! Weights of the signs that a mention begins an event, by logistic regression
//! (`scripts/fit_pairs.py`), ridge 3: fitted on 1397 decisions in 301 articles.

use super::Sign;

/// The bias, then every sign in the order in which it is read, with its weight.
pub const ROWS: &[Sign] = &[
    ("bias", -3.112),
    ("score", 0.880),
    ("alone", 1.073),
    ("fit", -0.436),
    ("strong", 0.035),
    ("seen", 0.713),
    ("seen_score", 0.524),
    ("figure", -0.918),
    ("toll_next", 1.254),
    ("dated", -0.323),
    ("placed", -0.242),
    ("town", 0.090),
    ("opens", 0.967),
    ("paragraph", 0.274),
    ("outcome", 0.971),
    ("typed", -0.583),
    ("minor", -0.453),
    ("minor_opens", 0.633),
    ("indefinite", 0.351),
    ("second", 0.106),
    ("place_first", 0.180),
    ("date_first", 0.606),
    ("recalled", 0.205),
    ("perfect", -0.323),
    ("quoted", -0.690),
    ("general", -0.115),
    ("statistic", 0.175),
    ("unreal", 0.471),
    ("background", 0.478),
];
