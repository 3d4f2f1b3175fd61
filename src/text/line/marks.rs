//! Marks beside the characters of a line: 着重号, 专名号, 书名号 and 示亡号 (T63, T64, T67).

use super::Line;
use crate::base::{Color, Len};
use crate::text::cjk::Class;
use crate::text::shape::BOX_PAD;
use crate::text::{Direction, Format, ShapedText};

/// What is drawn beside characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// 着重号: a dot in the middle of the space.
    Dot,
    /// 专名号: a straight line.
    Name,
    /// 书名号: a wavy line.
    Book,
    /// 示亡号: a box.
    Box,
}

/// A mark beside the characters of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineMark {
    /// What is drawn.
    pub kind: MarkKind,
    /// Left end, right of the measure's left edge.
    pub x0: Len,
    /// Right end.
    pub x1: Len,
    /// Below the baseline: the middle of the dot, the line or the box.
    pub y: Len,
    /// Diameter of the dot, weight of the line.
    pub weight: Len,
    /// Height of the box over its lines; nothing of other marks.
    pub height: Len,
    /// Colour of the text that it marks.
    pub color: Color,
}

/// A mark that reaches over characters and may go on.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// The cluster that it reached.
    next: usize,
    kind: MarkKind,
    group: u32,
    /// Its place in the list.
    at: usize,
}

impl Line {
    /// The marks beside the line's characters, from the left. Dots stand under characters,
    /// not under punctuation; a name's line is whole over its gaps and stops 1/16 em short
    /// of a neighbouring one; a box stands clear of the characters, and where its name is
    /// broken, each part has a box of its own, closed on all sides.
    pub fn marks(&self, text: &ShapedText) -> Vec<LineMark> {
        let mut marks: Vec<LineMark> = Vec::new();
        let (mut under, mut around): (Option<Open>, Option<Open>) = (None, None);
        for (i, x) in self.places(text) {
            let cluster = &text.clusters[i];
            let Some(format) = format_of(text, i) else { continue };
            let right = x + cluster.body;
            let line = format
                .name
                .map(|group| (MarkKind::Name, group))
                .or(format.book.map(|group| (MarkKind::Book, group)));
            if format.dot && is_dotted(cluster.class) {
                let mut dot = mark(MarkKind::Dot, (x, right), format);
                if text.direction() == Direction::Vertical {
                    // At the right of the square, as far from it as below (T60).
                    dot.y = -(dot.y + format.size.ratio(76, 100));
                } else if line.is_some() {
                    dot.y += format.size.ratio(BELOW_LINE, 1000);
                }
                marks.push(dot);
            }
            if let Some((kind, group)) = line {
                let cut = format.size.ratio(1, 32);
                let beside = under.filter(|open| open.next == i);
                let joins =
                    beside.filter(|open| (open.kind, open.group) == (kind, group));
                let at = joins.map_or(marks.len(), |open| open.at);
                if joins.is_some() {
                    marks[at].x1 = right;
                } else {
                    if let Some(before) = beside {
                        marks[before.at].x1 -= cut;
                    }
                    let left = if beside.is_some() { x + cut } else { x };
                    marks.push(mark(kind, (left, right), format));
                }
                under = Some(Open { next: i + 1, kind, group, at });
            }
            if let Some(group) = format.boxed {
                around = Some(enclose(text, &mut marks, around, (i, group), (x, right)));
            }
        }
        marks
    }
}

/// Opens the box of a group at a cluster, or lets it reach over it.
fn enclose(
    text: &ShapedText,
    marks: &mut Vec<LineMark>,
    open: Option<Open>,
    (i, group): (usize, u32),
    (x, right): (Len, Len),
) -> Open {
    let kind = MarkKind::Box;
    let own = |i: usize| format_of(text, i).and_then(|format| format.boxed);
    let em = format_of(text, i).map_or(Len::ZERO, |format| format.size);
    // The line's middle lies in the middle of the room beside the name; where the name is
    // broken there is no such room, and it stands out of the measure.
    let half = em.ratio(BOX_PAD, 2000);
    let weight = em.ratio(BOX_WEIGHT, 1000).half();
    let side = |ends: bool| if ends { half - weight } else { -half - weight };
    let begins = i.checked_sub(1).is_none_or(|before| own(before) != Some(group));
    let ends = own(i + 1) != Some(group);
    let joins = open.filter(|open| (open.next, open.group) == (i, group));
    let at = joins.map_or(marks.len(), |open| open.at);
    if let (None, Some(format)) = (joins, format_of(text, i)) {
        marks.push(mark(kind, (x + side(begins), right), format));
    }
    if let Some(last) = marks.get_mut(at) {
        last.x1 = right - side(ends);
        last.height = last.height.max(box_height(em));
    }
    Open { next: i + 1, kind, group, at }
}

