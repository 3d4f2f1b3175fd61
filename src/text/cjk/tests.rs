//! The rules T1 to T14, each with a control on which it does not hold.

use crate::base::{Lang, Len, TypefaceId};
use crate::text::{Break, Format, Kinsoku, Rules, Run, breaks};

const LEVELS: [Kinsoku; 4] =
    [Kinsoku::None, Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict];

fn judged(text: &str, lang: Lang, rules: &Rules) -> Vec<Break> {
    let format = Format { lang, ..Format::plain(TypefaceId(0), Len::pt(10)) };
    breaks(&[Run::detached(text, format)], rules)
}

/// The text with | where a line may break, ¦ where better not, ⁞ where it would be torn
/// open otherwise, ‖ where it must.
fn parts_by(text: &str, lang: Lang, rules: &Rules) -> String {
    let mut out = String::new();
    for (i, (c, found)) in text.chars().zip(judged(text, lang, rules)).enumerate() {
        match found {
            Break::Forced if i > 0 => out.push('‖'),
            Break::Free if i > 0 => out.push('|'),
            Break::Soft | Break::Hyphen => out.push('¦'),
            Break::Term => out.push('⁞'),
            _ => {}
        }
        out.push(c);
    }
    out
}

fn rules(kinsoku: Kinsoku) -> Rules {
    Rules { kinsoku, hyphenate: false, ..Rules::default() }
}

fn parts(text: &str) -> String {
    parts_by(text, Lang::ZhHans, &rules(Kinsoku::Gb))
}

/// Whether a line may start with a mark, and end with it, between ideographs.
fn starts_and_ends(mark: &str, lang: Lang, level: Kinsoku) -> (bool, bool) {
    let text = format!("文{mark}文");
    let found = judged(&text, lang, &rules(level));
    (found[1].is_allowed(), found[found.len() - 1].is_allowed())
}

/// The lowest level from which no line starts (ends) with each of some marks.
#[track_caller]
fn assert_held(marks: &str, lang: Lang, start: Option<Kinsoku>, end: Option<Kinsoku>) {
    for mark in marks.chars().map(String::from) {
        for level in LEVELS {
            let may = |least: Option<Kinsoku>| least.is_none_or(|least| level < least);
            let want = (may(start), may(end));
            let have = starts_and_ends(&mark, lang, level);
            assert_eq!(have, want, "{mark} {lang:?} {level:?}");
        }
    }
}

#[test]
fn marks_are_held_from_their_level_on() {
    use Kinsoku::{Basic, Gb, Strict};
    for lang in [Lang::ZhHans, Lang::ZhHant, Lang::ZhHantHk] {
        // T1 and T2: at `none` any mark may stand anywhere.
        assert_held(
            "、，；：。！？．’”）》〉」』】〕〗］｝〙〛｠",
            lang,
            Some(Basic),
            None,
        );
        assert_held("–—～〜·・･‧", lang, Some(Basic), None);
        assert_held("“‘（《〈「『【〔〖［｛〘〚｟", lang, None, Some(Basic));
        // T3: the solidus ends a line below `gb`.
        assert_held("／", lang, Some(Basic), Some(Gb));
        // T4, and T14: small kana.
        assert_held("…⋯‥", lang, Some(Strict), None);
        assert_held("っァーㇱ", lang, Some(Gb), None);
        assert_held("々ゝヽ〻", lang, Some(Basic), None);
        assert_held("文字カ가１Ａ", lang, None, None);
    }
    for pair in ["——", "……"] {
        for level in LEVELS {
            let (start, end) = starts_and_ends(pair, Lang::ZhHans, level);
            assert_eq!((start, end), (level < Strict, true), "{pair} {level:?}");
        }
    }
}

#[test]
fn japanese_and_korean_have_their_own_marks() {
    use Kinsoku::{Basic, Gb, Strict};
    assert_held("、。，．！？‼⁇・：；）」』】ゝ々〜゠‐–", Lang::Ja, Some(Basic), None);
    assert_held("っゃァーㇰｯ", Lang::Ja, Some(Gb), None);
    assert_held("…‥", Lang::Ja, Some(Strict), None);
    assert_held("（「『【", Lang::Ja, None, Some(Basic));
    // The solidus is GB/T 15834's.
    assert_held("／", Lang::Ja, None, None);
    assert_held("：", Lang::Ko, Some(Basic), None);
    assert_held("（「『《", Lang::Ko, None, Some(Basic));
    // Syllables part, a closing bracket and a stop do not; a space is a place to break.
    let ko = |level| parts_by("정부는 (서울) 발표.", Lang::Ko, &rules(level));
    assert_eq!(ko(Gb), "정|부|는 |(서|울) |발|표.");
    assert_eq!(ko(Kinsoku::None), "정|부|는 |(|서|울|) |발|표|.");
    // An English dash stands like a letter, a Chinese one like a connector.
    let dash = |lang| parts_by("one—two — three", lang, &rules(Gb));
    assert_eq!(dash(Lang::En), "one|—|two |— |three");
    assert_eq!(dash(Lang::ZhHans), "one—|two — |three");
}

