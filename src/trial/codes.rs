//! The codes of findings about personas. Codes never change their meaning.

use crate::diagnostic::codes::codes;

codes! {
    NOT_A_PERSONA = "T001", "A file for a trial does not hold a persona.";
    FORM = "T002", "An expectation has none or several forms at once.";
    UNKNOWN_ID = "T003", "An expectation names something that the knowledge base does not have.";
    BOUNDS = "T004", "Bounds say nothing, or leave no number between them.";
    SAME_PERSONA = "T005", "Two personas have the same id.";
    NOT_AS_EXPECTED = "T006", "A plan is not as expected.";
}
