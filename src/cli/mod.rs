//! Floor 5: the verbs.
