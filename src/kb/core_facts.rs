//! The facts that the program itself reads or computes, so that nobody looks them up by name.

use super::model::{Fact, FactId, FactKind, FactOrigin};
use super::table::Table;

/// What the program relies on of a fact's declared type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `bool`
    Bool,
    /// `int`
    Int,
    /// `date`
    Date,
    /// `choice`
    Choice,
    /// `set`
    Set,
    /// `ranking`
    Ranking,
    /// `region`
    Region,
    /// `role`
    Role,
    /// `goal`
    Goal,
    /// `skill-levels`
    SkillLevels,
    /// `certifications`
    Certifications,
    /// `past-roles`
    PastRoles,
    /// `date-ranges`
    DateRanges,
}

impl Shape {
    /// Whether a declared type has this shape.
    pub fn fits(self, kind: &FactKind) -> bool {
        matches!(
            (self, kind),
            (Self::Bool, FactKind::Bool)
                | (Self::Int, FactKind::Int { .. })
                | (Self::Date, FactKind::Date)
                | (Self::Choice, FactKind::Choice(_))
                | (Self::Set, FactKind::Set(_))
                | (Self::Ranking, FactKind::Ranking(_))
                | (Self::Region, FactKind::Region)
                | (Self::Role, FactKind::Role)
                | (Self::Goal, FactKind::Goal)
                | (Self::SkillLevels, FactKind::SkillLevels)
                | (Self::Certifications, FactKind::Certifications)
                | (Self::PastRoles, FactKind::PastRoles)
                | (Self::DateRanges, FactKind::DateRanges)
        )
    }

    /// The word for it in a knowledge base.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Set => "set",
            Self::Ranking => "ranking",
            Self::Region => "region",
            Self::Role => "role",
            Self::Goal => "goal",
            Self::SkillLevels => "skill-levels",
            Self::Certifications => "certifications",
            Self::PastRoles => "past-roles",
            Self::DateRanges => "date-ranges",
        }
    }
}

/// What is wrong with the declaration of a fact that the program needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoreFactProblem {
    /// It is not declared.
    Missing {
        /// The fact.
        fact: &'static str,
        /// The type it must have.
        shape: Shape,
    },
    /// It has another type.
    WrongType {
        /// The fact.
        fact: FactId,
        /// The type it must have.
        shape: Shape,
    },
    /// It is declared as computed or not, against what the program does.
    WrongOrigin {
        /// The fact.
        fact: FactId,
        /// Whether the program computes it.
        computed: bool,
    },
}

/// Declares the struct of handles and its constructor from one list.
macro_rules! core_facts {
    (asked { $($asked:ident: $asked_shape:ident,)* } computed { $($computed:ident: $computed_shape:ident,)* }) => {
        /// Handles of the facts that the program itself reads (the first ones) or computes (the rest).
        /// Each field bears the id of its fact; what it means is told in the knowledge base.
        #[derive(Debug, Clone)]
        #[expect(missing_docs, reason = "each field is the fact of the same id, described in data/facts.yaml")]
        pub struct CoreFacts {
            $(pub $asked: FactId,)*
            $(pub $computed: FactId,)*
        }

        impl CoreFacts {
            /// Finds them all, or says what is wrong with each that cannot be used.
            pub fn find(facts: &Table<FactId, Fact>) -> Result<Self, Vec<CoreFactProblem>> {
                let mut problems = Vec::new();
                let mut look = |name, shape, computed| match lookup(facts, name, shape, computed) {
                    Ok(fact) => Some(fact),
                    Err(problem) => {
                        problems.push(problem);
                        None
                    }
                };
                $(let $asked = look(stringify!($asked), Shape::$asked_shape, false);)*
                $(let $computed = look(stringify!($computed), Shape::$computed_shape, true);)*
                let found = (|| Some(Self { $($asked: $asked?,)* $($computed: $computed?,)* }))();
                found.ok_or(problems)
            }

            /// All of them.
            pub fn all(&self) -> impl Iterator<Item = FactId> + use<> {
                [$(self.$asked,)* $(self.$computed,)*].into_iter()
            }
        }
    };
}

core_facts! {
    asked {
        role: Role,
        months_in_role: Int,
        months_in_it: Int,
        skills: SkillLevels,
        certifications: Certifications,
        past_roles: PastRoles,
        education: Choice,
        goal: Goal,
        interests: Set,
        avoid: Set,
        hours_per_week: Int,
        work_hours_per_week: Int,
        budget_usd: Int,
        region: Region,
        outside_us: Bool,
        pay_usd: Int,
        pay_goal_usd: Int,
        priorities: Ranking,
        start: Date,
        deadline: Date,
        time_off: DateRanges,
        employed: Bool,
        leads_people: Bool,
        internal_openings: Bool,
        pays_training: Bool,
        employer_teams: Set,
    }
    computed {
        role_track: Choice,
        role_level: Int,
        role_leads_people: Bool,
        not_in_it: Bool,
        goal_decided: Bool,
        goal_track: Choice,
        goal_level: Int,
        goal_on_call: Choice,
        goal_shift_work: Choice,
        goal_remote: Choice,
        goal_people: Int,
        goal_selling: Choice,
        goal_leads_people: Bool,
        goal_hardware: Int,
        certification_count: Int,
        retired_certification_held: Bool,
        same_track_as_goal: Bool,
        plan_moves: Int,
        plan_months_likely: Int,
        plan_own_hours: Int,
        plan_work_hours: Int,
        plan_cost_usd: Int,
        plan_first_way: Choice,
        plan_certifications: Int,
        plan_weekly_hours: Int,
    }
}

impl CoreFacts {
    /// The facts that are known once there is a plan.
    pub fn of_plan(&self) -> [FactId; 8] {
        [
            self.plan_moves,
            self.plan_months_likely,
            self.plan_own_hours,
            self.plan_work_hours,
            self.plan_cost_usd,
            self.plan_first_way,
            self.plan_certifications,
            self.plan_weekly_hours,
        ]
    }
}

fn lookup(
    facts: &Table<FactId, Fact>,
    name: &'static str,
    shape: Shape,
    computed: bool,
) -> Result<FactId, CoreFactProblem> {
    let fact = facts.find(name).ok_or(CoreFactProblem::Missing { fact: name, shape })?;
    let declared = facts.get(fact);
    if !shape.fits(&declared.kind) {
        return Err(CoreFactProblem::WrongType { fact, shape });
    }
    if (declared.origin == FactOrigin::Computed) != computed {
        return Err(CoreFactProblem::WrongOrigin { fact, computed });
    }
    Ok(fact)
}
