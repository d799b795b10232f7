//! How far a date may lie before and after the likely one.
//!
//! Each part of a plan has a low, a likely and a high length. Adding three best or three worst cases
//! would say that everything goes well, or wrong, at once. The parts are taken as independent of each
//! other instead: their squared deviations from the likely length add up, as variances do.

/// How far one length may fall short of the likely one and exceed it, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deviation {
    /// Days shorter.
    pub down: u32,
    /// Days longer.
    pub up: u32,
}

impl Deviation {
    /// The deviation of a length, given in days.
    pub fn between(low: u32, likely: u32, high: u32) -> Self {
        Self { down: likely.saturating_sub(low), up: high.saturating_sub(likely) }
    }
}

/// The summed squares of deviations to either side, in square days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    down: u64,
    up: u64,
}

impl Spread {
    /// With one more independent part.
    #[must_use]
    pub fn and_one(self, part: Deviation) -> Self {
        let square = |days: u32| u64::from(days) * u64::from(days);
        Self { down: self.down + square(part.down), up: self.up + square(part.up) }
    }

    /// With everything of another, independent spread.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { down: self.down + other.down, up: self.up + other.up }
    }

    /// The wider one to either side, for parts that run side by side.
    #[must_use]
    pub fn wider(self, other: Self) -> Self {
        Self { down: self.down.max(other.down), up: self.up.max(other.up) }
    }

    /// Days before the likely date.
    pub fn days_down(self) -> u32 {
        u32::try_from(self.down.isqrt()).unwrap_or(u32::MAX)
    }

    /// Days after the likely date.
    pub fn days_up(self) -> u32 {
        u32::try_from(self.up.isqrt()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_parts_add_up_as_squares() {
        let spread = Spread::default().and_one(Deviation::between(7, 10, 14)).and_one(Deviation::between(6, 10, 13));
        assert_eq!((spread.days_down(), spread.days_up()), (5, 5));
    }
}
