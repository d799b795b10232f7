//! The codes of findings about any YAML file, whatever it is for. Codes never change their meaning.

/// Declares codes as constants and lists them all with their meaning.
macro_rules! codes {
    ($($name:ident = $code:literal, $means:literal;)*) => {
        $(#[doc = $means] pub const $name: &str = $code;)*

        /// Every code of this table with one line on what it means.
        pub const ALL: &[(&str, &str)] = &[$(($code, $means)),*];
    };
}
pub(crate) use codes;

codes! {
    NOT_UTF8 = "Y001", "The file is not UTF-8 text.";
    TOO_LARGE = "Y002", "The file is larger than what is read.";
    SYNTAX = "Y003", "The file breaks the rules of YAML.";
    MANY_DOCUMENTS = "Y004", "The file holds more than one YAML document.";
    TOO_DEEP = "Y005", "Lists and mappings are nested too deeply.";
    ALIAS = "Y006", "A value is used again by an alias, which this program does not read.";
    DUPLICATE_KEY = "Y007", "A key stands twice in one mapping.";
    MERGE_KEY = "Y008", "A merge key is used, which this program does not apply.";
    UNKNOWN_KEY = "Y009", "A key is not one of those that can stand there.";
    MISSING_KEY = "Y010", "A key that must stand there is missing.";
    WRONG_TYPE = "Y011", "A value is of the wrong type.";
    UNKNOWN_WORD = "Y012", "A word is not one of those that can stand there.";
    UNREADABLE = "Y013", "A file or folder cannot be read.";
    EMPTY_TEXT = "Y014", "A text is empty where one is needed.";
    EMPTY_FOLDER = "Y016", "A folder holds no YAML files.";
    EMPTY_FILE = "Y015", "A file holds nothing at all.";
}
