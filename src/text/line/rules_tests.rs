//! Positions that rules of an edition ask for, each with the rule on and off.

use super::*;
use crate::base::Lang;
use crate::font::FontBook;
use crate::text::{Direction, Format, MarkWidths, Rules, Run, shape};
use std::sync::LazyLock;

static BOOK: LazyLock<FontBook> = LazyLock::new(FontBook::bundled);

const EM: Len = Len::pt(16);

fn shaped(text: &str, rules: &Rules) -> ShapedText {
    let format = Format::plain(BOOK.find("body").unwrap(), EM);
    shape(&[Run::detached(text, format)], &BOOK, rules, Direction::Horizontal).0
}

fn marks(marks: MarkWidths) -> Rules {
    Rules { marks, ..Rules::default() }
}

/// Left ends of the bodies of a line, in 1/8 em.
fn places(text: &str, rules: &Rules, ems: i64, indent: i64, number: usize) -> Vec<i64> {
    let text = shaped(text, rules);
    let measure = Measure::new(EM * ems, EM * indent, Adjust::Justify);
    let line = &break_lines(&text, &measure)[number];
    line.places(&text).iter().map(|(_, x)| x.raw() * 8 / EM.raw()).collect()
}

const STYLES: [MarkWidths; 5] = [
    MarkWidths::All,
    MarkWidths::Full,
    MarkWidths::LineEnd,
    MarkWidths::Kaiming,
    MarkWidths::Half,
];

#[test]
fn styles_give_marks_their_widths_inside_lines() {
    // The second 一 stands after the mark: one em or half of one (T16, T21).
    for (mark, ends) in [
        ("，", [16, 16, 16, 12, 12]),
        ("。", [16, 16, 16, 16, 12]),
        ("）", [16, 16, 16, 12, 12]),
        ("《", [16, 16, 16, 12, 12]),
        ("—", [16; 5]),
        ("～", [16; 5]),
        ("–", [12; 5]),
        ("／", [12; 5]),
        ("·", [12; 5]),
        ("……", [24; 5]),
        ("？！", [16; 5]),
        ("？！！", [24, 24, 24, 24, 20]),
    ] {
        let text = format!("一{mark}一");
        let found =
            STYLES.map(|style| *places(&text, &marks(style), 9, 0, 0).last().unwrap());
        assert_eq!(found, ends, "{mark}");
    }
}

#[test]
fn marks_side_by_side_close_as_the_style_says() {
    // T17: 一。”一: where ” and the last 一 stand.
    let pair = |rules: &Rules, text: &str| {
        let places = places(text, rules, 9, 0, 0);
        (places[2], places[3])
    };
    let found = |text| STYLES.map(|style| pair(&marks(style), text));
    assert_eq!(found("一。”一"), [(16, 24), (12, 20), (12, 20), (16, 20), (12, 16)]);
    assert_eq!(found("一：“一"), [(20, 24), (16, 20), (16, 20), (12, 16), (12, 16)]);
    let close = |marks| Rules { marks, close_pairs: true, ..Rules::default() };
    let found = |text| STYLES.map(|style| pair(&close(style), text));
    assert_eq!(found("一。”一"), [(16, 24), (12, 16), (12, 16), (12, 16), (12, 16)]);
    assert_eq!(found("一：“一"), [(20, 24), (12, 16), (12, 16), (12, 16), (12, 16)]);
}

