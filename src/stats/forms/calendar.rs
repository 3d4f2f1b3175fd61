//! Years, dates, times of day and numbers of documents (GB/T 15835—2011, 5.1.4, 5.1.5,
//! 5.2.5; GB/T 9704—2012, 7.2.5).

use super::text::Num;
use super::{Desk, Rule, Stand, han};

/// The year that short years are read from where the edition has no date.
const NOW: u16 = 2025;

/// A year of two digits in full: one of the hundred that end with the next year.
fn full(desk: &Desk<'_>, short: u64) -> u64 {
    let now = u64::from(desk.text.policy.year.unwrap_or(NOW)) + 1;
    let century = now - now % 100;
    if short <= now % 100 { century + short } else { century - 100 + short }
}

/// 06年, ’06年, 98年12月, 2016—20年.
pub(super) fn years(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let short = num.to - num.from == 2 && num.points == 0;
        let Some(value) = text.plain(num).filter(|_| short && text.is(num.to, "年"))
        else {
            continue;
        };
        let behind = num.to + 1;
        let apostrophe = text.is_last(num.from, "’'‘");
        let from = num.from - usize::from(apostrophe);
        let zero = text.is(num.from, "0") && !text.is(behind, "级代");
        let span = text.is_last(num.from, "—～-–~")
            && (num.from >= 5)
            && text.num_at(num.from - 5).is_some_and(|first| first.to == num.from - 1);
        if span {
            let start = text.num_at(num.from - 5).and_then(|first| text.plain(first));
            let Some(start) = start.filter(|y| (1000..2200).contains(y)) else {
                continue;
            };
            let end = start - start % 100 + value;
            let fix = format!("{start}—{end}年");
            if end > start {
                desk.find(Rule::Year, num.from - 5, behind, Some(fix));
            }
        } else if zero || apostrophe || is_dated(desk, num) {
            let fix = format!("{}年", full(desk, value));
            desk.find(Rule::Year, from, behind, Some(fix));
        }
    }
}

/// Whether 98年 is a year and no length of time: a month follows, 底, 初; or it is one end
/// of a span whose other end is in full.
fn is_dated(desk: &Desk<'_>, num: &Num) -> bool {
    let text = desk.text;
    let behind = num.to + 1;
    if text
        .last(num.from)
        .is_some_and(|c| "第近约满过了历长达这后前用每足超逾余整大共".contains(c))
    {
        return false;
    }
    let month = text.num_at(behind).is_some_and(|month| {
        text.plain(month).is_some_and(|m| (1..=12).contains(&m))
            && text.is(month.to, "月")
    });
    let part = text.word(behind, &["上半年", "下半年", "年底"]).is_some();
    let edge = (text.is(behind, "底") && !text.is(behind + 1, "蕴气色线子"))
        || (text.is(behind, "初") && !text.is(behind + 1, "心衷中始"));
    let bound = text.is_last(num.from, "从自由")
        && text.is(behind, "到至")
        && text
            .num_at(behind + 1)
            .is_some_and(|end| end.to - end.from == 4 && text.is(end.to, "年"));
    month || part || edge || bound
}

/// 二0一五年, 二零二一年, 二〇15年; 三千〇五.
pub(super) fn zeros(desk: &mut Desk<'_>) {
    let text = desk.text;
    for at in 0..text.len() {
        if text.is(at, "年") {
            han_year(desk, at);
        }
        let measured = text.is(at, "〇○")
            && text.is_last(at, "十百千万亿")
            && text.c(at + 1).and_then(han::digit).is_some();
        if measured {
            desk.find(Rule::Zero, at, at + 1, Some("零".to_owned()));
        }
    }
}

