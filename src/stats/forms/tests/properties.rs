//! What holds for any text: findings lie within it, and what was put right is not told
//! again.

use super::*;
use proptest::prelude::*;

/// Pieces that numbers and what stands around them are made of.
const PIECES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "5",
    "12",
    "20",
    "06",
    "98",
    "2020",
    "300000000",
    "1,234",
    "3.45",
    ".",
    "．",
    "。",
    "·",
    ",",
    "，",
    "、",
    "-",
    "--",
    "～",
    "~",
    "—",
    "：",
    ":",
    "∶",
    "%",
    "％",
    "‰",
    "百分之",
    "个百分点",
    "百分点",
    "万",
    "亿",
    "千",
    "百",
    "十",
    "零",
    "〇",
    "一",
    "二",
    "三",
    "四",
    "五",
    "年",
    "月",
    "日",
    "号",
    "时",
    "分",
    "个",
    "元",
    "人",
    "公里",
    "℃",
    "°C",
    "ºC",
    "m2",
    "x",
    "*",
    "¥",
    "约",
    "近",
    "超过",
    "大约",
    "左右",
    "以上",
    "多",
    "余",
    "几",
    "数",
    "第",
    "届",
    "分之",
    "“",
    "”",
    "（",
    "）",
    "[",
    "]",
    "发",
    "下午",
    "星期",
    "农历",
    "一带一路",
    "项规定",
    "运动",
    " ",
    "\u{2009}",
    "\n",
    "章",
    "名",
    "和",
    "学校",
    "A",
    "kg",
    "https://a.cn",
    "电话",
    "《",
    "》",
    "正月",
    "初",
    "从",
    "到",
    "底",
    "之",
    "０",
    "8",
    "999999999999",
];

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..24)
        .prop_map(|pieces| pieces.concat())
}

fn policies() -> impl Strategy<Value = Policy> {
    let groupings =
        [None, Some(Grouping::None), Some(Grouping::Comma), Some(Grouping::Space)];
    let ranges = [None, Some(RangeSign::Wave), Some(RangeSign::Dash)];
    (
        proptest::sample::select(groupings.to_vec()),
        proptest::sample::select(ranges.to_vec()),
    )
        .prop_map(|(grouping, range)| Policy {
            grouping,
            range,
            year: Some(2021),
            ..Policy::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn findings_lie_in_the_text_in_order_and_apart(text in texts(), policy in policies()) {
        for stand in [Stand::Prose, Stand::Cell] {
            let report = analyse(&text, stand, &policy);
            let mut end = 0;
            for one in &report.findings {
                prop_assert!(end <= one.at.start && one.at.start < one.at.end);
                prop_assert!(text.get(one.at.clone()).is_some());
                prop_assert!(one.fix.as_deref() != text.get(one.at.clone()));
                end = one.at.end;
            }
            for (_, at) in &report.customs {
                prop_assert!(text.get(at.clone()).is_some_and(|part| !part.is_empty()));
            }
        }
    }

    #[test]
    fn any_characters_are_read(text in ".{0,60}") {
        analyse(&text, Stand::Prose, &Policy::default());
    }

    #[test]
    fn what_is_put_right_is_not_told_again(text in texts(), policy in policies()) {
        for one in analyse(&text, Stand::Prose, &policy).findings {
            let Some(right) = put_right(&text, &one) else { continue };
            let fixed = one.at.start..one.at.start + one.fix.as_deref().unwrap_or("").len();
            let again = analyse(&right, Stand::Prose, &policy).findings;
            let again = again.iter().find(|other| other.rule == one.rule && other.at == fixed);
            prop_assert!(again.is_none(), "{text} → {right}: {again:?}");
        }
    }
}
