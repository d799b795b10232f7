//! What is wrong with an input: code, sentence, place, help; and how it is shown.