fn han_year(desk: &mut Desk<'_>, at: usize) {
    let text = desk.text;
    let Some(from) = at.checked_sub(4) else { return };
    let wrong = |c: char| "零0○〇OＯoОо◯０".contains(c);
    let chars: Vec<char> = text.part(from, at).chars().collect();
    let han = |c: &&char| "一二三四五六七八九".contains(**c);
    let digit =
        |c: &char| wrong(*c) || "一二三四五六七八九".contains(*c) || c.is_ascii_digit();
    let edge = |c: char| !(c.is_ascii_alphanumeric() || han::is_numeral(c));
    let century = matches!(chars.first(), Some('一' | '二' | '1' | '2'));
    if !chars.iter().all(digit) || !century || !text.last(from).is_none_or(edge) {
        return;
    }
    let arabic = chars.iter().filter(|c| matches!(c, '1'..='9')).count();
    if chars.iter().filter(han).count() == 0 {
        return;
    }
    let fix: String = if arabic > 0 {
        chars.iter().map(|c| arabic_digit(*c)).collect()
    } else {
        chars.iter().map(|c| if wrong(*c) { '〇' } else { *c }).collect()
    };
    desk.find(Rule::Zero, from, at + 1, Some(format!("{fix}年")));
}

fn arabic_digit(c: char) -> char {
    let value = han::digit(c).and_then(|value| u32::try_from(value).ok());
    let value = value.and_then(|value| char::from_digit(value, 10));
    value.unwrap_or(if c.is_ascii_digit() { c } else { '0' })
}

/// 2020.1.5, 2020/1/5, 1月5号, 2020年一月.
pub(super) fn dates(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        if text.stand == Stand::Prose {
            short_date(desk, num);
        }
        day_word(desk, num);
        mixed_month(desk, num);
    }
}

fn short_date(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let mut to = num.to;
    if num.points == 0 {
        for _ in 0..2 {
            match text.num_at(to + 1) {
                Some(next) if text.is(to, "/／．") && next.points == 0 => to = next.to,
                _ => return,
            }
        }
    }
    let parts: Vec<&str> =
        text.part(num.from, to).split(['.', '/', '／', '．']).collect();
    let [year, month, day] = parts.as_slice() else { return };
    let value = |part: &str| part.parse::<u32>().unwrap_or(0);
    let (y, m, d) = (value(year), value(month), value(day));
    let real = year.len() == 4
        && (1800..2200).contains(&y)
        && (1..=12).contains(&m)
        && (1..=31).contains(&d)
        && month.len() <= 2
        && day.len() <= 2;
    let version = text
        .last(num.from)
        .is_some_and(|c| c.is_ascii_alphabetic() || "版本".contains(c));
    if real && !version && !text.is(to, "./-") {
        desk.find(Rule::Date, num.from, to, Some(format!("{y}年{m}月{d}日")));
    }
}

/// 1月5号, outside quotations.
fn day_word(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let Some(day) = text.num_at(num.to + 1).filter(|_| text.is(num.to, "月")) else {
        return;
    };
    let value = text.plain(day).filter(|day| (1..=31).contains(day));
    let named = text.is(day.to + 1, "楼线院厅门文车馆店地台井坑船");
    if value.is_some() && text.is(day.to, "号") && !named && !is_quoted(desk, day.to) {
        let fix = format!("{}日", text.part(num.from, day.to));
        desk.find(Rule::Date, num.from, day.to + 1, Some(fix));
    }
}

/// Whether a place lies between quotes.
fn is_quoted(desk: &Desk<'_>, at: usize) -> bool {
    let text = desk.text;
    let before = (0..at).rev().take(80).find(|i| text.is(*i, "“”\n"));
    before.is_some_and(|i| text.is(i, "“"))
}

/// 2020年一月, 2020年1月五日: months and days in the digits of the year.
fn mixed_month(desk: &mut Desk<'_>, num: &Num) {
    let text = desk.text;
    let mark = num.to;
    let four = num.to - num.from == 4 && text.is(mark, "年");
    if !four && !text.is(mark, "月") {
        return;
    }
    let end = if four { "月" } else { "日" };
    let from = mark + 1;
    let to = (from..from + 4).find(|i| !text.c(*i).is_some_and(han::is_numeral));
    let Some(to) = to.filter(|to| *to > from && text.is(*to, end)) else { return };
    let most = if four { 12 } else { 31 };
    let Some(value) = han::read(text.part(from, to)).filter(|v| (1..=most).contains(v))
    else {
        return;
    };
    let whole = !text.is(to + 1, "革天花季");
    if whole {
        desk.find(Rule::Date, from, to, Some(value.to_string()));
    }
}

