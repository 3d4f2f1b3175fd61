//! Marks that stand below the characters of a line: 着重号, 专名号 and 书名号 (T63, T64).

use super::Line;
use crate::base::{Color, Len};
use crate::text::{Direction, Format, ShapedText};

/// What is drawn below characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// 着重号: a dot in the middle of the space.
    Dot,
    /// 专名号: a straight line.
    Name,
    /// 书名号: a wavy line.
    Book,
}

/// A mark below the characters of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineMark {
    /// What is drawn.
    pub kind: MarkKind,
    /// Left end, right of the measure's left edge.
    pub x0: Len,
    /// Right end.
    pub x1: Len,
    /// Below the baseline: the middle of the dot or the line.
    pub y: Len,
    /// Diameter of the dot, weight of the line.
    pub weight: Len,
    /// Colour of the text that it marks.
    pub color: Color,
}

impl Line {
    /// The marks below the line's characters, from the left. Dots stand under characters,
    /// not under punctuation; a name's line is whole over its gaps and stops 1/16 em short
    /// of a neighbouring one.
    pub fn marks(&self, text: &ShapedText) -> Vec<LineMark> {
        let mut marks: Vec<LineMark> = Vec::new();
        // The cluster and group that the last line of a name or book reached.
        let mut open: Option<(usize, MarkKind, u32)> = None;
        for (i, x) in self.places(text) {
            let cluster = &text.clusters[i];
            let Some(item) = text.items.get(cluster.item as usize) else { continue };
            let Some(format) = text.formats.get(item.format as usize) else { continue };
            let right = x + cluster.body;
            if format.dot && !cluster.class.is_mark() {
                let mut dot = mark(MarkKind::Dot, (x, right), format);
                if text.direction() == Direction::Vertical {
                    // At the right of the square, as far from it as below (T60).
                    dot.y = -(dot.y + format.size.ratio(76, 100));
                }
                marks.push(dot);
            }
            let group = format
                .name
                .map(|group| (MarkKind::Name, group))
                .or(format.book.map(|group| (MarkKind::Book, group)));
            let Some((kind, group)) = group else { continue };
            let joins = open == Some((i, kind, group));
            let last = marks.iter_mut().rev().find(|mark| mark.kind != MarkKind::Dot);
            match last {
                Some(last) if joins => last.x1 = right,
                before => {
                    let cut = format.size.ratio(1, 32);
                    if let Some(before) = before
                        && open.is_some_and(|(next, _, _)| next == i)
                    {
                        before.x1 -= cut;
                    }
                    let beside = open.is_some_and(|(next, _, _)| next == i);
                    let left = if beside { x + cut } else { x };
                    marks.push(mark(kind, (left, right), format));
                }
            }
            open = Some((i + 1, kind, group));
        }
        marks
    }
}

fn mark(kind: MarkKind, (x0, x1): (Len, Len), format: &Format) -> LineMark {
    let em = format.size;
    let (y, weight) = match kind {
        // The square of a Han character ends 0.12 em below the baseline.
        MarkKind::Dot => (em.ratio(27, 100), em.ratio(13, 100)),
        MarkKind::Name => (em.ratio(20, 100), em.ratio(5, 100)),
        MarkKind::Book => (em.ratio(22, 100), em.ratio(5, 100)),
    };
    LineMark { kind, x0, x1, y, weight, color: format.color }
}

#[cfg(test)]
mod tests {
    use crate::base::{Len, Span};
    use crate::font::FontBook;
    use crate::text::{
        Adjust, Direction, Format, LineMark, MarkKind, Measure, Rules, Run, break_lines,
        shape,
    };

    fn run(book: &FontBook, text: &str, dot: bool, name: Option<u32>) -> Run {
        Run {
            text: text.to_owned(),
            spans: vec![Span::detached(); text.chars().count()],
            format: Format {
                dot,
                name,
                ..Format::plain(book.find("body").unwrap(), Len::pt(16))
            },
        }
    }

    fn marks(runs: &dyn Fn(&FontBook) -> Vec<Run>) -> Vec<LineMark> {
        let book = FontBook::bundled();
        let (text, _) =
            shape(&runs(&book), &book, &Rules::default(), Direction::Horizontal);
        let measure = Measure::new(Len::pt(320), Len::ZERO, Adjust::Justify);
        break_lines(&text, &measure)[0].marks(&text)
    }

    #[test]
    fn dots_stand_under_characters_and_not_under_marks() {
        let dots = marks(&|book| vec![run(book, "重要，的", true, None)]);
        let places: Vec<_> = dots.iter().map(|dot| dot.x0).collect();
        assert_eq!(places, [Len::ZERO, Len::pt(16), Len::pt(48)]);
        assert!(dots.iter().all(|dot| dot.kind == MarkKind::Dot));
    }

    #[test]
    fn lines_of_neighbouring_names_are_whole_and_cut_between() {
        let lines = marks(&|book| {
            vec![run(book, "郑州", false, Some(1)), run(book, "二七", false, Some(2))]
        });
        let ends: Vec<_> = lines.iter().map(|line| (line.x0, line.x1)).collect();
        let cut = Len::pt(16).ratio(1, 32);
        assert_eq!(
            ends,
            [(Len::ZERO, Len::pt(32) - cut), (Len::pt(32) + cut, Len::pt(64))]
        );
    }
}
