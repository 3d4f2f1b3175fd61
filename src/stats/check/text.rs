//! What is judged over a whole text: doubled hedges (rule S9), places (S12), unbound
//! digits (S14), repetitions (S15), estimates (S16).

use super::{Desk, Weight};
use crate::say;
use crate::stats::claim::Mention;
use crate::stats::{StatId, Status};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words that say a number is not final.
const ESTIMATES: [&str; 12] = [
    "预计", "预期", "有望", "估计", "估算", "预测", "初步", "将达", "力争", "测算",
    "快报", "目标",
];
/// The same that a final number may not be called.
const FORECASTS: [&str; 5] = ["预计", "有望", "预测", "估计", "力争"];
/// Words that claim a result.
const DONE: [&str; 6] = ["完成", "实现", "达到", "取得", "突破", "再创"];
/// Fewest numbers of one unit that make a family.
const FAMILY: usize = 3;
/// Places that no family objects to.
const FEW_PLACES: u32 = 2;
/// How many earlier statements of one number, or sentences of one beginning, are compared.
const FAR_BACK: usize = 12;
/// Least characters of a repetition.
const SAME_LEAST: usize = 6;

impl Desk<'_> {
    /// Checks places and repetitions, over all paragraphs.
    pub(super) fn whole_text(&mut self) {
        self.places();
        self.repeated();
    }

    /// Checks hedges and estimates, number by number.
    pub(super) fn each_number(&mut self) {
        let context = self.context;
        for mention in &context.mentions {
            self.doubled(mention);
            self.status(mention);
        }
    }

    fn doubled(&mut self, mention: &Mention) {
        if !mention.twice {
            return;
        }
        let said = self.context.slice(mention.at.clone());
        let message = say!(
            "“{said}”：约数的字用了两个",
            "“{said}”: two words say that it is about"
        );
        let help = say!("留一个", "keep one of them");
        self.report(9, Weight::Warning, mention.at.clone(), message, Some(help));
    }

    /// An estimate printed as a result, or a result as an estimate.
    fn status(&mut self, mention: &Mention) {
        let Some(stat) = mention.stat.and_then(|id| self.stat(id)) else { return };
        let context = self.context;
        let start = context.sentence(mention.at.start);
        let sentence = context.slice(start..context.sentence_end(mention.at.end));
        let clause = context.slice(context.clause(mention.at.start)..mention.at.start);
        let printed = stat.printed();
        let label = &stat.label;
        // a sentence that claims no result goes on with the estimate of the one before
        let carried = says(context.slice(0..start), &FORECASTS) && !says(sentence, &DONE);
        match stat.status {
            Some(Status::Estimate) if !says(sentence, &ESTIMATES) && !carried => {
                let message = say!(
                    "{label}{printed}是预计数，文中写成了实绩",
                    "{label} {printed} is an estimate, the words make it a result"
                );
                let help = say!("写“预计”", "say 预计");
                self.report(16, Weight::Error, mention.at.clone(), message, Some(help));
            }
            Some(Status::Final) if says(clause, &FORECASTS) => {
                let message = say!(
                    "{label}{printed}已经核定，文中仍写预计",
                    "{label} {printed} is final, the words still make it an estimate"
                );
                let help = say!("删去“预计”", "drop 预计");
                self.report(16, Weight::Error, mention.at.clone(), message, Some(help));
            }
            _ => {}
        }
    }

    /// A number with more places than all others of its unit.
    fn places(&mut self) {
        let mut families: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
        for mention in &self.context.mentions {
            if !mention.unit.text.is_empty() && !mention.han && mention.hedge.is_none() {
                families.entry(mention.unit.text.as_str()).or_default().push(mention);
            }
        }
        for (unit, family) in families {
            let most = family.iter().map(|mention| mention.places).max().unwrap_or(0);
            let mut out = family.iter().filter(|mention| mention.places == most);
            let (Some(odd), None) = (out.next(), out.next()) else { continue };
            let rest = family.iter().map(|m| m.places).filter(|places| *places < most);
            let next = rest.max().unwrap_or(0);
            if family.len() < FAMILY || most <= FEW_PLACES.max(next) {
                continue;
            }
            let said = self.context.slice(odd.core.clone());
            let message = say!(
                "“{said}”有{most}位小数，同单位（{unit}）的其他数至多{next}位",
                "“{said}” has {most} places, the others in {unit} at most {next}"
            );
            let help = say!("取同样的位数", "give all the same places");
            self.report(12, Weight::Warning, odd.at.clone(), message, Some(help));
        }
    }

    /// Digits that no statistic and no claim accounts for.
    pub(super) fn unbound(&mut self, proved: &[bool]) {
        for (mention, proved) in self.context.mentions.iter().zip(proved) {
            // 连续4年, 近5年: a time that passes, not a count
            let lapse = mention.unit.text == "年" && mention.digits.len() <= 2;
            if mention.stat.is_some() || *proved || mention.han || lapse {
                continue;
            }
            let said = self.context.slice(mention.core.clone());
            let twin = self.context.stats.list.iter().find(|stat| {
                !said.is_empty() && said == format!("{}{}", stat.number, stat.unit)
            });
            let message =
                say!("“{said}”没有挂在统计指标上", "“{said}” belongs to no statistic");
            let help = match twin.map(|stat| (&stat.name, &stat.label)) {
                Some((name, label)) => say!(
                    "与指标“{label}”的数相同：是它就用 {{{name}}} 引用",
                    "the statistic {label} has this number: if it is meant, write {{{name}}}"
                ),
                None => say!(
                    "定义 [[stat]] 后用 {{id}} 引用；名称里的数字列入名称表",
                    "define a [[stat]] and refer to it as {{id}}; list names that hold digits"
                ),
            };
            self.report(14, Weight::Warning, mention.at.clone(), message, Some(help));
        }
    }

    /// A statement or a sentence that comes twice.
    fn repeated(&mut self) {
        let mut found = self.same_statements();
        found.extend(self.same_sentences());
        found.sort_by_key(|at| (at.start, at.end));
        found.dedup_by(|b, a| b.start < a.end);
        for at in found {
            let said = self.context.slice(at.clone());
            let message = say!("“{said}”前面已经说过", "“{said}” was said before");
            self.report(15, Weight::Warning, at, message, None);
        }
    }

    /// Numbers that come twice with the same words before them.
    fn same_statements(&self) -> Vec<Range<usize>> {
        let context = self.context;
        let mut told: BTreeMap<_, Vec<Statement>> = BTreeMap::new();
        let mut found = Vec::new();
        for mention in &context.mentions {
            let sentence = context.sentence(mention.at.start);
            let clause = context.clause(mention.at.start);
            let own = Statement {
                sentence,
                stat: mention.stat,
                words: pairs(context.slice(sentence..mention.at.end)),
                clause: pairs(context.slice(clause..mention.at.end)),
            };
            let key =
                (mention.printed.value.clone(), mention.unit.dim, mention.unit.kind);
            let like = told.entry(key).or_default();
            if like.iter().rev().take(FAR_BACK).any(|other| own.repeats(other)) {
                found.push(sentence..mention.at.end);
            }
            like.push(own);
        }
        found
    }

    /// Long sentences that come twice, word for word or nearly: those that begin or end
    /// alike are compared.
    fn same_sentences(&self) -> Vec<Range<usize>> {
        let text = self.context.text;
        let mut seen: BTreeMap<String, Vec<Vec<(char, char)>>> = BTreeMap::new();
        let mut found = Vec::new();
        let mut start = 0;
        for (end, mark) in text.match_indices(['。', '！', '？', '\n']) {
            let sentence = text.get(start..end).unwrap_or("");
            let letters = |c: &char| c.is_alphanumeric();
            let own = pairs(sentence);
            if own.len() >= 2 * SAME_LEAST {
                let head: String = sentence.chars().filter(letters).take(4).collect();
                let tail: String =
                    sentence.chars().rev().filter(letters).take(4).collect();
                let mut twice = false;
                for key in [head, format!("-{tail}")] {
                    let like = seen.entry(key).or_default();
                    twice |= like.iter().rev().take(FAR_BACK).any(|o| alike(&own, o, 90));
                    like.push(own.clone());
                }
                if twice {
                    found.push(start..end);
                }
            }
            start = end + mark.len();
        }
        found
    }
}

/// A number with the words before it.
struct Statement {
    /// Where its sentence begins.
    sentence: usize,
    stat: Option<StatId>,
    /// From the beginning of the sentence.
    words: Vec<(char, char)>,
    /// From the beginning of the clause.
    clause: Vec<(char, char)>,
}

impl Statement {
    /// Whether it says in another sentence what was said.
    fn repeats(&self, other: &Self) -> bool {
        let bound = self.stat.is_some()
            && self.stat == other.stat
            && alike(&self.clause, &other.clause, 75);
        self.sentence != other.sentence && (bound || alike(&self.words, &other.words, 75))
    }
}

fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The neighbouring pairs of letters and digits of a text, sorted.
fn pairs(text: &str) -> Vec<(char, char)> {
    let bare: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut pairs: Vec<_> =
        bare.iter().copied().zip(bare.iter().copied().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// Whether two texts share that many per cent of their pairs of characters (Dice).
fn alike(a: &[(char, char)], b: &[(char, char)], percent: usize) -> bool {
    if a.len() + 1 < SAME_LEAST || b.len() + 1 < SAME_LEAST {
        return false;
    }
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    200 * common >= percent * (a.len() + b.len())
}
