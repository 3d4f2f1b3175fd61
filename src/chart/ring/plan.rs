//! The size of a ring and the places of its labels: at its sides with leaders, inside its
//! parts, or in a key beside or below it where the room is narrow.

use super::Circle;
use crate::base::{Len, Point, Rect};
use crate::chart::spread::{Wish, cross, meet, spread};
use crate::chart::turn::on_circle;
use crate::chart::{Anchor, Misfit, Word, Words, palette};
use num_rational::BigRational;

/// A label of a part.
pub(super) struct Label {
    pub(super) part: usize,
    /// Its name and its value.
    pub(super) words: [(Word, Point, Anchor); 2],
    /// The line that leads from the part to it; nothing for one inside it or in a key.
    pub(super) leader: Vec<Point>,
    /// What shows the part's fill in a key.
    pub(super) swatch: Option<Rect>,
}

/// Where everything is, in a room that begins at 0, 0.
pub(super) struct Plan {
    pub(super) centre: Point,
    /// The radius of the hole, 0 of a pie.
    pub(super) inner: Len,
    pub(super) outer: Len,
    pub(super) height: Len,
    pub(super) labels: Vec<Label>,
}

/// What plans are made from.
pub(super) struct Making<'a> {
    pub(super) circle: &'a Circle,
    pub(super) words: &'a dyn Words,
    pub(super) width: Len,
    pub(super) em: Len,
}

impl Plan {
    /// The first arrangement with a circle large enough: labels in one line at the sides, in
    /// two lines at the sides, a key beside the circle, a key below it.
    pub(super) fn make(
        circle: &Circle,
        width: Len,
        words: &dyn Words,
    ) -> Result<Self, Misfit> {
        let making = Making { circle, words, width, em: words.em() };
        let em = making.em;
        making
            .sides(1, em * 10)
            .or_else(|| making.sides(2, em * 8))
            .or_else(|| making.beside())
            .map_or_else(|| making.below(), Ok)
    }

    /// The plan moved.
    pub(super) fn by(mut self, dx: Len, dy: Len) -> Self {
        self.centre = self.centre.by(dx, dy);
        for label in &mut self.labels {
            label.swatch = label.swatch.map(|swatch| swatch.by(dx, dy));
            label.leader.iter_mut().for_each(|at| *at = at.by(dx, dy));
            label.words.iter_mut().for_each(|(_, at, _)| *at = at.by(dx, dy));
        }
        self
    }
}

/// The name and the value of a part.
pub(super) fn pair(part: usize) -> (Word, Word) {
    (Word::Category(part), Word::Value(0, part))
}

