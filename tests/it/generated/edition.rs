//! An edition made of a seed.

use super::seed::Seed;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// An edition, the files beside it, and what its pages must show.
pub(super) struct Case {
    pub(super) toml: String,
    pub(super) files: Vec<(&'static str, Vec<u8>)>,
    /// How often each character of the copy must stand on the pages.
    pub(super) visible: BTreeMap<char, usize>,
}

/// The case of a seed.
pub(super) fn case(seed: u64) -> Case {
    let mut maker = Maker {
        seed: Seed::new(seed),
        odd: 0,
        out: String::new(),
        visible: BTreeMap::new(),
        stats: 0,
    };
    maker.odd = maker.seed.one(&[0, 0, 0, 1, 2, 10]);
    maker.edition();
    let files = vec![
        ("a.png", png(60, 40)),
        ("wide.png", png(300, 1)),
        ("tall.png", png(2, 400)),
        ("story.md", "丙丁戊己。\n## 子丑\n寅卯辰巳。\n".as_bytes().to_vec()),
    ];
    Case { toml: maker.out, files, visible: maker.visible }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::GrayImage::from_pixel(width, height, image::Luma([99]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Characters whose number on the pages is counted.
const COUNTED: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

struct Maker {
    seed: Seed,
    /// How many of a hundred pieces of text are odd.
    odd: usize,
    out: String,
    visible: BTreeMap<char, usize>,
    stats: usize,
}

impl Maker {
    fn edition(&mut self) {
        self.out.push_str(
            "[publication]\nname = \"小报\"\nkind = \"internal\"\npermit = \"0\"\n",
        );
        if self.seed.chance(30) {
            self.out.push_str(
                "slogan = \"服务\"\npublisher = \"某局\"\nrecipients = \"各组\"\n",
            );
        }
        self.out.push_str("[edition]\ndate = 2021-01-15\nissue = 3\n");
        if self.seed.chance(30) {
            self.out.push_str(
                "total_issue = 99\npages = [\"要闻\", \"专版\"]\neditor = \"某某\"\n",
            );
        }
        self.page();
        if self.seed.chance(40) {
            let theme = self.seed.one(&["party", "bulletin"]);
            let red = self.seed.one(&["spot", "process", "black"]);
            let _ = writeln!(self.out, "[theme]\nname = \"{theme}\"\nred = \"{red}\"");
        }
        if self.seed.chance(30) {
            let level = self.seed.one(&["none", "basic", "gb", "strict"]);
            let _ = writeln!(self.out, "[text]\nkinsoku = \"{level}\"");
        }
        if self.seed.chance(50) {
            self.out.push_str("[masthead]\n");
            if self.seed.chance(20) {
                let rows = self.seed.one(&[1, 4, 12, 60, 65535]);
                let _ = writeln!(self.out, "rows = {rows}");
            }
        }
        if self.seed.chance(40) {
            self.out.push_str("[colophon]\n");
            self.some(30, "text");
        }
        self.stats = self.seed.below(4);
        for i in 0..self.stats {
            let value = self.seed.one(&["1286", "0.5", "-3", "123456789012.345", "0"]);
            let unit = self.seed.one(&["亿元", "%", "个", "平方米每人每年"]);
            let label =
                self.seed.one(&["借阅", "地区生产总值比上一年同期增长的幅度", "x"]);
            let _ = writeln!(
                self.out,
                "[[stat]]\nid = \"s.{i}\"\nlabel = \"{label}\"\nvalue = \"{value}\"\nunit = \"{unit}\""
            );
            if self.seed.chance(30) {
                let approx = self.seed.one(&["近", "约", "余", "多", "超", "不足"]);
                let _ = writeln!(self.out, "approx = \"{approx}\"");
            }
        }
        for _ in 0..self.seed.within(1, 5) {
            self.section();
        }
    }

    fn page(&mut self) {
        let paper = self.seed.one(&[
            "\"对开\"",
            "\"四开\"",
            "\"A3\"",
            "\"A4\"",
            "\"A4\"",
            "{ width = \"100mm\", height = \"150mm\" }",
            "{ width = \"500mm\", height = \"60mm\" }",
            "{ width = \"60mm\", height = \"5000mm\" }",
        ]);
        let _ = writeln!(self.out, "[page]\npaper = {paper}");
        if self.seed.chance(70) {
            let columns = self.seed.within(1, 12);
            let _ = writeln!(self.out, "columns = {columns}");
        }
        let lengths = [
            ("gap", &["0mm", "1pt", "2mm", "5mm", "30mm"][..]),
            ("body", &["小五", "五号", "4pt", "9.37pt", "30pt", "72pt"]),
            ("leading", &["9pt", "13pt", "16.01pt", "40pt", "144pt"]),
            ("bleed", &["0mm", "3mm"]),
        ];
        for (key, values) in lengths {
            if self.seed.chance(25) {
                let value = self.seed.one(values);
                let _ = writeln!(self.out, "{key} = \"{value}\"");
            }
        }
        if self.seed.chance(10) {
            let width = self.seed.one(&["50mm", "100mm", "180mm"]);
            let _ = writeln!(self.out, "type_area = {{ width = \"{width}\" }}");
        }
    }

    #[expect(clippy::too_many_lines, reason = "a few lines for every key")]
    fn section(&mut self) {
        self.out.push_str("[[section]]\n");
        for (percent, key) in
            [(80, "title"), (30, "kicker"), (30, "deck"), (25, "lead"), (20, "byline")]
        {
            self.some(percent, key);
        }
        if self.seed.chance(15) {
            let initial = self.seed.one(&["甲", "乙丙", "丁", "\u{1f600}"]);
            initial.chars().for_each(|c| self.count(c));
            let _ = writeln!(self.out, "initial = \"{initial}\"");
        }
        match self.seed.below(12) {
            0 => {}
            1 => {
                self.out.push_str("file = \"story.md\"\n");
                "丙丁戊己子丑寅卯辰巳".chars().for_each(|c| self.count(c));
            }
            _ => self.body(),
        }
        if self.seed.chance(40) {
            self.area();
        }
        let words = [
            ("frame", &["none", "line", "double", "tint", "top"][..]),
            ("group", &["a", "b"]),
            ("title_size", &["5pt", "12pt", "54pt", "200pt", "400pt"]),
            ("lead_size", &["5pt", "16pt", "144pt"]),
            ("align", &["left", "center", "right"]),
            ("writing", &["horizontal", "vertical"]),
            ("title_writing", &["horizontal", "vertical"]),
            ("title_side", &["left", "right"]),
            ("lang", &["zh-Hans", "zh-Hant", "ja", "ko", "en"]),
        ];
        for (key, values) in words {
            if self.seed.chance(18) {
                let value = self.seed.one(values);
                let _ = writeln!(self.out, "{key} = \"{value}\"");
            }
        }
        let numbers = [
            ("rank", &[1, 2, 3, 9, 255][..]),
            ("columns", &[1, 2, 3, 6, 12, 255]),
            ("item_columns", &[0, 1, 2, 3, 12, 255]),
        ];
        for (key, values) in numbers {
            if self.seed.chance(20) {
                let value = self.seed.one(values);
                let _ = writeln!(self.out, "{key} = {value}");
            }
        }
        while self.seed.chance(30) {
            self.out.push_str("[[section.figure]]\n");
            self.figure();
        }
        if self.seed.chance(30) {
            for _ in 0..self.seed.within(1, 4) {
                self.out.push_str("[[section.item]]\n");
                self.some(80, "title");
                self.some(20, "byline");
                self.body();
                if self.seed.chance(15) {
                    self.out.push_str("[[section.item.figure]]\n");
                    self.figure();
                }
            }
        }
    }

    fn area(&mut self) {
        let mut parts = Vec::new();
        let grid = self.seed.one(&[1, 2, 3, 4, 6, 12, 255]);
        if self.seed.chance(70) {
            let (col, cols) = (self.seed.within(1, grid), self.seed.within(1, grid));
            parts.push(format!("grid = {grid}, col = {col}"));
            if self.seed.chance(90) {
                parts.push(format!("cols = {}", cols.min(grid - col + 1)));
            }
        }
        if self.seed.chance(20) {
            parts.push(format!("row = {}", self.seed.one(&[1, 5, 20, 60, 65535])));
        }
        match self.seed.below(5) {
            0 => parts.push(format!("rows = {}", self.seed.one(&[1, 8, 30, 60, 65535]))),
            1 => parts.push("to_foot = true".to_owned()),
            _ => {}
        }
        if self.seed.chance(15) {
            parts.push(format!("page = {}", self.seed.one(&[1, 2, 3, 40])));
        }
        let _ = writeln!(self.out, "area = {{ {} }}", parts.join(", "));
    }

    fn figure(&mut self) {
        if self.seed.chance(70) {
            let at = self.seed.one(&["top", "bottom", "right", "inline"]);
            let _ = writeln!(self.out, "at = \"{at}\"");
        }
        for (key, values) in
            [("after", &[1, 2, 3, 99, 65535][..]), ("span", &[1, 2, 5, 255])]
        {
            if self.seed.chance(30) {
                let value = self.seed.one(values);
                let _ = writeln!(self.out, "{key} = {value}");
            }
        }
        self.some(50, "title");
        match self.seed.below(3) {
            0 if self.stats > 0 => {
                let count = self.seed.within(1, 7);
                let list: Vec<String> = (0..count)
                    .map(|_| format!("\"s.{}\"", self.seed.below(self.stats)))
                    .collect();
                let _ =
                    writeln!(self.out, "kind = \"cards\"\nstats = [{}]", list.join(", "));
                if self.seed.chance(40) {
                    let columns = self.seed.one(&[1, 2, 4, 12, 255]);
                    let _ = writeln!(self.out, "columns = {columns}");
                }
            }
            1 => {
                let file = self.seed.one(&["a.png", "a.png", "wide.png", "tall.png"]);
                let _ = writeln!(
                    self.out,
                    "kind = \"picture\"\nfile = \"{file}\"\nalt = \"图\""
                );
                self.some(50, "caption");
                self.some(30, "credit");
            }
            _ => self.table(),
        }
    }

    fn table(&mut self) {
        self.out.push_str("kind = \"table\"\n");
        let columns = self.seed.one(&[1, 2, 3, 4, 6, 20]);
        let some = |maker: &mut Self, count: usize| -> String {
            let cells: Vec<String> = (0..count)
                .map(|_| {
                    if maker.seed.chance(40) {
                        let number = maker.seed.one(&["1.5", "12", "-0.25", "—", ""]);
                        format!("\"{number}\"")
                    } else {
                        let text = maker.words(3);
                        quoted(&text)
                    }
                })
                .collect();
            cells.join(", ")
        };
        if self.seed.chance(70) {
            let head = if self.seed.chance(30) && columns > 2 {
                let spans = (1..columns).map(|at| format!("\"组{}/项{at}\"", at / 3));
                format!("[\"指标\", {}]", spans.collect::<Vec<_>>().join(", "))
            } else {
                format!("[{}]", some(self, columns))
            };
            let _ = writeln!(self.out, "head = {head}");
        }
        let count = self.seed.one(&[1, 2, 5, 30, 120]);
        let merge = self.seed.one(&["", "", "<", "^"]);
        let mut rows: Vec<String> = Vec::new();
        for at in 0..count {
            if columns > 1 && self.seed.chance(5) {
                rows.push("[\"一、分组\"]".to_owned());
            }
            let grouped = rows.last().is_some_and(|row| row.contains("分组"));
            let goes_on = if merge == "^" { at > 0 && !grouped } else { columns > 1 };
            let merged = goes_on && !merge.is_empty() && self.seed.chance(30);
            let kept = some(self, columns - usize::from(merged));
            rows.push(match (merged, kept.is_empty()) {
                (false, _) => format!("[{kept}]"),
                (true, true) => format!("[\"{merge}\"]"),
                (true, false) => format!("[{kept}, \"{merge}\"]"),
            });
        }
        let _ = writeln!(self.out, "rows = [{}]", rows.join(", "));
        self.forms();
        if self.seed.chance(40) {
            let align: Vec<&str> = (0..columns)
                .map(|_| self.seed.one(&["'left'", "'center'", "'right'", "'decimal'"]))
                .collect();
            let _ = writeln!(self.out, "align = [{}]", align.join(", "));
        }
        self.some(40, "unit");
        self.some(40, "note");
    }

    /// The keys of a table's form.
    fn forms(&mut self) {
        let rules = self.seed.one(&["three", "open", "grid", "none"]);
        for (percent, line) in [
            (50, format!("rules = \"{rules}\"")),
            (20, "number = true".to_owned()),
            (20, "bold_totals = true".to_owned()),
            (20, "signs = true".to_owned()),
            (20, "rounded = true".to_owned()),
            (10, "turn = true".to_owned()),
            (20, format!("halves = {}", self.seed.within(1, 4))),
            (10, "split = false".to_owned()),
        ] {
            if self.seed.chance(percent) {
                let _ = writeln!(self.out, "{line}");
            }
        }
        self.some(20, "source");
    }

    /// A key with a short text, in so many of a hundred cases.
    fn some(&mut self, percent: usize, key: &str) {
        if self.seed.chance(percent) {
            let most = self.seed.one(&[1, 2, 3, 3, 3, 8]);
            let mut text = self.words(most);
            if key == "title" && self.seed.chance(10) {
                text.push('\n');
                text.push_str(&self.words(2));
            }
            let text = quoted(&text);
            let _ = writeln!(self.out, "{key} = {text}");
        }
    }

    fn body(&mut self) {
        let mut text = String::new();
        let most = self.seed.one(&[1, 2, 4, 12]);
        for _ in 0..self.seed.within(1, most) {
            if self.seed.chance(15) {
                text.push_str("## ");
                text.push_str(&self.words(2));
                text.push('\n');
            }
            let most = self.seed.one(&[1, 4, 10, 40]);
            text.push_str(&self.words(most));
            text.push('\n');
        }
        let text = quoted(&text);
        let _ = writeln!(self.out, "body = {text}");
    }

    fn count(&mut self, c: char) {
        if COUNTED.contains(c) {
            *self.visible.entry(c).or_default() += 1;
        }
    }

    /// So many pieces of text at most, at least one.
    fn words(&mut self, most: usize) -> String {
        let mut out = String::new();
        for _ in 0..self.seed.within(1, most) {
            if self.seed.chance(self.odd) {
                let odd = self.odd_piece();
                out.push_str(&odd);
                continue;
            }
            match self.seed.below(10) {
                0 => {
                    let number =
                        self.seed.one(&["2020年", "46.82亿元", "增长4.1%", "PM2.5"]);
                    out.push_str(number);
                }
                1 => {
                    out.push_str(
                        self.seed.one(&["，", "。", "、", "“", "”", "——", "……"]),
                    );
                }
                2 => {
                    out.push_str(self.seed.one(&["GDP", "internet of things", " ", "A"]));
                }
                3 if self.stats > 0 => {
                    let stat = self.seed.below(self.stats);
                    let _ = write!(out, "{{s.{stat}}}");
                }
                4 => {
                    let han = self.han(4);
                    let open = self.seed.one(&[
                        "{kai ", "{dot ", "{name ", "{book ", "{keep ", "{sup ",
                        "{note ", "**",
                    ]);
                    let close = if open == "**" { "**" } else { "}" };
                    let _ = write!(out, "{open}{han}{close}");
                }
                5 => {
                    let base = self.han(1);
                    let _ = write!(out, "{{ruby {base}|zhuàng}}");
                }
                _ => out.push_str(&self.han(12)),
            }
        }
        out
    }

    fn han(&mut self, most: usize) -> String {
        let all: Vec<char> = COUNTED.chars().collect();
        let mut out = String::new();
        for _ in 0..self.seed.within(1, most) {
            let c = self.seed.one(&all);
            self.count(c);
            out.push(c);
        }
        out
    }

    /// Text that nobody writes, or that is at fault.
    #[expect(clippy::too_many_lines, reason = "a few lines for every oddity")]
    fn odd_piece(&mut self) -> String {
        let list = [
            "",
            "\u{1f600}",
            "\u{1f468}\u{200d}\u{1f469}",
            "שלום",
            "مرحبا",
            "e\u{301}",
            "中\u{301}",
            "\t",
            "\u{1}",
            "\u{feff}",
            "\u{200b}",
            "\u{a0}",
            "\u{3000}",
            "\u{2028}",
            "\u{85}",
            "{",
            "}",
            "{{",
            "}}",
            "**",
            "{nix}",
            "{kai }",
            "{tcy 12}",
            "{tcy 123456}",
            "\r\n",
            "{kai {dot {book {name {sup {note 深}}}}}}",
            "{ruby |}",
            "{ruby 字|}",
            "{ruby 字}",
            "##",
            "#",
            "|",
            "\u{fe0f}",
            "\u{e0101}",
            "\u{301}",
            "\u{2066}",
            "……——……——",
            "。。。。",
            "（（（（（（（（（（（（",
            "））））））））））））",
            "\u{20000}",
            "\u{2a6d6}",
            "￥100",
            "50％",
        ];
        match self.seed.below(14) {
            0 => "a".repeat(self.seed.one(&[40, 300])),
            1 => {
                let han: String =
                    (0..self.seed.one(&[20, 60])).map(|_| self.han(1)).collect();
                format!("{{keep {han}}}")
            }
            2 => "——".repeat(60),
            3 => {
                let reading = "zhuang".repeat(self.seed.one(&[3, 30]));
                format!("{{ruby {}|{reading}}}", self.han(1))
            }
            4 => format!("{}{}", "{kai ".repeat(40), "}".repeat(40)),
            5 => "9".repeat(self.seed.one(&[20, 200])),
            _ => self.seed.one(&list).to_owned(),
        }
    }
}

/// A text as TOML writes it in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
