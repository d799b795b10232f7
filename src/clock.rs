//! The only place that asks what day it is.

use jiff::Zoned;
use jiff::civil::Date;

/// The given day, or today in the time zone of the machine.
pub fn today(given: Option<Date>) -> Date {
    given.unwrap_or_else(|| Zoned::now().date())
}
