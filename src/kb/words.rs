//! The words that stand for the choices of the model, as authors write them and as JSON tells them.

use serde::de::{Deserialize, Deserializer, Error};

use super::model::{
    ActivityKind, Capacity, CertificationLevel, ClaimActs, Common, Confidence, CostKind, FactOrigin, Inside,
    LifecycleStatus, MoveKind, OnCall, Pace, Phase, Priority, Reach, Remote, RetiredChange, Rhythm, Selling, ShiftWork,
    SkillKind, Standing, Travel, Way,
};

/// Gives every choice of an enum its word, from one list.
macro_rules! words {
    ($($name:ident { $($choice:ident: $word:literal,)* })*) => {$(
        impl $name {
            /// Every choice, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$choice),*];

            /// The word for it in a knowledge base.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$choice => $word,)*
                }
            }

            /// The choice that a word stands for.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }

            /// All words, in the order of the declaration.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
        }

        impl super::shape::Shaped for $name {
            fn shape(_: &mut super::shape::Shapes) -> serde_json::Value {
                serde_json::json!({"enum": Self::WORDS})
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = super::raw::Words::deserialize(deserializer)?;
                Self::named(&word).ok_or_else(|| D::Error::unknown_variant(&word, Self::WORDS))
            }
        }
    )*};
}

words! {
    Standing { Sourced: "sourced", Derived: "derived", Estimated: "estimated", }
    FactOrigin { Asked: "asked", Given: "given", Computed: "computed", Derived: "derived", }
    SkillKind { Technical: "technical", Service: "service", Leadership: "leadership", Business: "business", }
    Pace { Daily: "daily", Weekly: "weekly", NowAndThen: "now-and-then", }
    Remote { Onsite: "onsite", Hybrid: "hybrid", RemoteFriendly: "remote-friendly", }
    OnCall { None: "none", Occasional: "occasional", Regular: "regular", }
    ShiftWork { None: "none", Possible: "possible", Common: "common", }
    Travel { None: "none", Some: "some", Frequent: "frequent", }
    Rhythm { Tickets: "tickets", Projects: "projects", Mixed: "mixed", }
    Selling { None: "none", Some: "some", Main: "main", }
    CertificationLevel { Entry: "entry", Associate: "associate", Professional: "professional", Expert: "expert", }
    LifecycleStatus {
        Active: "active",
        VersionTransition: "version-transition",
        Retiring: "retiring",
        SunsetAnnounced: "sunset-announced",
        Beta: "beta",
        Unconfirmed: "unconfirmed",
    }
    RetiredChange { Retired: "retired", Renamed: "renamed", Superseded: "superseded", Retiring: "retiring", }
    ActivityKind {
        Study: "study",
        Course: "course",
        Lab: "lab",
        WorkProject: "work-project",
        Shadowing: "shadowing",
        Networking: "networking",
        Mentoring: "mentoring",
        Leadership: "leadership",
        Evidence: "evidence",
        Application: "application",
        Handover: "handover",
        Habit: "habit",
        Business: "business",
        Volunteering: "volunteering",
    }
    Capacity { Own: "own", Work: "work", Wait: "wait", }
    MoveKind { Promotion: "promotion", Lateral: "lateral", Specialise: "specialise", Pivot: "pivot", }
    Inside { Usual: "usual", Mixed: "mixed", Rare: "rare", }
    Common { Common: "common", Occasional: "occasional", Rare: "rare", }
    Reach { Covered: "covered", StudyHeavy: "study-heavy", DutiesFirst: "duties-first", Bridge: "bridge", }
    Confidence { Low: "low", Medium: "medium", High: "high", }
    Priority { Low: "low", Normal: "normal", High: "high", }
    Phase {
        Now: "now",
        Month: "month",
        Quarter: "quarter",
        Move: "move",
        Applying: "applying",
        Leaving: "leaving",
        Settle: "settle",
    }
    Way { Inside: "inside", Outside: "outside", }
    CostKind { Free: "free", Mixed: "mixed", Paid: "paid", }
    ClaimActs {
        Rule: "rule",
        Transition: "transition",
        Activity: "activity",
        Fact: "fact",
        Question: "question",
        Output: "output",
        None: "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_back_to_its_choice() {
        for kind in ActivityKind::ALL {
            assert_eq!(ActivityKind::named(kind.word()), Some(*kind));
        }
        assert_eq!(Remote::named("remote-friendly"), Some(Remote::RemoteFriendly));
        assert_eq!(Reach::named("Covered"), None);
    }
}
