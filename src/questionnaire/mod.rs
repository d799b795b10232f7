//! The interview: which question next, and who answers it.
