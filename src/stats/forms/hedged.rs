//! Hedges that say twice what is not exact, or contradict each other: 约…左右, 近…多,
//! 超过…以上.

use super::{Desk, Rule};

/// What a hedge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    About,
    Near,
    Over,
    Under,
}

use Sense::{About, Near, Over, Under};

/// Words before the number, the longest first.
const BEFORE: &[(&str, Sense)] = &[
    ("大约", About),
    ("大概", About),
    ("约莫", About),
    ("约占", About),
    ("约为", About),
    ("约有", About),
    ("约合", About),
    ("约需", About),
    ("约达", About),
    ("将近", Near),
    ("接近", Near),
    ("不超过", Under),
    ("不高于", Under),
    ("不多于", Under),
    ("不低于", Over),
    ("不少于", Over),
    ("至少", Over),
    ("超过", Over),
    ("超出", Over),
    ("突破", Over),
    ("高于", Over),
    ("多于", Over),
    ("至多", Under),
    ("最多", Under),
    ("不足", Under),
    ("不到", Under),
    ("低于", Under),
    ("少于", Under),
    ("约", About),
    ("近", Near),
    ("超", Over),
    ("逾", Over),
];

/// Characters that make another word of 约, 近, 超 or 逾.
const WORDS: &str = "简节预签合条公契履违特邀制集婚附临靠邻亲最远将接新赶高反大不";

/// What a hedge before the number may be parted by.
const LINKS: &[&str] = &["有", "为", "达", "到"];

/// Units with which 近 says recently: 近30多年.
const RECENT: &[&str] =
    &["年", "天", "日", "周", "个月", "个星期", "次", "届", "场", "期", "代", "个世纪"];

/// A number with what stands around it.
struct Hedged {
    /// Where its digits begin.
    from: usize,
    /// Behind them, with multipliers in Han.
    digits: usize,
}

pub(super) fn hedges(desk: &mut Desk<'_>) {
    let text = desk.text;
    let mut numbers: Vec<Hedged> =
        text.nums.iter().map(|num| Hedged { from: num.from, digits: num.to }).collect();
    let mut at = 0;
    while at < text.len() {
        let to = text.numerals(at);
        let part = text.part(at, to);
        let arabic =
            at.checked_sub(1).is_some_and(|i| text.is_digit(i) || text.is(i, "."));
        if to > at && !arabic && part.contains(['十', '百', '千', '万', '亿']) {
            numbers.push(Hedged { from: at, digits: to });
        }
        at = to.max(at + 1);
    }
    for number in numbers {
        number.judge(desk);
    }
}

impl Hedged {
    fn judge(&self, desk: &mut Desk<'_>) {
        let text = desk.text;
        let before = self.before(desk);
        let step = text.multiplier(self.digits);
        let more = text.is(step, "多余") && !text.is(step + 1, "额热量温数元于此亏");
        let behind = step + usize::from(more);
        let unit = text.unit(behind);
        let after = after(desk, unit);
        let start = before.map_or(self.from, |(at, ..)| at);
        let number = |to: usize| text.part(self.from, to);
        if more && let Some((_, sense, word)) = before {
            let recent =
                sense == Near && text.word(text.multiplier(behind), RECENT).is_some();
            if recent || (word == "近" && unit == behind && text.is(behind, "年")) {
                return;
            }
            let fix = match sense {
                About => Some(number(unit).to_owned()),
                Over => Some(format!(
                    "{}{}{}",
                    text.part(start, self.from),
                    number(step),
                    text.part(behind, unit)
                )),
                Near | Under => None,
            };
            desk.find(Rule::Hedge, start, unit, fix);
            return;
        }
        let Some((to, last)) = after else { return };
        if more {
            let fix = (matches!(last, About | Over)).then(|| number(unit).to_owned());
            desk.find(Rule::Hedge, self.from, to, fix);
            return;
        }
        let Some((_, sense, _)) = before else { return };
        let fix = match (sense, last) {
            (About | Near, About) | (Over, Over) | (Under, Under) => {
                Some(text.part(start, unit).to_owned())
            }
            _ => None,
        };
        desk.find(Rule::Hedge, start, to, fix);
    }

    /// The hedge before the number: where it begins, what it says, the word.
    fn before(&self, desk: &Desk<'_>) -> Option<(usize, Sense, &'static str)> {
        let text = desk.text;
        let signed = self.from - usize::from(text.is_last(self.from, "−-¥￥$"));
        let link = text.word_before(signed, LINKS).map_or(0, |(_, len)| len);
        [signed, signed - link].into_iter().find_map(|end| {
            let (word, sense) = BEFORE
                .iter()
                .find(|(word, _)| text.word_before(end, &[word]).is_some())?;
            let len = word.chars().count();
            let other = len == 1 && text.is_last(end - 1, WORDS);
            // 合约有300多项
            let told = word.starts_with('约') && len == 2 && text.is_last(end - 2, WORDS);
            (!other && !told).then_some((end - len, *sense, *word))
        })
    }
}

/// The hedge behind a unit: where it ends and what it says.
fn after(desk: &Desk<'_>, unit: usize) -> Option<(usize, Sense)> {
    let text = desk.text;
    let to = unit + 2;
    let at_end = text.c(to).is_none_or(|c| "，。、；：）！？的 ”".contains(c));
    let sense = match text.part(unit, to) {
        "左右" if !text.is(to, "两侧手岸江为邻") => About,
        "上下" if at_end => About,
        "以上" | "有余" => Over,
        "以下" | "以内" => Under,
        _ => return None,
    };
    Some((to, sense))
}
