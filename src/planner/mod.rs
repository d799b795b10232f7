//! From the present role to the goal: which roles, which activities, when.
