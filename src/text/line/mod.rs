//! Lines: where they break and how their gaps are adjusted.

mod fit;
mod headline;
mod justify;
mod marks;
mod place;
mod search;

pub use fit::STRETCH_CAP;
pub use marks::{LineMark, MarkKind};

use super::ShapedText;
use crate::base::{Len, Span};
use justify::Setting;
use search::{Aim, Task, pieces, search};

/// The widths that lines are broken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Width of a full line.
    pub width: Len,
    /// Indent of the first line.
    pub indent: Len,
    /// Indent of all later lines: those of a quotation, or beside a label (clreq 3.4.1,
    /// 3.4.2).
    pub later: Len,
    /// What fills the last line and lines broken by the user; all others are justified.
    pub adjust: Adjust,
    /// Lines of widths of their own (text beside a picture), from the first: how far right
    /// of the measure's left edge each starts, and how wide it is. Later lines have
    /// `width`.
    pub first_lines: Vec<(Len, Len)>,
}

/// Where text stands in its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Adjust {
    /// Body: full lines justified, the last one from the left.
    Justify,
    /// Every line from the left, balanced.
    Left,
    /// Every line in the middle, balanced (headlines).
    Center,
    /// Every line at the right.
    Right,
}

/// A line of a shaped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Left end of the first glyph's body, from the left of the measure.
    pub x: Len,
    /// Width of the set line, to the right end of its last glyph's body.
    pub width: Len,
    /// By how much a hanging mark stands outside the measure (T22).
    pub hang: Len,
    /// Where its first character was written.
    pub span: Span,
    /// Whether a single cluster is wider than the line.
    pub overfull: bool,
    /// Whether it ends inside a number or what is kept whole, or inside a Latin word without
    /// a hyphen, and of a balanced text inside any word or a quoted name.
    pub parted: bool,
    /// The clusters from break to break.
    from: usize,
    to: usize,
    /// The same without the spaces at both ends.
    start: usize,
    end: usize,
    setting: Setting,
    /// Whether its last mark hangs.
    hung: bool,
    /// Stretch of the gaps that stretch last, in permille of an em.
    stretch: i64,
}

impl Measure {
    /// Lines of one width, the first indented.
    pub fn new(width: Len, indent: Len, adjust: Adjust) -> Self {
        Self { width, indent, later: Len::ZERO, adjust, first_lines: Vec::new() }
    }

    /// 突排: the same with later lines that start where the text after its label does. A
    /// label that would leave them less than half of the width is set like other text.
    #[must_use]
    pub fn hanging(self, text: &ShapedText) -> Self {
        let Some(label) = text.label_width() else { return self };
        let later = self.indent - hang(text, &self, 0) + label;
        if later > self.width.half() { self } else { Self { later, ..self } }
    }

    /// Where the n-th line starts, and its width, indented.
    fn line(&self, number: usize) -> (Len, Len) {
        let (x, width) =
            self.first_lines.get(number).copied().unwrap_or((Len::ZERO, self.width));
        let indent = if number == 0 { self.indent } else { self.later };
        (x + indent, width - indent)
    }
}

/// Finds the lines of least total cost.
///
/// Never fails: what cannot be set otherwise is broken inside words, then against the
/// prohibitions; only a single cluster wider than its line stands out of the measure, and
/// is told by [`Line::overfull`].
pub fn break_lines(text: &ShapedText, measure: &Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    for (start, end) in pieces(text) {
        let first = first_widths(text, measure, start, lines.len());
        let ends = breaks(text, measure, (start, end), &first);
        let mut from = start;
        for (to, parted) in ends {
            let mut line = set(text, measure, (from, to), (lines.len(), to == end));
            line.parted = parted;
            lines.push(line);
            from = to;
        }
    }
    lines
}

/// The most lines with widths of their own: no picture is so tall.
const MOST_SPECIAL: usize = 10_000;

/// The widths of the lines of a piece that have widths of their own.
fn first_widths(
    text: &ShapedText,
    measure: &Measure,
    start: usize,
    number: usize,
) -> Vec<Len> {
    let special = measure.first_lines.len().clamp(1, MOST_SPECIAL);
    (number..special.max(number))
        .map(|n| {
            let width = measure.line(n).1;
            if n == 0 { width + hang(text, measure, start) } else { width }
        })
        .collect()
}

/// By how much an opening mark hangs left of the indent that it starts: half an em, so
/// that its ink begins at 1.5 em (T19).
fn hang(text: &ShapedText, measure: &Measure, start: usize) -> Len {
    let (start, _) = text.trim(start, text.clusters.len());
    let blank = text.opens_with_mark(start).unwrap_or(Len::ZERO);
    if measure.adjust == Adjust::Justify { blank.min(measure.indent) } else { Len::ZERO }
}

