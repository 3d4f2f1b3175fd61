//! Like items in like digits (GB/T 15835—2011, 4.3.4), ordinals among them; 两 before
//! measure words.

use super::{Desk, Rule, han};

/// Measure words of items in a list.
const MEASURES: &str = "个条家户名人项座所台辆件处场期批支只张间套次";

/// What parts items of a list.
const JOINTS: &[&str] = &["以及", "、", "和", "及", "与"];

/// Verbs that an item may begin with after a comma.
const VERBS: &[&str] = &[
    "建成", "新建", "改建", "改造", "打造", "新增", "修建", "完成", "引进", "培育",
    "创建",
];

/// A count in Han digits at a place: its end and value.
fn han_count(desk: &Desk<'_>, at: usize) -> Option<(usize, u64)> {
    let text = desk.text;
    let to = (at..at + 4).find(|i| !text.c(*i).is_some_and(han::is_numeral))?;
    let value = han::read(text.part(at, to))?;
    // 一 and 两 are words as often as numbers
    let counted = value > 2 || text.is(at, "二");
    (counted && value < 100).then_some((to, value))
}

/// 新建3个公园、四个广场 and 四个广场、3个公园.
pub(super) fn items(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let counts = text.plain(num).is_some_and(|value| value < 1000);
        let Some(measure) = text.c(num.to).filter(|c| MEASURES.contains(*c) && counts)
        else {
            continue;
        };
        if text.is_last(num.from, "第这那前后每") {
            continue;
        }
        // the next item of the list
        let stop =
            (num.to + 1..num.to + 12).find(|i| text.is(*i, "、，。；和及与以“”（\n"));
        let Some(stop) = stop.filter(|stop| *stop > num.to + 1) else { continue };
        let next = if text.is(stop, "，") {
            text.word(stop + 1, VERBS).map(|(_, len)| stop + 1 + len)
        } else {
            text.word(stop, JOINTS).map(|(_, len)| stop + len)
        };
        if let Some(from) = next
            && let Some((to, value)) = han_count(desk, from)
            && text.c(to) == Some(measure)
            && plain_noun(desk, to + 1)
        {
            desk.find(Rule::LikeItems, from, to, Some(value.to_string()));
        }
        earlier(desk, num.from, measure);
    }
}

/// Whether a noun follows that no set name begins with.
fn plain_noun(desk: &Desk<'_>, at: usize) -> bool {
    let text = desk.text;
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    text.c(at).is_some_and(han) && !text.is(at, "全意自维确代多月百小方季")
}

/// The item of a list before an Arabic one, in Han digits.
fn earlier(desk: &mut Desk<'_>, at: usize, measure: char) {
    let text = desk.text;
    let Some((_, len)) = text.word_before(at, JOINTS) else { return };
    let stop = at - len;
    for from in (stop.saturating_sub(14)..stop).rev() {
        if text.is(from, "、，。；“”（\n和及与") {
            return;
        }
        let led = text.last(from).is_none_or(|c| {
            !(han::is_numeral(c)
                || c.is_ascii_digit()
                || "第这那前后每各其上下本此几数".contains(c))
        });
        if let Some((to, value)) = han_count(desk, from).filter(|_| led)
            && text.c(to) == Some(measure)
            && to + 1 < stop
            && plain_noun(desk, to + 1)
        {
            desk.find(Rule::LikeItems, from, to, Some(value.to_string()));
            return;
        }
    }
}

/// 第1章 … 第二章: the later in the form of the earlier.
pub(super) fn ordinals(desk: &mut Desk<'_>) {
    let text = desk.text;
    let mut first: Option<(char, bool)> = None;
    let mut at = 0;
    while at < text.len() {
        if text.is(at, "。！？；\n") {
            first = None;
        }
        at += 1;
        if !text.is(at - 1, "第") {
            continue;
        }
        let (to, arabic, value) = if let Some(num) = text.num_at(at) {
            (num.to, true, text.plain(num))
        } else {
            let to = text.numerals(at);
            (to, false, han::read(text.part(at, to)))
        };
        let Some(measure) = text.c(to).filter(|c| "章节名期轮批组课集卷篇".contains(*c))
        else {
            continue;
        };
        let Some(value) = value.filter(|value| (1..100).contains(value)) else {
            continue;
        };
        match first {
            Some((known, form)) if known == measure && form != arabic => {
                let fix = if form { Some(value.to_string()) } else { han::write(value) };
                desk.find(Rule::LikeItems, at, to, fix);
            }
            Some((known, _)) if known == measure => {}
            _ => first = Some((measure, arabic)),
        }
        at = to;
    }
}

/// 二个, 二倍.
pub(super) fn pairs(desk: &mut Desk<'_>) {
    let text = desk.text;
    for at in 0..text.len() {
        let counted = text.is(at + 1, "个倍种件岁") && !text.is(at + 2, "体音");
        let led = text.last(at).is_none_or(|c| {
            !(han::is_numeral(c)
                || c.is_ascii_digit()
                || "第初周期其老小“、·十，".contains(c))
        });
        if text.is(at, "二") && counted && led {
            desk.find(Rule::Liang, at, at + 1, Some("两".to_owned()));
        }
    }
}
