//! The codes of findings about a profile. Codes never change their meaning.

use crate::diagnostic::codes::codes;

codes! {
    ROLE_MISSING = "P001", "Nobody said which job the person has.";
    UNKNOWN_FACT = "P002", "A key is not a fact that the knowledge base knows.";
    NOT_TO_BE_GIVEN = "P003", "A fact is worked out by the program and cannot be given.";
    WRONG_TYPE = "P004", "A value is not of the kind that its fact takes.";
    OUT_OF_RANGE = "P005", "A number or a day lies outside of what is allowed.";
    UNKNOWN_CHOICE = "P006", "A word is not one that its fact takes.";
    UNKNOWN_ROLE = "P007", "A role is not in the knowledge base.";
    UNKNOWN_SKILL = "P008", "A skill is not in the knowledge base.";
    UNKNOWN_CERTIFICATION = "P009", "A certification is not in the knowledge base.";
    NO_PAY_FIGURES = "P010", "There are no pay figures for a region.";
    NO_SUCH_DAY = "P011", "A text is not a day, or the calendar does not have it.";
    DAYS_REVERSED = "P012", "A stretch of days ends before it begins, or a deadline comes before the start.";
    GIVEN_TWICE = "P013", "A fact is given twice.";
    REPEATED = "P014", "A list names the same thing twice.";
    LAPSED = "P015", "A certification has lapsed and is not counted.";
    GOAL_IS_A_START = "P016", "The goal is a starting point and not a job.";
    MONTHS_DISAGREE = "P017", "Two numbers of months cannot both be right.";
    NOT_A_SETTING = "P018", "A `--set` does not have the form `FACT=VALUE`.";
    MANY_MEANINGS = "P019", "A name stands for several things.";
    WRONG_GROUP = "P020", "A fact stands under a key to which it does not belong.";
    UNSAID = "P021", "Facts that nobody gave could change the outcome.";
}
