//! Names of the regions that the pay figures know, so that nobody has to type a code.

use super::form::Item;
use crate::kb::PayTable;

/// The regions with pay figures, by name. The whole country is left to those who do not answer.
pub fn regions(pay: &PayTable) -> Vec<Item> {
    let mut codes: Vec<&str> = pay.rows.keys().map(|(_, area)| area.as_str()).filter(|area| *area != "US").collect();
    codes.sort_unstable();
    codes.dedup();
    let mut items: Vec<Item> = codes.into_iter().map(region).collect();
    items.sort_by(|one, other| one.label.cmp(&other.label));
    items
}

/// A region, found by its name, its code and the letters after the dash.
fn region(code: &str) -> Item {
    let letters = code.rsplit('-').next().unwrap_or(code);
    let name = STATES.iter().find(|(state, _)| code.strip_prefix("US-") == Some(state));
    Item { id: code.to_owned(), label: name.map_or(code, |(_, name)| name).to_owned(), also: vec![letters.to_owned()] }
}

const STATES: [(&str, &str); 54] = [
    ("AK", "Alaska"),
    ("AL", "Alabama"),
    ("AR", "Arkansas"),
    ("AZ", "Arizona"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DC", "District of Columbia"),
    ("DE", "Delaware"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("GU", "Guam"),
    ("HI", "Hawaii"),
    ("IA", "Iowa"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("MA", "Massachusetts"),
    ("MD", "Maryland"),
    ("ME", "Maine"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MO", "Missouri"),
    ("MS", "Mississippi"),
    ("MT", "Montana"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("NE", "Nebraska"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NV", "Nevada"),
    ("NY", "New York"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("PR", "Puerto Rico"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VA", "Virginia"),
    ("VI", "Virgin Islands"),
    ("VT", "Vermont"),
    ("WA", "Washington"),
    ("WI", "Wisconsin"),
    ("WV", "West Virginia"),
    ("WY", "Wyoming"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_bear_their_names_and_the_country_is_left_out() {
        let mut pay = PayTable::default();
        for area in ["US-WY", "US", "US-OH", "CA-ON"] {
            pay.rows.insert(("15-1232".to_owned(), area.to_owned()), [None; 5]);
        }
        let shown: Vec<_> = regions(&pay).into_iter().map(|item| (item.label, item.id)).collect();
        let expected = [("CA-ON", "CA-ON"), ("Ohio", "US-OH"), ("Wyoming", "US-WY")];
        assert_eq!(shown, expected.map(|(label, id)| (label.to_owned(), id.to_owned())));
    }
}
