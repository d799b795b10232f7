//! A YAML text with a name, and the place (file, line, column) of any value in it.
