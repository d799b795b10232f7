//! A plan as text: for the terminal, scripts and documents.
