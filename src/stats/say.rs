//! What the pages print in place of the digits of a value: read as a number with its hedge
//! and unit, and held against the exact value (rules S1, S9).

use super::claim::{Mention, Prose, mentions};
use super::decimal::{Decimal, print_exact, print_places};
use super::define::{Def, Draft, Fault};
use super::hedge::Sense;
use super::interval::{End, Interval};
use super::unit::{Dim, Kind, Unit};
use super::{Hedge, Stats, evaluate};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;

/// What a statistic prints.
pub(super) struct Said {
    /// The digits, or the words that stand for all of it.
    pub(super) number: String,
    /// Digits after the point.
    pub(super) places: u32,
    /// The unit that is printed.
    pub(super) unit: String,
    /// The exact value in the unit `measure`.
    pub(super) value: BigRational,
    /// The unit that the value is counted in.
    pub(super) measure: String,
    /// The hedge around the digits.
    pub(super) hedge: Option<Hedge>,
}

/// Why a text may not be printed for a value.
pub(super) enum WrongSay {
    /// It is no number of the statistic's unit.
    Unread,
    /// It does not follow: the exact value, and what would be right.
    Wrong(String, Vec<String>),
}

impl WrongSay {
    /// The fault of a statistic.
    pub(super) fn fault(self, stat: usize) -> Fault {
        match self {
            Self::Unread => Fault::UnreadSay { stat },
            Self::Wrong(exact, right) => Fault::WrongSay { stat, exact, right },
        }
    }
}

/// Reads what is to be printed for a value, and refuses what does not follow from it.
pub(super) fn read_say(
    text: &str,
    def: &Def,
    draft: &Draft,
    own: (&BigRational, &Unit),
) -> Result<Said, WrongSay> {
    let (value, unit) = own;
    // 7.3万 of so many 万元 would print 7.3万万元
    if text.ends_with(['万', '亿']) && unit.text.starts_with(['万', '亿']) {
        return Err(WrongSay::Unread);
    }
    // 773 for 773亿元; 三分之一 says its unit itself
    let whole = format!("{text}{}", unit.text);
    let read = [whole.as_str(), text]
        .into_iter()
        .find_map(|shown| Some((shown, read_whole(shown, unit)?)));
    let (shown, mention) = read.ok_or(WrongSay::Unread)?;
    let exact = value * &unit.scale;
    let known = draft.given.as_ref().filter(|_| def.hedge.is_some());
    let known = known.map_or_else(
        || Interval::point(exact.clone()),
        |given| evaluate::printed(given, unit, def.hedge.map(Sense::from)),
    );
    let sense = mention.hedge.or(def.hedge.map(Sense::from));
    let growth = mention.unit.kind == Kind::Doublings && unit.kind == Kind::Rate;
    let allowed = if mention.unit.kind == Kind::Doublings {
        let up = if growth { -BigRational::one() } else { BigRational::default() };
        mention.interval().shifted(&up)
    } else {
        mention.printed.stands_for(sense)
    };
    if !allowed.meets(&known) {
        let shown = format!("{}{}", print_exact(value, 6).0, unit.text);
        return Err(WrongSay::Wrong(shown, right(&mention, &exact, &allowed)));
    }
    Ok(in_parts(text, shown, def.hedge, &mention, (&exact, unit))
        .unwrap_or_else(|| in_words(text, shown, def.hedge, own)))
}

/// The number that a text holds, with nothing before or after it but its hedge.
fn read_whole(shown: &str, unit: &Unit) -> Option<Mention> {
    let stats = Stats::default();
    let prose = Prose { text: shown.to_owned(), bound: Vec::new() };
    let mut all = mentions(&prose, &stats, &[]);
    let only = all.pop().filter(|_| all.is_empty())?;
    let lead = shown.get(..only.at.start)?;
    let doubling = only.unit.kind == Kind::Doublings;
    let verb = doubling && matches!(lead, "翻" | "翻了");
    let alike = if doubling {
        matches!(unit.kind, Kind::Times | Kind::Rate) || unit.dim == Dim::NONE
    } else {
        only.unit.same_as(unit)
    };
    ((lead.is_empty() || verb) && only.at.end == shown.len() && alike).then_some(only)
}

