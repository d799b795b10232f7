//! Whether to ask at all, in which way, and what becomes of the answers when the person stops early.

use std::fs;
use std::io::{self, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use helpdesk_path::input;
use helpdesk_path::kb::KnowledgeBase;
use helpdesk_path::profile::{RawProfile, Sensitive};
use helpdesk_path::questionnaire::answers::Answers;
use helpdesk_path::questionnaire::keyboard::Keyboard;
use helpdesk_path::questionnaire::plain::Plain;
use helpdesk_path::questionnaire::terminal::Terminal;
use helpdesk_path::questionnaire::{Answer, Ask, Form, Interview, Outcome, Prompter, USUAL_LIMIT};
use helpdesk_path::source::SourceSet;
use jiff::civil::Date;
use serde_yaml::Value;

use crate::cli::Context;
use crate::failure::Failure;
use crate::output::{self, Readers};

/// Whether anybody is there to answer. Prompts without a terminal never end, so both ends are looked at.
pub fn possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The place where a person is asked.
pub struct Desk {
    prompter: Box<dyn Prompter>,
    /// Where answers wait that were given before the person stopped.
    unfinished: Option<PathBuf>,
}

impl Desk {
    /// Opens it: plain lines for those who ask for them and for terminals that cannot redraw, else lists.
    pub fn open(context: &Context<'_>) -> Result<Self, Failure> {
        let prompter = prompter(context).context("cannot ask on this terminal")?;
        Ok(Self { prompter, unfinished: unfinished_file() })
    }

    /// The answers that wait from the last time, if the person wants to go on from there. If not, they are deleted.
    pub fn unfinished(&mut self) -> Result<RawProfile, Failure> {
        let Some((path, raw)) = self.unfinished.clone().and_then(|path| waiting(&path).map(|raw| (path, raw))) else {
            return Ok(RawProfile::default());
        };
        loop {
            match self.put(&go_on())? {
                Answer::Value(Value::Bool(true)) => return Ok(raw),
                Answer::Value(_) => break,
                Answer::Quit => return Err(Failure::BrokenOff(String::new())),
                Answer::Why | Answer::Back | Answer::Unknown => {
                    let place = format!("They are in `{}`.", path.display());
                    self.prompter.say(&place).map_err(cannot_ask)?;
                }
            }
        }
        fs::remove_file(&path).with_context(|| format!("cannot delete `{}`", path.display()))?;
        Ok(RawProfile::default())
    }

    /// Puts a question that is not about the person; Ctrl-C is as good as leaving.
    fn put(&mut self, ask: &Ask) -> Result<Answer, Failure> {
        match self.prompter.ask(ask) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Answer::Quit),
            answer => Ok(answer.map_err(cannot_ask)?),
        }
    }

    /// Asks for what is neither known nor answered earlier. If the person stops, the answers wait for the next time.
    pub fn complete(
        mut self,
        kb: &KnowledgeBase,
        raw: RawProfile,
        earlier: &RawProfile,
        today: Date,
    ) -> Result<RawProfile, Failure> {
        let answers = Answers::new(kb, raw.clone(), today);
        let interview = Interview::new(kb, answers, USUAL_LIMIT).resumed(|fact| earlier.get(kb.facts.id(fact)));
        if !interview.has_a_point() {
            return Ok(raw);
        }
        match interview.run(self.prompter.as_mut()).map_err(cannot_ask)? {
            Outcome::Done(answers) => {
                self.forget();
                Ok(answers.into_raw())
            }
            Outcome::Stopped(answers) | Outcome::Interrupted(answers) => {
                Err(Failure::BrokenOff(self.kept(kb, &raw, &answers.into_raw())?))
            }
        }
    }

    /// Keeps what was answered and says where.
    fn kept(&self, kb: &KnowledgeBase, before: &RawProfile, now: &RawProfile) -> Result<String, Failure> {
        let Some(path) = self.unfinished.as_deref().filter(|_| now != before) else {
            return Ok("Stopped.\n".to_owned());
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
        }
        output::save(path, &now.to_yaml(kb, Sensitive::LeaveOut), Readers::OwnerOnly)?;
        Ok(format!("Stopped. Your answers wait in `{}`;\nthe next interview goes on from there.\n", path.display()))
    }

    /// Deletes what waited. If that fails, the next interview offers it again, which does no harm.
    fn forget(&self) {
        if let Some(path) = &self.unfinished {
            let _ = fs::remove_file(path);
        }
    }
}

fn prompter(context: &Context<'_>) -> io::Result<Box<dyn Prompter>> {
    let simple = std::env::var_os("TERM").is_none_or(|terminal| terminal == "dumb" || terminal.is_empty());
    if context.global.accessible || (cfg!(unix) && simple) {
        let keyboard = BufReader::new(Keyboard::open()?);
        return Ok(Box::new(Plain::new(keyboard, io::stderr(), context.appearance.width)));
    }
    Ok(Box::new(Terminal::open(context.appearance.colour_on_errors)?))
}

fn cannot_ask(error: io::Error) -> anyhow::Error {
    anyhow::Error::new(error).context("cannot ask on this terminal")
}

fn go_on() -> Ask {
    Ask {
        heading: "The last time you stopped before the end".to_owned(),
        text: "Go on with the answers from then? They are deleted if you say no.".to_owned(),
        form: Form::YesNo,
        current: None,
        may_skip: false,
        refused: None,
    }
}

/// The answers in a file. One that cannot be read counts as none: it was written by this program for itself.
fn waiting(path: &Path) -> Option<RawProfile> {
    let bytes = fs::File::open(path).and_then(input::read_some).ok()?;
    let mut sources = SourceSet::new();
    let file = sources.add(path.display().to_string(), None, bytes);
    let (raw, findings) = RawProfile::from_source(&sources, file);
    (!findings.has_errors() && !raw.is_empty()).then_some(raw)
}

/// Where answers wait, by the rules of the XDG base directories. Without a home there is no such place.
fn unfinished_file() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = absolute("XDG_STATE_HOME").or_else(|| Some(absolute("HOME")?.join(".local").join("state")))?;
    Some(state.join("helpdesk-path").join("unfinished.yaml"))
}
