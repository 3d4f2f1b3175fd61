//! Charts as geometry: numbers and a rectangle become shapes and places for words.
//!
//! Nothing here knows pages, fonts or statistics: values are exact, lengths of words come
//! from whoever shapes them, and a drawing is plain data that can be read back.
//!
//! How values are drawn, for whoever reads a finished page:
//! - a **bar** is one [`Shape::Rect`] with
//!   [`Means::Value`]; its length is the value on the [`Scale`], to the raw unit;
//! - a **line** is one [`Shape::Line`] with [`Means::Series`] through its points, a new one
//!   after each gap; a **point** may have a marker, whose middle is the point;
//! - an **area** is one [`Shape::Area`] whose outline goes through the points;
//! - a **sector**, a **sign** and the lines of a **slope** are told in [`ring`],
//!   [`pictogram`] and [`slope`].

mod along;
mod axis;
mod bars;
mod columns;
mod drawing;
mod ink;
mod key;
mod labels;
mod lines;
mod marks;
mod palette;
mod panels;
pub mod pictogram;
pub mod ring;
mod scale;
mod sign;
pub mod slope;
mod spread;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod turn;

pub use drawing::{Anchor, Dash, Drawing, Fill, Means, Placed, Shape, Word};
pub use panels::{Frame, Panels};
pub use scale::{Scale, nice};
pub use sign::Sign;

pub use crate::base::{Hatch, Step};

use crate::base::{Len, Rect};
use num_rational::BigRational;

/// What a chart shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Data {
    /// How many categories (years, places) stand along the chart.
    pub categories: usize,
    /// The series: each has one value a category, `None` where it has none.
    pub series: Vec<Vec<Option<BigRational>>>,
}

/// The kind of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Upright bars, those of several series side by side.
    Columns,
    /// Level bars.
    Bars,
    /// Upright bars with the series on top of each other.
    Stacked,
    /// Level bars with the series one after the other.
    StackedBars,
    /// Level bars of one length, parted by the series' shares.
    Share,
    /// Lines through points.
    Lines,
    /// Lines with what lies below them filled, the series on top of each other.
    Areas,
    /// Columns, and the last series as a line.
    ColumnsLine,
    /// A ring parted by shares.
    Ring,
    /// A disc parted by shares.
    Pie,
    /// Rows of signs that count.
    Pictogram,
    /// Two columns of points, each pair joined by a line.
    Slope,
}

/// A chart to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its kind.
    pub kind: Kind,
    /// Its numbers; those of one axis in one unit.
    pub data: Data,
    /// Where the axis of values begins, if not at zero.
    pub from: Option<BigRational>,
    /// What the axis of values covers, if not what its values say: panels of one scale.
    pub frame: Option<Frame>,
    /// Whether categories run on like years, so that some names may be left out.
    pub ordered: bool,
    /// Whether the last series has an axis of its own, at the right.
    pub second: bool,
    /// Values that are pointed out, by series and category.
    pub marked: Vec<(usize, usize)>,
    /// Whether values are printed at their places; else as there is room.
    pub labels: Option<bool>,
    /// A panel for each series.
    pub panels: Option<Panels>,
    /// Whether there is a word for the middle of a ring.
    pub centre: bool,
    /// The sign of a pictogram, and how much one of it stands for.
    pub sign: Option<(Sign, BigRational)>,
}

/// How far words reach.
pub trait Words {
    /// The width of a word on one line; zero where there is no such word.
    fn width(&self, word: Word) -> Len;
    /// How many lines a word takes in a measure, 0 where there is none, and the width of
    /// the widest; wider than the measure where the word cannot be parted to fit it.
    fn wrapped(&self, word: Word, measure: Len) -> (usize, Len);
    /// The size of the type that words are set in.
    fn em(&self) -> Len;
    /// The distance of the lines of a word that takes several.
    fn pitch(&self) -> Len {
        self.em().ratio(5, 4)
    }
}

/// Weights that the press holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Grid lines, leaders and the edges of hatched shapes.
    pub hairline: Len,
    /// The line that bars stand on.
    pub axis: Len,
    /// Lines that are data.
    pub line: Len,
    /// What parts touching shapes of one ink: bare paper.
    pub gap: Len,
}

/// The values at the ticks of the two axes, for whoever prints their numbers: the second
/// list is empty without a second axis.
pub type Ticks = [Vec<BigRational>; 2];

/// Why a chart does not fit its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// More categories than there is room for.
    Categories {
        /// How many there are.
        have: usize,
        /// How many fit.
        most: usize,
    },
    /// Values that were to be printed at their places have no room there.
    Labels,
    /// Too narrow or too low to draw anything in it.
    Small,
    /// Words are wider than the room.
    Width {
        /// What they take.
        needs: Len,
        /// How wide the room is.
        has: Len,
    },
    /// The chart is higher than its room.
    Height {
        /// What it takes.
        needs: Len,
        /// How high the room is.
        has: Len,
    },
    /// A row of signs is longer than there is room for.
    Signs {
        /// How many signs the longest row has.
        have: u64,
        /// How many fit.
        most: u64,
        /// So many times as much would each of them have to stand for.
        times: u64,
    },
}

impl Chart {
    /// The ticks that [`draw`] gives numbers where values do not stand at their places.
    /// They depend on the size of the room and of the type alone.
    pub fn ticks(&self, room: Rect, em: Len) -> Ticks {
        if let Some(panels) = self.panels {
            return [panels::ticks(self, panels, room, em), Vec::new()];
        }
        axis::ticks(self, room, em)
    }

    /// The height that suits a width.
    pub fn height(&self, width: Len, words: &dyn Words) -> Len {
        if let Some(panels) = self.panels {
            return panels::height(self, panels, width, words);
        }
        match self.kind {
            Kind::Bars | Kind::StackedBars | Kind::Share => {
                bars::height(self, width, words)
            }
            Kind::Ring | Kind::Pie => ring::height(self, width, words),
            Kind::Pictogram => pictogram::height(self, width, words),
            Kind::Slope => slope::height(self, width, words),
            Kind::Lines | Kind::Areas => {
                axis::height(width, words.em()) + lines::key_height(self, width, words)
            }
            _ => columns::height(self, width, words),
        }
    }
}

/// Draws a chart in a room; what does not fit is told in the drawing.
pub fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    if let Some(panels) = chart.panels {
        return panels::draw(chart, panels, room, (words, look));
    }
    match chart.kind {
        Kind::Bars | Kind::StackedBars | Kind::Share => {
            bars::draw(chart, room, words, look)
        }
        Kind::Lines | Kind::Areas => lines::draw(chart, room, words, look),
        Kind::Ring | Kind::Pie => ring::draw(chart, room, words, look),
        Kind::Pictogram => pictogram::draw(chart, room, words, look),
        Kind::Slope => slope::draw(chart, room, words, look),
        _ => columns::draw(chart, room, words, look),
    }
}
