//! Checking: every claim recomputed from the statistics with interval arithmetic; what
//! cannot be true is a finding that shows both numbers and the arithmetic.

mod annual;
mod audit;
mod change;
mod chart;
mod earlier;
mod level;
mod list;
mod notions;
mod operand;
mod prices;
mod rank;
mod rate;
mod text;
mod whole;

pub use audit::audit;
pub use chart::{Chart, ChartKind, chart};
pub use earlier::{Twin, compare, twins};
pub use list::column;

use super::claim::{Claim, Context, Metrics, Prose};
use super::{StatId, Stats};
use crate::diag::Message;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use whole::Whole;

/// A rule of the list S1…S21.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule(pub u8);

impl Rule {
    /// What the rule is about, in a few words; rules beyond the list have none.
    pub fn title(self) -> Message {
        let (zh, en) = match self.0 {
            1 => ("印出的数与准确值", "the number printed and the exact one"),
            2 => ("倍数", "multiples"),
            3 => ("增减与总量", "changes and levels"),
            4 => ("年均增速", "average annual growth"),
            5 => ("现价与不变价", "current and constant prices"),
            6 => ("比重与合计", "shares and sums"),
            7 => ("百分点与百分数", "points and per cent"),
            8 => ("增减高低的方向", "the direction of change"),
            9 => ("约数的字", "words that hedge"),
            10 => ("同比与环比", "the year before and the period before"),
            11 => ("单位与换算", "units and conversion"),
            12 => ("小数位数", "decimal places"),
            13 => ("同一指标的写法", "one statistic in one form"),
            14 => ("没有挂指标的数字", "numbers that belong to no statistic"),
            15 => ("重复的说法", "statements that come twice"),
            16 => ("预计数与实绩", "estimates and results"),
            17 => ("位次的出处", "ranks and their sources"),
            18 => ("与往期所印不同", "what an earlier edition printed"),
            19 => ("图中的时间次序", "the order of time in charts"),
            20 => ("饼图之和", "the sum of a pie"),
            21 => ("数值轴的起点", "where the axis begins"),
            _ => ("", ""),
        };
        Message { zh: zh.into(), en: en.into() }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S{}", self.0)
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Nothing is wrong; it looks as if it were, and this is why not.
    Note,
    /// An editor should look.
    Warning,
    /// It cannot be true.
    Error,
}

/// Where a finding lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Bytes of the text that was checked.
    Text(Range<usize>),
    /// A statistic.
    Stat(StatId),
    /// The chart, or the column of a table, that was checked.
    Chart,
}

impl Place {
    /// The first byte, 0 where it is not in the text.
    fn start(&self) -> usize {
        match self {
            Self::Text(at) => at.start,
            Self::Stat(_) | Self::Chart => 0,
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Its weight.
    pub weight: Weight,
    /// Where.
    pub at: Place,
    /// What is wrong, with both numbers and the arithmetic.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
    /// Statistics that took part.
    pub stats: Vec<StatId>,
}

/// What a text is to its page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Running text: all rules hold.
    #[default]
    Body,
    /// 引题, 主题, 副题, 提要, a title: it may say again what the text says.
    Head,
    /// A card, a caption: short, beside its figure's title and note.
    Figure,
    /// A cell of a table, with the words of its heads: what it is of may be said
    /// elsewhere, so that nothing in it is beyond doubt.
    Cell,
    /// Alternative text and what the masthead says: its digits need no statistic.
    Apart,
}

/// A text of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub prose: Prose,
    /// What it is.
    pub part: Part,
    /// The story that it belongs to.
    pub story: u32,
    /// What the reader sees with it: the title and note of its figure.
    pub beside: String,
}

/// What an edition may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether digits that belong to no statistic are findings (S14).
    pub unbound: bool,
    /// Words whose digits count nothing: `“1+N”`, `三个二七`.
    pub names: Vec<String>,
    /// How far 约 may be from the exact number, in thousandths of it; else as
    /// [`hedge`](super::hedge) says.
    pub about: Option<u16>,
    /// Whether sentences without numbers may not come twice either (S15).
    pub sentences: bool,
}

/// Checks texts against the statistics of an edition.
#[derive(Debug, Clone)]
pub struct Checker<'a> {
    stats: &'a Stats,
    metrics: Metrics,
    options: Options,
}

impl<'a> Checker<'a> {
    /// Reads the labels of all statistics once, for any number of texts.
    pub fn new(stats: &'a Stats, options: Options) -> Self {
        Self { stats, metrics: Metrics::new(stats), options }
    }

    /// All findings of one text, in its order. A paragraph ends at a line feed.
    pub fn prose(&self, prose: &Prose) -> Vec<Finding> {
        let passage = Passage { prose: prose.clone(), ..Passage::default() };
        self.edition(&[passage]).into_iter().map(|(_, found)| found).collect()
    }

