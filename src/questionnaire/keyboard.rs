//! Lines from standard input during which Ctrl-C is an answer, not an end.
//!
//! A read that waits for the keyboard goes on after a signal, so a thread waits in its place and whatever comes first,
//! line or signal, arrives through one channel.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// The exit code of a program that Ctrl-C ended.
pub const INTERRUPTED: i32 = 130;

/// Standard input whose reads fail with `Interrupted` when Ctrl-C is pressed.
pub struct Keyboard {
    events: Receiver<Event>,
    line: Vec<u8>,
    ended: bool,
}

enum Event {
    Line(Vec<u8>),
    End,
    Interrupted,
}

impl Keyboard {
    /// Starts to listen. Once it is dropped, Ctrl-C ends the process again.
    pub fn open() -> io::Result<Self> {
        let (events, receiver) = channel();
        let signals = events.clone();
        ctrlc::set_handler(move || {
            if signals.send(Event::Interrupted).is_err() {
                std::process::exit(INTERRUPTED);
            }
        })
        .map_err(io::Error::other)?;
        thread::spawn(move || pass_lines(&events));
        Ok(Self { events: receiver, line: Vec::new(), ended: false })
    }
}

/// Sends line after line until the input ends or nobody listens.
fn pass_lines(events: &Sender<Event>) {
    let mut input = io::stdin().lock();
    loop {
        let mut line = Vec::new();
        let event = match input.read_until(b'\n', &mut line) {
            Ok(length) if length > 0 => Event::Line(line),
            Ok(_) | Err(_) => Event::End,
        };
        let over = matches!(event, Event::End);
        if events.send(event).is_err() || over {
            break;
        }
    }
}

impl Read for Keyboard {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.line.is_empty() && !self.ended {
            match self.events.recv() {
                Ok(Event::Line(line)) => self.line = line,
                Ok(Event::Interrupted) => return Err(io::ErrorKind::Interrupted.into()),
                // The signal handler holds the channel open for ever, so the end has to be told.
                Ok(Event::End) | Err(_) => self.ended = true,
            }
        }
        let length = self.line.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.line[..length]);
        self.line.drain(..length);
        Ok(length)
    }
}
