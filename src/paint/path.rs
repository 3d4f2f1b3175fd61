//! Paths as operators (ISO 32000-1, 8.5): fills, hatches inside a clip, strokes.

use super::canvas::{Painter, STROKE};
use super::ops::milli;
use crate::base::{Color, Hatch, Len, Step};
use crate::pages::Paint;

impl Painter<'_> {
    /// Draws a path. A fill is an outline and `f`. A hatch is the outline as a clip (`W n`),
    /// then its lines, inside `q … Q`. A stroke is the path and `S`, inside `q … Q`.
    pub(super) fn path(&mut self, steps: &[Step], paint: Paint) {
        match paint {
            Paint::Fill(color) => {
                self.fill(color);
                self.outline_of(steps);
                self.ops.raw(b"f\n");
            }
            Paint::Hatch(hatch, color) => self.hatch(steps, hatch, color),
            Paint::Stroke { weight, color, dash, round } => {
                self.overprint(color == Color::BLACK);
                self.ops.raw(b"q\n");
                self.ink(color, &STROKE);
                self.ops.op(&[milli(weight)], "w");
                if round {
                    self.ops.raw(b"1 J 1 j\n");
                }
                if let Some((on, off)) = dash {
                    self.ops.raw(b"[ ");
                    self.ops.number(milli(on).max(1));
                    self.ops.number(milli(off).max(1));
                    self.ops.raw(b"] 0 d\n");
                }
                self.outline_of(steps);
                self.ops.raw(b"S\nQ\n");
            }
        }
    }

    fn outline_of(&mut self, steps: &[Step]) {
        for step in steps {
            match *step {
                Step::Move(at) => self.ops.op(&self.frame.point(at), "m"),
                Step::Line(at) => self.ops.op(&self.frame.point(at), "l"),
                Step::Curve(a, b, at) => {
                    let [ax, ay] = self.frame.point(a);
                    let [bx, by] = self.frame.point(b);
                    let [x, y] = self.frame.point(at);
                    self.ops.op(&[ax, ay, bx, by, x, y], "c");
                }
                Step::Close => self.ops.raw(b"h\n"),
            }
        }
    }

    fn hatch(&mut self, steps: &[Step], hatch: Hatch, color: Color) {
        let Some(bounds) = Step::bounds(steps) else { return };
        self.overprint(color == Color::BLACK);
        self.ops.raw(b"q\n");
        self.outline_of(steps);
        self.ops.raw(b"W n\n");
        self.ink(color, &STROKE);
        self.ops.op(&[milli(hatch.weight)], "w");
        // beyond the clip, so that no line ends short of a slanted edge
        let reach = hatch.weight;
        for (from, to) in hatch.lines(bounds) {
            let side = |a: Len, b: Len| match a.cmp(&b) {
                std::cmp::Ordering::Less => -reach,
                std::cmp::Ordering::Equal => Len::ZERO,
                std::cmp::Ordering::Greater => reach,
            };
            let (dx, dy) = (side(from.x, to.x), side(from.y, to.y));
            self.ops.op(&self.frame.point(from.by(dx, dy)), "m");
            self.ops.op(&self.frame.point(to.by(-dx, -dy)), "l");
        }
        self.ops.raw(b"S\nQ\n");
    }
}
