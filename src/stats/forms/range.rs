//! Ranges (GB/T 15835—2011, 5.1.3; GB/T 15834—2011, 4.13): their sign, and what the first
//! end may not leave out.

use super::text::Num;
use super::{Custom, Desk, RangeSign, Rule};

/// What stands between two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Joint {
    /// The sign, where it is one that ranges have.
    sign: Option<RangeSign>,
    /// Whether nothing else could be meant: ~, --.
    sure: bool,
    /// Behind it.
    to: usize,
}

/// Units of the calendar and the clock, whose ranges have a dash.
const TIMES: &[&str] = &["年级", "年度", "年", "月份", "月", "日", "号", "时", "点"];

pub(super) fn ranges(desk: &mut Desk<'_>) {
    let text = desk.text;
    for first in &text.nums {
        let unit = text.unit(first.to);
        let Some(joint) = joint(desk, unit).or_else(|| joint(desk, first.to)) else {
            continue;
        };
        let unit = if joint.to <= unit { first.to } else { unit };
        let signed = joint.to + usize::from(text.is(joint.to, "−-+"));
        let Some(last) = text.num_at(signed).or_else(|| text.num_at(joint.to)) else {
            continue;
        };
        if joint.to < last.from && !text.is(joint.to, "−-") {
            continue;
        }
        let ends = Ends { first: *first, unit, joint, last: *last };
        if ends.is_part_of_more(desk) {
            continue;
        }
        ends.judge(desk);
    }
}

/// The sign of a range at a place.
fn joint(desk: &Desk<'_>, from: usize) -> Option<Joint> {
    let text = desk.text;
    let blank = |i: usize| i + usize::from(text.c(i) == Some(' '));
    let start = blank(from);
    let end = (start..start + 5).find(|i| !text.is(*i, "～〜~∼—–-‐‑－―"))?;
    let run = text.part(start, end);
    let to = blank(end);
    let wide = end - start;
    // a hyphen before a number may be its sign
    let (run, to) = match run.strip_suffix('-') {
        Some(rest) if !rest.is_empty() && !rest.ends_with('-') => (rest, end - 1),
        _ => (run, to),
    };
    let sign = match run {
        "～" if wide == 1 && to == from + 1 => Some(RangeSign::Wave),
        "—" if wide == 1 && to == from + 1 => Some(RangeSign::Dash),
        "" => return None,
        _ => None,
    };
    (wide <= 3).then(|| Joint {
        sign,
        sure: run.contains(['~', '〜', '∼']) || wide > 1,
        to,
    })
}

/// A range.
struct Ends {
    first: Num,
    /// Behind the unit of the first end.
    unit: usize,
    joint: Joint,
    last: Num,
}

impl Ends {
    /// Whether it is a piece of a telephone number, a date, a score, an address.
    fn is_part_of_more(&self, desk: &Desk<'_>) -> bool {
        let text = desk.text;
        let (first, last) = (self.first, self.last);
        let joins = |i: usize| text.is(i, "-‐–");
        let clock = self.is_clock(desk);
        let padded = |num: &Num| {
            !clock
                && num.whole - num.from > 1
                && text.c(num.from) == Some('0')
                && !self.joint.sure
        };
        let before = first.from.checked_sub(1);
        let chained = before.is_some_and(|i| {
            joins(i) && text.last(i).is_some_and(|c| c.is_ascii_alphanumeric())
        });
        let lettered = text.last(first.from).is_some_and(|c| c.is_ascii_alphabetic());
        let road = text.is_last(first.from, "路街巷道弄里") && self.joint.sign.is_none();
        let goes_on = joins(last.to) && text.is_digit(last.to + 1);
        chained
            || goes_on
            || lettered
            || road
            || first.points > 1
            || last.points > 1
            || padded(&first)
            || padded(&last)
    }

    fn judge(&self, desk: &mut Desk<'_>) {
        let text = desk.text;
        let end = text.unit(self.last.to);
        let (own, other) =
            (text.part(self.first.to, self.unit), text.part(self.last.to, end));
        let year = |num: &Num| text.plain(num).is_some_and(|y| (1000..2200).contains(&y));
        let years = (year(&self.first) && (own.is_empty() || own == "年"))
            && year(&self.last)
            && (other.starts_with('年') || self.in_brackets(desk));
        let clock = self.is_clock(desk);
        let timed = |unit: &str| TIMES.contains(&unit);
        if years || clock || timed(other) || (timed(own) && !own.is_empty()) {
            let short = self.last.to - self.last.from == 2;
            if other.starts_with('年') && year(&self.first) && short {
                return;
            }
            self.span(desk, clock || years, other);
            return;
        }
        if own.is_empty() && other.is_empty() && !self.joint.sure {
            return;
        }
        self.amounts(desk, end);
    }