#[test]
fn marks_at_line_edges_keep_or_lose_their_blank_as_the_style_says() {
    // T18: the second line starts with an opening mark.
    let start = STYLES.map(|style| places("一\n“二", &marks(style), 9, 0, 1)[0]);
    assert_eq!(start, [4, 4, 0, 0, 0]);
    // T19: so does a paragraph with an indent of two ems.
    let indent = STYLES.map(|style| places("“二", &marks(style), 9, 2, 0)[0]);
    assert_eq!(indent, [20, 20, 12, 12, 12]);
    // T20: the mark at the end of a full line of five ems takes one or half of one.
    let text = "一二三四。五六七八九";
    let end = STYLES.map(|style| places(text, &marks(style), 5, 0, 0)[4]);
    assert_eq!(end, [32, 32, 36, 32, 36]);
    // Wherever it keeps one em, it gives way first (T25); but where none is squeezed.
    let text = "一二三四。五六七八。九";
    for style in STYLES {
        let text = shaped(text, &marks(style));
        let measure = Measure::new(EM * 9 / 2, Len::ZERO, Adjust::Justify);
        let lines = break_lines(&text, &measure);
        let all = style == MarkWidths::All;
        assert_eq!(lines[0].text(&text) == "一二三四。", !all, "{style:?}");
        assert!(lines.iter().all(|line| line.x + line.width <= measure.width));
    }
}

#[test]
fn gaps_shrink_in_the_order_of_the_rule() {
    let text = "一（二 三·四，五6七。八九。";
    let rules = Rules {
        marks: MarkWidths::Full,
        full_interpunct: true,
        squeeze: 30,
        ..Rules::default()
    };
    let rooms = |rules: &Rules| {
        let text = shaped(text, rules);
        text.shrinks(0, text.len()).map(|room| room.ratio(100, EM.raw()).raw())
    };
    // Line-end mark, word space, interpunct, bracket, comma, Han–Latin, stop, Han.
    assert_eq!(rooms(&rules), [50, 25, 50, 50, 50, 25, 50, 3]);
    let off = Rules { squeeze_stops: false, squeeze: 0, ..Rules::default() };
    assert_eq!(rooms(&off), [0, 25, 0, 50, 50, 25, 0, 0]);
    let text = shaped(text, &rules);
    let line = (0, text.len());
    let (natural, rooms) =
        (text.extent(line.0, line.1).natural, text.shrinks(line.0, line.1));
    let mut need = Len::ZERO;
    for done in 0..=rooms.len() {
        let to = Setting::Full(natural - need);
        let widths = justify::gaps(&text, line, to);
        let trail = justify::edges(&text, line, to).1;
        assert_eq!(trail, if done == 0 { EM.half() } else { Len::ZERO });
        for (gap, width) in text.gaps.iter().zip(widths) {
            let least = gap.shrinks.index() < done;
            let wanted = if least { gap.natural - gap.shrink } else { gap.natural };
            assert_eq!(width, wanted, "{gap:?} after {done} steps");
        }
        need += rooms.get(done).copied().unwrap_or(Len::ZERO);
    }
}

#[test]
fn gaps_of_one_step_share_equally() {
    // T26: three commas of a line give up 1/6 em each where half an em is missing.
    let text = shaped("一，二，三，四五六七八九十", &Rules::default());
    let widths = justify::gaps(&text, (0, 9), Setting::Full(EM * 17 / 2));
    let commas = [widths[1], widths[3], widths[5]];
    assert!(commas.iter().all(|gap| (*gap - EM / 3).abs() <= Len::from_raw(1)));
    assert_eq!(widths.iter().copied().sum::<Len>(), EM);
}

#[test]
fn gaps_between_han_and_latin_open_as_far_as_the_edition_says() {
    // T27: one mixed gap takes what it may before the others open.
    for (most, wide) in [(500, EM / 2), (333, EM.ratio(333, 1000)), (250, EM / 4)] {
        let rules = Rules { mixed_most: most, ..Rules::default() };
        let text = shaped("一二三A四五六", &rules);
        let natural = text.extent(0, 4).natural;
        let to = Setting::Full(natural + EM / 4);
        let widths = justify::gaps(&text, (0, 4), to);
        assert!((widths[2] - wide).abs() <= Len::from_raw(1));
    }
}

#[test]
fn kept_things_and_connectors_do_not_stretch() {
    // T28: —— …… ？！ numbers with their units, beside a connector and a solidus.
    for text in ["773亿元", "？！", "一—二", "一～二", "一–二", "一／二", "第3期"]
    {
        let text = shaped(text, &Rules::default());
        assert_eq!(text.extent(0, text.len()).others, 0, "{}", text.text());
    }
    assert_eq!(shaped("一二", &Rules::default()).extent(0, 2).others, 1);
}

