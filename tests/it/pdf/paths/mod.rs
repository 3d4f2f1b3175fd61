//! What is drawn: paths as operators paint them, in points of the page, with the ink, the
//! pen and the clips of that moment (ISO 32000-1, 8.5).

mod round;
mod straight;
mod tests;

pub(crate) use round::Wheel;
pub(crate) use straight::{Hatching, bars, hatchings, lines};

use super::content::{Matrix, apply};
use super::{Ink, Rect};
use std::sync::Arc;

/// A point in points of the page, y upwards.
pub(crate) type At = (f64, f64);

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    Line(At),
    /// Two control points, and where the curve ends.
    Curve(At, At, At),
}

impl Step {
    /// Where the step ends.
    pub(crate) fn end(&self) -> At {
        match self {
            Self::Line(to) | Self::Curve(_, _, to) => *to,
        }
    }
}

/// One outline of a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outline {
    pub(crate) start: At,
    pub(crate) steps: Vec<Step>,
    /// Closed by `h`, `re` or an operator that closes.
    pub(crate) closed: bool,
}

/// The pen of a stroke.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pen {
    pub(crate) ink: Ink,
    pub(crate) weight: f64,
    /// Lengths of dashes and gaps; empty for a solid line.
    pub(crate) dash: Vec<f64>,
    pub(crate) cap: i64,
    pub(crate) join: i64,
}

/// What paint is kept within.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clip {
    pub(crate) outlines: Vec<Outline>,
    pub(crate) even_odd: bool,
}

/// A painted path.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    pub(crate) outlines: Vec<Outline>,
    pub(crate) fill: Option<Ink>,
    pub(crate) even_odd: bool,
    pub(crate) stroke: Option<Pen>,
    /// All that keep it in, the first set first.
    pub(crate) clips: Vec<Arc<Clip>>,
    pub(crate) overprint: bool,
    /// The innermost tag that is not a `Span`.
    pub(crate) tag: String,
    pub(crate) mcid: Option<i64>,
    /// The element of the structure, by its place in `File::blocks`.
    pub(crate) block: Option<usize>,
}

impl Outline {
    /// Its corners and the ends of its curves, without a last one that is the first again.
    pub(crate) fn points(&self) -> Vec<At> {
        let mut points = vec![self.start];
        points.extend(self.steps.iter().map(Step::end));
        if self.closed && points.len() > 1 && near(points[points.len() - 1], self.start) {
            points.pop();
        }
        points
    }

    /// The extent of its points and of its curves.
    pub(crate) fn rect(&self) -> Rect {
        let mut rect = [self.start.0, self.start.1, self.start.0, self.start.1];
        let mut from = self.start;
        for step in &self.steps {
            // A curve is within its control points; sampled, it is known within the
            // ten-thousandth of its length.
            for at in samples(from, step) {
                rect = around(rect, at);
            }
            from = step.end();
        }
        rect
    }

    /// Whether it has no curve.
    pub(crate) fn is_straight(&self) -> bool {
        self.steps.iter().all(|step| matches!(step, Step::Line(_)))
    }
}

impl Clip {
    /// The extent of its outlines.
    pub(crate) fn rect(&self) -> Rect {
        extent(&self.outlines)
    }
}

impl Path {
    /// The extent of its outlines: the weight of a stroke is not counted.
    pub(crate) fn rect(&self) -> Rect {
        extent(&self.outlines)
    }

    /// What can be seen of it, the weight of a stroke counted.
    pub(crate) fn seen(&self) -> Rect {
        let half = self.stroke.as_ref().map_or(0.0, |pen| pen.weight / 2.0);
        let [x0, y0, x1, y1] = self.rect();
        let mut seen = [x0 - half, y0 - half, x1 + half, y1 + half];
        for clip in &self.clips {
            let [x0, y0, x1, y1] = clip.rect();
            seen = [seen[0].max(x0), seen[1].max(y0), seen[2].min(x1), seen[3].min(y1)];
        }
        seen
    }

    /// Whether it is the page's ornament, not content.
    pub(crate) fn is_artifact(&self) -> bool {
        self.tag == "Artifact"
    }

    /// The ink that it is filled with, or stroked with where it is not filled.
    pub(crate) fn ink(&self) -> &Ink {
        self.fill.as_ref().or(self.stroke.as_ref().map(|pen| &pen.ink)).expect("painted")
    }
}

/// The path that is being made, and what painting needs to know besides.
#[derive(Debug, Default)]
pub(super) struct Maker {
    outlines: Vec<Outline>,
    /// A clip that the next painting operator sets, and whether it is even-odd.
    clip: Option<bool>,
}

