//! A chart to be asked for, and what the finished PDF has of it.

use crate::pdf::paths::{Clip, Hatching, Outline, Path, bars, hatchings};
use crate::pdf::{File, Glyph, Ink, Rect};
use kanyin::compile::{Options, compile};
use kanyin::diag::Severity;
use kanyin::world::MemoryWorld;
use std::fmt::Write as _;
use std::sync::Arc;

/// A series as asked for: `None` is a value that is missing.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) unit: String,
    pub(crate) values: Vec<Option<String>>,
    /// What is printed of them, if not themselves.
    pub(crate) said: Vec<Option<String>>,
}

/// A chart as asked for.
#[derive(Debug, Clone)]
pub(crate) struct Spec {
    pub(crate) kind: &'static str,
    pub(crate) categories: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// More keys of the figure.
    pub(crate) more: String,
    /// Columns of the page; the chart is one wide.
    pub(crate) columns: u8,
}

impl Spec {
    /// A chart over the years from 2011 on; `—` is a value that is missing.
    pub(crate) fn new(kind: &'static str, rows: &[(&str, &[&str])]) -> Self {
        let count = rows.iter().map(|row| row.1.len()).max().unwrap_or(0);
        let row = |(label, values): &(&str, &[&str])| Row {
            label: (*label).to_owned(),
            unit: "亿元".to_owned(),
            values: values
                .iter()
                .map(|one| (*one != "—").then(|| (*one).to_owned()))
                .collect(),
            said: Vec::new(),
        };
        Self {
            kind,
            categories: (0..count).map(|year| (2011 + year).to_string()).collect(),
            rows: rows.iter().map(row).collect(),
            more: String::new(),
            columns: 1,
        }
    }

    pub(crate) fn more(mut self, keys: &str) -> Self {
        let _ = writeln!(self.more, "{keys}");
        self
    }

    pub(crate) fn columns(mut self, columns: u8) -> Self {
        self.columns = columns;
        self
    }

    pub(crate) fn named(mut self, names: &[&str]) -> Self {
        self.categories = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    pub(crate) fn unit(mut self, row: usize, unit: &str) -> Self {
        unit.clone_into(&mut self.rows[row].unit);
        self
    }

    /// The same with one value said otherwise, for expectations that must fail.
    pub(crate) fn with(mut self, row: usize, category: usize, value: &str) -> Self {
        self.rows[row].values[category] = Some(value.to_owned());
        self
    }

    /// A value as a number.
    pub(crate) fn value(&self, row: usize, category: usize) -> Option<f64> {
        let text = self.rows[row].values.get(category)?.as_ref()?;
        Some(text.parse().expect("a number"))
    }

    /// A value as pages print it.
    pub(crate) fn text(&self, row: usize, category: usize) -> String {
        if let Some(said) = self.rows[row].said.get(category) {
            return said.clone().unwrap_or_default();
        }
        let text = self.rows[row].values[category].clone().unwrap_or_default();
        let unit = if self.rows[row].unit == "%" { "%" } else { "" };
        text.replace('-', "−") + unit
    }

    /// All values of a row that are there, with their categories.
    pub(crate) fn values(&self, row: usize) -> Vec<(usize, f64)> {
        let all = 0..self.categories.len();
        all.filter_map(|category| Some((category, self.value(row, category)?))).collect()
    }

    /// Whether categories are periods, which single statistics of one label are told by.
    fn is_whole(&self) -> bool {
        matches!(self.kind, "ring" | "pie" | "pictogram")
    }

    pub(crate) fn toml(&self) -> String {
        let mut out = format!(
            "[publication]\nname = \"图样\"\nkind = \"internal\"\n\
             permit = \"（示例）准印证第0000号\"\n[edition]\ndate = 2025-01-15\n\
             [page]\npaper = \"A4\"\ncolumns = {}\n\n",
            self.columns
        );
        for (s, row) in self.rows.iter().enumerate() {
            for (c, value) in row.values.iter().enumerate() {
                let Some(value) = value else { continue };
                let name = &self.categories[c];
                let (label, period) =
                    if self.is_whole() { (name, "2024") } else { (&row.label, &**name) };
                let _ = write!(
                    out,
                    "[[stat]]\nid = \"s{s}.c{c}\"\nlabel = \"{label}\"\n\
                     value = \"{value}\"\nunit = \"{}\"\nperiod = \"{period}\"\n\
                     status = \"final\"\nbasis = \"none\"\nsource = \"编造\"\n",
                    row.unit
                );
            }
        }
        let _ = write!(
            out,
            "\n[[section]]\ntitle = \"图样\"\nbody = \"图在下面，各数都由这里的数据画出。\"\n\
             [[section.figure]]\nkind = \"{}\"\nalt = \"图\"\nat = \"bottom\"\n{}",
            self.kind, self.more
        );
        let ids = |s: usize, row: &Row| {
            let there = row.values.iter().enumerate().filter(|one| one.1.is_some());
            let ids: Vec<_> = there.map(|(c, _)| format!("\"s{s}.c{c}\"")).collect();
            ids.join(", ")
        };
        if self.is_whole() {
            let _ = writeln!(out, "stats = [{}]", ids(0, &self.rows[0]));
            return out;
        }
        let groups = self.rows.iter().enumerate().map(|(s, row)| {
            format!("{{ label = \"{}\", stats = [{}] }}", row.label, ids(s, row))
        });
        let _ = writeln!(out, "groups = [{}]", groups.collect::<Vec<_>>().join(", "));
        out
    }

    /// Prints the chart and reads it.
    #[track_caller]
    pub(crate) fn drawn(&self) -> Drawn {
        self.printed().unwrap_or_else(|why| panic!("{why}\n{}", self.toml()))
    }

    /// The same, or why it is refused.
    pub(crate) fn printed(&self) -> Result<Drawn, String> {
        let toml = self.toml();
        let world = MemoryWorld::new([("e.toml", toml.as_bytes())]);
        let outcome = compile("e.toml".as_ref(), &world, Options::default());
        let errors: Vec<_> = outcome
            .found
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .map(|one| format!("{:?}: {:?}", one.code, one.message))
            .collect();
        match outcome.pdf {
            Some(pdf) if errors.is_empty() => Ok(Drawn::of(File::open(&pdf))),
            _ => Err(errors.join("\n")),
        }
    }
}

/// A word of a chart: glyphs that follow each other closely on one line.
#[derive(Debug, Clone)]
pub(crate) struct Lettered {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// The baseline.
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) ink: Ink,
}

