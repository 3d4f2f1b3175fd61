//! Forms of numbers in the copy (GB/T 15835—2011): every text of an edition judged, each
//! fault at its characters with the right form, and what is written in two ways told once.

use super::super::model::{FigureKind, Resolved, Rich, Section};
use super::super::place::join;
use super::{each_mut, is_chinese};
use crate::base::Span;
use crate::diag::{Code, Diagnostic, Message, Severity};
use crate::say;
use crate::stats::forms::{
    Custom, Family, Finding, Grouping, Policy, RangeSign, Stand, analyse,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A way of writing that an edition should have one of, with its places.
type Customs = BTreeMap<Custom, Uses>;

/// How often something is written in one way, and where first, in which words.
type Uses = (usize, Span, String);

/// Every number of an edition that is in a wrong form by its policy.
pub(super) fn judge(edition: &mut Resolved, policy: &Policy) -> Vec<Diagnostic> {
    let mut desk = Desk { policy, found: Vec::new(), customs: Customs::new() };
    if is_chinese(edition.lang) {
        let masthead = edition.masthead.iter();
        let lines = masthead.flat_map(|own| own.lines.iter().chain(&own.fields));
        for rich in lines.chain(&edition.colophon) {
            desk.text(rich, Stand::Prose);
        }
    }
    for section in &mut edition.sections {
        desk.section(section);
    }
    let mixed = desk.mixed();
    desk.found.extend(mixed);
    desk.found
}

/// Whether a finding says again what the forms of numbers told at its place: that two
/// hedges stand at one number. What contradicts the statistic is an error, and stays.
pub(in super::super) fn is_told(one: &Diagnostic, told: &[Diagnostic]) -> bool {
    let meets = |a: Span, b: Span| {
        let (one, other) = (a.range(), b.range());
        a.file() == b.file() && one.start < other.end && other.start < one.end
    };
    let doubled = |other: &&Diagnostic| other.code == Code::DoubledHedge;
    one.code == Code::HedgeWord
        && one.severity == Severity::Warning
        && told.iter().filter(doubled).any(|other| {
            one.span.zip(other.span).is_some_and(|(one, other)| meets(one, other))
        })
}

struct Desk<'a> {
    policy: &'a Policy,
    found: Vec<Diagnostic>,
    customs: Customs,
}

impl Desk<'_> {
    fn section(&mut self, section: &mut Section) {
        if is_chinese(section.lang) {
            let cells = cells(section);
            each_mut(section, &mut |rich| {
                let cell = cells.contains(&rich.span());
                self.text(rich, if cell { Stand::Cell } else { Stand::Prose });
            });
        }
        for item in &mut section.items {
            self.section(item);
        }
    }

    fn text(&mut self, rich: &Rich, stand: Stand) {
        let text = Text::new(rich);
        let report = analyse(&text.said, stand, self.policy);
        for one in &report.findings {
            if !text.is_printed(&one.at) {
                self.found.push(text.told(one));
            }
        }
        for (custom, at) in report.customs {
            let said = text.said.get(at.clone()).unwrap_or_default();
            let first = || (0, text.span(&at), said.to_owned());
            self.customs.entry(custom).or_insert_with(first).0 += 1;
        }
    }

    /// What is written in two ways, each told at the rarer one, or the later of two.
    fn mixed(&self) -> Vec<Diagnostic> {
        let mut kinds: [Vec<(&Custom, &Uses)>; 3] = Default::default();
        for (custom, uses) in &self.customs {
            let kind = match custom {
                Custom::Range(_) => &mut kinds[0],
                Custom::Grouping(_) => &mut kinds[1],
                Custom::Degree(_) => &mut kinds[2],
            };
            kind.push((custom, uses));
        }
        let told = kinds.into_iter().filter_map(|mut ways| {
            ways.sort_by_key(|(_, (count, span, _))| (std::cmp::Reverse(*count), *span));
            let [(most, usual), .., (least, rare)] = ways.as_slice() else { return None };
            Some(two_ways((**most, usual), (**least, rare)))
        });
        told.collect()
    }
}

/// The spans of the cells of a section's tables.
fn cells(section: &mut Section) -> BTreeSet<Span> {
    let mut spans = BTreeSet::new();
    for figure in &mut section.figures {
        if let FigureKind::Table(table) = &mut figure.kind {
            spans.extend(table.texts_mut().map(|rich| rich.span()));
        }
    }
    spans
}

/// A text with the place of every character.
struct Text {
    said: String,
    /// The byte and the place of each character, and whether a statistic printed it.
    places: Vec<(usize, Span, bool)>,
}

impl Text {
    fn new(rich: &Rich) -> Self {
        let (mut said, mut places) = (String::new(), Vec::new());
        for piece in &rich.pieces {
            let mut spans = piece.spans.iter();
            for c in piece.text.chars() {
                let span = spans.next().copied().unwrap_or_else(Span::detached);
                places.push((said.len(), span, piece.marks.stat.is_some()));
                said.push(c);
            }
        }
        Self { said, places }
    }

    fn of(&self, at: &Range<usize>) -> &[(usize, Span, bool)] {
        let place =
            |byte: usize| self.places.partition_point(|(start, ..)| *start < byte);
        self.places.get(place(at.start)..place(at.end)).unwrap_or_default()
    }

    /// Whether a statistic printed all of it.
    fn is_printed(&self, at: &Range<usize>) -> bool {
        self.of(at).iter().all(|(_, _, printed)| *printed)
    }

    fn span(&self, at: &Range<usize>) -> Span {
        match self.of(at) {
            [(_, first, _), .., (_, last, _)] => join(*first, *last),
            [(_, only, _)] => *only,
            [] => Span::detached(),
        }
    }

