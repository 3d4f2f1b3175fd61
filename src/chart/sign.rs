//! Signs that count in pictograms: silhouettes drawn for one ink and small sizes.
//!
//! A sign is drawn in a box 1000 high. Its outline reaches the left and the right edge of
//! the box, and has ink at every place between, so that a part of its width is a part of
//! what it stands for. Outer outlines go clockwise, holes anticlockwise.

use super::Step;
use crate::base::{Len, Point};

/// The height of the box that signs are drawn in.
const HIGH: i64 = 1000;
/// Straight lines that a curve of a sign cut in two is drawn by.
const PIECES: i64 = 12;

/// What a pictogram counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Somebody standing.
    Person,
    /// A house with a door.
    House,
    /// A fir.
    Tree,
    /// A factory with its chimney.
    Factory,
    /// A round coin with a square hole.
    Coin,
    /// A leaf on its stalk.
    Leaf,
    /// A road into the distance.
    Road,
    /// A drop of water.
    Drop,
    /// An open book.
    Book,
    /// A square.
    Square,
    /// A circle.
    Circle,
}

/// A step of an outline, in thousandths of the box's height.
#[derive(Clone, Copy)]
enum Go {
    /// Begins an outline.
    M(i64, i64),
    /// A straight line.
    L(i64, i64),
    /// A curve.
    C(i64, i64, i64, i64, i64, i64),
    /// Ends an outline.
    Z,
}
use Go::{C, L, M, Z};

const PERSON: &[Go] = &[
    M(250, 0),
    C(333, 0, 400, 67, 400, 150),
    C(400, 233, 333, 300, 250, 300),
    C(167, 300, 100, 233, 100, 150),
    C(100, 67, 167, 0, 250, 0),
    Z,
    M(90, 335),
    L(410, 335),
    C(460, 335, 500, 375, 500, 425),
    L(500, 670),
    L(410, 670),
    L(410, 1000),
    L(275, 1000),
    L(275, 700),
    L(225, 700),
    L(225, 1000),
    L(90, 1000),
    L(90, 670),
    L(0, 670),
    L(0, 425),
    C(0, 375, 40, 335, 90, 335),
    Z,
];
const HOUSE: &[Go] = &[
    M(500, 40),
    L(1000, 500),
    L(880, 500),
    L(880, 1000),
    L(600, 1000),
    L(600, 660),
    L(400, 660),
    L(400, 1000),
    L(120, 1000),
    L(120, 500),
    L(0, 500),
    Z,
];
const TREE: &[Go] = &[
    M(320, 0),
    L(560, 380),
    L(440, 380),
    L(640, 760),
    L(380, 760),
    L(380, 1000),
    L(260, 1000),
    L(260, 760),
    L(0, 760),
    L(200, 380),
    L(80, 380),
    Z,
];
const FACTORY: &[Go] = &[
    M(0, 1000),
    L(0, 420),
    L(290, 620),
    L(290, 420),
    L(580, 620),
    L(670, 620),
    L(700, 0),
    L(850, 0),
    L(880, 620),
    L(1000, 620),
    L(1000, 1000),
    Z,
];
const COIN: &[Go] = &[
    M(500, 0),
    C(776, 0, 1000, 224, 1000, 500),
    C(1000, 776, 776, 1000, 500, 1000),
    C(224, 1000, 0, 776, 0, 500),
    C(0, 224, 224, 0, 500, 0),
    Z,
    M(330, 330),
    L(330, 670),
    L(670, 670),
    L(670, 330),
    Z,
];
const LEAF: &[Go] = &[
    M(310, 0),
    C(530, 180, 620, 400, 620, 540),
    C(620, 700, 500, 790, 345, 800),
    L(345, 1000),
    L(275, 1000),
    L(275, 800),
    C(120, 790, 0, 700, 0, 540),
    C(0, 400, 90, 180, 310, 0),
    Z,
];
const ROAD: &[Go] = &[
    M(370, 0),
    L(630, 0),
    L(1000, 1000),
    L(0, 1000),
    Z,
    M(478, 90),
    L(470, 270),
    L(530, 270),
    L(522, 90),
    Z,
    M(466, 380),
    L(456, 600),
    L(544, 600),
    L(534, 380),
    Z,
    M(450, 720),
    L(440, 940),
    L(560, 940),
    L(550, 720),
    Z,
];
const DROP: &[Go] = &[
    M(320, 0),
    C(440, 260, 640, 440, 640, 680),
    C(640, 857, 497, 1000, 320, 1000),
    C(143, 1000, 0, 857, 0, 680),
    C(0, 440, 200, 260, 320, 0),
    Z,
];
const BOOK: &[Go] = &[
    M(0, 170),
    C(170, 90, 370, 90, 500, 190),
    C(630, 90, 830, 90, 1000, 170),
    L(1000, 880),
    C(830, 800, 630, 800, 500, 900),
    C(370, 800, 170, 800, 0, 880),
    Z,
    M(478, 280),
    L(478, 780),
    L(522, 780),
    L(522, 280),
    Z,
];
const SQUARE: &[Go] = &[M(0, 50), L(900, 50), L(900, 950), L(0, 950), Z];
const CIRCLE: &[Go] = &[
    M(480, 20),
    C(745, 20, 960, 235, 960, 500),
    C(960, 765, 745, 980, 480, 980),
    C(215, 980, 0, 765, 0, 500),
    C(0, 235, 215, 20, 480, 20),
    Z,
];

impl Sign {
    /// All signs.
    pub const ALL: [Self; 11] = [
        Self::Person,
        Self::House,
        Self::Tree,
        Self::Factory,
        Self::Coin,
        Self::Leaf,
        Self::Road,
        Self::Drop,
        Self::Book,
        Self::Square,
        Self::Circle,
    ];

