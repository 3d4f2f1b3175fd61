//! What is judged over all texts of an edition: decimal places (rule S12), statements that
//! come twice, and the same words with two numbers (rule S15).

use super::{Finding, Part, Passage, Place, Rule, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::StatId;
use crate::stats::claim::{Context, Mention};
use std::collections::BTreeMap;
use std::ops::Range;

/// Fewest numbers of one unit that make a family.
const FAMILY: usize = 3;
/// Places that no family objects to.
const FEW_PLACES: u32 = 2;
/// How many earlier statements of one number, or sentences of one beginning, are compared.
const FAR_BACK: usize = 12;
/// Least characters of a repetition.
const SAME_LEAST: usize = 6;
/// Least letters before two numbers for the words to be one statement.
const WORDS_LEAST: usize = 4;

/// All texts with what was found in them.
pub(super) struct Whole<'a> {
    pub(super) list: &'a [Passage],
    pub(super) contexts: &'a [Context<'a>],
    /// Whether sentences without numbers are compared too.
    pub(super) sentences: bool,
}

/// A place: the number of the text, and its bytes.
type At = (usize, Range<usize>);

impl<'a> Whole<'a> {
    /// Everything that only all texts together show, each with the number of its text.
    pub(super) fn judge(&self) -> Vec<(usize, Finding)> {
        let mut found = self.places();
        found.extend(self.repeated());
        found.extend(self.two_numbers());
        found
    }

    /// The texts of some parts, each with its number.
    fn of(&self, parts: &'a [Part]) -> impl Iterator<Item = (usize, &'a Context<'a>)> {
        let all = self.list.iter().zip(self.contexts).enumerate();
        all.filter(|(_, (passage, _))| parts.contains(&passage.part))
            .map(|(i, (_, context))| (i, context))
    }

    /// Numbers with more places than all others of their unit.
    fn places(&self) -> Vec<(usize, Finding)> {
        let mut families: BTreeMap<&str, Vec<(usize, &Mention)>> = BTreeMap::new();
        for (i, context) in self.of(&[Part::Body, Part::Head]) {
            for mention in &context.mentions {
                let unit = mention.unit.text.as_str();
                if !unit.is_empty() && !mention.han && mention.hedge.is_none() {
                    families.entry(unit).or_default().push((i, mention));
                }
            }
        }
        let mut found = Vec::new();
        for (unit, mut family) in families {
            // a number that is said again makes no family larger
            family.sort_by(|(i, a), (j, b)| {
                (a.places, &a.digits, i, a.at.start)
                    .cmp(&(b.places, &b.digits, j, b.at.start))
            });
            family.dedup_by(|(_, b), (_, a)| a.digits == b.digits);
            let most = family.last().map_or(0, |(_, mention)| mention.places);
            let mut out = family.iter().filter(|(_, mention)| mention.places == most);
            let (Some((i, odd)), None) = (out.next(), out.next()) else { continue };
            let rest = family.iter().map(|(_, m)| m.places).filter(|p| *p < most);
            let next = rest.max().unwrap_or(0);
            if family.len() < FAMILY || most <= FEW_PLACES.max(next) {
                continue;
            }
            let said = self.said(&(*i, odd.core.clone()));
            let message = say!(
                "“{said}”有{most}位小数，同单位（{unit}）的其他数至多{next}位",
                "“{said}” has {most} places, the others in {unit} at most {next}"
            );
            let help = say!("取同样的位数", "give all the same places");
            found.push((*i, finding(12, odd.at.clone(), message, Some(help))));
        }
        found
    }

    /// A statement or a sentence that comes twice; said more often, it is told once.
    fn repeated(&self) -> Vec<(usize, Finding)> {
        let mut found = self.same_statements();
        found.extend(self.same_sentences());
        found.sort_by_key(|one| (one.at.0, one.at.1.start, one.at.1.end));
        found.dedup_by(|b, a| a.at.0 == b.at.0 && b.at.1.start < a.at.1.end);
        let told = found.into_iter().map(|one| {
            let said = self.said(&one.at);
            let message = match one.again {
                0 => say!("“{said}”前面已经说过", "“{said}” was said before"),
                n => say!(
                    "“{said}”前面已经说过，后面还有 {n} 处",
                    "“{said}” was said before, and {n} times more after"
                ),
            };
            (one.at.0, finding(15, one.at.1, message, None))
        });
        told.collect()
    }

