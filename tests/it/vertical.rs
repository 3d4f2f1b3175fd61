//! Vertical lines on finished pages (T55–T61), each rule with a page on which it does not
//! hold.

use crate::pdf::{File, Glyph, Line, Way};
use kanyin::base::Role;
use kanyin::compile::{Options, compile};
use kanyin::font::{Face, FontBook, Ink};
use kanyin::pages::{ItemKind, Pages};
use kanyin::text::{Adjust, Direction, Format, Measure, Rules, Run, break_lines, shape};
use kanyin::world::MemoryWorld;
use std::path::Path;
use std::sync::Arc;

/// A finished page of one section.
struct Printed {
    file: File,
    pages: Pages,
    fonts: Arc<FontBook>,
}

const UPRIGHT: &str = "writing = \"vertical\"\ncolumns = 1";

/// A page with one vertical section of 16 rows.
const EDITION: &str = "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"0\"\n\
    [edition]\ndate = 2021-01-15\nissue = 3\n[page]\npaper = \"A4\"\ncolumns = 3\n\
    [[section]]\nid = \"一\"\narea = { col = 1, cols = 3, rows = 30 }\n\
    writing = \"vertical\"\nbody = '''\n{body}\n'''\n";

/// Prints a section with these keys, under these rules of `[text]`.
fn print(text: &str, keys: &str, body: &str) -> Printed {
    let edition = format!(
        "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"（示例）准印证第0000号\"\n\
         [edition]\ndate = 2021-01-15\nissue = 3\n[page]\npaper = \"A4\"\ncolumns = 3\n\
         [text]\n{text}\n[[section]]\nid = \"一\"\narea = {{ col = 1, cols = 3, rows = 16 }}\n{keys}\n\
         body = '''\n{body}\n'''\n"
    );
    let world = MemoryWorld::new([("e.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let pdf = outcome.pdf.unwrap_or_else(|| panic!("{:?}", outcome.found));
    let fonts = outcome.resolved.unwrap().fonts;
    Printed { file: File::open(&pdf), pages: outcome.pages.unwrap(), fonts }
}

impl Printed {
    /// The lines of the text, heads apart.
    fn lines(&self) -> Vec<Line> {
        let lines = self.file.lines().into_iter();
        lines.filter(|line| self.is_text(&line.glyphs[0])).collect()
    }

    fn glyphs(&self) -> impl Iterator<Item = &Glyph> {
        self.file.pages[0].glyphs.iter().filter(|glyph| self.is_text(glyph))
    }

    fn is_text(&self, glyph: &Glyph) -> bool {
        glyph.block.is_some_and(|block| self.file.blocks[block].kind == "P")
    }

    /// The glyphs that say a text, one after the other.
    fn saying(&self, text: &str) -> Vec<&Glyph> {
        let glyphs: Vec<&Glyph> = self.glyphs().collect();
        let all: Vec<char> = text.chars().collect();
        let says = |at: usize| {
            all.iter().enumerate().all(|(i, c)| {
                glyphs.get(at + i).is_some_and(|glyph| glyph.text == c.to_string())
            })
        };
        let at = (0..glyphs.len()).find(|at| says(*at));
        let at = at.unwrap_or_else(|| panic!("no glyphs say {text}"));
        glyphs[at..at + all.len()].to_vec()
    }

    /// The face and number of the glyph that the page has at the place of one in the file.
    fn drawn(&self, glyph: &Glyph) -> (&Face, u16) {
        let [left, _, _, top] = self.file.pages[0].trim;
        let items = self.pages.pages[0].items.iter();
        let runs = items.filter_map(|item| match &item.kind {
            ItemKind::Text(at, run) => Some((*at, run)),
            _ => None,
        });
        let near = |a: f64, b: f64| (a - b).abs() < 0.02;
        for (at, run) in runs {
            for one in &run.glyphs {
                let x = left + (at.x + one.x).to_pt();
                let y = top - (at.y + one.y).to_pt();
                if near(x, glyph.x) && near(y, glyph.y) {
                    return (self.fonts.face(run.face), one.id);
                }
            }
        }
        panic!("the page has no glyph at ({}, {})", glyph.x, glyph.y);
    }

    /// The middle of a glyph's ink within its square, from the left and from below, in ems.
    fn ink(&self, glyph: &Glyph) -> (f64, f64) {
        let (face, id) = self.drawn(glyph);
        let Ink { x0, y0, x1, y1 } = face.ink(id).unwrap();
        let em = f64::from(face.units_per_em);
        (f64::from(x0 + x1) / 2.0 / em, f64::from(y0 + y1) / 2.0 / em + 0.12)
    }
}

const PLAIN: &str = "天刚蒙蒙亮老街便醒了卖豆腐的推着小车从北大街走到西关外一路吆喝声音不高却能穿过三条巷子\
    街口的铁匠铺还在炉火映着老师傅的脸他今年八十有三仍能抡起大锤墙上挂着一块木牌是一位朋友送的";

/// Whether lines go from right to left, and glyphs of each down by an em.
fn descends(lines: &[Line]) -> Vec<String> {
    let mut faults = Vec::new();
    for pair in lines.windows(2) {
        let step = pair[0].glyphs[0].middle() - pair[1].glyphs[0].middle();
        if step < pair[0].glyphs[0].size {
            faults.push(format!("{} is not left of {}", pair[1].text(), pair[0].text()));
        }
    }
    for line in lines {
        for pair in line.glyphs.windows(2) {
            let step = pair[0].y - pair[1].y;
            if (step - pair[0].size).abs() > 0.01 || (pair[0].x - pair[1].x).abs() > 0.01
            {
                faults.push(format!("{}{} steps {step}", pair[0].text, pair[1].text));
            }
        }
    }
    faults
}

#[test]
fn lines_go_from_right_to_left_and_characters_down_by_an_em() {
    let page = print("", UPRIGHT, PLAIN);
    let lines = page.lines();
    assert!(lines.len() >= 3, "{}", lines.len());
    assert_eq!(descends(&lines), Vec::<String>::new());
    let steps: Vec<f64> = lines
        .windows(2)
        .map(|pair| pair[0].glyphs[0].middle() - pair[1].glyphs[0].middle())
        .collect();
    assert!(steps.iter().all(|step| (step - steps[0]).abs() < 0.01), "{steps:?}");
    assert!(steps[0] > 1.2 * lines[0].glyphs[0].size, "{steps:?}");
    // Without the key, everything of it is false.
    let level = print("", "", PLAIN).lines();
    let pairs: usize = level.iter().map(|line| line.glyphs.len() - 1).sum();
    assert!(descends(&level).len() >= pairs, "no pair of level lines does");
}

#[test]
fn tiers_follow_each_other_from_top_to_bottom() {
    let keys = "writing = \"vertical\"\ncolumns = 2";
    let page = print("", keys, &[PLAIN; 4].join("\n"));
    let lines = page.lines();
    let tops: Vec<f64> = lines.iter().map(|line| line.glyphs[0].top()).collect();
    let highest = tops.iter().copied().fold(f64::MIN, f64::max);
    let upper = |top: &f64| highest - top < 40.0;
    let first = tops.iter().take_while(|top| upper(top)).count();
    assert!(first > 3 && first < lines.len() - 3, "{tops:?}");
    assert!(tops[first..].iter().all(|top| !upper(top)), "the upper tier comes first");
    let feet = lines[..first].iter().filter_map(|line| line.glyphs.last());
    let lowest = feet.map(Glyph::foot).fold(f64::MAX, f64::min);
    let highest = tops[first..].iter().copied().fold(f64::MIN, f64::max);
    let between = page.file.pages[0].shapes.iter().filter(|shape| {
        let [x0, y0, x1, y1] = shape.rect;
        x1 - x0 > 100.0 && y1 < lowest && y0 > highest
    });
    assert_eq!(between.count(), 1, "a hairline parts them");
    let one = print("", UPRIGHT, PLAIN).lines();
    let tops: Vec<f64> = one.iter().skip(1).map(|line| line.glyphs[0].top()).collect();
    assert!(tops.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.01), "{tops:?}");
}

#[test]
fn stops_stand_at_the_upper_right() {
    let text = "早市开了。豆腐、青菜，都有。";
    let (down, level) = (print("", UPRIGHT, text), print("", "", text));
    for c in ["。", "、", "，"] {
        let (x, y) = down.ink(down.saying(c)[0]);
        assert!(x > 0.5 && y > 0.5, "{c} at {x}, {y}");
        let (x, y) = level.ink(level.saying(c)[0]);
        assert!(x < 0.5 && y < 0.5, "level {c} at {x}, {y}");
    }
    // In Taiwan and Hong Kong they stand in the middle.
    let hant = print("", &format!("{UPRIGHT}\nlang = \"zh-Hant\""), text);
    for c in ["。", "、", "，"] {
        let (x, y) = hant.ink(hant.saying(c)[0]);
        assert!((x - 0.5).abs() < 0.1 && (y - 0.5).abs() < 0.1, "{c} at {x}, {y}");
    }
    // Their blank half is a gap: two characters beside one stand an em and a half apart.
    let [a, _, b] = down.saying("腐、青")[..] else { panic!() };
    assert!((a.y - b.y - 2.0 * a.size).abs() < 0.02, "{}", a.y - b.y);
}

#[test]
fn numbers_stand_side_by_side_upright_on_their_side_or_in_han() {
    let text = "始于2020年12日的修缮";
    let usual = print("", UPRIGHT, text);
    let year = usual.saying("2020");
    assert!(year.iter().all(|glyph| glyph.way == Way::Down));
    let em = usual.saying("年")[0].size;
    let mut steps = year.windows(2).map(|pair| pair[0].y - pair[1].y - em);
    assert!(steps.all(|off| off.abs() < 0.02), "an em each");
    let [one, two] = usual.saying("12")[..] else { panic!() };
    assert_eq!((one.way, two.way), (Way::Across, Way::Across));
    assert!((one.y - two.y).abs() < 0.005 && one.x < two.x, "side by side");
    let day = usual.saying("日")[0];
    assert!(two.x + two.advance - one.x <= day.size + 0.01, "in one em");
    let middle = f64::midpoint(one.x, two.x + two.advance);
    assert!((middle - day.middle()).abs() < 0.05 * day.size, "in the middle of the line");
    let turned = print("vertical_digits = \"rotated\"", UPRIGHT, text);
    assert!(turned.saying("2020").iter().all(|glyph| glyph.way == Way::Rotated));
    let han = print("vertical_digits = \"han\"", UPRIGHT, text);
    for (glyph, numeral) in han.saying("2020").into_iter().zip("二〇二〇".chars()) {
        let (face, id) = han.drawn(glyph);
        assert_eq!(face.glyph(numeral), Some(id), "{numeral} is drawn, 2020 is said");
    }
    let none = print("tcy = 0", UPRIGHT, text);
    assert!(none.saying("12").iter().all(|glyph| glyph.way == Way::Down));
    let level = print("", "", text);
    assert!(level.saying("2020").iter().all(|glyph| glyph.way == Way::Across));
}

#[test]
fn groups_that_ask_for_it_stand_side_by_side_in_one_em() {
    let page = print("", UPRIGHT, "血型为{tcy AB}型的老人");
    let [a, b] = page.saying("AB")[..] else { panic!() };
    assert_eq!((a.way, b.way), (Way::Across, Way::Across));
    let em = page.saying("型")[0].size;
    assert!(b.x + b.advance - a.x <= em + 0.01, "in one em");
    let plain = print("", UPRIGHT, "血型为AB型的老人");
    assert!(plain.saying("AB").iter().all(|glyph| glyph.way == Way::Rotated));
}

#[test]
fn latin_words_lie_on_their_side() {
    let text = "木牌上写着Made in Zhengzhou字样";
    let page = print("", UPRIGHT, text);
    let word = page.saying("Zhengzhou");
    assert!(word.iter().all(|glyph| glyph.way == Way::Rotated));
    assert!(word.windows(2).all(|pair| pair[0].y > pair[1].y));
    let han = page.saying("字")[0];
    assert!((word[0].middle() - han.middle()).abs() < 0.05 * han.size, "in the line");
    let level = print("", "", text);
    assert!(level.saying("Zhengzhou").iter().all(|glyph| glyph.way == Way::Across));
}

#[test]
fn quotation_marks_take_the_forms_of_their_region() {
    let text = "他说：“先‘打铁’吧。”";
    let drawn = |keys: &str, c: &str, form: char| {
        let page = print("", keys, text);
        let (face, id) = page.drawn(page.saying(c)[0]);
        face.glyph(form) == Some(id)
    };
    for (c, form) in [("“", '﹃'), ("”", '﹄'), ("‘", '﹁'), ("’", '﹂')] {
        assert!(drawn(UPRIGHT, c, form), "{c} is {form}");
        assert!(!drawn("", c, form), "not in level lines");
    }
    let hant = format!("{UPRIGHT}\nlang = \"zh-Hant\"");
    assert!(drawn(&hant, "“", '﹁') && drawn(&hant, "‘", '﹃'));
}

#[test]
fn marks_stand_beside_what_they_mark() {
    let page =
        print("", UPRIGHT, "老街在{name 郑州}，{dot 最抚}凡心，{ruby 鳞|lín}次栉比");
    let shapes = &page.file.pages[0].shapes;
    for glyph in page.saying("最抚") {
        let dot = shapes.iter().find(|shape| {
            let middle = f64::midpoint(shape.rect[1], shape.rect[3]);
            let high = glyph.y + 0.38 * glyph.size;
            (middle - high).abs() < 0.1 && shape.rect[2] - shape.rect[0] < 2.0
        });
        let left = dot.unwrap_or_else(|| panic!("no dot beside {}", glyph.text)).rect[0];
        assert!(left > glyph.x + glyph.size, "at the right of the square");
    }
    let [first, last] = page.saying("郑州")[..] else { panic!() };
    let line = shapes.iter().find(|shape| {
        (shape.rect[3] - first.top()).abs() < 0.1
            && (shape.rect[1] - last.foot()).abs() < 0.1
    });
    assert!(line.unwrap().rect[2] < first.x, "a line at the left of the square");
    let base = page.saying("鳞")[0];
    let reading = page.glyphs().find(|glyph| glyph.text == "l").unwrap();
    assert!(reading.way == Way::Rotated && reading.x > base.x + base.size);
    let page = print("", UPRIGHT, "读{book 示例}，在{name 郑州}{name 二七}住");
    let beside = |text: &str| {
        let glyphs = page.saying(text);
        let (top, foot) = (glyphs[0].top(), glyphs[glyphs.len() - 1].foot());
        let near = |rect: &[f64; 4]| {
            rect[2] < glyphs[0].x
                && (rect[3] - top).abs() < 1.0
                && (rect[1] - foot).abs() < 1.0
        };
        let mut rects = page.file.pages[0].shapes.iter().map(|shape| shape.rect);
        rects.find(near).unwrap_or_else(|| panic!("nothing beside {text}"))
    };
    let [book, one, two] = ["示例", "郑州", "二七"].map(beside);
    assert!(book[2] - book[0] > 1.5 * (one[2] - one[0]), "a wave is wider than a line");
    assert!(one[1] > two[3], "a name's line ends above the next one's");
    let level = print("", "", "老街在{name 郑州}");
    let [first, _] = level.saying("郑州")[..] else { panic!() };
    let under = |shape: &&crate::pdf::Shape| {
        (shape.rect[0] - first.x).abs() < 0.1 && shape.rect[3] < first.y
    };
    assert!(level.file.pages[0].shapes.iter().any(|shape| under(&shape)), "below it");
}

#[test]
fn question_marks_and_colons_take_an_em() {
    let text = "甲：乙；丙？丁！戊";
    let steps = |keys: &str| -> Vec<f64> {
        let page = print("", keys, text);
        let lines = page.lines();
        let line = lines[0].levelled();
        let glyphs: Vec<&Glyph> = line.glyphs.iter().step_by(2).collect();
        glyphs.windows(2).map(|pair| (pair[1].x - pair[0].x) / pair[0].size).collect()
    };
    for step in steps(UPRIGHT) {
        assert!((step - 2.0).abs() < 0.01, "{step}");
    }
    assert_eq!(steps("").len(), 4);
}

#[test]
fn quotation_marks_of_western_text_lie_with_it() {
    let page = print("", UPRIGHT, "他读的是 “War and Peace” by Tolstoy 这本书");
    let way = |c: &str| page.saying(c)[0].way;
    assert_eq!((way("W"), way("“")), (Way::Rotated, Way::Down));
    let page = print("", UPRIGHT, "Read “War and Peace” by Tolstoy");
    let way = |c: &str| page.saying(c)[0].way;
    assert_eq!((way("“"), way("”")), (Way::Rotated, Way::Rotated));
}

#[test]
fn figures_stand_level_above_vertical_text() {
    let table = "[[section.figure]]\nkind = \"table\"\nat = \"top\"\nalt = \"表\"\n\
                 head = [\"甲项\", \"乙项\"]\nrows = [[\"丙项\", \"丁项\"]]\n";
    let edition = EDITION.replace("{body}", PLAIN) + table;
    let world = MemoryWorld::new([("e.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let pdf = outcome.pdf.unwrap_or_else(|| panic!("{:?}", outcome.found));
    let file = File::open(&pdf);
    let lines = file.lines();
    let (down, level): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|line| line.is_vertical());
    let cells: Vec<&&Line> =
        level.iter().filter(|line| !line.glyphs[0].text.is_empty()).collect();
    let lowest = cells.iter().map(|line| line.y()).fold(f64::MAX, f64::min);
    let highest = down.iter().map(|line| line.glyphs[0].top()).fold(f64::MIN, f64::max);
    assert!(
        cells.len() >= 4 && down.len() >= 3 && lowest > highest,
        "{lowest} {highest}"
    );
}

#[test]
fn what_no_tiers_hold_is_told() {
    let edition = EDITION.replace("{body}", &[PLAIN; 30].join("\n"));
    let world = MemoryWorld::new([("e.toml", edition.as_bytes())]);
    let outcome = compile(Path::new("e.toml"), &world, Options::default());
    let overset = kanyin::diag::Code::Overset;
    assert!(outcome.found.iter().any(|one| one.code == overset), "{:?}", outcome.found);
}

#[test]
fn no_line_starts_with_a_mark_that_must_not() {
    let text =
        "早市，豆腐，青菜，鲜鱼，活虾，都有；吆喝，还价，说笑，招呼，热闹。".repeat(7);
    let faults = |rules: &str| {
        let page = print(rules, UPRIGHT, &text);
        let heads: Vec<char> = page.lines().iter().filter_map(Line::head).collect();
        assert!(heads.len() > 6, "{heads:?}");
        heads.into_iter().filter(|c| "，；。".contains(*c)).count()
    };
    assert_eq!(faults(""), 0);
    assert!(faults("kinsoku = \"none\"") > 0);
}

#[test]
fn readers_meet_the_text_in_its_order() {
    let text = "始于2020年12日，他说：“Made in Zhengzhou”是真的……约占35%。";
    for keys in [UPRIGHT, ""] {
        let page = print("", keys, text);
        // A space at which a line ends has no glyph.
        let bare = |text: &str| text.replace(' ', "");
        let said: String = page.glyphs().map(|glyph| glyph.text.as_str()).collect();
        assert_eq!(bare(&said), bare(text));
        let blocks = 0..page.file.blocks.len();
        let blocks: Vec<String> = blocks.map(|one| page.file.text_of(one)).collect();
        assert!(blocks.iter().any(|block| bare(block) == bare(text)), "{blocks:?}");
        // By the places alone, lines read from the left would be another text.
        let mut lines = page.lines();
        lines.sort_by(|a, b| a.left().total_cmp(&b.left()));
        let by_place: String = lines.iter().map(Line::text).collect();
        assert_eq!(bare(&by_place) == bare(text), keys.is_empty());
    }
}

#[test]
fn heads_stand_at_the_right_with_the_kicker_before_and_the_deck_after() {
    let keys = format!(
        "{UPRIGHT}\ntitle = \"老街的早晨\"\nkicker = \"故城风物\"\ndeck = \"三代人的记忆\""
    );
    let page = print("", &keys, PLAIN);
    let place = |role: Role, printed: &Printed| {
        let items = printed.pages.pages[0].items.iter();
        let mut own = items.filter(|item| item.tag.role == role);
        let item = own.next().unwrap_or_else(|| panic!("no {role:?}"));
        let ItemKind::Text(at, _) = &item.kind else { panic!() };
        *at
    };
    let order = [Role::Kicker, Role::Headline, Role::Deck, Role::Body];
    let across = order.map(|role| place(role, &page).x);
    assert!(across.windows(2).all(|pair| pair[0] > pair[1]), "{across:?}");
    let level = print("", &keys[UPRIGHT.len()..], PLAIN);
    let down = order.map(|role| place(role, &level).y);
    assert!(down.windows(2).all(|pair| pair[0] < pair[1]), "{down:?}");
}

#[test]
fn a_vertical_headline_stands_beside_level_text() {
    let body = [PLAIN; 3].join("\n");
    let keys = "title = \"竖题横文\"\ntitle_writing = \"vertical\"";
    let edges = |keys: &str| {
        let page = print("", keys, &body);
        let glyphs = page.file.pages[0].glyphs.iter();
        let head: Vec<Glyph> =
            glyphs.filter(|glyph| glyph.tag.starts_with('H')).cloned().collect();
        assert_eq!(head.len(), 4);
        let text = page.lines();
        assert!(text.iter().all(|line| !line.is_vertical()));
        let left = text.iter().map(Line::left).fold(f64::MAX, f64::min);
        let ends = text.iter().filter_map(|line| line.glyphs.last());
        let right = ends.map(|glyph| glyph.x + glyph.size).fold(f64::MIN, f64::max);
        (head, left, right)
    };
    let (head, left, _) = edges(keys);
    assert!(
        head.iter().all(|glyph| glyph.way == Way::Down && glyph.x + glyph.size < left)
    );
    let (head, _, right) = edges(&format!("{keys}\ntitle_side = \"right\""));
    assert!(head.iter().all(|glyph| glyph.x > right));
    let (head, left, _) = edges("title = \"竖题横文\"");
    assert!(head.iter().all(|glyph| glyph.way == Way::Across) && left < head[3].x);
}

/// How a character of a vertical line stands by itself, and whether it was told as turned.
fn stands(c: char, book: &FontBook) -> Option<(Way, bool)> {
    let format = Format::plain(book.find("body")?, kanyin::base::Len::pt(9));
    let runs = [Run::detached(&c.to_string(), format)];
    let (text, missing) = shape(&runs, book, &Rules::default(), Direction::Vertical);
    if !missing.is_empty() {
        return None;
    }
    let measure =
        Measure::new(kanyin::base::Len::pt(90), kanyin::base::Len::ZERO, Adjust::Justify);
    let lines = break_lines(&text, &measure);
    let runs = lines.first()?.place(&text, book);
    let way = match runs.first()?.1.orientation {
        kanyin::font::Orientation::Horizontal => Way::Across,
        kanyin::font::Orientation::Upright => Way::Down,
        kanyin::font::Orientation::Rotated => Way::Rotated,
    };
    Some((way, !text.turned().is_empty()))
}

/// Why a character does not stand as UAX #50 has it; `None` where it must.
fn difference(c: char) -> Option<&'static str> {
    Some(match c {
        '0'..='9' => "T57: a short number stands side by side in one em",
        '“' | '”' | '‘' | '’' => "T59: corner brackets, in their vertical forms",
        '／' => "T16: half an em by GB/T 15834, which an upright one does not hold",
        '·' | '‧' | '•' => "an interpunct is a dot: turned or not, it is the same",
        '…' | '⋯' => {
            "set in the vertical form that faces have of it, which is the turned one"
        }
        _ => return None,
    })
}

#[test]
fn characters_stand_as_unicode_has_it() {
    let cases = include_str!("../data/linebreak.jsonl");
    let book = FontBook::bundled();
    let (mut held, mut faults, mut different) = (0, Vec::new(), 0);
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        if case["kind"] != "vertical" {
            continue;
        }
        let c = case["char"].as_str().unwrap().chars().next().unwrap();
        let Some((way, told)) = stands(c, &book) else { continue };
        let right = match case["vo"].as_str().unwrap() {
            "U" | "Tu" => way == Way::Down && !told,
            "R" => way == Way::Rotated && !told,
            _ => way == Way::Down && !told || way == Way::Rotated && told,
        };
        match (right, difference(c)) {
            (true, _) => held += 1,
            (false, Some(_)) => different += 1,
            (false, None) => faults.push(format!("{c} {} {way:?}", case["vo"])),
        }
    }
    assert!(faults.is_empty(), "{held} held, {different} different, {faults:?}");
    assert!(held > 200, "{held} held");
}