    fn told(&self, one: &Finding) -> Diagnostic {
        let said = self.said.get(one.at.clone()).unwrap_or_default();
        let why = one.rule.why();
        let message = Message {
            zh: format!("“{said}”：{}", why.zh),
            en: format!("“{said}”: {}", why.en),
        };
        let found =
            Diagnostic::warning(code(one.rule.family()), self.span(&one.at), message);
        let Some(fix) = &one.fix else { return found.help(advice(one)) };
        let found = found.help(say!("写作“{fix}”", "write “{fix}”"));
        match self.change(&one.at, said, fix) {
            Some((span, text)) => found.fix(span, text),
            None => found,
        }
    }

    /// The least change of the source that puts a finding right; none where markup or a
    /// statistic lies within what would be replaced.
    fn change(&self, at: &Range<usize>, said: &str, fix: &str) -> Option<(Span, String)> {
        let alike = |(a, b): &(char, char)| a == b;
        let len = |pairs: usize, text: &str| -> usize {
            text.chars().take(pairs).map(char::len_utf8).sum()
        };
        let head = said.chars().zip(fix.chars()).take_while(alike).count();
        let head = len(head, said);
        let (rest, new) = (said.get(head..)?, fix.get(head..)?);
        let tail = rest.chars().rev().zip(new.chars().rev()).take_while(alike);
        let tail: usize = tail.map(|(c, _)| c.len_utf8()).sum();
        let text = new.get(..new.len() - tail)?.to_owned();
        let old = at.start + head..at.end - tail;
        let span = match self.of(&old) {
            [] => self.gap(old.start)?,
            chars => {
                let joined = |pair: &[(usize, Span, bool)]| match pair {
                    [(_, a, _), (_, b, _)] => a.range().end == b.start(),
                    _ => false,
                };
                let typed = chars
                    .iter()
                    .all(|(_, span, printed)| !printed && span.file().is_some());
                if !typed || !chars.windows(2).all(joined) {
                    return None;
                }
                self.span(&old)
            }
        };
        // what a TOML string would have to escape is left to the editor
        let plain = !text.contains(['"', '\\', '\'', '{', '}', '*']);
        plain.then_some((span, text))
    }

    /// The empty place between two characters.
    fn gap(&self, byte: usize) -> Option<Span> {
        let next = self.places.partition_point(|(start, ..)| *start < byte);
        let before = next.checked_sub(1).and_then(|at| self.places.get(at));
        let (span, at) = match (self.places.get(next), before) {
            (Some((_, span, false)), _) => (span, span.start()),
            (_, Some((_, span, false))) => (span, span.range().end),
            _ => return None,
        };
        Some(Span::new(span.file()?, at..at))
    }
}

fn code(family: Family) -> Code {
    match family {
        Family::Form => Code::NumberForm,
        Family::Range => Code::NumberRange,
        Family::Digits => Code::NumberDigits,
        Family::Date => Code::NumberDate,
        Family::Hedge => Code::DoubledHedge,
    }
}

/// What to do where there are several ways.
fn advice(one: &Finding) -> Message {
    match one.rule.family() {
        Family::Hedge => say!("两个约数词只留一个", "keep one of the two hedges"),
        _ => say!("改成规范的写法", "write it in the form of the standard"),
    }
}

/// Two ways of writing one kind of thing.
fn two_ways(
    (most, (_, usual, usual_said)): (Custom, &Uses),
    (least, (_, rare, rare_said)): (Custom, &Uses),
) -> Diagnostic {
    let (a, b) = (name(most), name(least));
    let message = match most {
        Custom::Range(_) => say!(
            "本期的数值范围有“{}”和“{}”两种连接号",
            "ranges of this edition have two signs, {} and {}",
            a.0,
            b.0
        ),
        Custom::Grouping(_) => Message {
            zh: format!("本期的多位数有两种分节：{}和{}", a.0, b.0),
            en: format!(
                "long numbers of this edition are grouped in two ways: {} and {}",
                a.1, b.1
            ),
        },
        Custom::Degree(_) => say!(
            "本期的摄氏度有“℃”和“°C”两种写法",
            "degrees of this edition are written ℃ and °C"
        ),
    };
    let key = match most {
        Custom::Range(_) => say!(
            "统一成一种，并在 [numbers] 里写 range = \"{}\"",
            "keep to one, and set range = \"{}\" in [numbers]",
            a.0
        ),
        Custom::Grouping(way) => say!(
            "统一成一种，并在 [numbers] 里写 grouping = \"{}\"",
            "keep to one, and set grouping = \"{}\" in [numbers]",
            grouping_key(way)
        ),
        Custom::Degree(_) => say!("统一写作“℃”", "write ℃ throughout"),
    };
    Diagnostic::warning(Code::NumberMixed, *rare, message)
        .label(say!("这里是 {rare_said}", "{rare_said} here"))
        .also(*usual, say!("这里是 {usual_said}", "{usual_said} here"))
        .help(key)
}

fn name(custom: Custom) -> (&'static str, &'static str) {
    match custom {
        Custom::Range(RangeSign::Wave) => ("～", "～"),
        Custom::Range(RangeSign::Dash) => ("—", "—"),
        Custom::Grouping(Grouping::None) => ("不分节", "none"),
        Custom::Grouping(Grouping::Comma) => ("千分撇", "commas"),
        Custom::Grouping(Grouping::Space) => ("千分空", "thin spaces"),
        Custom::Degree(true) => ("℃", "℃"),
        Custom::Degree(false) => ("°C", "°C"),
    }
}

fn grouping_key(way: Grouping) -> &'static str {
    match way {
        Grouping::None => "none",
        Grouping::Comma => "comma",
        Grouping::Space => "space",
    }
}