impl Lettered {
    pub(crate) fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }

    /// The middle of its digits' height, by the figures of the face.
    pub(crate) fn height(&self) -> f64 {
        self.y + 0.36 * self.size
    }
}

/// A chart as found in a finished PDF.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// What is content of it.
    pub(crate) paths: Vec<Path>,
    /// What is drawn among it as ornament: axes, ticks, leaders.
    pub(crate) frame: Vec<Path>,
    pub(crate) words: Vec<Lettered>,
}

impl Drawn {
    /// The chart of a file that has one.
    fn of(file: File) -> Self {
        let mut figures: Vec<_> = file.pages[0]
            .paths
            .iter()
            .filter(|path| !path.is_artifact())
            .filter_map(|path| path.block)
            .collect();
        figures.dedup();
        let [figure] = figures.as_slice() else {
            panic!("one figure is expected, found {figures:?}")
        };
        assert_eq!(file.blocks[*figure].kind, "Figure");
        Self::at(&file, 0, *figure)
    }

    /// The chart that an element of the structure is.
    pub(crate) fn at(file: &File, page: usize, figure: usize) -> Self {
        let page = &file.pages[page];
        let own: Vec<Path> = page
            .paths
            .iter()
            .filter(|path| path.block == Some(figure))
            .cloned()
            .collect();
        let glyphs: Vec<&Glyph> =
            page.glyphs.iter().filter(|glyph| glyph.block == Some(figure)).collect();
        let rects = own.iter().map(Path::rect);
        let letters = glyphs.iter().map(|one| {
            [one.x, one.y - 0.2 * one.size, one.x + one.advance, one.y + one.size]
        });
        let extent = rects.chain(letters).reduce(|a, b| {
            [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
        });
        let [x0, y0, x1, y1] = extent.expect("something drawn");
        // Rules may reach further than what stands on them, grounds do much further.
        let among = |path: &&Path| {
            let [a, b, c, d] = path.rect();
            let inside = a < x1 && c > x0 && b > y0 - 15.0 && d < y1 + 15.0;
            path.is_artifact()
                && inside
                && (c - a < 1.0 || d - b < 1.0 || path.fill.is_none())
        };
        let frame = page.paths.iter().filter(among).cloned().collect();
        Self { paths: own, frame, words: words(glyphs.into_iter()) }
    }

    /// All filled rectangles, hatched ones too, each once.
    pub(crate) fn rects(&self) -> Vec<Rect> {
        let mut rects: Vec<Rect> =
            bars(&self.paths).into_iter().map(|bar| bar.rect).collect();
        rects.extend(self.hatched().into_iter().map(|one| one.rect));
        rects
    }

    /// Every filled area in the order of the content: outlines that are filled, and those
    /// that hatching is kept within.
    pub(crate) fn areas(&self) -> Vec<Vec<Outline>> {
        let mut areas: Vec<Vec<Outline>> = Vec::new();
        let mut last: Option<Arc<Clip>> = None;
        for path in &self.paths {
            let clip = path.clips.last().filter(|_| path.stroke.is_some());
            match clip {
                Some(clip) => {
                    if !last.as_ref().is_some_and(|one| Arc::ptr_eq(one, clip)) {
                        areas.push(clip.outlines.clone());
                    }
                    last = Some(Arc::clone(clip));
                }
                None if path.fill.is_some() => areas.push(path.outlines.clone()),
                None => {}
            }
        }
        areas
    }

    /// Thin rules, level ones, or upright ones of `level` charts: the middle of their
    /// weight, and what they span.
    pub(crate) fn rules(&self, level: bool) -> Vec<(f64, [f64; 2])> {
        let rule = |rect: Rect| {
            let (side, ends) = along(level, rect);
            let thin = ends[1] - ends[0] < 1.0 && side[1] - side[0] > 8.0;
            thin.then(|| (f64::midpoint(ends[0], ends[1]), side))
        };
        bars(&self.frame).into_iter().filter_map(|bar| rule(bar.rect)).collect()
    }

    pub(crate) fn hatched(&self) -> Vec<Hatching> {
        hatchings(&self.paths)
    }

    /// Words that are numbers, with their value.
    pub(crate) fn numbers(&self) -> Vec<(f64, &Lettered)> {
        let number = |word: &Lettered| {
            let digits: String = word
                .text
                .chars()
                .filter(|c| !matches!(c, ',' | '\u{2009}' | '\u{202f}'))
                .map(|c| if c == '−' { '-' } else { c })
                .collect();
            let end =
                digits.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')));
            digits[..end.unwrap_or(digits.len())].parse::<f64>().ok()
        };
        self.words.iter().filter_map(|word| Some((number(word)?, word))).collect()
    }

    /// The words that say exactly this.
    pub(crate) fn saying<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = &'a Lettered> {
        // Digits may stand in groups of three.
        let bare = |word: &&Lettered| {
            let group = |c: &char| !matches!(c, ',' | '\u{2009}' | '\u{202f}' | ' ');
            let said = word.text.chars().filter(group);
            said.map(|c| if c == '-' { '−' } else { c }).eq(text.chars())
        };
        self.words.iter().filter(bare)
    }
}