#[test]
fn marks_are_held_across_spaces() {
    assert_eq!(parts("文 ，文"), "文 ，|文");
    assert_eq!(parts("文 · 文"), "文 · |文");
    assert_eq!(parts("（ 文"), "（ 文");
    assert_eq!(parts("文 文"), "文 |文");
}

#[test]
fn one_sign_is_never_split_at_any_level() {
    // T6 to T8.
    for level in LEVELS {
        for sign in ["——", "……", "？！", "！！！", "？！！"] {
            let found = judged(&format!("文{sign}文"), Lang::ZhHans, &rules(level));
            let last = found.len() - 2;
            assert!(found[2..=last].iter().all(|b| *b == Break::Never), "{sign}");
            assert!(found[last + 1].is_allowed(), "{sign}");
        }
    }
    let none = rules(Kinsoku::None);
    assert_eq!(parts_by("。。，！", Lang::ZhHans, &none), "。|。|，|！");
    assert_eq!(parts_by("文？\u{200b}！", Lang::ZhHans, &none), "文|？\u{200b}|！");
    assert_eq!(parts("文—\u{200b}—"), "文—\u{200b}|—");
}

#[test]
fn two_ellipses_stand_on_a_line_of_their_own() {
    // T7.
    assert_eq!(parts("前文…………后文"), "前|文‖…………‖后|文");
    assert_eq!(parts("前“…………”后"), "前‖“…………”‖后");
    assert_eq!(parts("…………后"), "…………‖后");
    assert_eq!(parts("前…………"), "前‖…………");
    assert_eq!(parts("前\n…………\n后"), "前\n‖…………\n‖后");
    assert_eq!(parts("前……后"), "前|……|后");
    assert_eq!(parts("前…后"), "前|…|后");
}

#[test]
fn numbers_keep_their_signs() {
    // T9: in one piece, with what makes it one.
    for number in [
        "123456",
        "1,234.5",
        "-3.5",
        "+7",
        "−2",
        "±5",
        "$5",
        "￥8.40",
        "US$5",
        "€99",
        "11.1%",
        "7‰",
        "45°",
        "36.5℃",
        "3:00",
        "15：30",
        "3∶1",
        "1/2",
        "2.0",
        "V2.0",
        "10.1.2",
        "0371-68181234",
        "400-800-1234",
        "+86 371 6818 1234",
        "12 345 678",
        "１２３",
        "2016—2020",
        "10～20",
        "5×3",
        "PM2.5",
        "COVID-19",
        "10²",
        "10⁻³",
    ] {
        let text = format!("文{number}文");
        assert_eq!(parts(&text), format!("文|{number}|文"));
    }
    let open = "1\u{200b}2\u{200b}%";
    assert_eq!(parts(open), "1\u{200b}|2\u{200b}|%");
    assert_eq!(parts("共100 2000"), "共|100 |2000");
    // A range with units may part after its connector, but better not.
    assert_eq!(parts("5%～8%"), "5%～¦8%");
    assert_eq!(parts("1901年—1936年"), "1901年—¦1936年");
    // At no level.
    let none = parts_by("文11.1%文-3℃", Lang::ZhHans, &rules(Kinsoku::None));
    assert_eq!(none, "文|11.1%|文|-3℃");
}

#[test]
fn numbers_keep_their_units() {
    // T10.
    for number in [
        "773亿元",
        "2.3万人",
        "12亩",
        "143条",
        "3个百分点",
        "9800吨",
        "55公里",
        "15日",
        "200万人次",
        "30万吨标准煤",
        "600兆瓦",
        "12亿千瓦时",
        "35微克/立方米",
        "8元/吨",
        "120人/平方公里",
        "500强",
        "140余名",
        "3倍多",
        "20多个",
        "5 km",
        "5 kWh",
        "5km/h",
        "220千伏",
        "0.3毫希沃特",
        "5米每秒",
        "48 小时",
    ] {
        let text = format!("为{number}，");
        assert_eq!(parts(&text), format!("为|{number}，"));
    }
    assert_eq!(parts("为5\u{200b}吨"), "为|5\u{200b}|吨");
    assert_eq!(parts("为5的"), "为|5|的");
    // A Latin unit is a whole word.
    assert_eq!(parts("5 main"), "5 |main");
    let house = Rules { units: vec!["网格".to_owned()], ..rules(Kinsoku::Gb) };
    assert_eq!(parts("5网格"), "5|网|格");
    assert_eq!(parts_by("5网格", Lang::ZhHans, &house), "5网格");
}

