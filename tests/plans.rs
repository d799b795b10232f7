//! Plans over the shipped knowledge base: the promises that every plan keeps, and the advice that
//! particular people must and must not get.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

#[path = "plans/asked.rs"]
mod asked;
#[path = "plans/contract.rs"]
mod contract;
#[path = "plans/promises.rs"]
mod promises;
#[path = "plans/support.rs"]
mod support;
