//! The exact output of each form.

use super::*;
use crate::base::Span;
use crate::diag::Code;
use crate::say;

struct Files(Vec<(&'static str, String)>);

impl Sources for Files {
    fn name(&self, file: FileId) -> &str {
        self.0[usize::from(file.0)].0
    }

    fn text(&self, file: FileId) -> &str {
        &self.0[usize::from(file.0)].1
    }
}

const TOML: &str = "[[section]]\r\ntitle = \"二七区五年\"\nfrane = 3\n[[stat]]\n";

fn files() -> Files {
    let long = format!("body = \"{}错{}\"\n", "字".repeat(100), "文".repeat(200));
    let marked = "\u{feff}[page]\r\nlines = \"\"\"\r\n甲\r\n乙\"\"\"\r\n".to_owned();
    Files(vec![("a/报 1.toml", TOML.to_owned()), ("b.toml", long), ("c.toml", marked)])
}

/// The span of the first `part` in a file.
fn at(file: u16, part: &str) -> Span {
    let files = files();
    let text = &files.0[usize::from(file)].1;
    let start = text.find(part).expect("the part is there");
    Span::new(FileId(file), start..start + part.len())
}

fn unknown() -> Diagnostic {
    Diagnostic::error(
        Code::UnknownKey,
        at(0, "frane"),
        say!("[section] 没有键 frane", "[section] has no key `frane`"),
    )
    .help(say!("是否想写 frame？", "did you mean `frame`?"))
}

fn long_title() -> Diagnostic {
    Diagnostic::warning(
        Code::HeadlineTooLong,
        at(0, "五年"),
        say!("标题 5 字，本栏至多 3 字", "the headline has 5 characters, 3 fit"),
    )
    .label(say!("从这里起排不下", "does not fit from here"))
    .also(at(0, "[[section]]"), say!("这篇稿件", "this section"))
}

fn detached() -> Diagnostic {
    let message = say!("坏了 <&\"\u{1}>", "broken <&\"\u{1}>");
    Diagnostic::error(Code::Internal, Span::detached(), message)
}

fn print(found: &[Diagnostic], format: Format, chinese: bool) -> String {
    render(found, &files(), format, chinese)
}

#[test]
fn text_shows_the_line_and_marks_wide_characters_whole() {
    assert_eq!(
        print(&[unknown(), long_title(), detached()], Format::Text, true),
        "\
错误[unknown-key]: [section] 没有键 frane
 --> a/报 1.toml:3:1
  |
3 | frane = 3
  | ^^^^^
  |
  = 建议: 是否想写 frame？

警告[headline-too-long]: 标题 5 字，本栏至多 3 字
 --> a/报 1.toml:2:13
  |
2 | title = \"二七区五年\"
  |                ^^^^ 从这里起排不下
  |
 ::: a/报 1.toml:1:1
  |
1 | [[section]]
  | ----------- 这篇稿件

错误[internal]: 坏了 <&\"␁>
"
    );
    assert_eq!(
        print(&[unknown()], Format::Text, false).lines().next(),
        Some("error[unknown-key]: [section] has no key `frane`")
    );
    assert_eq!(print(&[], Format::Text, true), "");
}

#[test]
fn text_of_places_that_are_hard_to_show() {
    let lost = |range| {
        let span = Span::new(FileId(0), range);
        Diagnostic::error(Code::MissingKey, span, say!("缺", "missing"))
    };
    let tall = Diagnostic::error(Code::Markup, at(2, "甲\r\n乙"), say!("标", "markup"))
        .label(say!("这里", "here"));
    let cases = [
        (tall, " --> c.toml:3:1\n  |\n3 | / 甲\n4 | | 乙\"\"\"\n  | |__^ here\n"),
        (
            Diagnostic::error(Code::Markup, at(2, "[page]"), say!("标", "markup")),
            " --> c.toml:1:1\n  |\n1 | [page]\n  | ^^^^^^\n",
        ),
        (lost(0..0), " --> a/报 1.toml:1:1\n  |\n1 | [[section]]\n  | ^\n"),
        (lost(60..60), " --> a/报 1.toml:5:1\n  |\n5 |\n  | ^\n"),
        (lost(999..1010), " --> a/报 1.toml:5:1\n  |\n5 |\n  | ^\n"),
        (
            lost(23..24),
            " --> a/报 1.toml:2:10\n  |\n2 | title = \"二七区五年\"\n  |          ^^\n",
        ),
    ];
    for (found, expected) in cases {
        let text = print(&[found], Format::Text, false);
        assert_eq!(text.split_once('\n').map(|(_, rest)| rest), Some(expected));
    }
}

#[test]
fn text_trims_a_long_paragraph_around_the_place() {
    let found = Diagnostic::error(Code::Markup, at(1, "错"), say!("标", "markup"));
    let text = print(&[found], Format::Text, false);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], " --> b.toml:1:109");
    assert!(lines[3].starts_with("1 | ... 字"), "{text}");
    assert!(lines[3].contains("字错文") && lines[3].ends_with("..."), "{text}");
    assert!(lines[3].chars().count() < 100, "{text}");

    // A million characters in one line: the column is right though the start is not shown.
    let huge = format!("{}错", "字".repeat(1_000_000));
    let files = Files(vec![("huge.toml", huge)]);
    let span = Span::new(FileId(0), 3_000_000..3_000_003);
    let found = Diagnostic::error(Code::Markup, span, say!("标", "markup"));
    let text = render(&[found], &files, Format::Text, false);
    assert!(text.contains(" --> huge.toml:1:1000001\n"), "{text}");
    assert!(text.contains("字错\n") && text.len() < 2000, "{text}");
}

