//! What markup becomes, and where its faults lie.

use super::*;
use crate::base::{FileId, Role};
use crate::resolve::{Paragraph, Stand};
use crate::stats::{Def, Hedge, define};

fn stats() -> Stats {
    let def = |name: &str, value: &str, unit: &str, hedge| Def {
        name: name.into(),
        value: Some(value.into()),
        unit: unit.into(),
        label: "标签".into(),
        hedge,
        ..Def::default()
    };
    let (stats, faults) = define(vec![
        def("gdp.2020", "773", "亿元", None),
        def("land", "400", "万平方米", Some(Hedge::Near)),
        def("staff", "140", "名", Some(Hedge::Over)),
        def("book", "3", "册", None),
    ]);
    assert_eq!(faults, []);
    stats
}

fn chars(text: &str) -> Vec<Char> {
    let at = |at, c: char| Span::new(FileId(0), at..at + c.len_utf8());
    text.char_indices().map(|(i, c)| Char { c, span: at(i, c) }).collect()
}

fn read(text: &str) -> (Rich, Vec<Diagnostic>) {
    let (stats, mut groups, mut faults) = (stats(), 0, Vec::new());
    let mut reader = Reader {
        stats: &stats,
        groups: &mut groups,
        faults: &mut faults,
        furniture: false,
    };
    let rich = reader.text(&chars(text));
    for piece in &rich.pieces {
        assert_eq!(piece.text.chars().count(), piece.spans.len());
    }
    (rich, faults)
}

/// Pieces as `text` or `marks:text`, for short comparison.
fn show(rich: &Rich) -> String {
    let piece = |piece: &Piece| {
        let marks = &piece.marks;
        let ruby = marks.ruby.as_ref().map(|(_, reading)| format!("r={reading}"));
        let names = [
            (marks.strong, "b"),
            (marks.kai, "kai"),
            (marks.fangsong, "fs"),
            (marks.head, "head"),
            (marks.boxed.is_some(), "late"),
            (marks.sup, "sup"),
            (marks.note, "note"),
            (marks.dot, "dot"),
            (marks.keep.is_some(), "keep"),
            (marks.name.is_some(), "name"),
            (marks.book.is_some(), "book"),
            (marks.tcy.is_some(), "tcy"),
            (marks.stat.is_some(), "stat"),
        ];
        let mut all: Vec<String> =
            names.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).into()).collect();
        all.extend(ruby);
        all.extend(marks.even.map(|(_, ems)| format!("even={ems}")));
        let prefix = if all.is_empty() { String::new() } else { all.join("+") + ":" };
        format!("[{prefix}{}]", piece.text)
    };
    rich.pieces.iter().map(piece).collect()
}

#[test]
fn markup_becomes_pieces() {
    for (text, shown) in [
        ("二七", "[二七]"),
        ("a**粗**b", "[a][b:粗][b]"),
        ("全年{gdp.2020}。", "[全年][b+keep+stat:773亿元][。]"),
        ("{land}绿地", "[b+keep+stat:近400万平方米][绿地]"),
        ("治理近{land}", "[治理][b+keep+stat:近400万平方米]"),
        ("近**{land}**", "[b+keep+stat:近400万平方米]"),
        ("选聘{staff}", "[选聘][b+keep+stat:140余名]"),
        ("{staff:number}和{staff:unit}", "[b+keep+stat:140][和][keep+stat:名]"),
        ("{gdp.2020:label}", "[stat:标签]"),
        ("{book}与{book 论语}", "[b+keep+stat:3册][与][book:论语]"),
        ("{ruby 字|zì}体", "[r=zì:字][体]"),
        ("{kai 甲{dot 乙}丙}丁", "[kai:甲][kai+dot:乙][kai:丙][丁]"),
        ("{kai {gdp.2020}}", "[b+kai+keep+stat:773亿元]"),
        ("{kai **甲**}", "[b+kai:甲]"),
        ("**甲{sup 2}**", "[b:甲][b+sup:2]"),
        ("{{gdp}} {{", "[{gdp} {]"),
        ("{kai 甲}}}", "[kai:甲}]"),
        ("{kai {dot 甲}}乙", "[kai+dot:甲][乙]"),
        (
            "{note 注}{name 王}{tcy 12}{keep 甲乙}",
            "[note:注][name:王][tcy:12][keep:甲乙]",
        ),
        ("甲乙{note 注解}丙", "[甲][keep:乙][note+keep:注][note:解][丙]"),
        ("{gdp.2020}{note （注）}", "[b+keep+stat:773亿元][note+keep:（][note:注）]"),
        ("乙{kai {note 注}甲}", "[keep:乙][kai+note+keep:注][kai:甲]"),
        (
            "甲 {note 注}{ruby {note 注}甲|a}",
            "[甲 ][note+keep:注][note+keep+r=a:注][r=a:甲]",
        ),
        ("  第一行 \n 第二行\n", "[第一行\n第二行]"),
        ("a|b * c", "[a|b * c]"),
        ("{fs 甲{kai 乙}}", "[fs:甲][kai:乙]"),
        ("{late 张三}同志", "[late:张三][同志]"),
        ("{even 王明|4}、", "[keep+even=4:王明][、]"),
        ("{even {late 王}明| 4 }", "[late+keep+even=4:王][keep+even=4:明]"),
        ("{ruby {{甲||乙}}|jiǎ}", "[r=jiǎ:{甲|乙}]"),
        ("{ruby {kai 重}庆|chóng qìng}", "[kai+r=chóng qìng:重][r=chóng qìng:庆]"),
        ("{even 甲||乙|3}", "[keep+even=3:甲|乙]"),
        ("{name 甲{book 乙}丙}", "[name:甲][book:乙][name:丙]"),
        ("{book {name 甲}乙}", "[name:甲][book:乙]"),
    ] {
        let (rich, faults) = read(text);
        assert_eq!(faults, [], "{text}");
        assert_eq!(show(&rich), shown, "{text}");
    }
}

