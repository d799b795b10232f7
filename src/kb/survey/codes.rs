//! The codes of findings of the survey; their numbers go on from those of loading. Codes never change their meaning.

crate::diagnostic::codes::codes! {
    NO_WAY_IN = "K040", "No transition leads to a role of people in IT.";
    NO_WAY_ON = "K041", "No transition leads on from a role that is not at the top.";
    NOTHING_BRINGS = "K042", "A hiring bar asks for a level that no activity, certification or other role brings.";
    OUT_OF_REACH = "K043", "A role cannot be reached by anybody who begins outside IT.";
    SHUT_GATE = "K044", "The condition of an activity, certification, transition or question can never hold.";
    NEVER_FIRES = "K045", "A rule can never fire.";
    ALWAYS_FIRES = "K046", "A rule fires for everybody who answers, though it has a condition.";
    DEAD_PART = "K047", "One alternative of a condition can never be the one that counts.";
    OVERRULED = "K048", "A preference or addition is ruled out by a ban whenever it comes up.";
    DISAGREE = "K049", "Two rules of equal priority set one fact to different values and can both hold.";
    TOO_LATE = "K050", "A rule that reads the finished plan tries to change it.";
    UNUSED = "K051", "Nothing uses an item.";
    CLAIM_NOT_ACTED_ON = "K052", "No item of the promised kind acts on a claim.";
    CLAIM_WITHOUT_NOTE = "K053", "A claim on which no item acts does not say where it goes or why not.";
    STALE_SOURCE = "K054", "A source is past its shelf life.";
    STALE_PRICE = "K055", "A price wants a fresh look.";
    ENDED = "K056", "A certification can no longer be taken.";
    NO_BASIS = "K057", "An estimate does not say what it rests on.";
    FALLING_BAR = "K058", "A promotion leads to a role that asks less of a skill.";
}
