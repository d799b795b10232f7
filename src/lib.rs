//! A personal, dated, step-by-step career plan for people on an IT help desk.

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