/// Which parts of a path an operator paints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "an operator does any of the four")]
pub(super) struct Paint {
    pub(super) fill: bool,
    pub(super) even_odd: bool,
    pub(super) stroke: bool,
    close: bool,
}

impl Paint {
    /// What a painting operator does.
    pub(super) fn of(operator: &str) -> Option<Self> {
        let [fill, even_odd, stroke, close] = match operator {
            "n" => [false, false, false, false],
            "f" | "F" => [true, false, false, false],
            "f*" => [true, true, false, false],
            "S" => [false, false, true, false],
            "s" => [false, false, true, true],
            "B" => [true, false, true, false],
            "B*" => [true, true, true, false],
            "b" => [true, false, true, true],
            "b*" => [true, true, true, true],
            _ => return None,
        };
        Some(Self { fill, even_odd, stroke, close })
    }
}

impl Maker {
    /// An operator that makes a path, or `W`.
    pub(super) fn step(&mut self, operator: &str, n: &[f64], ctm: Matrix) {
        let at = |x: f64, y: f64| apply(ctm, x, y);
        match operator {
            "W" => self.clip = Some(false),
            "W*" => self.clip = Some(true),
            "re" => {
                let (left, foot) = (n[0], n[1]);
                let (right, top) = (left + n[2], foot + n[3]);
                let corners = [at(right, foot), at(right, top), at(left, top)];
                let steps = corners.map(Step::Line).to_vec();
                self.outlines.push(Outline {
                    start: at(left, foot),
                    steps,
                    closed: true,
                });
            }
            "m" => {
                let start = at(n[0], n[1]);
                self.outlines.push(Outline { start, steps: Vec::new(), closed: false });
            }
            _ => self.further(operator, n, ctm),
        }
    }

    fn further(&mut self, operator: &str, n: &[f64], ctm: Matrix) {
        let at = |place: usize| apply(ctm, n[place], n[place + 1]);
        let open = self.outlines.last_mut().expect("an open path");
        assert!(!open.closed, "{operator} after a path was closed");
        let here = open.steps.last().map_or(open.start, Step::end);
        match operator {
            "l" => open.steps.push(Step::Line(at(0))),
            "c" => open.steps.push(Step::Curve(at(0), at(2), at(4))),
            "v" => open.steps.push(Step::Curve(here, at(0), at(2))),
            "y" => open.steps.push(Step::Curve(at(0), at(2), at(2))),
            "h" => open.closed = true,
            other => panic!("{other} makes no path"),
        }
    }

    /// Ends the path: its outlines, and the clip that holds from now on.
    pub(super) fn end(&mut self, paint: Paint) -> (Vec<Outline>, Option<Arc<Clip>>) {
        let mut outlines = std::mem::take(&mut self.outlines);
        if paint.close {
            for outline in &mut outlines {
                outline.closed = true;
            }
        }
        let clip = self.clip.take().map(|even_odd| {
            assert!(!outlines.is_empty(), "a clip of nothing hides everything");
            Arc::new(Clip { outlines: outlines.clone(), even_odd })
        });
        (outlines, clip)
    }

    /// Whether nothing is left of a path that was never painted.
    pub(super) fn is_done(&self) -> bool {
        self.outlines.is_empty() && self.clip.is_none()
    }
}

/// Whether two places are one, as far as operators are written.
pub(crate) fn near(a: At, b: At) -> bool {
    (a.0 - b.0).hypot(a.1 - b.1) < 0.002
}

fn around(rect: Rect, (x, y): At) -> Rect {
    [rect[0].min(x), rect[1].min(y), rect[2].max(x), rect[3].max(y)]
}

fn extent(outlines: &[Outline]) -> Rect {
    let rects = outlines.iter().map(Outline::rect);
    let union = |a: Rect, b: Rect| around(around(a, (b[0], b[1])), (b[2], b[3]));
    rects.reduce(union).unwrap_or_default()
}

/// Places on a step, its end last: 32 of a curve.
pub(crate) fn samples(from: At, step: &Step) -> Vec<At> {
    match step {
        Step::Line(to) => vec![*to],
        Step::Curve(a, b, to) => (1..=32)
            .map(|part| {
                let t = f64::from(part) / 32.0;
                let u = 1.0 - t;
                let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
                let four = [from, *a, *b, *to];
                let sum = |pick: fn(At) -> f64| {
                    four.iter().zip(weights).map(|(at, weight)| weight * pick(*at)).sum()
                };
                (sum(|at| at.0), sum(|at| at.1))
            })
            .collect(),
    }
}