#[test]
fn one_mark_may_hang_outside_the_measure() {
    let rules = |hang| Rules { hang, ..Rules::default() };
    let lines = |text: &str, hang: bool| {
        let text = shaped(text, &rules(hang));
        let measure = Measure::new(EM * 5, Len::ZERO, Adjust::Justify);
        let lines = break_lines(&text, &measure);
        assert!(lines.iter().all(|line| !line.overfull));
        let first = &lines[0];
        assert!(hang || first.x + first.width <= measure.width);
        (first.text(&text).to_owned(), first.hang, first.x + first.width)
    };
    let (half, five) = (EM / 2, EM * 5);
    for mark in ['，', '、', '。'] {
        let text = format!("一二三四五{mark}六七八九十");
        // T22: the last of five characters ends at the measure, the mark outside.
        let hung = (format!("一二三四五{mark}"), half, five + half);
        assert_eq!(lines(&text, true), hung);
        assert_ne!(lines(&text, false).0, hung.0);
    }
    // Never ； ：, nor a run of marks.
    for text in
        ["一二三四五；六七八九十", "一二三四五。”六七八九十", "一二三四”，六七八九十"]
    {
        assert_eq!(lines(text, true), lines(text, false), "{text}");
    }
    // A line that is right as it is keeps its mark.
    assert_eq!(lines("一，二三四五六七八九十", true).1, Len::ZERO);
}

#[test]
fn words_part_at_hyphens_that_the_file_tells_from_written_ones() {
    let text = "the development of international communication and administration";
    let lines = |text: &str, hyphenate: bool| -> Vec<(String, String)> {
        let text = shaped(text, &Rules { hyphenate, ..Rules::default() });
        let measure = Measure::new(EM * 8, Len::ZERO, Adjust::Justify);
        let lines = break_lines(&text, &measure);
        let placed = lines.iter().map(|line| {
            let runs = line.place(&text, &BOOK);
            let (x, run) = runs.last().unwrap();
            let last = run.glyphs.last().unwrap();
            let right = *x + last.x + last.advance;
            assert!((right - line.x - line.width).abs() < EM / 100, "{}", run.text);
            assert!(right <= measure.width && !line.overfull);
            let all: String = runs.into_iter().map(|(_, run)| run.text).collect();
            (line.text(&text).to_owned(), all)
        });
        placed.collect()
    };
    // T13: a hyphen is set, and says U+00AD.
    let on = lines(text, true);
    let parted: Vec<_> = on.iter().filter(|line| line.1.ends_with('\u{ad}')).collect();
    assert!(!parted.is_empty(), "{on:?}");
    for (line, placed) in &on {
        assert_eq!(placed.trim_end_matches('\u{ad}'), line);
        assert_eq!(
            placed != line,
            line.ends_with(char::is_alphabetic) && line != &on[on.len() - 1].0
        );
    }
    // Off, every line ends with a word.
    let off = lines(text, false);
    assert!(off.iter().all(|(line, placed)| line == placed), "{off:?}");
    // A soft hyphen shows only where a line ends at it.
    let soft = lines("Zz\u{ad}xxxxxxxxxxxxxx a Qq\u{ad}b", true);
    assert_eq!(soft[0].1, "Zz\u{ad}");
    assert!(!soft[1].1.contains('\u{ad}'), "{soft:?}");
}

/// Whether every Han character of justified lines stands in its cell.
fn in_cells(text: &str, rules: &Rules, ems: i64, indent: i64) -> bool {
    let text = shaped(text, rules);
    let measure = Measure::new(EM * ems, EM * indent, Adjust::Justify);
    let lines = break_lines(&text, &measure);
    let all: String = lines.iter().map(|line| line.text(&text)).collect();
    assert_eq!(all, text.text());
    lines.iter().all(|line| {
        assert!(line.x + line.width - line.hang <= measure.width || line.overfull);
        line.places(&text)
            .iter()
            .all(|(i, x)| !text.clusters[*i].class.is_han() || x.raw() % EM.raw() == 0)
    })
}

