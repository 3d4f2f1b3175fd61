//! The list as comma-separated values (RFC 4180): one row a statistic.

use super::entry::{Edition, Entry, Kind, Outcome, State};

/// The columns, in order: names that programs may rely on.
const COLUMNS: [&str; 25] = [
    "file",
    "date",
    "id",
    "label",
    "printed",
    "number",
    "unit",
    "value",
    "fraction",
    "hedge",
    "period",
    "status",
    "basis",
    "scope",
    "source",
    "series",
    "expression",
    "numbers",
    "result",
    "outcome",
    "check",
    "check_outcome",
    "pages",
    "used",
    "defined",
];

/// Editions as comma-separated values with a row of heads; lines end in CR LF. With `mark`
/// a byte order mark stands first, which spreadsheets need to see that it is UTF-8.
pub fn csv(editions: &[Edition], mark: bool) -> String {
    let mut out = String::new();
    if mark {
        out.push('\u{feff}');
    }
    row(&mut out, &COLUMNS.map(str::to_owned));
    for edition in editions {
        for entry in &edition.statistics {
            row(&mut out, &fields(edition, entry));
        }
    }
    out
}

fn fields(edition: &Edition, entry: &Entry) -> [String; COLUMNS.len()] {
    let own = |text: &Option<String>| text.clone().unwrap_or_default();
    let computed = entry.computed.as_ref();
    let check = entry.check.as_ref();
    let result = computed.and_then(|one| one.result.as_ref());
    let result = result.or_else(|| check.and_then(|one| one.result.as_ref()));
    let pages: Vec<String> = entry.pages.iter().map(u16::to_string).collect();
    let place = entry.defined.as_ref();
    [
        edition.file.clone(),
        edition.date.clone(),
        entry.id.clone(),
        entry.label.clone(),
        entry.printed.clone(),
        entry.number.clone(),
        entry.unit.clone(),
        entry.value.decimal.clone(),
        entry.value.fraction.clone(),
        own(&entry.hedge),
        own(&entry.period),
        entry.status.map_or("", State::name).to_owned(),
        entry.basis.map_or("", Kind::name).to_owned(),
        own(&entry.scope),
        own(&entry.source),
        entry.series.join(" "),
        computed.map_or_else(String::new, |one| one.expression.clone()),
        computed
            .map(|one| &one.numbers)
            .or(check.map(|one| &one.numbers))
            .cloned()
            .unwrap_or_default(),
        result.map_or_else(String::new, |result| result.decimal.clone()),
        computed.and_then(|one| one.outcome).map_or("", Outcome::name).to_owned(),
        check.map_or_else(String::new, |one| one.expression.clone()),
        check.map_or("", |one| one.outcome.name()).to_owned(),
        pages.join(" "),
        entry.used.len().to_string(),
        place.map_or_else(String::new, |at| {
            format!("{}:{}:{}", at.file, at.line, at.column)
        }),
    ]
}

fn row(out: &mut String, fields: &[String]) {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        if field.contains(['"', ',', '\r', '\n']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

impl State {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Estimate => "estimate",
            Self::Preliminary => "preliminary",
            Self::Final => "final",
        }
    }
}

impl Kind {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Real => "real",
            Self::None => "none",
        }
    }
}

impl Outcome {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::WithinRounding => "within_rounding",
            Self::OtherPrices => "other_prices",
            Self::Differs => "differs",
        }
    }
}
