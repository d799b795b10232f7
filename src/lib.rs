//! A personal, dated, step-by-step career plan for people on an IT help desk.
//!
//! # The way of the data
//!
//! ```text
//! data/*.yaml ─► source ─► kb (raw → resolve → KnowledgeBase) ─┐
//! profile.yaml / questionnaire ─► profile (raw → Profile) ─────┼─► rules (facts, advice) ─► planner ─► Plan ─► render
//!                                                              └─► recommend (ranking) ───────────────┘
//! ```
//!
//! Read the modules in that order:
//!
//! - [`source`] and [`diagnostic`]: a YAML text, the place of every value in it, and how a mistake is told.
//! - [`kb`]: what authors write, resolved into what the program works with; every problem of all files in one run.
//! - [`profile`]: what is known of a person. Files, flags and the interview come in by the same door.
//! - [`questionnaire`]: which question next, and who answers it.
//! - [`rules`]: conditions with three truth values, run forward; each conclusion with its evidence.
//! - [`planner`]: which roles, which activities, when; the optimisation problem is stated there.
//! - [`recommend`]: the goals, ranked, or ruled out with the reason.
//! - [`advise`]: the few lines that join these into a plan.
//! - [`plan`]: the finished plan as plain data. [`render`]: that plan as text.
//! - [`trial`] and [`schema`]: for those who keep a knowledge base.
//!
//! # What holds everywhere
//!
//! - The middle (kb, profile, rules, recommend, planner, plan) neither prints, nor reads files, nor looks at the clock.
//!   The start date and the width arrive as parameters; [`input`] is the edge that reads.
//! - Renderers know [`plan`], never the planner.
//! - Whoever holds a handle such as [`kb::SkillId`] holds the proof that the item exists.
//! - The same input and the same day give the same bytes.

pub mod advise;
pub mod decode;
pub mod diagnostic;
pub mod input;
pub mod kb;
pub mod plan;
pub mod planner;
pub mod profile;
pub mod questionnaire;
pub mod recommend;
pub mod render;
pub mod rules;
pub mod schema;
pub mod source;
pub mod trial;