fn words<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Lettered> {
    let mut words: Vec<Lettered> = Vec::new();
    for glyph in glyphs {
        let end = glyph.x + glyph.advance;
        if let Some(word) = words.last_mut() {
            let gap = glyph.x - word.right;
            let level = (glyph.y - word.y).abs() < 0.01 * glyph.size;
            if level && gap > -0.1 * glyph.size && gap < 0.27 * glyph.size {
                word.text += &glyph.text;
                word.right = end;
                continue;
            }
        }
        words.push(Lettered {
            text: glyph.text.clone(),
            left: glyph.x,
            right: end,
            y: glyph.y,
            size: glyph.size,
            ink: glyph.ink.clone(),
        });
    }
    words
}

/// `a + b·x` nearest to pairs, and how far the worst of them is from it.
pub(crate) fn straight(pairs: &[(f64, f64)]) -> (f64, f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "few pairs")]
    let count = pairs.len() as f64;
    let mx = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let my = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let xx: f64 = pairs.iter().map(|(x, _)| (x - mx) * (x - mx)).sum();
    let xy: f64 = pairs.iter().map(|(x, y)| (x - mx) * (y - my)).sum();
    let slope = if xx == 0.0 { 0.0 } else { xy / xx };
    let start = my - slope * mx;
    let off = |(x, y): &(f64, f64)| (start + slope * x - y).abs();
    (start, slope, pairs.iter().map(off).fold(0.0, f64::max))
}

/// `b·x` nearest to pairs, and how far the worst of them is from it.
pub(crate) fn proportion(pairs: &[(f64, f64)]) -> (f64, f64) {
    let xx: f64 = pairs.iter().map(|(x, _)| x * x).sum();
    let xy: f64 = pairs.iter().map(|(x, y)| x * y).sum();
    let slope = if xx == 0.0 { 0.0 } else { xy / xx };
    let off = |(x, y): &(f64, f64)| (slope * x - y).abs();
    (slope, pairs.iter().map(off).fold(0.0, f64::max))
}

/// Numbers that are one within a tolerance, counted, the most frequent first.
pub(crate) fn clusters(
    numbers: impl Iterator<Item = f64>,
    within: f64,
) -> Vec<(f64, usize)> {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    let mut found: Vec<(f64, usize)> = Vec::new();
    for number in sorted {
        match found.last_mut() {
            Some((first, count)) if number - *first <= within => *count += 1,
            _ => found.push((number, 1)),
        }
    }
    found.sort_by(|a, b| b.1.cmp(&a.1));
    found
}

/// A place along a chart and one across it: x and y of upright charts, y downwards and x of
/// level ones.
pub(crate) fn along(level: bool, [x0, y0, x1, y1]: Rect) -> ([f64; 2], [f64; 2]) {
    if level { ([-y1, -y0], [x0, x1]) } else { ([x0, x1], [y0, y1]) }
}
