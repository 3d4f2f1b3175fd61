//! The rules of composition that an edition chooses.

/// Line-start and line-end prohibitions, as clreq names the levels (T1–T4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kinsoku {
    /// None at all.
    None,
    /// Marks only.
    Basic,
    /// Basic, and a solidus does not end a line (GB/T 15834 5.1.9).
    #[default]
    Gb,
    /// Gb, and —— and …… never start a line.
    Strict,
}

/// How wide Chinese marks are before justification (T16–T21, clreq 3.1.6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum MarkWidths {
    /// 不挤压: every mark one em, everywhere; none is squeezed, neither by justification
    /// nor in headlines.
    All,
    /// 全角式: one em; of two marks side by side the first gives up half.
    Full,
    /// 行末半角: as 全角式, and half an em at line edges (GB/T 15834 5.1.10).
    #[default]
    LineEnd,
    /// 开明式: 。？！ one em, the others half.
    Kaiming,
    /// 半角式: every mark half an em.
    Half,
}

/// The widths of digits (T34).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// All of one width, on the line.
    #[default]
    Tabular,
    /// Each of its own width, on the line.
    Proportional,
}

/// How longer numbers stand in vertical lines (T57); short ones are set 横排.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum VerticalDigits {
    /// One below the other, upright.
    #[default]
    Upright,
    /// On their side, as Latin words.
    Rotated,
    /// As Han numerals: 二〇二〇.
    Han,
}

/// The direction of lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right, lines from top to bottom.
    #[default]
    Horizontal,
    /// From top to bottom, lines from right to left.
    Vertical,
}

/// Rules of composition that hold for a whole edition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "rules are independent of each other")]
pub struct Rules {
    /// Line-start and line-end prohibitions.
    pub kinsoku: Kinsoku,
    /// Units of the house that a number never parts from, besides those known.
    pub units: Vec<String>,
    /// Words never broken.
    pub keep: Vec<String>,
    /// Widths of marks.
    pub marks: MarkWidths,
    /// Whether two marks side by side take one em instead of one and a half (T17).
    pub close_pairs: bool,
    /// Whether one of 、 ， 。 may stand outside the measure at a line end (T22), where
    /// squeezing or stretching the line would cost more.
    pub hang: bool,
    /// Strict grid: every Han character in a cell of the body size, other runs in whole
    /// cells (T47).
    pub cells: bool,
    /// Whether 。 ？ ！ may give up their blank half within a line (T25).
    pub squeeze_stops: bool,
    /// The widest that a gap between Han and Latin becomes, in permille of an em (T27).
    pub mixed_most: u16,
    /// Whether · takes one em instead of half (T16).
    pub full_interpunct: bool,
    /// By how much characters of body text may close up when nothing else gives any more,
    /// in permille of an em, 0 to 30 (T30).
    pub squeeze: u16,
    /// Whether Latin words break at hyphenation points (T13); at soft hyphens they always do.
    pub hyphenate: bool,
    /// Widths of digits.
    pub digits: Digits,
    /// The most digits set 横排 in one em of a vertical line, 0 to 4 (T57).
    pub tcy: u8,
    /// Longer numbers in vertical lines.
    pub vertical_digits: VerticalDigits,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            kinsoku: Kinsoku::default(),
            units: Vec::new(),
            keep: Vec::new(),
            marks: MarkWidths::default(),
            close_pairs: false,
            hang: false,
            cells: false,
            squeeze_stops: true,
            mixed_most: 500,
            full_interpunct: false,
            squeeze: 0,
            hyphenate: true,
            digits: Digits::default(),
            tcy: 2,
            vertical_digits: VerticalDigits::default(),
        }
    }
}