#[test]
fn han_stand_in_cells_and_all_else_in_whole_ones() {
    let rules = |cells| Rules { cells, ..Rules::default() };
    let text = "2021年，全区“放管服”改革：（含续建）推进5G、AI等internet of things建设；实现\
        生产总值773亿元，同比增长6.1%。”“好！”一 二　三·四——五……六／七？！八～九";
    for ems in 8..20 {
        assert!(in_cells(text, &rules(true), ems, 2));
        assert!(!in_cells(text, &rules(false), ems, 2));
    }
    let eighths = |text: &str, cells| places(text, &rules(cells), 12, 0, 0);
    assert_eq!(eighths("一，二", true), [0, 8, 16]);
    assert_eq!(eighths("一。”二", true), [0, 8, 12, 16]);
    assert_eq!(eighths("一：“二", true), [0, 8, 12, 16]);
    assert_eq!(eighths("“二”三", true), [4, 8, 16, 24]);
    assert_eq!(eighths("一。”“二", true), [0, 8, 12, 20, 24]);
    assert_eq!(eighths("一·二", true), [0, 10, 16]);
    assert_eq!(eighths("一·二", false), [0, 8, 12]);
    // A word has its air on both sides.
    let text = shaped("一AI二", &rules(true));
    let line = &break_lines(&text, &Measure::new(EM * 9, Len::ZERO, Adjust::Justify))[0];
    let places = line.places(&text);
    let left = places[1].1 - EM;
    let right = places[3].1 - places[2].1 - text.clusters[2].body;
    assert!((left - right).abs() <= Len::from_raw(1) && left >= EM / 8);
    // Prohibitions move whole cells: the last cell of the first line stays empty.
    let text = shaped("一二三四五，六七八九", &rules(true));
    let lines = break_lines(&text, &Measure::new(EM * 5, Len::ZERO, Adjust::Justify));
    assert_eq!(lines[0].text(&text), "一二三四");
    assert_eq!(lines[0].width, EM * 4);
    assert_eq!(lines[0].stretch_per_gap(), 0);
}

#[test]
fn tracking_spaces_characters_but_not_the_letters_of_words() {
    // T49: an eighth of an em.
    let width = |text: &str, tracking, lang| {
        let plain = Format::plain(BOOK.find("body").unwrap(), EM);
        let format = Format { lang, tracking, ..plain };
        let run = Run::detached(text, format);
        shape(&[run], &BOOK, &Rules::default(), Direction::Horizontal).0.width()
    };
    let more = |text, lang| width(text, 125, lang) - width(text, 0, lang);
    assert_eq!(more("一二三", Lang::ZhHans), EM / 4);
    assert_eq!(more("一，三", Lang::ZhHans), EM / 4);
    assert_eq!(more("一GDP三", Lang::ZhHans), EM / 4);
    assert_eq!(more("GDP", Lang::En), EM / 4);
}

#[test]
fn pairs_close_by_the_ink_of_their_marks() {
    // T24, T17: 。 stands in the middle of its square in traditional Chinese, so that only
    // the quarter em after it can close; in simplified the half.
    let text = "一。」一";
    let bodies = |lang| {
        let format = Format { lang, ..Format::plain(BOOK.find("body").unwrap(), EM) };
        let rules = Rules::default();
        let run = Run::detached(text, format);
        let text = shape(&[run], &BOOK, &rules, Direction::Horizontal).0;
        let stop = text.clusters[1];
        let natural: Vec<Len> = text.gaps.iter().map(|gap| gap.natural).collect();
        (stop.before, stop.body, stop.after, natural)
    };
    let (zero, quarter, half) = (Len::ZERO, EM / 4, EM / 2);
    let hans = bodies(Lang::ZhHans);
    assert_eq!(hans, (zero, half, half, vec![zero, zero, half, zero]));
    let hant = bodies(Lang::ZhHant);
    assert_eq!(hant, (quarter, half, quarter, vec![quarter, zero, half, zero]));
}

