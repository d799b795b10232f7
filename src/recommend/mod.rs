//! Ranking of goals.