#[test]
fn terms_with_numbers_stay_whole() {
    // T11.
    for term in [
        "第12期",
        "第十四届",
        "第三季度",
        "第N期",
        "2020年1月",
        "二〇二一年一月",
        "4A级",
        "1+N",
        "三分之一",
        "百分之六十",
        "5G",
        "“十三五”",
        "“5+2”",
        "2021年1—11月",
    ] {
        assert_eq!(parts(&format!("在{term}中")), format!("在|{term}|中"));
    }
    assert_eq!(parts("第一\u{200b}届"), "第一\u{200b}|届");
    assert_eq!(parts("2021年1月15日"), "2021年1月¦15日");
    assert_eq!(parts("9时30分"), "9时¦30分");
    assert_eq!(parts("2021年10个"), "2021年|10个");
    assert_eq!(parts("在《论语》中"), "在|《论⁞语》|中");
    assert_eq!(parts("“四个全面”"), "“四¦个¦全¦面”");
    assert_eq!(parts("“我们五个人”"), "“我|们|五|个|人”");
    assert_eq!(parts("分之"), "分|之");
    let own = Rules { keep: vec!["二七区".to_owned()], ..rules(Kinsoku::Gb) };
    assert_eq!(parts_by("在二七区内", Lang::ZhHans, &own), "在|二七区|内");
    assert_eq!(parts("在二七区"), "在|二|七|区");
}

#[test]
fn superscripts_stay_with_their_base() {
    // T12.
    assert_eq!(parts("平方米²和"), "平|方|米²|和");
    assert_eq!(parts("品牌™和"), "品|牌™|和");
    let plain = Format::plain(TypefaceId(0), Len::pt(10));
    let raised = Format { rise: Len::pt(3), ..plain.clone() };
    let note = |format: &Format| {
        let runs = [("文", &plain), ("[1][2]", format), ("文", &plain)]
            .map(|(text, format)| Run::detached(text, format.clone()));
        breaks(&runs, &rules(Kinsoku::Gb)).iter().filter(|b| b.is_allowed()).count()
    };
    assert_eq!((note(&raised), note(&plain)), (1, 3));
}

#[test]
fn addresses_break_by_their_rule() {
    // T13: after points, before joining marks, no lone character.
    for (text, want) in [
        (
            "https://www.example.com/a/news?id=5",
            "https://⁞www.¦example.¦com/⁞a/⁞news?¦id¦=5",
        ),
        ("见www.example.cn。", "见|www.¦example.¦cn。"),
        ("发至news_desk@example.com，", "发|至|news¦_desk¦@example.¦com，"),
        ("存在/usr/share/fonts中", "存|在/usr/⁞share/⁞fonts|中"),
        ("C:\\kanyin\\config", "C:\\¦kanyin\\¦config"),
    ] {
        assert_eq!(parts(text), want);
    }
    // T3: below `gb` a solidus may end a line.
    let basic = |text| parts_by(text, Lang::ZhHans, &rules(Kinsoku::Basic));
    assert_eq!(basic("（http://a.cn/news/）"), "（http://¦a.¦cn/¦news/）");
    assert_eq!((basic("TCP/IP"), parts("TCP/IP")), ("TCP/|IP".into(), "TCP/IP".into()));
    // Words do not part, but after a hyphen with two letters on each side.
    assert_eq!(parts("the internet"), "the |internet");
    assert_eq!(parts("Wi-Fi e-mail A-B"), "Wi-|Fi |e-mail |A-B");
    assert_eq!(parts("ab\u{200b}cd"), "ab\u{200b}|cd");
}

#[test]
fn the_base_is_unicode_tailored() {
    // T14: U+3000 breaks after, quotes by their context, CJ by level (above).
    assert_eq!(parts("文\u{3000}文"), "文\u{3000}|文");
    assert_eq!(parts("的“Best”奖"), "的|“Best”|奖");
    assert_eq!(parts("他说“好”吧"), "他|说|“好”|吧");
    assert_eq!(parts("他说\"好\"吧"), "他|说|\"好\"|吧");
    let en = parts_by("say “so” again", Lang::En, &rules(Kinsoku::Gb));
    assert_eq!(en, "say |“so” |again");
    assert_eq!(parts("文\u{a0}文"), "文\u{a0}文");
    assert_eq!(parts("文\u{2060}文"), "文\u{2060}文");
    assert_eq!(parts("👍🏽👨‍👩‍👧"), "👍🏽|👨‍👩‍👧");
    assert_eq!(parts("한국"), "한|국");
}

proptest::proptest! {
    #[test]
    fn any_text_has_a_break_before_each_character(
        text in "[一二年月第分之0-9a-z@/:.w“”…—？！，（） \\-]{0,60}|\\PC{0,40}", level in 0_usize..4
    ) {
        let found = judged(&text, Lang::ZhHans, &rules(LEVELS[level]));
        proptest::prop_assert_eq!(found.len(), text.chars().count());
        proptest::prop_assert!(found.first().is_none_or(|first| !first.is_allowed()));
    }
}

/// Runs that a rule walks through are walked once: this would take minutes otherwise.
#[test]
fn long_runs_take_their_length() {
    for piece in [
        "w", "-", "a-b", "1a", "1-", "一", "年", "第一", "…", "“", "1月", "@", "/", "a:",
        "a/b",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        assert_eq!(
            judged(&text, Lang::ZhHans, &rules(Kinsoku::Gb)).len(),
            text.chars().count()
        );
    }
}