    /// All findings of the texts of an edition, in their order, each with the number of
    /// its text.
    pub fn edition(&self, list: &[Passage]) -> Vec<(usize, Finding)> {
        let mut found = Vec::new();
        let mut contexts = Vec::new();
        for (i, passage) in list.iter().enumerate() {
            let mut mentions = Vec::new();
            for (start, part) in passage.prose.parts() {
                let context = self.context(&part);
                let told = self.part(&context, passage);
                found.extend(told.into_iter().map(|one| (i, one.moved(start))));
                let moved = context.mentions.into_iter().map(|one| one.moved(start));
                mentions.extend(moved);
            }
            contexts.push(Context {
                text: &passage.prose.text,
                stats: self.stats,
                metrics: &self.metrics,
                mentions,
                hits: Vec::new(),
            });
        }
        let sentences = self.options.sentences;
        let whole = Whole { list, contexts: &contexts, sentences };
        found.extend(whole.judge());
        // a number that is not its statistic's needs no second word about it
        let wrong: BTreeSet<(usize, usize)> = found
            .iter()
            .filter(|(_, one)| matches!(one.rule.0, 1 | 9 | 11 | 13))
            .map(|(i, one)| (*i, one.at.start()))
            .collect();
        found.retain(|(i, one)| {
            one.rule != Rule(15) || !wrong.contains(&(*i, one.at.start()))
        });
        for (i, one) in &mut found {
            one.take_part(contexts.get(*i));
        }
        found.sort_by_key(|(i, one)| (*i, one.at.start(), one.rule));
        found.dedup_by(|a, b| a.0 == b.0 && a.1.rule == b.1.rule && a.1.at == b.1.at);
        found
    }

    fn context<'p>(&'p self, part: &'p Prose) -> Context<'p> {
        let chosen = (self.options.names.as_slice(), self.options.about);
        Context::new(part, self.stats, &self.metrics, chosen)
    }

    /// All findings of one paragraph.
    fn part(&self, context: &Context<'_>, passage: &Passage) -> Vec<Finding> {
        let claims = context.claims();
        let mut desk = Desk {
            context,
            claims: &claims,
            part: passage.part,
            beside: &passage.beside,
            found: Vec::new(),
            took: Vec::new(),
        };
        let mut proved = vec![false; context.mentions.len()];
        for claim in &claims {
            let before = desk.found.len();
            let done = desk.claim(claim);
            if let Some(proved) = proved.get_mut(claim.mention) {
                *proved |= done;
            }
            let mut took = std::mem::take(&mut desk.took);
            took.extend(
                [claim.subject, claim.base].iter().filter_map(|side| side.stat()),
            );
            for found in desk.found.iter_mut().skip(before) {
                found.stats.extend(&took);
            }
        }
        desk.lists(&mut proved);
        desk.ranks();
        desk.each_number();
        if self.options.unbound && matches!(passage.part, Part::Body | Part::Head) {
            desk.unbound(&proved);
        }
        if passage.part == Part::Cell {
            for found in &mut desk.found {
                found.weight = found.weight.min(Weight::Warning);
            }
        }
        desk.found
    }
}

impl Finding {
    /// Whether nothing is wrong.
    pub fn is_note(&self) -> bool {
        self.weight == Weight::Note
    }

    /// The same, so many bytes later.
    fn moved(mut self, by: usize) -> Self {
        if let Place::Text(at) = &mut self.at {
            *at = at.start + by..at.end + by;
        }
        self
    }

    /// Adds the statistics that print the numbers it lies on.
    fn take_part(&mut self, context: Option<&Context<'_>>) {
        if let (Place::Text(at), Some(context)) = (&self.at, context) {
            let from = context.mentions.partition_point(|m| m.at.end <= at.start);
            let on = context.mentions.iter().skip(from);
            let on = on.take_while(|mention| mention.at.start < at.end);
            self.stats.extend(on.filter_map(|mention| mention.stat));
        }
        let mut seen = BTreeSet::new();
        self.stats.retain(|id| seen.insert(*id));
    }
}

/// One text under check.
struct Desk<'a> {
    context: &'a Context<'a>,
    claims: &'a [Claim],
    part: Part,
    /// What the reader sees with the text.
    beside: &'a str,
    found: Vec<Finding>,
    /// Statistics that a claim was held against, besides its operands.
    took: Vec<StatId>,
}

impl Desk<'_> {
    /// Notes a finding at some bytes of the text.
    fn report(
        &mut self,
        rule: u8,
        weight: Weight,
        at: Range<usize>,
        message: Message,
        help: Option<Message>,
    ) {
        self.found.push(Finding {
            rule: Rule(rule),
            weight,
            at: Place::Text(at),
            message,
            help,
            stats: Vec::new(),
        });
    }

    /// Checks one claim; whether its number follows from statistics.
    fn claim(&mut self, claim: &Claim) -> bool {
        use super::claim::Relation;
        match claim.relation {
            Relation::Level | Relation::Within => self.level(claim),
            Relation::PerHead => self.per_head(claim),
            Relation::Same => self.same(claim),
            Relation::Ratio | Relation::Growth | Relation::Change => self.change(claim),
            Relation::Annual => self.annual(claim),
            Relation::Points => self.points(claim),
            Relation::Share => self.share(claim),
        }
    }
}
