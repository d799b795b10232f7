//! Where the lines of a text begin.

/// The first byte of every line.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place + 1);
        Self { starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The line of a byte, from 1, and the first byte of that line.
    pub(super) fn line(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        (line, self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0))
    }
}
