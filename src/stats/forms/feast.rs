//! Names made of month and day (GB/T 15835—2011, 5.1.6, 5.2.3): “5·12” with a mark and
//! quotes; in Han digits a mark after 一月, 十一月, 十二月 only.

use super::{Desk, Rule, han};

/// What such names name.
const CUES: &[&str] = &[
    "晚会",
    "地震",
    "大地震",
    "特大地震",
    "汶川",
    "事件",
    "惨案",
    "运动",
    "事变",
    "抗震",
    "消费者",
    "国际消费者",
    "专案",
    "案件",
    "大案",
    "特大",
    "爆炸",
    "枪击案",
    "事故",
    "空难",
    "洪灾",
    "特别重大",
    "重大",
    "抗战",
    "玉树",
    "暴雨",
    "郑州",
    "反革命",
    "火灾",
    "国际护士节",
    "防灾减灾",
    "全民国家安全",
    "凶杀",
    "大屠杀",
    "讲话",
];

pub(super) fn feasts(desk: &mut Desk<'_>) {
    let text = desk.text;
    for num in &text.nums {
        arabic(desk, num.from, num.to, num.points);
    }
    for at in 0..text.len() {
        if text.is(at, "·") {
            marked(desk, at);
        }
    }
    for (word, fix) in [("一二九", "一二·九"), ("一二八", "一·二八")] {
        for at in 0..text.len() {
            if !text.starts(at, word) {
                continue;
            }
            let open = text.is_last(at, "“\"");
            let to = at + 3 + usize::from(open);
            if text.word(to, &["运动", "事变", "抗战", "精神", "学生运动"]).is_none()
            {
                continue;
            }
            if open {
                desk.find(Rule::Feast, at, at + 3, Some(fix.to_owned()));
            } else if !text.last(at).is_some_and(han::is_numeral) {
                desk.find(Rule::Feast, at, at + 3, Some(format!("“{fix}”")));
            }
        }
    }
}

/// 5.12 and 3·15: month and day in Arabic digits.
fn arabic(desk: &mut Desk<'_>, from: usize, end: usize, points: usize) {
    let text = desk.text;
    let (to, dotted) = if points == 1 {
        (end, true)
    } else if points == 0 && text.is(end, "·．") && text.is_digit(end + 1) {
        (text.digits(end + 1), text.is(end, "．"))
    } else {
        return;
    };
    let parts: Vec<&str> = text.part(from, to).split(['.', '·', '．']).collect();
    let [month, day] = parts.as_slice() else { return };
    let value = |part: &str| part.parse::<u32>().unwrap_or(0);
    let real = (1..=12).contains(&value(month))
        && (1..=31).contains(&value(day))
        && month.len() <= 2
        && day.len() <= 2
        && !month.starts_with('0');
    if !real {
        return;
    }
    let quoted = text.is_last(from, "“\"") && text.is(to, "”\"");
    let named = text.word(to + usize::from(quoted), CUES).is_some();
    let name = format!("{month}·{day}");
    if quoted && named && dotted {
        desk.find(Rule::Feast, from, to, Some(name));
    } else if named && !quoted && !text.is_last(from, "“·.") {
        // 12.5 重大项目: a point alone names no day, unless nothing else can be meant
        let known = ["3·15", "5·12", "9·18", "7·20", "7·7"].contains(&name.as_str());
        if !dotted || known {
            desk.find(Rule::Feast, from, to, Some(format!("“{name}”")));
        }
    }
}

/// “五·四”, “九·一八”, “十·一”: the mark has no place after other months.
fn marked(desk: &mut Desk<'_>, at: usize) {
    let text = desk.text;
    let (Some(from), Some(month)) = (at.checked_sub(1), text.last(at)) else { return };
    let to = (at + 1..at + 4).find(|i| !text.c(*i).is_some_and(han::is_numeral));
    let Some(to) = to.filter(|to| *to > at + 1) else { return };
    let wrong = "二三四五六七八九十".contains(month);
    let lone = !text.last(from).is_some_and(han::is_numeral);
    let quoted = text.is_last(from, "“\"") && text.is(to, "”\"");
    let named = text.word(to, CUES).is_some();
    if wrong && lone && (quoted || named) {
        let fix = format!("{month}{}", text.part(at + 1, to));
        desk.find(Rule::Feast, from, to, Some(fix));
    }
}