    fn said(&self, (i, at): &At) -> &'a str {
        self.contexts.get(*i).map_or("", |context| context.slice(at.clone()))
    }

    /// Numbers that come twice with the same words before them.
    fn same_statements(&self) -> Vec<Again> {
        let mut told: BTreeMap<_, Vec<Statement>> = BTreeMap::new();
        let mut found: Vec<Again> = Vec::new();
        for (i, context) in self.of(&[Part::Body]) {
            for mention in &context.mentions {
                let sentence = context.sentence(mention.at.start);
                let clause = context.clause(mention.at.start);
                let mut own = Statement {
                    sentence: (i, sentence),
                    stat: mention.stat,
                    words: pairs(context.slice(sentence..mention.at.end)),
                    clause: pairs(context.slice(clause..mention.at.end)),
                    told: None,
                };
                let key =
                    (mention.printed.value.clone(), mention.unit.dim, mention.unit.kind);
                let like = told.entry(key).or_default();
                let near = like.iter_mut().rev().take(FAR_BACK);
                if let Some(other) = near.into_iter().find(|other| own.repeats(other)) {
                    own.told =
                        again(&mut found, other.told, (i, sentence..mention.at.end));
                    other.told = own.told;
                }
                like.push(own);
            }
        }
        found
    }

    /// Long sentences that come twice, word for word or nearly: those that begin or end
    /// alike are compared.
    fn same_sentences(&self) -> Vec<Again> {
        let mut seen = Sentences::default();
        let mut found = Vec::new();
        for (i, context) in self.of(&[Part::Body]) {
            let (mut start, mut next) = (0, 0);
            for (end, mark) in context.text.match_indices(['。', '！', '？', '\n']) {
                let numbers = context.mentions.iter().skip(next);
                let count = numbers.take_while(|mention| mention.at.start < end).count();
                next += count;
                if self.sentences || count > 0 {
                    let sentence = context.text.get(start..end).unwrap_or("");
                    seen.compare(sentence, (i, start..end), &mut found);
                }
                start = end + mark.len();
            }
        }
        found
    }

    /// The same words before two numbers that cannot both be true, within one story: its
    /// headline says 32个, its text 33个.
    fn two_numbers(&self) -> Vec<(usize, Finding)> {
        let mut told: BTreeMap<(u32, String, &str), (usize, &Mention)> = BTreeMap::new();
        let mut found = Vec::new();
        for (i, context) in self.of(&[Part::Body, Part::Head]) {
            let story = self.list.get(i).map_or(0, |passage| passage.story);
            for (place, mention) in context.mentions.iter().enumerate() {
                let before = place.checked_sub(1).and_then(|j| context.mentions.get(j));
                let start = context.sentence(mention.at.start);
                let alone = before.is_none_or(|before| before.at.end <= start);
                let words: String = context
                    .slice(start..mention.at.start)
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect();
                let counted = !mention.unit.text.is_empty() && !mention.opens_range;
                let filler = context.is_filler(start..mention.at.start);
                if !alone || !counted || filler || words.chars().count() < WORDS_LEAST {
                    continue;
                }
                let key = (story, words, mention.unit.text.as_str());
                let Some((j, other)) = told.get(&key) else {
                    told.insert(key, (i, mention));
                    continue;
                };
                if other.interval().meets(&mention.interval()) {
                    continue;
                }
                let (a, b) = (
                    self.said(&(*j, other.core.clone())),
                    context.slice(mention.core.clone()),
                );
                let words = &key.1;
                let message = say!(
                    "“{words}”前面是{a}，这里是{b}",
                    "“{words}” is {a} before and {b} here"
                );
                let help = say!(
                    "核对后改正其一，用 {{id}} 引用同一个指标",
                    "correct one of them, and refer to one statistic as {{id}}"
                );
                found.push((i, finding(15, mention.at.clone(), message, Some(help))));
            }
        }
        found
    }
}

fn finding(
    rule: u8,
    at: Range<usize>,
    message: Message,
    help: Option<Message>,
) -> Finding {
    let (rule, weight, stats) = (Rule(rule), Weight::Warning, Vec::new());
    Finding { rule, weight, at: Place::Text(at), message, help, stats }
}

/// A place that says again what was said, and how often it is said after that.
struct Again {
    at: At,
    again: usize,
}

/// Notes a repetition: anew, or as one more of those told already; its number.
fn again(found: &mut Vec<Again>, told: Option<usize>, at: At) -> Option<usize> {
    if let Some(known) = told.and_then(|i| found.get_mut(i)) {
        known.again += 1;
        return told;
    }
    found.push(Again { at, again: 0 });
    Some(found.len() - 1)
}

/// Two letters that stand side by side, all of a sentence.
type Pairs = Vec<(char, char)>;

/// Sentences seen so far, by their first and by their last letters.
#[derive(Default)]
struct Sentences {
    /// The pairs of each, and the repetition that it was told as.
    list: Vec<(Pairs, Option<usize>)>,
    by_ends: BTreeMap<String, Vec<usize>>,
}

impl Sentences {
    /// Compares a long sentence with those seen; it is seen from then on.
    fn compare(&mut self, sentence: &str, at: At, found: &mut Vec<Again>) {
        let own = pairs(sentence);
        if own.len() < 2 * SAME_LEAST {
            return;
        }
        let letters = |c: &char| c.is_alphanumeric();
        let head: String = sentence.chars().filter(letters).take(4).collect();
        let tail: String = sentence.chars().rev().filter(letters).take(4).collect();
        let keys = [head, format!("-{tail}")];
        let near = keys.iter().filter_map(|key| self.by_ends.get(key));
        let mut near = near.flat_map(|like| like.iter().rev().take(FAR_BACK));
        let list = &mut self.list;
        let twin = near
            .find(|i| list.get(**i).is_some_and(|(other, _)| alike(&own, other, 90)))
            .copied();
        let mut told = None;
        if let Some((_, known)) = twin.and_then(|i| list.get_mut(i)) {
            told = again(found, *known, at);
            *known = told;
        }
        for key in keys {
            self.by_ends.entry(key).or_default().push(list.len());
        }
        list.push((own, told));
    }
}

/// A number with the words before it.
struct Statement {
    /// Its text, and where in it its sentence begins.
    sentence: (usize, usize),
    stat: Option<StatId>,
    /// From the beginning of the sentence.
    words: Vec<(char, char)>,
    /// From the beginning of the clause.
    clause: Vec<(char, char)>,
    /// The repetition that it was told as.
    told: Option<usize>,
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

/// The neighbouring pairs of letters and digits of a text, sorted.
fn pairs(text: &str) -> Pairs {
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
