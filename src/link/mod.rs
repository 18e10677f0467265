//! Incidents across articles.