impl Making<'_> {
    /// The widest circle that looks right.
    pub(super) fn cap(&self) -> Len {
        self.em * 15
    }

    /// The narrowest circle that can be read and that holds its word.
    pub(super) fn least(&self, ems: Len) -> Len {
        let hole = self.words.width(Word::Centre);
        if !self.circle.hole || hole == Len::ZERO {
            return ems;
        }
        // the hole is at most 74 % of the circle
        ems.max((hole + self.em.ratio(8, 10)).ratio(100, 74))
    }

    /// The radii of the hole and of the circle of a diameter.
    pub(super) fn radii(&self, diameter: Len) -> (Len, Len) {
        let outer = diameter.half();
        if !self.circle.hole {
            return (Len::ZERO, outer);
        }
        let word = self.words.width(Word::Centre).half() + self.em.ratio(4, 10);
        (outer.ratio(56, 100).max(word).min(outer.ratio(74, 100)), outer)
    }

    /// The width of the widest of one of a part's words.
    pub(super) fn widest(&self, word: impl Fn(usize) -> Word) -> Len {
        let parts = 0..self.circle.parts.len();
        parts.map(|part| self.words.width(word(part))).max().unwrap_or(Len::ZERO)
    }

    /// The width of a label in so many lines.
    fn label_width(&self, part: usize, lines: i64) -> Len {
        let (name, value) = pair(part);
        let (name, value) = (self.words.width(name), self.words.width(value));
        if lines > 1 { name.max(value) } else { name + self.space(name, value) + value }
    }

    /// The space between a name and its value on one line.
    fn space(&self, name: Len, value: Len) -> Len {
        if name.min(value) == Len::ZERO { Len::ZERO } else { self.em.half() }
    }

    /// The height of a label with what parts it from the next.
    pub(super) fn label_height(&self, lines: i64) -> Len {
        self.words.pitch() * lines + self.em.ratio(2, 10)
    }

    /// From the circle to a label at its side.
    fn reach(&self) -> Len {
        self.em.ratio(12, 10)
    }

    /// Labels at both sides of the circle, and inside the parts of a pie where they fit.
    fn sides(&self, lines: i64, least: Len) -> Option<Plan> {
        let count = self.circle.parts.len();
        let mut outside: Vec<usize> =
            if self.circle.hole { (0..count).collect() } else { Vec::new() };
        loop {
            let (diameter, left, right) = self.diameter(&outside, lines)?;
            if diameter < self.least(least) {
                return None;
            }
            let inside = (0..count).filter(|part| !outside.contains(part));
            let more: Vec<usize> =
                inside.filter(|part| !self.fits_inside(*part, diameter.half())).collect();
            if more.is_empty() {
                let side = Sides { outside, diameter, left, right, lines };
                // more height sets labels near the top and the foot free of the circle
                return (0..8).find_map(|pad| self.place(&side, pad));
            }
            outside.extend(more);
            outside.sort_unstable();
        }
    }

    /// Whether a label belongs right of the circle.
    fn is_right(&self, part: usize) -> bool {
        let half = BigRational::new(1.into(), 2.into());
        self.circle.parts.get(part).is_some_and(|part| part.middle() < half)
    }

    /// The diameter that labels at the sides leave, and how wide they are.
    fn diameter(&self, outside: &[usize], lines: i64) -> Option<(Len, Len, Len)> {
        let side = |right| {
            let on = outside.iter().filter(|part| self.is_right(**part) == right);
            let width = on.map(|part| self.label_width(*part, lines)).max();
            width.map_or(Len::ZERO, |width| width + self.reach() + self.em.ratio(3, 10))
        };
        let (left, right) = (side(false), side(true));
        let rest = (self.width - left - right).min(self.cap());
        (rest > Len::ZERO).then_some((rest, left, right))
    }

    /// Whether the label of a part of a pie stands inside it, in type that its fill bears.
    fn fits_inside(&self, n: usize, outer: Len) -> bool {
        let Some(part) = self.circle.parts.get(n) else { return false };
        if !palette::carries_type(part.fill) {
            return false;
        }
        let middle = self.inside(n, Point::default(), outer);
        let half_width = self.label_width(n, 2).half() + self.em.ratio(5, 10);
        let half_height = self.words.pitch().half() + self.em.ratio(6, 10);
        let wide = &part.to - &part.from > BigRational::new(1.into(), 2.into());
        let edge = |turn: &BigRational| on_circle(Point::default(), outer, turn);
        let (from, to) = (edge(&part.from), edge(&part.to));
        let corners = [(-1, -1), (-1, 1), (1, -1), (1, 1)];
        corners.into_iter().all(|(x, y)| {
            let at = middle.by(half_width * x, half_height * y);
            let in_circle = dot(at, at) <= dot(edge(&part.from), edge(&part.from));
            // clockwise of where the part begins, anticlockwise of where it ends; a part
            // larger than half a turn holds what lies on its own side of the centre
            let in_part = if wide {
                dot(at, middle) > 0
            } else {
                cross(from, at) >= 0 && cross(at, to) >= 0
            };
            in_circle && in_part
        })
    }

    /// The middle of a label inside a part.
    fn inside(&self, part: usize, centre: Point, outer: Len) -> Point {
        let part = self.circle.parts.get(part);
        part.map_or(centre, |part| {
            on_circle(centre, outer.ratio(62, 100), &part.middle())
        })
    }

    /// Labels at the sides of a circle with so many lines of air above and below; `None`
    /// where a leader would cross another or the circle.
    fn place(&self, side: &Sides, pad: i64) -> Option<Plan> {
        let label = self.label_height(side.lines);
        let stack = |right| {
            let on = side.outside.iter().filter(|part| self.is_right(**part) == right);
            label * i64::try_from(on.count()).unwrap_or(0)
        };
        let height = side.diameter.max(stack(true)).max(stack(false));
        let height = height + self.words.pitch() * pad;
        let whole = side.left + side.diameter + side.right;
        let (inner, outer) = self.radii(side.diameter);
        let x = (self.width - whole).half() + side.left + outer;
        let centre = Point::new(x, height.half());
        let mut labels = Vec::new();
        for right in [true, false] {
            labels.extend(self.column(side, (centre, outer), (right, height))?);
        }
        for part in 0..self.circle.parts.len() {
            if !side.outside.contains(&part) {
                labels.push(self.label_inside(part, centre, outer));
            }
        }
        Some(Plan { centre, inner, outer, height, labels })
    }

    /// The labels at one side of the circle.
    fn column(
        &self,
        side: &Sides,
        (centre, outer): (Point, Len),
        (right, height): (bool, Len),
    ) -> Option<Vec<Label>> {
        let on = side.outside.iter().filter(|part| self.is_right(**part) == right);
        let mut on: Vec<usize> = on.copied().collect();
        if !right {
            // from the top down
            on.reverse();
        }
        let from = |part: &usize| {
            let part = self.circle.parts.get(*part)?;
            Some(on_circle(centre, outer, &part.middle()))
        };
        let from: Vec<Point> = on.iter().filter_map(from).collect();
        let wish =
            |at: &Point| Wish { middle: at.y, height: self.label_height(side.lines) };
        let wishes: Vec<Wish> = from.iter().map(wish).collect();
        let middles = spread(&wishes, Len::ZERO, height)?;
        let way = if right { 1 } else { -1 };
        let elbow = centre.x + (outer + self.reach().half()) * way;
        let end = centre.x + (outer + self.reach()) * way;
        let mut labels: Vec<Label> = Vec::new();
        for ((part, from), y) in on.into_iter().zip(from).zip(middles) {
            let knee = Point::new(elbow, y);
            let leader = vec![from, knee, Point::new(end, y)];
            let out = Point::new(from.x - centre.x, from.y - centre.y);
            let clear = dot(out, Point::new(knee.x - from.x, knee.y - from.y)) >= 0;
            let free = labels.iter().all(|label| match label.leader.as_slice() {
                [a, b, ..] => !meet((*a, *b), (from, knee)),
                _ => true,
            });
            if !clear || !free {
                return None;
            }
            let x = end + self.em.ratio(3, 10) * way;
            let words = self.words_at(part, Point::new(x, y), right, side.lines);
            labels.push(Label { part, words, leader, swatch: None });
        }
        Some(labels)
    }

    /// The words of a label that begins, or left of the circle ends, at a point.
    fn words_at(
        &self,
        part: usize,
        at: Point,
        right: bool,
        lines: i64,
    ) -> [(Word, Point, Anchor); 2] {
        let (name, value) = pair(part);
        let anchor = if right { Anchor::Left } else { Anchor::Right };
        if lines > 1 {
            let half = self.words.pitch().half();
            let (above, below) = (at.by(Len::ZERO, -half), at.by(Len::ZERO, half));
            return [(name, above, anchor), (value, below, anchor)];
        }
        let (first, second) = (self.words.width(name), self.words.width(value));
        let space = self.space(first, second);
        if right {
            let next = at.by(first + space, Len::ZERO);
            [(name, at, anchor), (value, next, anchor)]
        } else {
            let before = at.by(-(second + space), Len::ZERO);
            [(name, before, anchor), (value, at, anchor)]
        }
    }

    /// A label in the middle of a part of a pie.
    fn label_inside(&self, part: usize, centre: Point, outer: Len) -> Label {
        let (name, value) = pair(part);
        let at = self.inside(part, centre, outer);
        let half = self.words.pitch().half();
        let words = [
            (name, at.by(Len::ZERO, -half), Anchor::Middle),
            (value, at.by(Len::ZERO, half), Anchor::Middle),
        ];
        Label { part, words, leader: Vec::new(), swatch: None }
    }
}

/// Which labels stand at the sides, and the room they leave.
struct Sides {
    outside: Vec<usize>,
    diameter: Len,
    left: Len,
    right: Len,
    /// Lines of a label.
    lines: i64,
}

/// The scalar product of two points seen from the origin.
fn dot(a: Point, b: Point) -> i128 {
    i128::from(a.x.raw()) * i128::from(b.x.raw())
        + i128::from(a.y.raw()) * i128::from(b.y.raw())
}