#[test]
fn faults_stand_at_their_characters() {
    for (text, code, bytes, help) in [
        ("ab{kai cd", Code::Markup, 2..6, "}}"),
        ("ab**cd", Code::Markup, 2..4, "**"),
        ("ab}cd", Code::Markup, 2..3, "}}"),
        ("{kia 甲}", Code::Markup, 1..4, "{kai"),
        ("{ 甲}", Code::Markup, 1..2, "ruby, dot"),
        ("{kai{dot 甲}}", Code::Markup, 1..4, "空一格"),
        ("{gdp.2021}", Code::UnknownStat, 1..9, "gdp.2020"),
        ("{dot重点}", Code::UnknownStat, 1..10, "{dot "),
        ("{dotted}", Code::UnknownStat, 1..7, "[[stat]]"),
        ("{}", Code::Markup, 0..2, "花括号"),
        ("{kai }", Code::Markup, 0..6, "文字"),
        ("****", Code::Markup, 0..4, "文字"),
        ("{ruby 字}", Code::Markup, 0..10, "ruby"),
        ("**a{kai b**c}**", Code::Markup, 9..11, "先开的后关"),
        ("{gdp.2020:size}", Code::Markup, 1..14, ":number"),
        ("a\u{8}b", Code::ControlCharacter, 1..2, "粘贴"),
        ("a\u{202e}b", Code::ControlCharacter, 1..4, "粘贴"),
        ("{land", Code::Markup, 0..5, "}}"),
        ("{ruby 字｜zì}", Code::Markup, 0..16, "半角"),
        ("{even 王明｜4}", Code::Markup, 0..17, "半角"),
        ("{even 王明}", Code::Markup, 0..13, "|4}"),
        ("{even 王明|}", Code::Markup, 0..14, "|4}"),
        ("{even 王明|四}", Code::Markup, 12..16, "|4}"),
        ("{even 王明|41}", Code::Markup, 12..15, "|4}"),
        ("{even 王小明|2}", Code::Markup, 0..18, "|4}"),
        ("甲{head 乙}丙", Code::Markup, 3..8, "段首"),
        ("{head 乙}丙", Code::Markup, 0..10, "段首"),
    ] {
        let (_, faults) = read(text);
        let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
        assert_eq!(fault.code, code, "{text}");
        assert_eq!(fault.span.unwrap().range(), bytes, "{text}");
        let help = help.replace("}}", "}");
        assert!(
            fault.help.as_ref().unwrap().zh.contains(&help),
            "{text}: {:?}",
            fault.help
        );
    }
}

#[test]
fn every_fault_of_a_text_is_told() {
    let (_, faults) = read("{nobody}与{kia 甲}与**乙");
    assert_eq!(faults.len(), 3);
}