#[test]
fn headlines_drop_the_blanks_of_marks_and_are_centred_by_their_ink() {
    let line = |text: &str, rules: &Rules| {
        let text = shaped(text, rules);
        let measure = Measure::new(EM * 12, Len::ZERO, Adjust::Center);
        let line = break_lines(&text, &measure).remove(0);
        let places = line.places(&text).iter().map(|(_, x)| *x).collect::<Vec<_>>();
        (line.x, line.width, places)
    };
    for style in STYLES {
        let (x, width, places) = line("“一”，二。", &marks(style));
        if style == MarkWidths::All {
            // Not squeezed at all: six squares, the quote's ink half an em inside.
            assert_eq!((x, places[5]), (EM * 7 / 2, EM * 8));
            continue;
        }
        // T51: every mark half an em; T52: the ink of “ and that of 。 are the ends.
        assert_eq!((x, width), (EM * 4, EM * 4));
        assert_eq!(places[5], EM * 15 / 2);
    }
    let stops = Rules { squeeze_stops: false, full_interpunct: true, ..Rules::default() };
    assert_eq!(line("一·二。三", &stops).1, EM * 4);
}

#[test]
fn evenly_spaced_names_keep_their_width_in_cells() {
    let plain = Format::plain(BOOK.find("body").unwrap(), EM);
    let name = Format { even: Some((1, EM * 4)), ..plain.clone() };
    let runs = [Run::detached("一二三", name), Run::detached("四", plain)];
    let rules = Rules { cells: true, ..Rules::default() };
    let text = shape(&runs, &BOOK, &rules, Direction::Horizontal).0;
    let places = break_lines(&text, &Measure::new(EM * 9, Len::ZERO, Adjust::Justify))[0]
        .places(&text);
    assert_eq!((places[1].1, places[3].1), (EM * 3 / 2, EM * 4));
}

#[test]
fn hyphens_of_vertical_lines_stand_below_their_words() {
    let format = Format::plain(BOOK.find("body").unwrap(), EM);
    let run = Run::detached("international communication", format);
    let (text, _) = shape(&[run], &BOOK, &Rules::default(), Direction::Vertical);
    let measure = Measure::new(EM * 4, Len::ZERO, Adjust::Justify);
    let line = &break_lines(&text, &measure)[0];
    let runs = line.place(&text, &BOOK);
    let (start, run) = runs.last().unwrap();
    assert!(run.text.ends_with('\u{ad}'), "{}", run.text);
    let [.., letter, hyphen] = &run.glyphs[..] else { panic!("no letters") };
    assert_eq!(hyphen.x, letter.x);
    assert_eq!(*start + hyphen.y + hyphen.advance, line.x + line.width);
    assert!(hyphen.y >= letter.y + letter.advance);
}

#[test]
fn vertical_lines_stand_in_cells_too() {
    let plain = Format::plain(BOOK.find("body").unwrap(), EM);
    let run = Run::detached("一“12”月，GDP增长2030年", plain);
    let rules = Rules { cells: true, ..Rules::default() };
    let (text, _) = shape(&[run], &BOOK, &rules, Direction::Vertical);
    let measure = Measure::new(EM * 20, Len::ZERO, Adjust::Justify);
    let line = &break_lines(&text, &measure)[0];
    let squares = line.places(&text).into_iter().filter(|(i, _)| {
        // 横排 and upright figures take a cell as Han do.
        let one = text.clusters[*i];
        one.class.is_han() || one.class == crate::text::cjk::Class::Digit
    });
    let cells: Vec<_> = squares.map(|(_, y)| (y.raw() % EM.raw(), y.whole(EM))).collect();
    assert!(cells.iter().all(|(rest, _)| *rest == 0), "{cells:?}");
    let numbers: Vec<i64> = cells.iter().map(|(_, cell)| *cell).collect();
    assert_eq!(numbers[..3], [0, 2, 4]);
    let years = &numbers[numbers.len() - 5..];
    assert!(years.windows(2).all(|pair| pair[1] == pair[0] + 1), "{numbers:?}");
}