/// The ends of the lines of a piece, each with whether it parts what belongs together.
fn breaks(
    text: &ShapedText,
    measure: &Measure,
    (start, end): (usize, usize),
    first: &[Len],
) -> Vec<(usize, bool)> {
    let width = measure.width - measure.later;
    let forced = |to: usize| to < end && !text.breaks[to].is_allowed();
    let task = Task { text, start, end, first, width, aim: Aim::Justify, seams: &[] };
    if measure.adjust == Adjust::Justify {
        return search(&task).0.into_iter().map(|to| (to, forced(to))).collect();
    }
    let (a, z) = text.trim(start, end);
    let total = text.extent(a, z).tight();
    if total <= first.first().copied().unwrap_or(width) {
        return vec![(end, false)];
    }
    let seams = headline::seams(text, (start, end));
    let task = Task { seams: &seams, ..task };
    let whole = search(&Task { aim: Aim::Balance(width), ..task }).0;
    let count = i64::try_from(whole.len()).unwrap_or(1).max(1);
    let ends = search(&Task { aim: Aim::Balance(total / count), ..task }).0;
    let parted = |to: usize| {
        let hyphen = to < end && text.breaks[to].is_hyphenated();
        headline::parts_word(seams[to - start]) || forced(to) || hyphen
    };
    ends.into_iter().map(|to| (to, parted(to))).collect()
}

/// A line between two breaks, the `number`-th of its text.
fn set(
    text: &ShapedText,
    measure: &Measure,
    (from, to): (usize, usize),
    (number, last): (usize, bool),
) -> Line {
    let (start, end) = text.trim(from, to);
    let (mut x, mut width) = measure.line(number);
    if number == 0 {
        let hang = hang(text, measure, from);
        x -= hang;
        width += hang;
    }
    let mut line = Line {
        x,
        width: Len::ZERO,
        hang: Len::ZERO,
        span: text
            .clusters
            .get(start.min(text.clusters.len().saturating_sub(1)))
            .map_or_else(Span::detached, |cluster| cluster.span),
        overfull: false,
        parted: false,
        from,
        to,
        start,
        end,
        setting: Setting::Natural,
        stretch: 0,
        hung: false,
    };
    if measure.adjust == Adjust::Justify {
        line.justify(text, width, last);
    } else {
        line.setting = Setting::Tight;
        let spare = width - text.extent(start, end).tight() - text.hyphen_width(to);
        line.x += match measure.adjust {
            Adjust::Center => spare.half(),
            Adjust::Right => spare,
            Adjust::Justify | Adjust::Left => Len::ZERO,
        };
    }
    line.settle(text, width);
    line
}

impl Line {
    /// Decides how the gaps are set for a measure.
    fn justify(&mut self, text: &ShapedText, width: Len, last: bool) {
        let width = width - text.hyphen_width(self.to);
        let bed = fit::Bed { text, line: (self.start, self.end), width };
        let fit = if last { bed.last() } else { bed.justified() };
        self.hung = fit.is_some_and(|fit| fit.hung);
        let (start, end) = self.filled();
        if !last || text.extent(start, end).natural > width {
            self.setting = Setting::Full(width);
            self.stretch = fit.map_or(0, |fit| fit.stretch);
        }
    }

    /// Works out where the first body begins and how wide the line becomes.
    fn settle(&mut self, text: &ShapedText, width: Len) {
        let (start, end) = self.filled();
        let extent = text.extent(start, end);
        let elastic = extent.words + extent.mixed > Len::ZERO || extent.others > 0;
        let whole = match self.setting {
            Setting::Tight => extent.tight(),
            Setting::Full(to) if to < extent.natural => to.max(extent.least()),
            Setting::Full(to) if elastic => to,
            Setting::Full(_) | Setting::Natural => extent.natural,
        };
        let (lead, trail) = justify::edges(text, (start, end), self.setting);
        self.x += lead;
        let hyphen = text.hyphen_width(self.to);
        self.width = whole - lead - trail + hyphen;
        self.overfull = whole + hyphen > width;
        if let Some(mark) = text.clusters.get(end).filter(|_| self.hung) {
            self.width += mark.body;
            self.hang = (whole + mark.body - width).max(Len::ZERO);
        }
    }

    /// The clusters that are to fill the measure: all but a mark that hangs.
    fn filled(&self) -> (usize, usize) {
        (self.start, self.end - usize::from(self.hung))
    }

    /// By how much each gap between characters is stretched, in permille of an em; above
    /// [`STRETCH_CAP`] a line of body text is reported (T29).
    pub fn stretch_per_gap(&self) -> i64 {
        self.stretch
    }

    /// The characters of the line, from break to break.
    pub fn text<'a>(&self, text: &'a ShapedText) -> &'a str {
        text.text().get(text.byte(self.from)..text.byte(self.to)).unwrap_or("")
    }

    /// How many characters are set, marks and spaces apart.
    pub fn chars(&self, text: &ShapedText) -> usize {
        text.extent(self.start, self.end).chars as usize
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod rules_tests;
#[cfg(test)]
mod tests;