/// Hedge, digits and unit apart, where the text is just that.
fn in_parts(
    text: &str,
    shown: &str,
    hedge: Option<Hedge>,
    mention: &Mention,
    own: (&BigRational, &Unit),
) -> Option<Said> {
    let (exact, _) = own;
    let (said, rest) = split_hedge(shown);
    let after = [Hedge::Over, Hedge::More].into_iter().find(|hedge| {
        mention.hedge == Some(Sense::Over) && shown.contains(hedge.after())
    });
    let own_hedge = said.or(after);
    let within = own_hedge.map_or("", Hedge::after);
    let unit = &mention.unit;
    let plain = format!("{}{within}{}", mention.digits, unit.text);
    if mention.han
        || rest != plain
        || (own_hedge.is_some() && hedge.is_some_and(|h| Some(h) != own_hedge))
    {
        return None;
    }
    let value = exact / &unit.scale;
    Some(Said {
        number: mention.digits.clone(),
        places: mention.places,
        unit: unit.text.clone(),
        value,
        measure: unit.text.clone(),
        hedge: own_hedge.or(hedge),
    })
    .filter(|_| !text.is_empty())
}

/// The words as they are, with the unit only where they need it.
fn in_words(
    text: &str,
    shown: &str,
    hedge: Option<Hedge>,
    own: (&BigRational, &Unit),
) -> Said {
    let (value, unit) = own;
    let (said, number) = split_hedge(text);
    Said {
        number: number.to_owned(),
        places: 0,
        unit: if shown.len() > text.len() { unit.text.clone() } else { String::new() },
        value: value.clone(),
        measure: unit.text.clone(),
        hedge: said.or(hedge),
    }
}

/// The hedge before a number that a statistic can have, and the rest.
fn split_hedge(text: &str) -> (Option<Hedge>, &str) {
    [Hedge::Near, Hedge::About, Hedge::Under, Hedge::Beyond]
        .into_iter()
        .find_map(|hedge| {
            let rest = text.strip_prefix(hedge.before())?;
            rest.starts_with(|c: char| c.is_alphanumeric()).then_some((Some(hedge), rest))
        })
        // 超过, 约为 are words of their own
        .filter(|(_, rest)| !rest.starts_with(['过', '出', '为']))
        .unwrap_or((None, text))
}

/// What might be printed instead: rounded, and with the hedge that the exact value allows.
fn right(mention: &Mention, exact: &BigRational, allowed: &Interval) -> Vec<String> {
    let unit = &mention.unit;
    if mention.digits.is_empty() || mention.han {
        return bounds(allowed, unit);
    }
    let own = exact / &unit.scale;
    let mut out = vec![format!("{}{}", print_places(&own, mention.places), unit.text)];
    let round = match Decimal::parse(&mention.digits) {
        Ok(decimal) => decimal.value,
        Err(_) => return out,
    };
    let hedges = [
        (Sense::Near, Hedge::Near),
        (Sense::Over, Hedge::Over),
        (Sense::About, Hedge::About),
    ];
    for (sense, hedge) in hedges {
        if mention.hedge.is_some()
            && mention.printed.stands_for(Some(sense)).contains(exact)
        {
            let digits = print_places(&round, mention.places);
            let (before, after) = (hedge.before(), hedge.after());
            out.push(format!("{before}{digits}{after}{}", unit.text));
        }
    }
    out
}

/// From where to where the exact value may lie for what was said.
fn bounds(allowed: &Interval, unit: &Unit) -> Vec<String> {
    let rate = unit.kind == Kind::Rate;
    let shown = |end: &End| {
        if rate {
            format!("{}%", print_exact(&(&end.at * BigInt::from(100)), 1).0)
        } else if unit.kind == Kind::Doublings {
            format!("{}倍", print_exact(&end.at, 2).0)
        } else {
            format!("{}{}", print_exact(&(&end.at / &unit.scale), 4).0, unit.text)
        }
    };
    match (&allowed.lo, &allowed.hi) {
        (Some(lo), Some(hi)) => vec![format!("{}～{}", shown(lo), shown(hi))],
        (Some(lo), None) => vec![format!("＞{}", shown(lo))],
        (None, Some(hi)) => vec![format!("＜{}", shown(hi))],
        (None, None) => Vec::new(),
    }
}