    fn in_brackets(&self, desk: &Desk<'_>) -> bool {
        let text = desk.text;
        (text.is_last(self.first.from, "（(") && text.is(self.last.to, "）)年"))
            || text.word(self.last.to, &["规划", "年度", "学年"]).is_some()
    }

    /// Whether both ends are times: 8:00-12:00.
    fn is_clock(&self, desk: &Desk<'_>) -> bool {
        let text = desk.text;
        let colon = |i: usize| text.is(i, ":：") && text.is_digit(i + 1);
        let minutes = self.first.from.checked_sub(1).is_some_and(|i| text.is(i, ":："));
        minutes && colon(self.last.to) && self.unit == self.first.to
    }

    /// A range of dates or times: 一字线 or 浪纹线.
    fn span(&self, desk: &mut Desk<'_>, sure: bool, unit: &str) {
        let text = desk.text;
        if self.joint.sign.is_some() {
            return;
        }
        let value = |num: &Num| text.plain(num).unwrap_or(0);
        let rises = value(&self.first) < value(&self.last);
        let spaced = self.unit > self.first.to;
        if !(sure || self.joint.sure || rises || spaced) {
            return;
        }
        let end = self.last.to + if sure { 0 } else { unit.chars().count() };
        let fix = format!(
            "{}—{}",
            text.part(self.first.from, self.unit),
            text.part(self.last.from, end)
        );
        desk.find(Rule::RangeSign, self.first.from, end, Some(fix));
    }

    /// A range of amounts.
    fn amounts(&self, desk: &mut Desk<'_>, end: usize) {
        let text = desk.text;
        let value = |num: &Num| {
            let digits: String =
                text.part(num.from, num.to).chars().filter(|c| *c != ',').collect();
            digits.parse::<f64>().unwrap_or(0.0)
        };
        let negative =
            text.is(self.joint.to, "−-") || text.is_last(self.first.from, "−-");
        let rises = value(&self.first) < value(&self.last) || negative;
        let own = text.part(self.first.to, self.unit);
        let unit = text.part(self.last.to, end);
        let steps = text.multiplier(self.last.to);
        let many = text.part(self.last.to, steps);
        if !self.joint.sure && self.joint.sign.is_none() && !(rises || own == unit) {
            return;
        }
        let rate = matches!(unit, "%" | "‰" | "％");
        let lacks = own.is_empty() && (!many.is_empty() || rate);
        let wanted = if !lacks {
            own
        } else if rises {
            unit
        } else {
            // 3000～5万元: the first end is counted in 元
            text.part(steps, end)
        };
        let asked = text.policy.range.unwrap_or(RangeSign::Wave);
        let ill = match self.joint.sign {
            None => true,
            Some(sign) => text.policy.range.is_some_and(|range| range != sign),
        };
        if let Some(sign) = self.joint.sign {
            desk.custom(Custom::Range(sign), self.first.from, end);
        }
        let sign = self.joint.sign.filter(|_| !ill).unwrap_or(asked).sign();
        let negative = if text.is(self.joint.to, "−-") { "−" } else { "" };
        let lead = self.minus(desk);
        let fix = format!(
            "{}{}{wanted}{sign}{negative}{}",
            if lead < self.first.from { "−" } else { "" },
            text.part(self.first.from, self.first.to),
            text.part(self.last.from, end)
        );
        let rule = if ill { Rule::RangeSign } else { Rule::RangeUnit };
        if ill || (lacks && wanted != own) {
            desk.find(rule, lead, end, Some(fix));
        }
    }

    /// The sign of the first end, or the first end.
    fn minus(&self, desk: &Desk<'_>) -> usize {
        let text = desk.text;
        let at = self.first.from.saturating_sub(1);
        let before = text.last(at).is_none_or(|c| !c.is_ascii_alphanumeric());
        let signed = at < self.first.from && text.is(at, "-−") && before;
        if signed { at } else { self.first.from }
    }
}
