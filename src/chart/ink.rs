//! How series are told apart in one ink: tints that stay apart when dots gain, hatches that
//! a press holds, weights, dashes and markers.

use super::{Chart, Dash, Drawing, Fill, Kind, Look, Means, Shape};
use crate::base::{Hatch, Len, Point, Rect, Step, Tint};

/// Most series that can be told apart.
pub(super) const MOST_SERIES: usize = 6;

/// Hatching: 0.5 pt lines, 2 pt apart, hold on newsprint and read as a quarter tint.
const HATCH: Hatch = Hatch { angle: 45, pitch: Len::pt(2), weight: Len::centipoints(50) };

/// What stands beside something that is pointed out.
const LIGHT: Fill = Fill::Tint(Tint::percent(30));

/// The control points of a quarter circle lie this share of the radius along the tangents,
/// in millionths.
const KAPPA: i64 = 552_285;

/// The fill of one of so many series: light to dark, hatches between tints. Tints step by
/// 20 % at least, more among the light ones, which gain most on newsprint (N8); the lightest
/// stands out from a tinted ground.
pub(super) fn fill(series: usize, count: usize) -> Fill {
    let tint = |percent| Fill::Tint(Tint::percent(percent));
    let hatch = |angle| Fill::Hatch(Hatch { angle, ..HATCH });
    let all: &[Fill] = match count {
        0 | 1 => &[tint(60)],
        2 => &[tint(30), tint(85)],
        3 => &[tint(20), tint(50), tint(85)],
        4 => &[tint(20), hatch(45), tint(50), tint(85)],
        5 => &[tint(20), hatch(45), tint(50), hatch(135), tint(85)],
        _ => &[tint(20), hatch(45), tint(42), hatch(0), tint(64), tint(85)],
    };
    all.get(series % all.len()).copied().unwrap_or(Fill::Paper)
}

impl Chart {
    /// The fill of a value: what is pointed out in the accent, what stands beside it light.
    pub(super) fn fill(&self, series: usize, category: usize) -> Fill {
        if self.marked.contains(&(series, category)) {
            return Fill::Accent(Tint::SOLID);
        }
        if self.filled(self.data.series.len()) <= 1 && !self.marked.is_empty() {
            return LIGHT;
        }
        self.series_fill(series)
    }

    /// The fill of a series where nothing is pointed out; under a line it is light.
    pub(super) fn series_fill(&self, series: usize) -> Fill {
        match self.filled(self.data.series.len()) {
            ..=1 if self.kind == Kind::ColumnsLine => LIGHT,
            count => fill(series, count),
        }
    }
}

/// How the line of a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) weight: Len,
    pub(super) dash: Dash,
    pub(super) marker: Marker,
}

/// What stands at the points of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A filled circle.
    Disc,
    /// An open circle.
    Ring,
    /// A filled square.
    Square,
    /// An open square.
    Frame,
}

/// The line of a series.
pub(super) fn stroke(series: usize, look: &Look) -> Stroke {
    let thin = look.line.ratio(2, 3);
    let (weight, dash, marker) = match series % MOST_SERIES {
        0 => (look.line, Dash::Solid, Marker::Disc),
        1 => (thin, Dash::Solid, Marker::Ring),
        2 => (look.line, Dash::Dashed, Marker::Square),
        3 => (thin, Dash::Dashed, Marker::Frame),
        4 => (look.line, Dash::Dotted, Marker::Disc),
        _ => (thin, Dash::Dotted, Marker::Ring),
    };
    Stroke { weight, dash, marker }
}

/// Draws a marker with its middle at a point.
pub(super) fn marker(
    out: &mut Drawing,
    means: Means,
    (at, size): (Point, Len),
    (marker, fill): (Marker, Fill),
    look: &Look,
) {
    let inner = size - look.line.ratio(2, 3) * 2;
    match marker {
        Marker::Disc => out.shape(means, Shape::Area(circle(at, size), fill)),
        Marker::Ring => {
            out.shape(means, Shape::Area(circle(at, size), fill));
            out.shape(means, Shape::Area(circle(at, inner), Fill::Paper));
        }
        Marker::Square => out.shape(means, Shape::Rect(square(at, size), fill)),
        Marker::Frame => {
            out.shape(means, Shape::Rect(square(at, size), fill));
            out.shape(means, Shape::Rect(square(at, inner), Fill::Paper));
        }
    }
}

/// A square of a size around a point.
fn square(at: Point, size: Len) -> Rect {
    let half = size.half();
    Rect { x0: at.x - half, y0: at.y - half, x1: at.x + half, y1: at.y + half }
}

/// A circle of a diameter around a point, as four curves.
pub(super) fn circle(at: Point, size: Len) -> Vec<Step> {
    let r = size.half();
    let k = r.ratio(KAPPA, 1_000_000);
    let (o, p) = (Len::ZERO, |x: Len, y: Len| at.by(x, y));
    vec![
        Step::Move(p(r, o)),
        Step::Curve(p(r, k), p(k, r), p(o, r)),
        Step::Curve(p(-k, r), p(-r, k), p(-r, o)),
        Step::Curve(p(-r, -k), p(-k, -r), p(o, -r)),
        Step::Curve(p(k, -r), p(r, -k), p(r, o)),
        Step::Close,
    ]
}
