//! The steps, grouped by when they start.

use super::{Report, section};
use crate::plan::{PhaseName, Reason, ResourceInfo, Step};
use crate::render::page::{Block, Field, Task, Text};
use crate::render::wording::{date, days, hours_about, money, sentence};

const PHASES: [(PhaseName, &str); 5] = [
    (PhaseName::ThisWeek, "This week"),
    (PhaseName::Next30Days, "Next 30 days"),
    (PhaseName::Next90Days, "Next 90 days"),
    (PhaseName::ThisMove, "During this move"),
    (PhaseName::Later, "Later moves"),
];

impl Report<'_> {
    /// The first step in full.
    pub(super) fn first_step(&self) -> Vec<Block> {
        let blocks = self.plan.steps.first().map(|step| {
            let mut task = self.whole(step);
            let show = format!("helpdesk-path show {}", step.item);
            task.details.push(Field::new("More on it", Text::code(&show)));
            Block::Task(task)
        });
        section("Do this first", blocks.into_iter().collect())
    }

    /// All steps by phase.
    pub(super) fn steps(&self) -> Vec<Block> {
        let groups = PHASES.iter().flat_map(|(phase, title)| self.phase(*phase, title)).collect::<Vec<_>>();
        if groups.is_empty() {
            return groups;
        }
        let mut blocks = vec![Block::Paragraph(self.legend())];
        blocks.extend(groups);
        section("Your steps", blocks)
    }

    fn legend(&self) -> Text {
        let legend = "The last day is the likely one. \"About\" marks hours worked out from other figures, \"an estimated\" marks a judgement.";
        if !self.is_short() {
            return Text::faint(legend);
        }
        Text::faint(legend)
            .and(Text::faint(" Steps further off are told in short; all is told with "))
            .and(Text::code("--format markdown"))
            .and(Text::faint("."))
    }

    fn phase(&self, phase: PhaseName, title: &str) -> Vec<Block> {
        let stays = self.plan.moves.is_empty();
        let title = if stays && phase == PhaseName::ThisMove { "After that" } else { title };
        let steps = self.plan.steps.iter().filter(|step| step.phase == phase);
        let mut blocks: Vec<Block> = steps.map(|step| Block::Task(self.task(step))).collect();
        if !blocks.is_empty() {
            blocks.insert(0, Block::Group(title.into()));
        }
        blocks
    }

    fn task(&self, step: &Step) -> Task {
        let is_first = self.number_of(step) == 1;
        let is_far = step.phase > PhaseName::Next30Days;
        match (is_first, self.is_short() && is_far) {
            (true, _) => self.told_above(step),
            (_, true) => self.brief(step),
            (_, false) => self.whole(step),
        }
    }

    fn told_above(&self, step: &Step) -> Task {
        Task { facts: "told in full above".into(), ..self.bare(step) }
    }

    fn brief(&self, step: &Step) -> Task {
        Task { details: vec![Field::new("Done when", Text::prose(&sentence(&step.done_when)))], ..self.bare(step) }
    }

    fn whole(&self, step: &Step) -> Task {
        let actions = step.actions.iter().map(|action| Text::prose(&sentence(action))).collect();
        Task { actions, details: self.details(step), ..self.bare(step) }
    }

    fn bare(&self, step: &Step) -> Task {
        Task {
            number: self.number_of(step),
            title: Text::plain(&step.title),
            facts: facts(step).into(),
            actions: Vec::new(),
            details: Vec::new(),
        }
    }

    fn number_of(&self, step: &Step) -> usize {
        self.step_numbers.get(step.id.as_str()).copied().unwrap_or_default()
    }

    fn details(&self, step: &Step) -> Vec<Field> {
        let full = !self.is_short();
        let parts = [
            said("Done when", &sentence(&step.done_when)),
            said("To show for it", &step.evidence.as_deref().map(sentence).unwrap_or_default()),
            self.why(step),
            said("Teaches", &gains(step)).filter(|_| full),
            self.after(step),
            self.learn(step),
            said("Takes for granted", &assumed(step)),
            said("Another way", &step.accessible.as_deref().map(sentence).unwrap_or_default()).filter(|_| full),
            said("Price", &step.cost_note.as_deref().map(sentence).unwrap_or_default()),
            said("Ordinary duty", &duty(step)).filter(|_| full),
            said("Last day", &finish(step)).filter(|_| full),
        ];
        parts.into_iter().flatten().collect()
    }

    fn why(&self, step: &Step) -> Option<Field> {
        let mut reasons: Vec<String> = step.because.iter().filter_map(because).map(sentence).collect();
        reasons.extend(self.needed_by(step));
        reasons.dedup();
        reasons.truncate(if self.is_short() { 1 } else { usize::MAX });
        let why = Text::prose(&reasons.join(" ")).and(self.cited(&step.sources));
        (!reasons.is_empty()).then(|| Field::new("Why", why))
    }

    /// The steps that wait for this one, by their numbers.
    fn needed_by(&self, step: &Step) -> Option<String> {
        let later = step.because.iter().filter_map(|reason| match reason {
            Reason::NeededBy { step, .. } => Some(step.clone()),
            _ => None,
        });
        let later: Vec<String> = later.filter(|id| self.step_numbers.contains_key(id.as_str())).collect();
        (!later.is_empty()).then(|| format!("It comes before {}.", self.steps_in_words(&later)))
    }

    fn after(&self, step: &Step) -> Option<Field> {
        (!step.depends_on.is_empty()).then(|| Field::new("After", self.steps_in_words(&step.depends_on)))
    }

    fn learn(&self, step: &Step) -> Option<Field> {
        let most = if self.is_short() { 1 } else { 2 };
        let places: Vec<Text> = step.resources.iter().take(most).map(place).collect();
        (!places.is_empty()).then(|| Field::new("Where to learn", Text::join(places, "; ")))
    }
}

