//! Charts: statistics and series as drawings.
