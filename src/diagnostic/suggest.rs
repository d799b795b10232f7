//! "Did you mean": one helper for every name that a person can mistype.

/// Longer texts are no names, and comparing them would take for ever.
const LONGEST: usize = 100;

/// The known name that was probably meant, if one is near enough.
pub fn suggest<'known>(wanted: &str, known: impl IntoIterator<Item = &'known str>) -> Option<String> {
    if wanted.len() > LONGEST {
        return None;
    }
    let wanted = wanted.trim().to_lowercase();
    let scored = known.into_iter().map(|name| (nearness(&wanted, name), name)).filter(|(score, _)| *score >= 0.75);
    // Of equally near names the first in the alphabet wins, so that every run says the same.
    let best = scored.max_by(|(a, first), (b, second)| a.total_cmp(b).then_with(|| second.cmp(first)));
    best.map(|(_, name)| name.to_owned())
}

/// The suggestion as a help line.
pub fn did_you_mean<'known>(wanted: &str, known: impl IntoIterator<Item = &'known str>) -> Option<String> {
    suggest(wanted, known).map(|name| format!("did you mean `{name}`?"))
}

/// 1 for equal names, 0 for names without likeness. Underscores, dashes and spaces are alike.
fn nearness(wanted: &str, name: &str) -> f64 {
    let name = plain(&name.to_lowercase());
    let wanted = plain(wanted);
    if wanted == name {
        return 1.0;
    }
    if wanted.len() >= 4 && (name.starts_with(&format!("{wanted} ")) || wanted.starts_with(&format!("{name} "))) {
        return 0.9;
    }
    strsim::normalized_damerau_levenshtein(&wanted, &name)
}

fn plain(name: &str) -> String {
    name.replace(['-', '_'], " ")
}