    /// The width of the box, and what is drawn in it.
    const fn drawn(self) -> (i64, &'static [Go]) {
        match self {
            Self::Person => (500, PERSON),
            Self::House => (1000, HOUSE),
            Self::Tree => (640, TREE),
            Self::Factory => (1000, FACTORY),
            Self::Coin => (1000, COIN),
            Self::Leaf => (620, LEAF),
            Self::Road => (1000, ROAD),
            Self::Drop => (640, DROP),
            Self::Book => (1000, BOOK),
            Self::Square => (900, SQUARE),
            Self::Circle => (960, CIRCLE),
        }
    }

    /// How wide the sign is at a height.
    pub fn width(self, height: Len) -> Len {
        height.ratio(self.drawn().0, HIGH)
    }

    /// The outline of the sign at a height, the left upper corner of its box at a point.
    pub fn outline(self, at: Point, height: Len) -> Vec<Step> {
        let place = |(x, y)| at.by(height.ratio(x, HIGH), height.ratio(y, HIGH));
        let step = |go: &Go| match *go {
            M(x, y) => Step::Move(place((x, y))),
            L(x, y) => Step::Line(place((x, y))),
            C(x1, y1, x2, y2, x, y) => {
                Step::Curve(place((x1, y1)), place((x2, y2)), place((x, y)))
            }
            Z => Step::Close,
        };
        self.drawn().1.iter().map(step).collect()
    }

    /// The part of the sign left of `cut`, its curves drawn by short lines; where the sign
    /// has ink at the cut, the part ends exactly there.
    pub fn part(self, at: Point, height: Len, cut: Len) -> Vec<Step> {
        let mut steps = Vec::new();
        for ring in self.rings(at, height) {
            let kept = left_of(&ring, cut);
            if kept.len() > 2 {
                steps.extend(Step::through(&kept));
                steps.push(Step::Close);
            }
        }
        steps
    }

    /// The outlines as closed rows of points: the last one is the first again.
    pub fn rings(self, at: Point, height: Len) -> Vec<Vec<Point>> {
        let mut rings: Vec<Vec<Point>> = Vec::new();
        for step in self.outline(at, height) {
            match step {
                Step::Move(at) => rings.push(vec![at]),
                Step::Line(at) => rings.last_mut().into_iter().for_each(|r| r.push(at)),
                Step::Curve(a, b, end) => {
                    let Some(ring) = rings.last_mut() else { continue };
                    let Some(from) = ring.last().copied() else { continue };
                    ring.extend((1..=PIECES).map(|k| on_curve([from, a, b, end], k)));
                }
                Step::Close => {
                    let Some(ring) = rings.last_mut() else { continue };
                    let first = ring.first().copied();
                    if first != ring.last().copied() {
                        ring.extend(first);
                    }
                }
            }
        }
        rings
    }
}

/// The point of a curve after `k` of [`PIECES`] parts, to the nearest unit.
fn on_curve(points: [Point; 4], k: i64) -> Point {
    let (t, u) = (i128::from(k), i128::from(PIECES - k));
    let weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    let whole = i128::from(PIECES).pow(3);
    let mix = |axis: fn(Point) -> Len| {
        let terms = points.iter().zip(weights);
        let sum: i128 = terms.map(|(p, w)| i128::from(axis(*p).raw()) * w).sum();
        let rounded = (2 * sum + whole).div_euclid(2 * whole);
        Len::from_raw(i64::try_from(rounded).unwrap_or(0))
    };
    Point::new(mix(|p| p.x), mix(|p| p.y))
}

/// The part of a closed row of points that lies left of a line (Sutherland and Hodgman);
/// parts that hang together only along the line are one, which no filling shows.
fn left_of(ring: &[Point], cut: Len) -> Vec<Point> {
    let mut kept = Vec::new();
    for (from, to) in ring.iter().zip(ring.iter().skip(1)) {
        let crosses = (from.x < cut) != (to.x < cut) && from.x != cut && to.x != cut;
        if from.x <= cut {
            kept.push(*from);
        }
        if crosses {
            let y = from.y
                + (to.y - from.y).ratio((cut - from.x).raw(), (to.x - from.x).raw());
            kept.push(Point::new(cut, y));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_sign_ends_where_it_is_cut() {
        let (at, height) = (Point::new(Len::pt(7), Len::pt(3)), Len::pt(11));
        for sign in Sign::ALL {
            let width = sign.width(height);
            for k in 1..=40 {
                let cut = at.x + width.ratio(k, 40);
                let bounds = Step::bounds(&sign.part(at, height, cut)).unwrap();
                assert_eq!((bounds.x0, bounds.x1), (at.x, cut), "{sign:?} {k}");
                assert!(bounds.y0 >= at.y && bounds.y1 <= at.y + height, "{sign:?}");
            }
        }
    }

    #[test]
    fn holes_go_the_other_way_round() {
        for sign in Sign::ALL {
            let area = |ring: &Vec<Point>| -> f64 {
                let two = ring.windows(2);
                two.map(|p| {
                    p[0].x.to_pt() * p[1].y.to_pt() - p[1].x.to_pt() * p[0].y.to_pt()
                })
                .sum()
            };
            let rings = sign.rings(Point::default(), Len::pt(100));
            let areas: Vec<f64> = rings.iter().map(area).collect();
            let holes = match sign {
                Sign::Coin | Sign::Book => 1,
                Sign::Road => 3,
                _ => 0,
            };
            assert!(areas[0] > 0.0, "{sign:?}");
            let inside = areas.iter().filter(|area| **area < 0.0).count();
            assert_eq!(inside, holes, "{sign:?}: {areas:?}");
        }
    }
}