#[test]
fn a_line_is_a_paragraph() {
    let (stats, mut groups, mut faults) = (stats(), 0, Vec::new());
    let mut reader = Reader {
        stats: &stats,
        groups: &mut groups,
        faults: &mut faults,
        furniture: false,
    };
    let body = reader.body(&chars(
        "\r\n　　第一段。\r\n\r\n## 小标题\n第二段。\n##错\n# 错\n#1 对\n##\n",
    ));
    let shown: Vec<(Role, String)> =
        body.iter().map(|p| (p.role, p.text.to_text())).collect();
    assert_eq!(
        shown,
        [
            (Role::Body, "第一段。".to_owned()),
            (Role::Subhead, "小标题".to_owned()),
            (Role::Body, "第二段。".to_owned()),
            (Role::Body, "#1 对".to_owned()),
        ]
    );
    assert_eq!(faults.len(), 3);
}

#[test]
fn groups_are_numbered_apart() {
    let (rich, _) = read("{keep 甲}{keep 乙}{gdp.2020}{gdp.2020}");
    let groups: Vec<_> = rich.pieces.iter().map(|piece| piece.marks.keep).collect();
    assert_eq!(groups.len(), 4);
    for (i, group) in groups.iter().enumerate() {
        assert!(group.is_some() && !groups[..i].contains(group));
    }
}

fn body(text: &str) -> (Vec<Paragraph>, Vec<Diagnostic>) {
    let (stats, mut groups, mut faults) = (stats(), 0, Vec::new());
    let mut reader = Reader {
        stats: &stats,
        groups: &mut groups,
        faults: &mut faults,
        furniture: false,
    };
    (reader.body(&chars(text)), faults)
}

#[test]
fn a_heading_run_in_is_held_to_the_text_by_one_em() {
    for (text, shown) in [
        ("{head 强基础}　各村修路。", "[head:强基础][keep+even=1:　][keep:各村][修路。]"),
        ("{head 甲}{gdp.2020}", "[head:甲][keep+even=1:　][b+keep+stat:773亿元]"),
        ("{head 甲}**乙**丙", "[head:甲][keep+even=1:　][b+keep:乙][丙]"),
    ] {
        let (paragraphs, faults) = body(text);
        assert_eq!(faults, [], "{text}");
        assert_eq!(show(&paragraphs[0].text), shown, "{text}");
        let keeps: Vec<_> =
            paragraphs[0].text.pieces.iter().map(|piece| piece.marks.keep).collect();
        assert!(keeps[1].is_some() && keeps[1] == keeps[2], "{text}: {keeps:?}");
    }
    for (text, bytes) in
        [("{head 甲}", 0..10), ("甲{head 乙}丙", 3..8), ("## {head 甲}乙", 3..13)]
    {
        let (_, faults) = body(text);
        let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
        assert_eq!(fault.span.unwrap().range(), bytes, "{text}");
    }
}

/// A text with marks in marks, and the characters that it stands for.
fn nested() -> impl proptest::strategy::Strategy<Value = (String, String)> {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        "[甲乙丙a-c0-9，。“”（）* |]{1,6}".prop_map(|text| (text.clone(), text)),
        Just(("{{".to_owned(), "{".to_owned())),
    ];
    leaf.prop_recursive(6, 48, 4, |inner| {
        let many = prop::collection::vec(inner, 1..4).prop_map(|parts| {
            let (texts, plain): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
            (texts.concat(), plain.concat())
        });
        let simple = prop::sample::select(vec![
            "dot", "name", "book", "tcy", "keep", "sup", "note", "kai", "fs", "late",
        ]);
        prop_oneof![
            (simple, many.clone())
                .prop_map(|(word, (text, plain))| (format!("{{{word} {text}}}"), plain)),
            many.clone().prop_map(|(text, plain)| {
                (format!("{{ruby {}|dú yīn}}", bars(&text)), plain)
            }),
            many.clone().prop_map(|(text, plain)| (
                format!("{{even {}|40}}", bars(&text)),
                plain
            )),
            many,
        ]
    })
}

/// The text with the bars that stand in no mark of their own doubled.
fn bars(text: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' if rest.peek() == Some(&'{') => out.extend(rest.next()),
            '{' => depth += 1,
            '}' => depth -= 1,
            '|' if depth == 0 => out.push('|'),
            _ => {}
        }
        out.push(c);
    }
    out
}