/// 10：30, 下午15时, 12:30分.
pub(super) fn clocks(desk: &mut Desk<'_>) {
    let text = desk.text;
    for hour in &text.nums {
        let Some(value) = text.plain(hour).filter(|h| *h <= 24) else { continue };
        let half = text.word_before(hour.from, &["下午", "晚上", "傍晚", "夜间", "当晚"]);
        let timed = text.is(hour.to, "时点:：") && hour.to - hour.from == 2;
        let (from, early) = match half {
            Some((word, len)) if (13..24).contains(&value) && timed && word != "当晚" => {
                (hour.from - len, true)
            }
            _ => (hour.from, false),
        };
        let minute = text.num_at(hour.to + 1).filter(|minute| {
            text.is(hour.to, ":：")
                && minute.to - minute.from == 2
                && text.plain(minute).is_some_and(|m| m < 60)
        });
        let Some(minute) = minute else {
            if early && !text.is(hour.to, ":：") {
                let to = hour.to + 1;
                let fix = text.part(hour.from, to).to_owned();
                desk.find(Rule::Clock, from, to, Some(fix));
            }
            continue;
        };
        let ratio = text.is(minute.to, ":：∶")
            || text.is_last(hour.from, ":：∶表图题例第")
            || text
                .word_before(
                    hour.from,
                    &["比分", "比例", "之比", "比分为", "比例为", "以"],
                )
                .is_some();
        let wide = text.is(hour.to, "：") && !ratio && text.unit(minute.to) == minute.to;
        let twice = text.is(minute.to, "分时点") && !text.is(minute.to + 1, "钟许间");
        if wide || early || twice {
            let to = minute.to + usize::from(twice);
            let fix = format!(
                "{}:{}",
                text.part(hour.from, hour.to),
                text.part(minute.from, minute.to)
            );
            desk.find(Rule::Clock, from, to, Some(fix));
        }
    }
}

/// Characters that the name of a document's office ends in.
const OFFICES: &str =
    "改农水交安环发办函字政文规通令告党组委厅宣人社财教住建卫审税会纪监";

/// `国办发[2019]6号`, 郑政〔2020〕第5号, 〔2020〕05号.
pub(super) fn documents(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        let year = text.plain(num).is_some_and(|y| (1949..2200).contains(&y));
        let (open, close) = (num.from.saturating_sub(1), num.to);
        let pairs = ["[]", "［］", "〔〕", "（）", "()", "【】", "{}", "﹝﹞"];
        let pair =
            [text.c(open), text.c(close)].into_iter().flatten().collect::<String>();
        if !year || num.from == 0 || !pairs.contains(&pair.as_str()) {
            continue;
        }
        let office = text.is_last(open, OFFICES);
        let serial = text.c(close + 1) == Some('第');
        let from = close + 1 + usize::from(serial);
        let to = text.digits(from);
        let number = text.part(from, to);
        if !office || number.is_empty() || number.len() > 5 || !text.is(to, "号") {
            continue;
        }
        let bare = number.trim_start_matches('0');
        let ordered = text.is_last(open, "令告");
        if bare.is_empty() || (ordered && (serial || pair == "（）")) {
            continue;
        }
        let year = text.part(num.from, num.to);
        if serial || bare != number {
            let fix = format!("〔{year}〕{bare}号");
            desk.find(Rule::Document, open, to + 1, Some(fix));
        } else if pair != "〔〕" {
            desk.find(Rule::Document, open, close + 1, Some(format!("〔{year}〕")));
        }
    }
}