fn said(label: &'static str, text: &str) -> Option<Field> {
    (!text.trim().is_empty()).then(|| Field::new(label, Text::prose(text)))
}

fn place(resource: &ResourceInfo) -> Text {
    let title = match &resource.url {
        Some(url) => Text::link(&resource.title, url),
        None => Text::plain(&resource.title),
    };
    if resource.cost.trim().is_empty() { title } else { title.and(format!(", {}", resource.cost)) }
}

/// When, how long and for how much.
fn facts(step: &Step) -> String {
    [days(step.start, step.finish.likely), effort(step), cost(step)].join("; ")
}

fn effort(step: &Step) -> String {
    let whose = match step.capacity {
        "own" => " of your own time",
        "work" => " at work",
        _ if step.effort_minutes.high == 0 => return "only waiting".to_owned(),
        _ => " while you wait",
    };
    let standing = match step.effort_standing {
        "estimated" => "an estimated ",
        "derived" => "about ",
        _ => "",
    };
    format!("{standing}{}{whose}", hours_about(step.effort_minutes))
}

/// How much of the hours at work is what the job asks anyway, where that is known.
fn duty(step: &Step) -> String {
    let likely = step.effort_minutes.likely;
    let duty = likely.saturating_sub(step.learning_minutes);
    if step.capacity != "work" || duty == 0 {
        return String::new();
    }
    let share = u64::from(duty) * 100 / u64::from(likely.max(1));
    format!("About {share} percent of these hours is work that you would do anyway.")
}

fn cost(step: &Step) -> String {
    match (step.cost_usd, step.employer_pays_usd) {
        (0, 0) => "no cost".to_owned(),
        (own, 0) => money(own),
        (0, employer) => format!("{} paid by your employer", money(employer)),
        (own, employer) => format!("{} and {} paid by your employer", money(own), money(employer)),
    }
}

fn finish(step: &Step) -> String {
    let dates = step.finish;
    if dates.early == dates.late {
        return String::new();
    }
    format!("{} if things go well, {} if they do not", date(dates.early), date(dates.late))
}

fn gains(step: &Step) -> String {
    let gains = step.gains.iter().map(|gain| format!("{} {} → {}", gain.name, gain.from, gain.to));
    gains.collect::<Vec<_>>().join(", ")
}

fn assumed(step: &Step) -> String {
    step.assumes.iter().map(|assumed| sentence(assumed)).collect::<Vec<_>>().join(" ")
}

/// A reason in words, save that of steps that wait, which are told together.
fn because(reason: &Reason) -> Option<&str> {
    match reason {
        Reason::NeededBy { .. } => None,
        Reason::Rule { because, .. }
        | Reason::Gap { because, .. }
        | Reason::AskedFor { because, .. }
        | Reason::Renewal { because, .. } => Some(because.as_str()).filter(|because| !because.trim().is_empty()),
    }
}