fn format_of(text: &ShapedText, i: usize) -> Option<&Format> {
    let item = text.items.get(text.clusters.get(i)?.item as usize)?;
    text.formats.get(item.format as usize)
}

/// Whether a dot stands below a character: not below marks of any kind (clreq 3.3.2).
fn is_dotted(class: Class) -> bool {
    class.is_han() || matches!(class, Class::Latin | Class::Digit)
}

/// A dot stands so far below a line under the same characters, in permille of an em.
const BELOW_LINE: i64 = 120;
/// The weight of a box, in permille of an em.
const BOX_WEIGHT: i64 = 50;

/// The height of a box: the square of a Han character with a tenth of an em on each side.
fn box_height(em: Len) -> Len {
    em.ratio(1200 + BOX_WEIGHT, 1000)
}

fn mark(kind: MarkKind, (x0, x1): (Len, Len), format: &Format) -> LineMark {
    let em = format.size;
    let (y, weight) = match kind {
        // The square of a Han character ends 0.12 em below the baseline.
        MarkKind::Dot => (em.ratio(27, 100), em.ratio(13, 100)),
        MarkKind::Name => (em.ratio(20, 100), em.ratio(5, 100)),
        MarkKind::Book => (em.ratio(22, 100), em.ratio(5, 100)),
        // Its middle lies 0.38 em above the baseline.
        MarkKind::Box => (-em.ratio(38, 100), em.ratio(BOX_WEIGHT, 1000)),
    };
    let height = if kind == MarkKind::Box { box_height(em) } else { Len::ZERO };
    LineMark { kind, x0, x1, y, weight, height, color: format.color }
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

    fn boxed(book: &FontBook, text: &str, group: Option<u32>) -> Run {
        let mut run = run(book, text, false, None);
        run.format.boxed = group;
        run
    }

    /// The boxes of a line, and the ends of its characters.
    type Boxes = (Vec<LineMark>, Vec<(Len, Len)>);

    fn boxes(width: i64) -> Vec<Boxes> {
        let book = FontBook::bundled();
        let runs = [
            boxed(&book, "人", None),
            boxed(&book, "张三丰", Some(7)),
            boxed(&book, "李四", Some(8)),
        ];
        let (text, _) = shape(&runs, &book, &Rules::default(), Direction::Horizontal);
        let measure = Measure::new(Len::pt(width), Len::ZERO, Adjust::Left);
        let lines = break_lines(&text, &measure);
        let places = |line: &super::Line| {
            let all = line.places(&text);
            all.iter().map(|(i, x)| (*x, *x + text.clusters[*i].body)).collect()
        };
        lines.iter().map(|line| (line.marks(&text), places(line))).collect()
    }

    #[test]
    fn a_box_stands_clear_of_its_name_and_of_its_neighbours() {
        let (marks, places) = boxes(320).remove(0);
        let em = Len::pt(16);
        assert_eq!(marks.len(), 2);
        let (first, second) = (marks[0], marks[1]);
        // Inside the bodies, which are wider by the room of the box …
        assert!(first.x0 > places[1].0 && first.x1 < places[3].1);
        assert!(first.x1 < second.x0);
        // … and outside the characters by 7/100 em at least.
        let clear = em.ratio(70, 1000);
        let ink = (places[1].1 - em, places[3].0 + em);
        assert!(first.x0 + first.weight + clear <= ink.0, "{first:?} {ink:?}");
        assert!(first.x1 - first.weight - clear >= ink.1, "{first:?} {ink:?}");
        assert_eq!(first.height, em.ratio(125, 100));
    }

    #[test]
    fn parts_of_a_broken_name_have_boxes_of_their_own() {
        let lines = boxes(56);
        assert!(lines.len() > 1);
        let all: Vec<_> = lines.iter().flat_map(|(marks, _)| marks).collect();
        assert!(all.len() > 2, "{all:?}");
        for (marks, places) in &lines {
            for mark in marks {
                let inside = |&&(x, right): &&(Len, Len)| x < mark.x1 && right > mark.x0;
                let (left, right) =
                    (places.iter().find(inside), places.iter().rfind(inside));
                let em = Len::pt(16);
                assert!(left.unwrap().1 - em > mark.x0 + mark.weight);
                assert!(right.unwrap().0 + em < mark.x1 - mark.weight);
            }
        }
    }

    #[test]
    fn dots_stand_under_no_mark_of_any_kind() {
        let dots = marks(&|book| vec![run(book, "重·—～……（要）", true, None)]);
        assert_eq!(dots.len(), 2, "{dots:?}");
    }

    #[test]
    fn a_dot_and_a_line_below_one_character_do_not_touch() {
        let both = marks(&|book| vec![run(book, "郑", true, Some(1))]);
        let [dot, line] = both.as_slice() else { panic!("{both:?}") };
        assert!(dot.y - dot.weight.half() > line.y + line.weight.half());
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
