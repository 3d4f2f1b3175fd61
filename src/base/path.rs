//! Outlines of straight lines and curves, and the lines that fill them.

use super::{Len, Point, Rect};

/// A step of an outline or of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Begins an outline.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic curve with its two control points.
    Curve(Point, Point, Point),
    /// A straight line back to where the outline began.
    Close,
}

impl Step {
    /// The step with each of its points moved.
    #[must_use]
    pub fn map(self, place: impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Move(at) => Self::Move(place(at)),
            Self::Line(at) => Self::Line(place(at)),
            Self::Curve(a, b, at) => Self::Curve(place(a), place(b), place(at)),
            Self::Close => Self::Close,
        }
    }

    /// Where the step leads; nowhere of its own for [`Step::Close`].
    pub fn end(self) -> Option<Point> {
        match self {
            Self::Move(at) | Self::Line(at) | Self::Curve(_, _, at) => Some(at),
            Self::Close => None,
        }
    }

    /// The steps through points, one straight line after the other.
    pub fn through(points: &[Point]) -> Vec<Self> {
        let step = |(i, at): (usize, &Point)| {
            if i == 0 { Self::Move(*at) } else { Self::Line(*at) }
        };
        points.iter().enumerate().map(step).collect()
    }

    /// The outline of a rectangle, clockwise from its top left corner.
    pub fn around(rect: Rect) -> Vec<Self> {
        let Rect { x0, y0, x1, y1 } = rect;
        let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        let corners = corners.map(|(x, y)| Point::new(x, y));
        let mut steps = Self::through(&corners);
        steps.push(Self::Close);
        steps
    }

    /// The smallest rectangle around all points of some steps, control points included;
    /// `None` where there are none.
    pub fn bounds(steps: &[Self]) -> Option<Rect> {
        let points = steps.iter().flat_map(|step| match *step {
            Self::Move(at) | Self::Line(at) => vec![at],
            Self::Curve(a, b, at) => vec![a, b, at],
            Self::Close => Vec::new(),
        });
        points.fold(None, |bounds: Option<Rect>, at| {
            let own = Rect { x0: at.x, y0: at.y, x1: at.x, y1: at.y };
            Some(bounds.map_or(own, |r| Rect {
                x0: r.x0.min(at.x),
                y0: r.y0.min(at.y),
                x1: r.x1.max(at.x),
                y1: r.y1.max(at.y),
            }))
        })
    }
}

/// Parallel lines that fill an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hatch {
    /// Their angle in degrees, anticlockwise from level: 0, 45, 90 or 135.
    pub angle: u16,
    /// From line to line, across them.
    pub pitch: Len,
    /// Their weight.
    pub weight: Len,
}

impl Hatch {
    /// The lines over a rectangle, each from edge to edge. They are counted from its corner,
    /// so that equal shapes are filled alike wherever they stand.
    pub fn lines(self, over: Rect) -> Vec<(Point, Point)> {
        let slanted = !matches!(self.angle, 0 | 90);
        // across a slanted line, the way along an edge is longer by the root of two
        let step =
            if slanted { self.pitch.ratio(14_142_136, 10_000_000) } else { self.pitch };
        if step <= Len::ZERO {
            return Vec::new();
        }
        let (w, h) = (over.width(), over.height());
        let reach = match self.angle {
            0 => h,
            90 => w,
            _ => w + h,
        };
        let half = step.half();
        let count = (reach - half).cover(step).max(0);
        let line = |number: i64| {
            let d = half + step * number;
            let (from, to) = match self.angle {
                0 => ((Len::ZERO, d), (w, d)),
                90 => ((d, Len::ZERO), (d, h)),
                // x + y = d, with y upwards; mirrored for lines that rise
                _ => ((Len::ZERO.max(d - h), d.min(h)), (d.min(w), Len::ZERO.max(d - w))),
            };
            let place = |(right, up): (Len, Len)| {
                let right = if self.angle == 45 { w - right } else { right };
                Point::new(over.x0 + right, over.y1 - up)
            };
            (place(from), place(to))
        };
        (0..count).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatches_stay_inside_and_keep_their_distance() {
        let over =
            Rect { x0: Len::pt(3), y0: Len::pt(5), x1: Len::pt(23), y1: Len::pt(45) };
        for angle in [0, 45, 90, 135] {
            let hatch = Hatch { angle, pitch: Len::pt(2), weight: Len::centipoints(40) };
            let lines = hatch.lines(over);
            assert!(lines.len() > 9, "{angle}: {}", lines.len());
            for (a, b) in &lines {
                for at in [a, b] {
                    assert!(over.x0 <= at.x && at.x <= over.x1, "{angle} {at:?}");
                    assert!(over.y0 <= at.y && at.y <= over.y1, "{angle} {at:?}");
                }
                let (dx, dy) = (b.x - a.x, b.y - a.y);
                match angle {
                    0 => assert_eq!(dy, Len::ZERO),
                    90 => assert_eq!(dx, Len::ZERO),
                    45 => assert_eq!(dx, -dy),
                    _ => assert_eq!(dx, dy),
                }
            }
        }
    }

    #[test]
    fn bounds_hold_every_point() {
        let (a, b) =
            (Point::new(Len::pt(1), Len::pt(9)), Point::new(Len::pt(4), Len::pt(2)));
        let bounds = Step::bounds(&Step::through(&[a, b]));
        let want = Rect { x0: a.x, y0: b.y, x1: b.x, y1: a.y };
        assert_eq!(bounds, Some(want));
        assert_eq!(Step::bounds(&[Step::Close]), None);
        assert_eq!(Step::bounds(&Step::around(want)), Some(want));
    }
}