#[test]
fn colour_is_only_where_asked_for() {
    let options = Options { color: true, chinese: true, format: Format::Text };
    assert!(render_with(&[unknown()], &files(), options).contains('\u{1b}'));
    assert!(!print(&[unknown()], Format::Text, true).contains('\u{1b}'));
}

#[test]
fn json_is_one_object_a_line() {
    let text = print(&[unknown(), long_title(), detached()], Format::Json, true);
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        [
            r#"{"code":"unknown-key","severity":"error","message":"[section] 没有键 frane","label":null,"file":"a/报 1.toml","line":3,"column":1,"end_line":3,"end_column":6,"help":"是否想写 frame？","related":[]}"#,
            r#"{"code":"headline-too-long","severity":"warning","message":"标题 5 字，本栏至多 3 字","label":"从这里起排不下","file":"a/报 1.toml","line":2,"column":13,"end_line":2,"end_column":15,"help":null,"related":[{"message":"这篇稿件","file":"a/报 1.toml","line":1,"column":1,"end_line":1,"end_column":12}]}"#,
            r#"{"code":"internal","severity":"error","message":"坏了 <&\"\u0001>","label":null,"file":null,"line":null,"column":null,"end_line":null,"end_column":null,"help":null,"related":[]}"#,
        ]
    );
}

#[test]
fn sarif_names_rules_places_and_levels() {
    let text = print(&[unknown(), long_title(), detached()], Format::Sarif, false);
    let log: serde_json::Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    assert_eq!(results[0]["level"], "error");
    assert_eq!(results[1]["level"], "warning");
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a/%E6%8A%A5%201.toml");
    assert_eq!(
        place["region"],
        serde_json::json!({ "startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 15 })
    );
    assert_eq!(results[1]["relatedLocations"][0]["message"]["text"], "this section");
    assert_eq!(
        results[0]["message"]["text"],
        "[section] has no key `frane`\ndid you mean `frame`?"
    );
    assert!(results[2].get("locations").is_none());

    let empty: serde_json::Value =
        serde_json::from_str(&print(&[], Format::Sarif, false)).unwrap();
    assert_eq!(empty["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn junit_fails_on_errors_and_escapes() {
    assert_eq!(
        print(&[unknown(), long_title(), detached()], Format::Junit, true),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="kanyin" tests="3" failures="2" errors="0">
  <testsuite name="a/报 1.toml" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="a/报 1.toml" name="unknown-key 3:1">
      <failure type="unknown-key" message="[section] 没有键 frane">a/报 1.toml:3:1: [section] 没有键 frane&#10;是否想写 frame？</failure>
    </testcase>
    <testcase classname="a/报 1.toml" name="headline-too-long 2:13">
      <system-out>a/报 1.toml:2:13: 标题 5 字，本栏至多 3 字&#10;从这里起排不下&#10;a/报 1.toml:1:1: 这篇稿件</system-out>
    </testcase>
  </testsuite>
  <testsuite name="kanyin" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="kanyin" name="internal">
      <failure type="internal" message="坏了 &lt;&amp;&quot;�&gt;">坏了 &lt;&amp;&quot;�&gt;</failure>
    </testcase>
  </testsuite>
</testsuites>
"#
    );
    assert!(
        print(&[], Format::Junit, true)
            .contains("<testcase classname=\"kanyin\" name=\"check\"/>")
    );
}