#[test]
fn the_start_of_a_line_says_what_kind_of_paragraph_it_is() {
    let text = "甲\n> 引{fs 文}\n{more}接排\n> {more}又接\n>5 人\n{center 题}\n > {right **日期**}";
    let (paragraphs, faults) = body(text);
    assert_eq!(faults, []);
    let shown: Vec<_> = paragraphs
        .iter()
        .map(|one| (show(&one.text), one.quote, one.goes_on, one.stand))
        .collect();
    let wanted = [
        ("[甲]", false, false, Stand::Full),
        ("[kai:引][fs:文]", true, false, Stand::Full),
        ("[接排]", false, true, Stand::Full),
        ("[kai:又接]", true, true, Stand::Full),
        ("[>5 人]", false, false, Stand::Full),
        ("[题]", false, false, Stand::Middle),
        ("[b+kai:日期]", true, false, Stand::End),
    ];
    assert_eq!(shown, wanted.map(|(text, a, b, c)| (text.to_owned(), a, b, c)));
}

#[test]
fn a_label_is_whole_and_held_to_the_text_beside_it() {
    let (paragraphs, faults) = body("{hang **一、**} 文字在此\n{hang 1.}{gdp.2020}");
    assert_eq!(faults, []);
    let pieces = &paragraphs[0].text.pieces;
    assert_eq!(show(&paragraphs[0].text), "[b+keep:一、][keep:文字][在此]");
    assert!(pieces[0].marks.label && !pieces[1].marks.label);
    assert_eq!(pieces[0].marks.keep, pieces[1].marks.keep);
    let pieces = &paragraphs[1].text.pieces;
    assert_eq!(pieces[0].marks.keep, pieces[1].marks.keep, "held to the number");
}

#[test]
fn paragraphs_that_cannot_be_meant_are_told_with_their_place() {
    for (text, wrong) in [
        ("{more}文", "{more}"),
        ("## 题\n{more}文", "{more}"),
        ("甲\n{more}", "{more}"),
        ("甲{more}乙", "{more}"),
        ("> ", ">"),
        ("甲{center 乙}", "{center 乙}"),
        ("{right 乙}丙", "{right 乙}"),
        ("**{right 乙}**", "{right 乙}"),
        ("## {center 乙}", "{center 乙}"),
        ("甲{hang 一、}乙", "{hang"),
        ("## {hang 一、}乙", "{hang 一、}"),
        ("{hang 一、}", "{hang 一、}"),
        ("{hang 一二三四五六七八九十一二三}乙", "{hang 一二三四五六七八九十一二三}"),
    ] {
        let (_, faults) = body(text);
        let places: Vec<_> =
            faults.iter().map(|fault| &text[fault.span.unwrap().range()]).collect();
        assert_eq!(places, [wrong], "{text}: {faults:?}");
    }
}

#[test]
fn bopomofo_has_a_syllable_for_each_character() {
    for text in [
        "{ruby 注音|ㄓㄨˋ ㄧㄣ}",
        "{ruby “注音”|ㄓㄨˋ ㄧㄣ}",
        "{ruby **注**音|ㄓㄨˋ ㄧㄣ}",
        "{ruby 注音|zhù}",
    ] {
        assert_eq!(read(text).1, [], "{text}");
    }
    for text in ["{ruby 注音|ㄓㄨˋㄧㄣ}", "{ruby 注|ㄓㄨˋ ㄧㄣ}", "{ruby W杯|ㄨ ㄅㄟ}"]
    {
        let (_, faults) = read(text);
        assert_eq!(faults.len(), 1, "{text}");
        assert_eq!(&text[faults[0].span.unwrap().range()], text);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn any_nesting_of_marks_gives_the_characters_written((text, plain) in nested()) {
        // Two stars are bold, and three braces are read as a literal one first.
        proptest::prop_assume!(!text.contains("**") && !text.contains("{{{"));
        let (rich, _) = read(&text);
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        // a mark around nothing is the statistic of that name
        proptest::prop_assume!(!squeeze(&text).contains("{book}"));
        proptest::prop_assert_eq!(squeeze(&rich.to_text()), squeeze(&plain), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "([{}|*#>\n 甲a]|\\{(head|even|ruby|late|hang|center|right) ){0,40}") {
        let _ = read(&text);
        let _ = body(&text);
    }
}
