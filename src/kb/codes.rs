//! The codes of findings about a knowledge base. Codes never change their meaning; a code that is no longer used
//! is not given to something else.

crate::diagnostic::codes::codes! {
    DUPLICATE_ID = "K001", "Two items of one kind and layer have the same id.";
    UNKNOWN_ID = "K002", "An id is used that no item of the kind has.";
    BAD_ID = "K003", "An id is not written as ids are: small letters, digits and dashes, or underscores for facts.";
    LEVEL_RANGE = "K004", "A skill level or career level is out of range.";
    RANGE_ORDER = "K005", "The numbers of a range fall where they should rise.";
    NUMBER_RANGE = "K006", "A number is out of the bounds that make sense for it.";
    CYCLE = "K007", "Things need each other in a circle, so that none of them can ever come first.";
    SELF_REFERENCE = "K008", "A thing refers to itself where it must refer to another.";
    REPEATED = "K009", "The same thing stands twice in one list.";
    BAD_DATE = "K010", "A text is not a date of the form that is needed there.";
    CONDITION_SHAPE = "K011", "A condition has none or several forms at once, or lacks a part of its form.";
    FACT_VALUE = "K012", "A condition or effect names a value that the fact cannot have.";
    FACT_TEST = "K013", "A condition tests a fact in a way that its type does not allow.";
    NOT_DERIVED = "K014", "A rule sets a fact that is not declared as derived.";
    PLACEHOLDER = "K015", "A text has a place for a fact that is not declared, or a brace that is not closed.";
    EFFECT_SHAPE = "K016", "An effect of a rule, or its target, does not have exactly one form.";
    CIRCULAR_RULES = "K017", "Rules depend on each other in a circle through `not` or `known`, so that no order of running is right.";
    CORE_FACT = "K018", "A fact that the program itself needs is not declared, or is declared otherwise.";
    PERCENTILE = "K019", "A pay point is at a percentile that the wage figures do not give.";
    PAY_FIGURES = "K020", "Wage figures are not five rising numbers, or are missing for an occupation that a role names.";
    NOTHING_TO_REMOVE = "K021", "A layer removes something that no earlier layer has.";
    REMOVE_SHAPE = "K022", "An item with `remove` has other keys besides its id, or `remove` is not `true`.";
    NO_HEADING = "K023", "No file says name, version and date of the knowledge base.";
    FACT_DECLARATION = "K024", "A fact is declared in a way that its type does not allow.";
    TRANSITION_ID = "K025", "The id of a transition is not made of its two roles.";
    BRIDGE = "K026", "A transition over a bridge does not say by which roles, or another one does.";
    FIT_CODE = "K027", "An interest code is not one to three different letters of R, I, A, S, E and C.";
    ADDRESS = "K028", "An address does not begin with `https://` or `http://`.";
    SKILL_LEVELS = "K029", "A skill does not describe levels 1 to 5 or give five steps of hours.";
    GAIN_ORDER = "K030", "An activity teaches a level that is not above the one it starts from.";
    QUESTION_FACT = "K031", "A question is about a fact that people cannot be asked for.";
    AREA = "K032", "An area is not written as `US` or `US-` and two capital letters.";
    NEEDED_FOR_WORK = "K033", "A role of people in IT lacks its traits or its interest code.";
    NOT_A_LIST = "K034", "A heading of a knowledge base file holds something else than the list or mapping it stands for.";
    EMPTY_BASE = "K035", "The knowledge base has no roles.";
}
