//! Options that say who the plan is for, and what becomes of them: a profile.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use clap_complete::ArgValueCandidates;
use helpdesk_path::diagnostic::{self, Diagnostics, Severity};
use helpdesk_path::input;
use helpdesk_path::kb::KnowledgeBase;
use helpdesk_path::profile::{self, Profile, RawProfile, Resolved, Sensitive, codes};
use helpdesk_path::questionnaire::unsaid;
use helpdesk_path::rules;
use helpdesk_path::source::SourceSet;
use jiff::civil::Date;

use crate::base::Base;
use crate::cli::Context;
use crate::clock;
use crate::complete;
use crate::failure::Failure;
use crate::interview::{self, Desk};
use crate::output::{self, Readers};

/// Who the plan is for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Who it is for")]
pub struct Person {
    /// Read the profile from a file, YAML or JSON; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,

    /// State one fact, such as `months_in_role=30` or `skills.linux=2`; may be repeated and outranks the profile
    #[arg(long, value_name = "FACT=VALUE", add = ArgValueCandidates::new(complete::facts))]
    set: Vec<String>,

    /// Where to go: a role, or `undecided`
    #[arg(long, value_name = "ROLE", add = ArgValueCandidates::new(complete::goals))]
    goal: Option<String>,

    /// Hours a week of own time
    #[arg(long, value_name = "HOURS")]
    hours_per_week: Option<String>,

    /// Hours a week that the job gives for learning
    #[arg(long, value_name = "HOURS")]
    work_hours_per_week: Option<String>,

    /// US dollars of own money for the whole plan
    #[arg(long, value_name = "USD")]
    budget: Option<String>,

    /// Where to work, such as US-OH
    #[arg(long, value_name = "REGION")]
    region: Option<String>,

    /// The first day of the plan; without it today
    #[arg(long, value_name = "DATE")]
    start: Option<String>,

    /// The day by which the goal is to be reached
    #[arg(long, value_name = "DATE")]
    deadline: Option<String>,

    /// Never ask; say what is missing and end with 2
    #[arg(long)]
    no_input: bool,

    /// Ask for what the profile leaves open
    #[arg(long, conflicts_with = "no_input")]
    ask: bool,

    /// Keep the profile in a file that only you can read
    #[arg(long, value_name = "FILE")]
    save_profile: Option<PathBuf>,
}

impl Person {
    /// Gathers the profile from file, flags and, on a terminal, the interview.
    pub fn profile(&self, context: &Context<'_>, base: &mut Base) -> Result<Profile, Failure> {
        let today = clock::today(context.global.today);
        let raw = self.known(context, base, today)?;
        let profile = resolved(context, base, &raw, today)?;
        self.save(&base.kb, &raw)?;
        Ok(profile)
    }

    /// What file and flags say, and what the person answers if there is somebody to ask.
    fn known(&self, context: &Context<'_>, base: &mut Base, today: Date) -> Result<RawProfile, Failure> {
        let raw = self.stated(base)?;
        if !self.may_ask() {
            return Ok(raw);
        }
        sound(base, &raw, today)?;
        let mut desk = Desk::open(context)?;
        let earlier = desk.unfinished()?;
        desk.complete(&base.kb, raw, &earlier, today)
    }

    /// A profile stands for a person who is not there, unless asking is asked for.
    fn may_ask(&self) -> bool {
        !self.no_input && (self.profile.is_none() || self.ask) && interview::possible()
    }

    /// What file and flags say.
    fn stated(&self, base: &mut Base) -> Result<RawProfile, Failure> {
        let (mut raw, mut findings) = self.read(&mut base.sources)?;
        findings.extend(self.set.iter().filter_map(|setting| raw.set(setting).err()));
        for (flag, fact, value) in self.flags() {
            raw.flag(flag, fact, value);
        }
        if findings.has_errors() { Err(Failure::findings(findings, &mut base.sources)) } else { Ok(raw) }
    }

    fn read(&self, sources: &mut SourceSet) -> Result<(RawProfile, Diagnostics), Failure> {
        let Some(path) = &self.profile else { return Ok((RawProfile::default(), Diagnostics::new())) };
        let (name, bytes) = if path.as_os_str() == "-" {
            ("standard input".to_owned(), read_standard_input()?)
        } else {
            (path.display().to_string(), read_profile(path)?)
        };
        let file = sources.add(name, None, bytes);
        Ok(RawProfile::from_source(sources, file))
    }

    /// The flags that are given, each with the fact that it states. They outrank `--set`.
    fn flags(&self) -> Vec<(&'static str, &'static str, &str)> {
        let flags = [
            ("--goal", "goal", &self.goal),
            ("--hours-per-week", "hours_per_week", &self.hours_per_week),
            ("--work-hours-per-week", "work_hours_per_week", &self.work_hours_per_week),
            ("--budget", "budget_usd", &self.budget),
            ("--region", "region", &self.region),
            ("--start", "start", &self.start),
            ("--deadline", "deadline", &self.deadline),
        ];
        flags.into_iter().filter_map(|(flag, fact, value)| Some((flag, fact, value.as_deref()?))).collect()
    }

    fn save(&self, kb: &KnowledgeBase, raw: &RawProfile) -> Result<(), Failure> {
        match &self.save_profile {
            Some(path) => output::save(path, &raw.to_yaml(kb, Sensitive::LeaveOut), Readers::OwnerOnly),
            None => Ok(()),
        }
    }
}

/// Pipes are read as well as files, since shells make pipes of `<(command)`.
fn read_profile(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = File::open(path).and_then(input::read_some);
    read.map_err(|error| Failure::input(format!("cannot read `{}`: {error}", path.display()), None))
}

fn read_standard_input() -> Result<Vec<u8>, Failure> {
    Ok(input::read_some(io::stdin().lock()).context("cannot read standard input")?)
}

/// The profile, if nothing is wrong with it. What is merely odd is told on the way.
fn resolved(context: &Context<'_>, base: &mut Base, raw: &RawProfile, today: Date) -> Result<Profile, Failure> {
    let Resolved { profile, mut findings } = profile::resolve(&base.kb, raw, today);
    let Some(profile) = profile else {
        if findings.iter().all(|finding| finding.code == codes::ROLE_MISSING) {
            findings.extend(unsaid(&base.kb, None));
        }
        return Err(Failure::findings(findings, &mut base.sources));
    };
    if context.global.verbose {
        findings.extend(unsaid(&base.kb, Some(rules::infer(&base.kb, profile.clone()).0)));
    }
    remark(context, &findings, &base.sources);
    Ok(profile)
}

/// Stops before the interview if something is wrong that the interview cannot mend.
fn sound(base: &mut Base, raw: &RawProfile, today: Date) -> Result<(), Failure> {
    let found = profile::resolve(&base.kb, raw, today).findings;
    let found: Diagnostics = found.iter().filter(|finding| finding.code != codes::ROLE_MISSING).cloned().collect();
    if found.has_errors() { Err(Failure::findings(found, &mut base.sources)) } else { Ok(()) }
}

fn remark(context: &Context<'_>, findings: &Diagnostics, sources: &SourceSet) {
    let worth = if context.global.verbose { Severity::Note } else { Severity::Warning };
    let told: Diagnostics = findings.iter().filter(|finding| finding.severity <= worth).cloned().collect();
    if !context.global.quiet {
        output::tell(&diagnostic::render(&told.sorted(sources), sources, context.appearance.style_of_errors()));
    }
}
