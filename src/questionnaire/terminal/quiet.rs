//! A terminal that hands keys over as they are typed, Ctrl-C included, for as long as the interview lasts.
//!
//! The prompts set this mode for each key and take it back at once. A Ctrl-C between two keys would then be a signal
//! that nobody waits for, and a letter would be shown out of place.

/// The terminal behind standard input, quiet until this is dropped.
pub struct Quiet {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl Quiet {
    /// Makes it quiet. What is no terminal stays as it is.
    pub fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(std::io::stdin()).ok();
        if let Some(mut modes) = before.clone() {
            modes.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
            // If it fails, keys go on being read one by one; only the gaps between them stay.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Drain, &modes);
        }
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Drain, before);
        }
    }
}

#[cfg(not(unix))]
impl Quiet {
    /// Other systems know no such gap.
    pub fn begin() -> Self {
        Self {}
    }
}
